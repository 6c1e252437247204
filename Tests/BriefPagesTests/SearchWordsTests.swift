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
    var numbers: [Int] = []
    words.read(text[...]) { numbers.append($0) }
    return numbers.map { String(decoding: words.vocabulary[$0], as: UTF8.self) }
  }

  @Test("there are cases")
  func cases() { #expect(Self.examples.count > 15) }

  @Test("accents, case, width and the spelling of Hangul do not count", arguments: examples)
  func folding(of example: [String]) {
    // Equal also byte for byte: strings are equal where they are only canonically equivalent.
    let words = Self.words(of: Array(example[0].utf8)).joined(separator: " ")
    #expect(Array(words.unicodeScalars) == Array(example[1].unicodeScalars), "\(words)")
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
    var numbers: [Int] = []
    for text in texts + texts { words.read(Array(text.utf8)[...]) { numbers.append($0) } }
    #expect(numbers == Array(0..<5_000) + Array(0..<5_000))
    #expect(
      (0..<words.vocabulary.count).map { String(decoding: words.vocabulary[$0], as: UTF8.self) } == texts)
  }
}
