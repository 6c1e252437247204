import BriefMarkdown
import BriefModel
import BriefSource

/// Gathers the footnotes that files define for themselves, and gives each a name that no other footnote has.
struct LocalNoteCollector {
  private(set) var notes: [Catalogue.LocalNote] = []
  /// The numbers of the notes by file and label.
  private(set) var labels: [String: [String: Int]] = [:]
  /// The names that are taken.
  private(set) var names: Set<String>
  private(set) var diagnostics: [Diagnostic] = []

  /// Where the names of the footnotes stand that are files.
  private let files: [String: SourceSpan]
  private let firstNumber: Int
  private var repetitions: [String: Int] = [:]

  /// Begins with the footnotes that are files: their slugs are their names.
  init(footnotes: [Footnote], firstNumber: Int) {
    files = Dictionary(footnotes.map { ($0.entry.id.slug, $0.entry.title.span) }) { first, _ in first }
    names = Set(files.keys)
    self.firstNumber = firstNumber
  }

  /// Adds the notes of a file. Its slug goes before a label that would not be unique without it.
  mutating func add(_ document: Document, page: Int, slug: String?) {
    guard !document.footnoteDefinitions.isEmpty, labels[document.path] == nil else { return }
    var places: [String: Range<Int>] = [:]
    for (place, definition) in document.footnoteDefinitions.enumerated() {
      let span = document.span(definition.labelRange)
      if let first = places[definition.label] {
        report(definition.label, at: span, first: document.span(first), "first defined here")
        continue
      }
      places[definition.label] = definition.labelRange
      if let file = files[definition.label] {
        report(definition.label, at: span, first: file, "the file of the same name")
      }
      labels[document.path, default: [:]][definition.label] = firstNumber + notes.count
      notes.append(
        Catalogue.LocalNote(
          id: LocalNoteID(path: document.path, label: definition.label), place: place,
          labelRange: definition.labelRange, page: page,
          name: uniqueName(Self.anchorName(slug.map { "\($0)-\(definition.label)" } ?? definition.label))))
    }
  }

  private mutating func report(_ label: String, at span: SourceSpan, first: SourceSpan, _ note: String) {
    diagnostics.append(
      Diagnostic(
        .duplicateID, "the footnote “\(label)” is defined twice", at: span, label: "defined again",
        notes: [.init(note, at: first)], help: "give one of them another name"))
  }

  private mutating func uniqueName(_ name: String) -> String {
    var unique = name
    while !names.insert(unique).inserted {
      let repetition = (repetitions[name] ?? 1) + 1
      repetitions[name] = repetition
      unique = "\(name)-\(repetition)"
    }
    return unique
  }

  /// A label in the form of an id: letters, digits, hyphens and underscores.
  private static func anchorName(_ label: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in label.unicodeScalars {
      let isKept = scalar == "-" || scalar == "_" || ScalarClass.isLetterDigitOrMark(scalar.value)
      name.append(isKept ? scalar : "-")
    }
    return String(name)
  }
}
