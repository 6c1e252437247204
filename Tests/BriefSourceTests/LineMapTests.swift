import Testing

@testable import BriefSource

@Suite("Lines and columns")
struct LineMapTests {
  @Test(
    "lines end with LF, CR LF or CR",
    arguments: [
      ("a\nb", [0, 2]), ("a\r\nb", [0, 3]), ("a\rb\n", [0, 2, 4]), ("", [0]), ("\r\r\n\n", [0, 1, 3, 4]),
    ])
  func lineStarts(text: String, starts: [Int]) {
    #expect(LineMap(Array(text.utf8)).lineStarts == starts)
  }

  @Test("columns count characters, not bytes, code points or UTF-16 units")
  func columnsAreCharacters() {
    // é is two code points, 김 three bytes, 🇰🇷 two code points of four bytes each.
    let text = "x\ne\u{301}김🇰🇷!"
    let map = LineMap(Array(text.utf8))
    #expect(map.position(at: 2) == .init(line: 2, column: 1))
    #expect(map.position(at: 5) == .init(line: 2, column: 2))
    #expect(map.position(at: 8) == .init(line: 2, column: 3))
    #expect(map.position(at: 16) == .init(line: 2, column: 4))
    #expect(map.codePointPosition(at: 16) == .init(line: 2, column: 6))
  }

  @Test("the end of the file, and any offset beyond it, is a place")
  func endOfFile() {
    let map = LineMap(Array("ab\n".utf8))
    #expect(map.position(at: 3) == .init(line: 2, column: 1))
    #expect(map.position(at: 99) == .init(line: 2, column: 1))
  }

  @Test("a line's contents leave out its ending")
  func contents() {
    let map = LineMap(Array("one\r\ntwo\n".utf8))
    #expect(String(decoding: map.contents(ofLine: 1), as: UTF8.self) == "one")
    #expect(String(decoding: map.contents(ofLine: 2), as: UTF8.self) == "two")
    #expect(map.contents(ofLine: 3).isEmpty)
  }
}
