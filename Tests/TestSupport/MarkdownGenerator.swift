/// Writes CommonMark documents at random, always the same ones for a seed: nested lists and quotations, emphasis, links,
/// references, code, entities, escapes, tabs, lazy continuation lines, HTML and letters of many scripts.
///
/// They hold no footnotes and no tables, so that libcmark can be asked what they mean.
public struct MarkdownGenerator {
  private var random: SplitMix

  /// Makes a generator; equal seeds give equal documents.
  public init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  private static let words = [
    "Hanoi", "summit", "the", "a", "and", "Pyongyang", "김정은", "北京", "été", "Łódź", "🙂", "👩🏽‍🚀", "x", "1", "2.",
    "no",
    "snake_case", "a*b", "it's", "\u{201C}quoted\u{201D}", "50%", "e\u{301}", "\u{A0}", "C#", "#tag", "+1",
    "-", "~", "=",
  ]

  private static let oddities = [
    "*", "**", "***", "_", "__", "`", "``", "[", "]", "![", "(", ")", "](", "<", ">", "&", "\\", "!", "\\\\",
    "\\*", "\\_",
    "\\[", "\\]", "\\`", "\\a", "\\<", "\\&", "&amp;", "&lt;", "&copy;", "&nbsp;", "&#38;", "&#x26;", "&#0;",
    "&#x1F600;",
    "&ngE;", "&unknown;", "&amp", "&#;", "&#99999999;", "\"", "'", ":", "{", "}", "]: ", "\t",
  ]

  /// What cmark does not know: only in documents that are changed.
  private static let extensions = [
    "[^1]", "[^a_b]", "[^*", "\n[^1]: ", "\n[^2]:\n    ", "\n\n    ", "|",
    "\n| a | b |\n|---|:-:|\n| c | d\n", "\n|-|-|\n", "\\|",
    "\u{0}", "\u{1}", "![[]()",
  ]

  private static let html = [
    "<br>", "<b>", "</b>", "<a href=\"x\">", "<!-- c -->", "<?php ?>", "<!X y>", "<![CDATA[x]]>",
    "<i\n a='1'>", "<x y",
  ]

  private static let autolinks = [
    "<https://example.org/a_b*c>", "<mailto:a@b.c>", "<a.b@example.org>",
    "<https://example.org/?a=1&amp;b=2>",
    "<irc://x&copy;y>", "<x:>", "<nocolon>",
  ]

  private static let labels = ["foo", "Bar", "ref 1", "a\\]b", "*x*", "été", "x`y"]

  private static let destinations = [
    "/url", "<>", "<a b>", "a(b)c", "a\\)b", "actors/kim.md#x", "&auml;", "<a\\>b>", "x_y_z", "\\&amp;", "",
    "a\\b", "한",
  ]

  private static let titles = [
    "", "", " \"title\"", " 'it*s'", " (x)", " \"a\\\"b\"", "\n\"next\"", " \"&quot;\"", " x",
  ]

