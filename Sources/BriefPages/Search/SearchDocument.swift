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

  /// What is shown, as an element of a list in a script.
  var script: [UInt8]
  /// Its words by number, each once; with the place in the two lowest bits.
  var words: [UInt32]

  /// Packs a word and its place.
  static func packed(_ word: Int, _ place: UInt32) -> UInt32 { UInt32(word) << 2 | place }
}

/// Makes documents, with words of one vocabulary.
struct SearchDocumentReader {
  /// The words of the documents.
  private(set) var words = SearchWords()

  /// The number of the last document that each word was met in.
  private var seen: [Int] = []
  private var number = 0

  /// Makes the document of a text.
  mutating func document(of text: LinkedText, in site: SiteReader) -> SearchDocument {
    let heading = SearchHeading(of: text.owner, in: site)
    return SearchDocument(
      script: Self.script(of: text, heading, site), words: words(of: text, heading))
  }

  private mutating func words(of text: LinkedText, _ heading: SearchHeading) -> [UInt32] {
    number += 1
    var found: [UInt32] = []
    let names = ([heading.title] + heading.aliases).map { Array($0.utf8) }
    // First what all names begin with, for a word counts where it is met first.
    for name in names { read(name[...], .nameStart, to: &found) { $0 == 0 } }
    for name in names { read(name[...], .name, to: &found) }
    for line in [heading.detail] + heading.others { read(Array(line.utf8)[...], .text, to: &found) }
    for passage in text.passages { read(passage.text[...], .text, to: &found) }
    return found
  }

  private mutating func read(
    _ text: ArraySlice<UInt8>, _ place: SearchDocument.Place, to found: inout [UInt32],
    where isMeant: (Int) -> Bool = { _ in true }
  ) {
    var index = 0
    let number = number
    // The table is taken out for the time, for the words are being read.
    var seen = self.seen
    self.seen = []
    words.read(text) { word in
      if word >= seen.count { seen.append(contentsOf: repeatElement(0, count: word + 64 - seen.count)) }
      if isMeant(index), seen[word] != number {
        seen[word] = number
        found.append(SearchDocument.packed(word, place.rawValue))
      }
      index += 1
    }
    self.seen = seen
  }

  /// A document as the script of the page reads it: group, link, title, detail, aliases, what else is found, and the
  /// passages, each with its anchor and its sentences.
  private static func script(of text: LinkedText, _ heading: SearchHeading, _ site: SiteReader) -> [UInt8] {
    var buffer = ScriptBuffer()
    buffer.code("[")
    buffer.number(Int(SearchGroup(text.owner).rawValue))
    buffer.code(",")
    // A link is percent-encoded, so nothing in it is escaped.
    buffer.code("\"")
    buffer.code(site.router.href(to: heading.target, from: .index).attribute.bytes)
    buffer.code("\",")
    buffer.string(heading.title)
    buffer.code(",")
    buffer.string(heading.detail)
    buffer.code(",")
    buffer.strings(heading.aliases)
    buffer.code(",")
    buffer.strings(heading.others)
    buffer.code(",[")
    for (index, passage) in text.passages.enumerated() {
      buffer.code(index > 0 ? ",[" : "[")
      buffer.string(passage.anchor)
      for sentence in passage.sentences {
        buffer.code(",")
        buffer.string(passage.text[sentence])
      }
      buffer.code("]")
    }
    buffer.code("]]")
    return buffer.bytes
  }
}
