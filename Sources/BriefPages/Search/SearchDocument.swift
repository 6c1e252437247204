import BriefLinks
import BriefModel

/// A text as the index has it: what is shown of it, and its words.
struct SearchDocument: Sendable {
  /// How a word stands in a document. A word that stands in several ways counts in the first.
  enum Place: UInt32, CaseIterable, Sendable {
    /// It begins the title or an alias.
    case nameStart
    /// It is in the title or an alias.
    case name
    /// It is in what is said of it or in its text.
    case text
  }

  /// What is shown of it besides its sentences; `nil` where it was read by an earlier process.
  var heading: SearchHeading?
  /// How many bytes its script has.
  var length: Int
  /// Its words by number, each once; with the place in the two lowest bits. They are there only where there will be another
  /// version.
  var words: [UInt32] = []

  /// Makes the document of a text.
  init(_ heading: SearchHeading, of text: LinkedText, router: Router) {
    self.heading = heading
    var length = ScriptLength()
    heading.writeScript(of: text, router: router, to: &length)
    self.length = length.count
  }

  /// A document that an earlier process has read.
  init(length: Int) { self.length = length }

  /// Packs a word and its place.
  static func packed(_ word: Int, _ place: UInt32) -> UInt32 { UInt32(word) << 2 | place }
}

extension SearchHeading {
  /// Writes a document as the script of the page reads it, as an element of a list: group, link, title, detail, aliases, what
  /// else is found, and the passages, each with its anchor and its sentences.
  func writeScript(of text: LinkedText, router: Router, to output: inout some ScriptOutput & ~Copyable) {
    output.code("[")
    output.number(Int(SearchGroup(text.owner).rawValue))
    // A link is percent-encoded, so nothing in it is escaped.
    output.code(",\"")
    output.code(router.href(to: target, from: .index).attribute.bytes)
    output.code("\",")
    output.string(title)
    output.code(",")
    output.string(detail)
    output.code(",")
    output.strings(aliases)
    output.code(",")
    output.strings(others)
    output.code(",[")
    for (index, passage) in text.passages.enumerated() {
      output.code(index > 0 ? ",[" : "[")
      output.string(passage.anchor)
      passage.text.withUnsafeBufferPointer { text in
        for sentence in passage.sentences {
          output.code(",")
          output.string(UnsafeBufferPointer(rebasing: text[sentence]))
        }
      }
      output.code("]")
    }
    output.code("]]")
  }
}
