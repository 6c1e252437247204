import Testing

@testable import BriefPages

@Suite("The words of documents")
struct DocumentWordsTests {
  @Test("each document has each of its words once, in the place where it came first")
  func onceADocument() {
    var words = DocumentWords()
    words.startDocument()
    words.place = .nameStart
    words.append(7)
    words.place = .text
    for number in [3, 7, 3, 0] { words.append(number) }
    #expect(words.count == 3)
    words.startDocument()
    for number in [0, 0, 7] { words.append(number) }
    let expected: [UInt32] = [0b11100, 0b1110, 0b10, 0b10, 0b11110]
    #expect(words.array == expected)
  }

  @Test("any number of words is kept, and any number is known again")
  func growth() {
    var words = DocumentWords()
    let numbers = [5_000] + Array(0..<3_000) + [40_000, 5_000, 4_999]
    for _ in 0..<3 {
      words.startDocument()
      for number in numbers + numbers { words.append(number) }
    }
    let distinct: [UInt32] = [5_000] + Array(0..<3_000) + [40_000, 4_999]
    let expected = distinct.map { $0 << 2 | 2 }
    #expect(words.array == expected + expected + expected)
  }
}