  /// A document.
  public mutating func document() -> String {
    var lines: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) { lines += block(depth: 0) + between() }
    if chance(60) { lines += definitions() }
    let ending = chance(8) ? "\r\n" : chance(4) ? "\r" : "\n"
    let text = lines.joined(separator: ending)
    return chance(50) ? text + ending : text
  }

  /// Changes some bytes of a document, so that it may be anything.
  public mutating func mutated(_ document: String) -> [UInt8] {
    var bytes = Array(document.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let index = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: bytes.insert(contentsOf: pick(Self.oddities + Self.extensions).utf8, at: index)
      case 1 where index < bytes.count: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 2 where index < bytes.count: bytes.remove(at: index)
      default:
        let other = Int.random(in: 0...bytes.count, using: &random)
        bytes.insert(contentsOf: Array(bytes[min(index, other)..<max(index, other)].prefix(40)), at: other)
      }
    }
    return bytes
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }

  private mutating func between() -> [String] {
    chance(75) ? [chance(10) ? "  " : ""] : []
  }

  // MARK: Blocks

  private mutating func block(depth: Int) -> [String] {
    switch Int.random(in: 0..<(depth < 3 ? 16 : 10), using: &random) {
    case 0: return heading()
    case 1: return code()
    case 2: return [pick(["***", "---", " * * *", "___", "- - -", "=="])]
    case 3: return chance(50) ? definitions() + paragraph() : definitions()
    case 4: return htmlBlock()
    case 5...9: return paragraph()
    case 10...12: return quotation(depth)
    default: return list(depth)
    }
  }

  private mutating func paragraph() -> [String] {
    var lines = inlines().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for index in lines.indices {
      if chance(12) { lines[index] = pick([" ", "  ", "   ", "    ", "\t", " \t"]) + lines[index] }
      if chance(10) { lines[index] += pick([" ", "  ", "\\", "   ", "\t", " \u{B}"]) }
    }
    return lines
  }

  private mutating func heading() -> [String] {
    if chance(30) { return paragraph() + [pick(["===", "---", "=", " --  ", "   ==\t"])] }
    let level = Int.random(in: 1...7, using: &random)
    let text = inlines().split(separator: "\n").joined(separator: " ")
    return [
      pick(["", "", " ", "   "]) + String(repeating: "#", count: level) + pick([" ", " ", "\t", "  ", ""])
        + text
        + pick(["", "", " #", " ## ", "#", " \\#", "\t#"])
    ]
  }

  private mutating func code() -> [String] {
    let contents = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      pick(Self.words + Self.oddities + ["", "  x", "\tx"])
    }
    if chance(40) { return contents.map { pick(["    ", "\t", "  \t", "     "]) + $0 } + ["    end"] }
    let fence = pick(["```", "~~~", "````"])
    let info = pick(["", "swift", " a\\*b &amp; c", "x y"])
    let closing = chance(75) ? [pick(["", " ", "   "]) + fence + pick(["", " ", "`"])] : []
    return [pick(["", "", "  "]) + fence + info] + contents + closing
  }

  private mutating func htmlBlock() -> [String] {
    let start = pick([
      "<div>", "<!-- a", "<?x", "<!X", "<![CDATA[", "<pre>", "</p >", "<custom-x y='1'>", "<script>",
    ])
    let rest = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      pick(["*a*", "", "-->", "?>", ">", "</pre>", "x"])
    }
    return [pick(["", " ", "   "]) + start] + rest
  }

  private mutating func definitions() -> [String] {
    (0..<Int.random(in: 1...3, using: &random)).flatMap { _ -> [String] in
      let separator = pick([" ", "", "\n", " \t", "\n  "])
      let text = "[" + pick(Self.labels) + "]:" + separator + pick(Self.destinations) + pick(Self.titles)
      return (pick(["", "", " ", "   "]) + text + pick(["", "", " ", "  x"])).split(separator: "\n").map(
        String.init)
    }
  }

  private mutating func contents(_ depth: Int) -> [String] {
    var lines: [String] = []
    for _ in 0..<Int.random(in: 1...2, using: &random) { lines += block(depth: depth + 1) + between() }
    return lines
  }

  private mutating func quotation(_ depth: Int) -> [String] {
    let marker = pick(["> ", "> ", ">", " > ", "   >  ", ">\t"])
    var isFirst = true
    return contents(depth).map { line in
      defer { isFirst = false }
      // A line without its marker may go on with the paragraph above.
      return !isFirst && chance(15) ? line : marker + line
    }
  }

  private mutating func list(_ depth: Int) -> [String] {
    let marker = pick(["-", "*", "+", "1.", "2)", "10.", "007."])
    let padding = pick([" ", " ", "  ", "   ", "    ", "\t", "      "])
    let indentation = pick(["", "", " ", "   "])
    let width = indentation.utf8.count + marker.utf8.count + (padding == "\t" ? 2 : padding.utf8.count)
    return (0..<Int.random(in: 1...3, using: &random)).flatMap { _ -> [String] in
      var lines = contents(depth)
      for index in lines.indices {
        let prefix = index == 0 ? indentation + marker + padding : String(repeating: " ", count: width)
        if index == 0 || !chance(12) { lines[index] = prefix + lines[index] }
      }
      return lines + between()
    }
  }

  // MARK: Inlines

  private mutating func inlines(_ depth: Int = 0) -> String {
    (0..<Int.random(in: 1...(depth == 0 ? 9 : 4), using: &random)).map { _ in
      inline(depth)
        + pick([" ", " ", " ", "", "\n", "  \n", "\\\n", " \n"].filter { depth < 2 || $0.count < 2 })
    }.joined()
  }

  private mutating func inline(_ depth: Int) -> String {
    switch Int.random(in: 0..<(depth < 3 ? 22 : 14), using: &random) {
    case 0...7: return pick(Self.words)
    case 8...9: return pick(Self.oddities)
    case 10: return pick(Self.html)
    case 11: return pick(Self.autolinks)
    case 12...13: return codeSpan()
    case 14...17:
      let mark = pick(["*", "_", "**", "__", "***"])
      return mark + inlines(depth + 1) + (chance(90) ? mark : pick(["*", "_", ""]))
    default: return link(depth)
    }
  }

  private mutating func codeSpan() -> String {
    let ticks = pick(["`", "``", "```"])
    return ticks + pick([" ", "", "\\", "&amp;", "a\nb", "  x  ", "*y*", "` ", "[z]", " \n "]) + ticks
  }

  private mutating func link(_ depth: Int) -> String {
    let open = chance(20) ? "![" : "["
    switch Int.random(in: 0...4, using: &random) {
    case 0: return open + pick(Self.labels) + pick(["]", "][]", "][ ]"])
    case 1: return open + inlines(depth + 1) + "][" + pick(Self.labels) + "]"
    default:
      let space = pick(["", "", " ", "\n", "\t"])
      return open + inlines(depth + 1) + "](" + space + pick(Self.destinations) + pick(Self.titles)
        + pick(["", " ", "\n"]) + ")"
    }
  }
}
