import Foundation
import Testing

@testable import BriefPages

/// What search takes texts for. The same cases go through the script of the page, in Tests/browser/test_search.py.
@Suite("Words of the search")
struct SearchWordsTests {
  /// Texts, and their words with spaces between them.
  static let examples: [[String]] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "browser/search_cases.json")
    return (try? JSONDecoder().decode([[String]].self, from: Data(contentsOf: file))) ?? []
  }()

  /// The words of a text in the order of reading.
  static func words(of text: [UInt8]) -> [String] {
    var words = SearchWords()
    var list = ScratchList()
    words.read(text, to: &list)
    return (0..<list.count).map { String(decoding: words.vocabulary[list[$0]], as: UTF8.self) }
  }

  @Test("there are cases")
  func cases() { #expect(Self.examples.count > 15) }

  @Test("accents, case, width and the spelling of Hangul do not count", arguments: examples)
  func folding(of example: [String]) {
    // Equal also byte for byte: strings are equal where they are only canonically equivalent.
    let words = Self.words(of: Array(example[0].utf8)).joined(separator: " ")
    #expect(Array(words.unicodeScalars) == Array(example[1].unicodeScalars), "\(words)")
  }

  @Test("what was read before is read as before, be it one word, several or none")
  func again() {
    let texts =
      Self.examples.map { $0[0] } + [
        "½", "漢字", "é", "\u{301}", "…", "aé½漢", "Überraschungen", "überraschungen",
      ]
    var words = SearchWords()
    var lists: [[Int]] = []
    for text in texts + texts + texts.reversed() {
      var list = ScratchList()
      words.read(text, to: &list)
      lists.append((0..<list.count).map { list[$0] })
      #expect(
        lists.last?.map { String(decoding: words.vocabulary[$0], as: UTF8.self) }
          == Self.words(of: Array(text.utf8)))
    }
    #expect(lists[..<texts.count] == lists[texts.count..<texts.count * 2])
    #expect(lists[..<texts.count].reversed() == Array(lists[(texts.count * 2)...]))
  }

  @Test("bytes that are no UTF-8 separate words, and nothing traps")
  func damage() {
    #expect(Self.words(of: [0x61, 0xFF, 0x62, 0xC3, 0x20, 0xE4, 0xB8]) == ["a", "b"])
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        let words = Self.words(of: [0x61, first, second, 0x62])
        #expect(words.first?.unicodeScalars.first == "a")
      }
    }
  }

  @Test("each folded word is its own folding, whatever it is made of")
  func idempotence() {
    for value in (0x20..<0x3_0000).compactMap({ Unicode.Scalar($0 as UInt32) }) {
      for word in Self.words(of: Array(String(value).utf8)) {
        // Of two letters without spaces, the second gives a word more.
        let again = Self.words(of: Array(word.utf8))[0]
        #expect(
          again.unicodeScalars.elementsEqual(word.unicodeScalars), "U+\(String(value.value, radix: 16))")
      }
    }
  }

  @Test("a vocabulary keeps thousands of words apart, and knows each again")
  func vocabulary() {
    let texts = (0..<5_000).map { "word\($0)" }
    var words = SearchWords()
    var list = ScratchList()
    for text in texts + texts { words.read(text, to: &list) }
    let numbers = (0..<list.count).map { list[$0] }
    #expect(numbers == Array(0..<5_000) + Array(0..<5_000))
    #expect(
      (0..<words.vocabulary.count).map { String(decoding: words.vocabulary[$0], as: UTF8.self) } == texts)
  }

  @Test(
    "words that begin alike are kept apart, however long they are, and are put into the order of their bytes")
  func longWords() {
    let start = "abcdefghijklmnopqrstuvwxyz0123456789"
    let long = String(repeating: "x", count: 1_000)
    let texts =
      (1...start.count).map { String(start.prefix($0)) } + (1...start.count).map { start.prefix($0) + "é" }
      + (1...start.count).map { start.prefix($0) + "z" } + [long, long + "a", "ж\(long)", "ж"]
    let folded = texts.map { $0.replacing("é", with: "e") }
    var words = SearchWords()
    var list = ScratchList()
    for text in texts + folded { words.read(text, to: &list) }
    let vocabulary = words.vocabulary
    let numbers = (0..<list.count).map { list[$0] }
    #expect(numbers.map { String(decoding: vocabulary[$0], as: UTF8.self) } == folded + folded)
    #expect(Set(numbers).count == Set(folded).count)
    for number in numbers {
      #expect(vocabulary.length(of: number) == vocabulary[number].count)
      let hash = vocabulary[number].reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
      #expect(vocabulary.hash(of: number) == hash)
    }
    for left in Set(numbers) {
      for right in Set(numbers) {
        let isOrdered = vocabulary[left].lexicographicallyPrecedes(vocabulary[right])
        #expect(vocabulary.isOrdered(left, right) == isOrdered)
        if vocabulary.prefix(of: left) < vocabulary.prefix(of: right) { #expect(isOrdered) }
      }
    }
  }

  @Test("each syllable of Hangul is read as its keystrokes")
  func hangul() {
    for value in 0xAC00...0xD7A3 as ClosedRange<UInt32> {
      guard case .folded(let scalars) = SearchFolding.kind(of: value), let syllable = Unicode.Scalar(value)
      else {
        Issue.record("U+\(String(value, radix: 16)) is not folded")
        continue
      }
      let words = Self.words(of: Array(String(syllable).utf8))
      #expect(words.map { $0.unicodeScalars.map(\.value) } == [scalars])
    }
  }
}
