import TestSupport
import Testing

@testable import BriefMarkdown

@Suite("Generated headers, read without a YAML parser")
struct PlainHeaderFuzzTests {
  @Test("what is read without libyaml is what libyaml reads")
  func agreement() {
    var random = SplitMix(seed: 20_190_227)
    let cases = FuzzCases.count(everyday: 5_000)
    var count = 0
    for number in 0..<cases {
      let header = (0..<random.below(4)).map { _ in line(&random) }.joined()
      let source = Array("---\n\(header)---\n".utf8)
      let range = 4..<(source.count - 4)
      guard let fields = PlainHeader.fields(of: YAMLText(source, in: range), in: source) else { continue }
      count += 1
      var asked = YAMLHeader(path: "file.md", source: source, range: range)
      let known = asked.diagnostics.count
      let expected = asked.fieldsByLibyaml().map { printed($0, of: source) }
      #expect(printed(fields, of: source) == expected, "case \(number): \(header)")
      #expect(asked.diagnostics.count == known, "case \(number): \(header)")
    }
    print("fuzz: \(count) of \(cases) headers need no YAML parser")
    #expect(count > cases / 20)
  }

  private func line(_ random: inout SplitMix) -> String {
    let name = Self.names[random.below(Self.names.count)]
    let space = String(repeating: " ", count: random.below(8) == 0 ? random.below(3) : 1)
    let value = random.below(3) == 0 ? list(&random) : scalar(&random)
    return name + ":" + space + value + (random.below(40) == 0 ? "" : "\n")
  }

  private func list(_ random: inout SplitMix) -> String {
    let items = (0..<random.below(4)).map { _ in scalar(&random) }
    return "[" + items.joined(separator: [",", ", ", " , "][random.below(3)]) + "]"
      + (random.below(8) == 0 ? scalar(&random) : "")
  }

  private func scalar(_ random: inout SplitMix) -> String {
    let text = (0..<random.below(5)).map { _ in
      Self.pieces[random.below(random.below(8) == 0 ? Self.pieces.count : Self.usual)]
    }.joined()
    let mark = ["", "", "\"", "'"][random.below(4)]
    return mark + text + mark
  }

  private static let names = [
    "title", "name", "a-b", "a_b", "null", "NULL", "Null", "y", "no", "A1", "a", "-a", "é",
  ]
  /// How many of the pieces mean nothing wherever they stand.
  private static let usual = 16
  private static let pieces = [
    "a", "title", "null", "Null", "NULL", "2019-02-27", "1", " ", "  ", "é", "김정은", "😀", "\u{A0}", "-", ".",
    "/",
    "~", "'", "\"", "''", "\\", "\\n", ",", ", ", ":", ": ", "#", " #", "?", "? ", "- ", "!", "!a", "&a",
    "*a", "[",
    "]", "{", "}", "|", ">", "%", "@", "`", ";", "(", ")", "=", "<<", "\t", "\n", "\n ", "\r", "\r\n",
    "\u{85}",
    "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{0}", "\u{7F}", "\u{80}", "---", "...", "\u{FFFE}", "\u{FFFD}",
  ]
}
