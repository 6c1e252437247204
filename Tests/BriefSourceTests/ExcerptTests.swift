import Testing

@testable import BriefSource

@Suite("Excerpts")
struct ExcerptTests {
  private func excerpt(_ line: String, marking text: String, width: Int) -> Excerpt {
    let bytes = Array(line.utf8)
    let needle = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: needle) } ?? bytes.count
    return Excerpt(line: bytes[...], range: start..<start + needle.count, width: width)
  }

  @Test("a line that fits is shown whole")
  func whole() {
    let excerpt = excerpt("The Hanoi summit", marking: "Hanoi", width: 16)
    #expect(excerpt.text == "The Hanoi summit")
    #expect((excerpt.markStart, excerpt.markLength) == (4, 5))
  }

  @Test("a long line is cut on both sides of the mark, and never shows more than the width")
  func cut() {
    let line = String(repeating: "a", count: 300) + "MARK" + String(repeating: "b", count: 300)
    let excerpt = excerpt(line, marking: "MARK", width: 20)
    #expect(excerpt.text == "…aaaaaaaMARKbbbbbbb…")
    #expect((excerpt.markStart, excerpt.markLength) == (8, 4))
  }

  @Test("a mark near an end leaves its room to the other side")
  func nearEnd() {
    let line = String(repeating: "a", count: 300)
    #expect(excerpt("X" + line, marking: "X", width: 20).text == "Xaaaaaaaaaaaaaaaaaa…")
    let atEnd = excerpt(line + "X", marking: "X", width: 20)
    #expect(atEnd.text == "…" + String(repeating: "a", count: 18) + "X")
    #expect(atEnd.markStart == 19)
  }

  @Test("a mark that is too wide is cut at its end")
  func wideMark() {
    let line = String(repeating: "m", count: 100)
    let excerpt = excerpt("a" + line + "b", marking: line, width: 20)
    #expect(excerpt.text.count <= 20)
    #expect(excerpt.markLength == 18)
  }

  @Test("Hangul takes two columns a character")
  func wideCharacters() {
    let excerpt = excerpt("김정은과 트럼프", marking: "트럼프", width: 40)
    #expect((excerpt.markStart, excerpt.markLength) == (9, 6))
  }

  @Test("an empty mark, and one beyond the line's end, still shows where it is")
  func emptyMark() {
    let excerpt = Excerpt(line: Array("ab".utf8)[...], range: 5..<5, width: 40)
    #expect((excerpt.markStart, excerpt.markLength) == (2, 1))
  }

  @Test("no excerpt is wider than what there is", arguments: 10..<60)
  func neverTooWide(width: Int) {
    let line = String(repeating: "가나다라 abcd ", count: 30)
    let bytes = Array(line.utf8)
    for start in stride(from: 0, to: bytes.count, by: 19) {
      let excerpt = Excerpt(line: bytes[...], range: start..<min(start + 8, bytes.count), width: width)
      let columns = excerpt.text.reduce(0) { $0 + TextWidth.columns(of: $1) }
      #expect(columns <= width)
      #expect(excerpt.markStart + excerpt.markLength <= width)
    }
  }
}
