import Testing

@testable import BriefLinks

@Suite("Searching bytes")
struct ByteSearchTests {
  @Test("a byte of a set is found wherever it stands, in a text of any length")
  func firstOfSet() {
    let set = ByteSet([0x2E, 0xE3])
    for count in 0..<40 {
      let plain = Array(repeating: UInt8(ascii: "x"), count: count)
      plain.withUnsafeBufferPointer { #expect(set.firstIndex(in: $0, from: 0) == count) }
      for place in 0..<count {
        var text = plain
        text[place] = place.isMultiple(of: 2) ? 0x2E : 0xE3
        for start in 0..<count {
          let found = text.withUnsafeBufferPointer { set.firstIndex(in: $0, from: start) }
          #expect(found == (start <= place ? place : count), "\(count) \(place) \(start)")
        }
      }
    }
  }

  @Test(
    "what is folded is folded wherever it stands",
    arguments: [
      "  ", " \t ", "\u{A0}", " \u{A0}", "\u{A0} ", "\n", "\u{3000}", " \u{2009}", "’", "ʼ", "‑", "e\u{301}",
      " !", "“", "\u{1100}\u{1175}\u{11B7}",
    ])
  func folding(_ part: String) {
    let alone = FoldedText(Array(part.utf8))
    for letter in ["x", "ж", "가"] {
      for (before, after) in (0..<34).flatMap({ before in (0..<18).map { (before, $0) } }) {
        let (start, end) = (String(repeating: letter, count: before), String(repeating: letter, count: after))
        let text = Array((start + part + end).utf8)
        let folded = FoldedText(text)
        #expect(folded.bytes == start.utf8 + alone.bytes + end.utf8)
        #expect(folded.originalOffset(of: start.utf8.count) == start.utf8.count)
        #expect(folded.originalOffset(of: folded.bytes.count) == text.count)
      }
    }
  }

  @Test("a text is folded alike whatever was folded before it")
  func foldingAgain() {
    var folded = FoldedText()
    for text in ["plain", "two  spaces", "plain again", "it’s", "e\u{301}", "", "a\u{A0}b", "plain"] {
      folded.read(Array(text.utf8))
      #expect(folded.bytes == FoldedText(Array(text.utf8)).bytes)
    }
  }
}
