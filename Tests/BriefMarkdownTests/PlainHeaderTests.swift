import Testing

@testable import BriefMarkdown

@Suite("Headers that need no YAML parser")
struct PlainHeaderTests {
  /// What is read of a header without libyaml, if anything.
  private func plain(_ header: String) -> String? {
    let source = Array("---\n\(header)---\n".utf8)
    let text = YAMLText(source, in: 4..<(source.count - 4))
    return PlainHeader.fields(of: text, in: source).map { printed($0, of: source) }
  }

  @Test("names with texts and lists of texts, quoted or not, are read, each with its place")
  func reads() {
    let header = """
      title: Hanoi summit (2019), 2nd; “no deal”?  \n\
      korean: 김정은 위원장
      date: "2019-02-27/2019-02-28: two # days"
      short_name: ''
      kim-jong-un: null
      aliases: [ Kim, 'the leader, as [he] is',"a: b", NULL ,2e3 - x]

      """
    #expect(
      plain(header) == """
        title «title» = plain Hanoi summit (2019), 2nd; “no deal”? «Hanoi summit (2019), 2nd; “no deal”?» verbatim
        korean «korean» = plain 김정은 위원장 «김정은 위원장» verbatim
        date «date» = quoted 2019-02-27/2019-02-28: two # days «2019-02-27/2019-02-28: two # days» verbatim
        short_name «short_name» = quoted @5:14 verbatim
        kim-jong-un «kim-jong-un» = null «null»
        aliases «aliases» = list «Kim, 'the leader, as [he] is',"a: b", NULL ,2e3 - x»
          - plain Kim «Kim» verbatim
          - quoted the leader, as [he] is «the leader, as [he] is» verbatim
          - quoted a: b «a: b» verbatim
          - null «NULL»
          - plain 2e3 - x «2e3 - x» verbatim
        """)
  }

  @Test(
    "whatever may mean something else is left to libyaml",
    arguments: [
      "", "\n", "a: b", "a:\n", "a:b\n", "a:\tb\n", "a: b\n\nc: d\n", "a: b\n  c\n", "# a\nb: c\n",
      "a: b # c\n",
      "a: b: c\n", "a: b:\n", "a: -\n", "a: ~\n", "a: |\n  b\n", "a: &b c\n", "a: *b\n", "a: !b c\n",
      "a: {b: c}\n",
      "a: []\n", "a: [b,]\n", "a: [b\n  , c]\n", "a: [b] c\n", "a: [b: c]\n", "a: [[b]]\n", "a: [b?]\n",
      "a: \"b\\n\"\n",
      "a: 'b''c'\n", "a: \"b\nc\"\n", "a: \"b\" c\n", "a: b\r\n", "a: b\u{85}c\n", "a: b\u{2028}c\n",
      "a: 'b\u{2029}c'\n", "- a\n", "? a\n: b\n", "\"a\": b\n", " a: b\n", "null: a\n", "a: b\na: c\n",
      "--- a\n",
      "%YAML 1.1\n", "é: a\n", "a: @b\n", "a: b\tc\n",
    ])
  func leaves(header: String) {
    #expect(plain(header) == nil)
  }

  @Test("many or long names are left to libyaml, which has its own limits")
  func limits() {
    #expect(plain((0..<16).map { "a\($0): b\n" }.joined()) != nil)
    #expect(plain((0..<17).map { "a\($0): b\n" }.joined()) == nil)
    #expect(plain(String(repeating: "a", count: 100) + ": b\n") != nil)
    #expect(plain(String(repeating: "a", count: 101) + ": b\n") == nil)
  }
}
