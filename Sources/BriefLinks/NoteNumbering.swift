/// Gives every footnote its number, and every call its anchor.
struct NoteNumbering {
  /// The catalogue's numbers of the footnotes, in the order of their own numbers.
  private(set) var order: [Int] = []
  /// The index in `order` of what a number of the catalogue stands for, or -1.
  private(set) var place: [Int]

  /// The anchor of each call of each text. Calls are counted on each page; those within a note by the note, since it is
  /// printed on every page that calls it.
  private(set) var callAnchors: [[String]] = []
  /// The notes that each text calls, as indices in `order`: with those that these call, unless it is a note itself.
  private(set) var calledNotes: [[Int]] = []
  /// The footnotes that each text calls, in order, with repetitions.
  let calls: [[Int]]

  private let catalogue: Catalogue
  private let sources: [TextSource]
  /// The index of the text that a footnote is, or -1.
  private var textOfNote: [Int]
  private var visited: [Int]
  private var visit = 0

  /// Numbers the footnotes of texts in reading order: by their first call, a note that a note calls right after it; then
  /// those that no text calls, by name.
  init(_ frame: Frame, calls: [[Int]]) {
    catalogue = frame.catalogue
    sources = frame.sources
    self.calls = calls
    place = Array(repeating: -1, count: catalogue.targets.count)
    textOfNote = place
    visited = Array(repeating: 0, count: catalogue.targets.count)
    for (text, source) in sources.enumerated() {
      if let note = source.note { textOfNote[note] = text }
    }
    let texts = sources.indices.filter { sources[$0].note == nil }
    order = called(by: texts)
    let uncalled = textOfNote.indices.filter { textOfNote[$0] >= 0 && visited[$0] != visit }
    order += uncalled.sorted { catalogue.noteName($0).isOrderedBefore(catalogue.noteName($1)) }
    for (place, note) in order.enumerated() { self.place[note] = place }
    callAnchors = makeCallAnchors()
    calledNotes = sources.indices.map { text in
      calls[text].isEmpty ? [] : called(by: text).map { place[$0] }
    }
  }

  /// The footnotes that a text calls: with those that these call, unless it is a note itself.
  private mutating func called(by text: Int) -> [Int] {
    guard sources[text].note != nil else { return called(by: [text]) }
    visit += 1
    return calls[text].filter { note in
      defer { visited[note] = visit }
      return visited[note] != visit
    }
  }

  /// The footnotes that texts call, and those that these call, in the order of the first call.
  mutating func called(by texts: [Int]) -> [Int] {
    visit += 1
    var found: [Int] = []
    for text in texts {
      // A chain of notes may be long: a stack of our own instead of recursion.
      var stack = [(text: text, next: 0)]
      while let (text, next) = stack.popLast() {
        guard next < calls[text].count else { continue }
        stack.append((text, next + 1))
        let note = calls[text][next]
        guard visited[note] != visit else { continue }
        visited[note] = visit
        found.append(note)
        if textOfNote[note] >= 0 { stack.append((textOfNote[note], 0)) }
      }
    }
    return found
  }

  private func makeCallAnchors() -> [[String]] {
    var counts: [Place: Int] = [:]
    return sources.indices.map { text in
      let source = sources[text]
      return calls[text].map { note in
        let count = (counts[Place(note: note, caller: source.note, page: source.page)] ?? 0) + 1
        counts[Place(note: note, caller: source.note, page: source.page)] = count
        return "fnref-\(anchorPart(of: note, caller: source.note))-\(count)"
      }
    }
  }

  private struct Place: Hashable {
    var note: Int
    var caller: Int?
    var page: Int
  }

  private func anchorPart(of note: Int, caller: Int?) -> String {
    let name = catalogue.noteName(note)
    guard let caller else { return name }
    var part = "\(name)-in-\(catalogue.noteName(caller))"
    // A note may be called so.
    while catalogue.noteNames.contains(part) { part += "-" }
    return part
  }
}
