import BriefMarkdown
import BriefSource

/// The entries of a kind, as they were read from their files. Files that are the same in the next version of a site are
/// not read again.
struct EntryReadings<Value: Sendable>: Sendable {
  /// What was read from a file.
  private struct Reading: Sendable {
    var file: ContentFiles.EntryFile
    var document: Document
    var value: Value
    var diagnostics: [Diagnostic]
  }

  /// The entries in the order of the brief. Of two files with the same id, the first counts.
  private(set) var list: [Value] = []

  private let read: @Sendable (Document, _ slug: String, inout [Diagnostic]) -> Value
  private let document: @Sendable (Value) -> Document
  private let precedes: @Sendable (Value, Value) -> Bool
  /// In the order of their paths.
  private var readings: [Reading] = []

  /// Knows how to read a file, and nothing yet of any.
  ///
  /// - Parameters:
  ///   - precedes: Whether an entry comes before another in the brief.
  ///   - document: The file of an entry.
  ///   - read: Reads a file, and reports what is wrong with it.
  init(
    by precedes: @escaping @Sendable (Value, Value) -> Bool,
    document: @escaping @Sendable (Value) -> Document,
    read: @escaping @Sendable (Document, _ slug: String, inout [Diagnostic]) -> Value
  ) {
    self.precedes = precedes
    self.document = document
    self.read = read
  }

  /// What is wrong with the files, in the order of their paths.
  var diagnostics: [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for index in readings.indices where !readings[index].diagnostics.isEmpty {
      diagnostics += readings[index].diagnostics
    }
    return diagnostics
  }

  /// Reads the files of a version that has others than the last one.
  mutating func readAll(_ files: [ContentFiles.EntryFile], _ documents: [String: Document]) {
    let known = Dictionary(uniqueKeysWithValues: readings.map { ($0.document.path, $0) })
    readings = files.concurrentBatches(ofSize: 64) { [read] files in
      files.compactMap { file in
        guard let document = documents[file.path] else { return nil }
        guard var reading = known[file.path], reading.document.isSame(as: document) else {
          return Self.reading(of: file, document, read)
        }
        reading.file = file
        return reading
      }
    }
    sort()
  }

  /// Reads a file of a version that has the same files as the last one.
  mutating func readAgain(_ new: Document) {
    let index = readings.partitioningIndex { !$0.document.path.isOrderedBefore(new.path) }
    guard readings.indices.contains(index), readings[index].document.path.hasSameBytes(as: new.path) else {
      return
    }
    let last = readings[index]
    readings[index] = Self.reading(of: last.file, new, read)
    // The same front matter makes the same entry at the same place.
    if new.hasHead(of: last.document), let place = list.firstIndex(where: { document($0) === last.document })
    {
      list[place] = readings[index].value
    } else {
      sort()
    }
  }

  private static func reading(
    of file: ContentFiles.EntryFile, _ document: Document,
    _ read: (Document, _ slug: String, inout [Diagnostic]) -> Value
  ) -> Reading {
    var diagnostics: [Diagnostic] = []
    let value = read(document, file.slug, &diagnostics)
    return Reading(file: file, document: document, value: value, diagnostics: diagnostics)
  }

  private mutating func sort() {
    list = readings.lazy.filter { !$0.file.isDuplicate }.map { $0.value }.sorted(by: precedes)
  }
}
