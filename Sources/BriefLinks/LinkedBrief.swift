import BriefModel
import BriefSource

/// A brief in which every reference leads somewhere. Pages are made from it and from nothing else.
public final class LinkedBrief: Sendable {
  /// The brief as it was read.
  public let brief: Brief
  /// Every text in reading order: key points, summary, essay, then the entries (actors, events, recommendations,
  /// footnotes), each followed by the notes that its own file defines.
  public let texts: [LinkedText]
  /// Every footnote, by number: first those that are called, in reading order, then the others.
  public let notes: [Note]
  /// Who refers to what.
  public let graph: ReferenceGraph
  let frame: Frame
  /// The index in `notes` of each number of the catalogue, or -1.
  let notePlaces: [Int]
  /// The texts, without a part in keeping them.
  private let unowned: [Unmanaged<LinkedText>]
  /// The passages of all texts, without a part in keeping them, and where those of each text begin; -1 for one that was not
  /// read yet.
  private let passages: [Unmanaged<Passage>]
  private let firstPassages: [Int32]
  /// The number of the entry that each text is the body of, or -1.
  private let entryNumbers: [Int32]

  init(
    brief: Brief, texts: [LinkedText], notes: [Note], graph: ReferenceGraph, frame: Frame, notePlaces: [Int]
  ) {
    self.brief = brief
    self.texts = texts
    self.notes = notes
    self.graph = graph
    self.frame = frame
    self.notePlaces = notePlaces
    unowned = texts.map { Unmanaged.passUnretained($0) }
    var passages: [Unmanaged<Passage>] = []
    passages.reserveCapacity(texts.reduce(0) { $0 + ($1.isDeferred ? 0 : $1.passages.count) })
    firstPassages = texts.map { text in
      guard !text.isDeferred else { return -1 }
      defer { text.withUnownedPassages { passages += $0 } }
      return Int32(clamping: passages.count)
    }
    self.passages = passages
    entryNumbers = texts.indices.map { index in
      if case .entry = texts[index].owner { Int32(frame.sources[index].page) } else { -1 }
    }
  }

  /// The key points, one text each.
  public var keyPoints: ArraySlice<LinkedText> { texts[..<frame.keyPointCount] }
  /// The executive summary.
  public var summary: LinkedText { texts[frame.textOfTarget[Catalogue.index]] }
  /// The essay.
  public var essay: LinkedText { texts[frame.textOfTarget[Catalogue.essay]] }

  /// The body of an entry; `nil` where there is no such entry.
  public func body(of id: EntryID) -> LinkedText? {
    frame.catalogue.number(of: .entry(id)).map { texts[frame.textOfTarget[$0]] }
  }

  /// Whether another version has the same entries, texts and images in the same order. Then the numbers and indices of
  /// the one mean the same in the other.
  public func hasEntries(of other: LinkedBrief) -> Bool {
    frame.keyPointCount == other.frame.keyPointCount && frame.catalogue.hasTargets(of: other.frame.catalogue)
  }

  /// Whether all front matter is that of another version, so that every entry has the same number, title and place. Told by
  /// identity: where it is `false`, all may be the same nevertheless.
  public func hasFrame(of other: LinkedBrief) -> Bool { frame === other.frame }

  /// The indices of the texts whose files differ from those of a version with the same entries.
  public func textsOfFilesChanged(since other: LinkedBrief) -> Set<Int> {
    let pages = other.brief.changedPages(to: brief) ?? []
    guard !pages.isEmpty else { return [] }
    return Set(frame.sources.indices.filter { pages.contains(frame.sources[$0].page) })
  }

  /// The number of what a reference can lead to; the numbers are dense and begin at 0. `nil` where it does not exist.
  public func number(of target: ReferenceTarget) -> Int? { frame.catalogue.number(of: target) }

  /// How many numbers there are.
  public var numberCount: Int { frame.catalogue.targets.count }

  /// The number of an entry by its index among `brief.entries`.
  public func number(ofEntryAt index: Int) -> Int { frame.catalogue.number(ofEntryAt: index) }

  /// The entry of a number; `nil` where that is something else.
  public func entryID(ofNumber number: Int) -> EntryID? { frame.catalogue.id(number) }

  /// The kind of the entry of a number, and its index among those of its kind; `nil` where that is something else.
  public func place(ofNumber number: Int) -> (kind: EntryKind, index: Int)? {
    var index = number - Catalogue.firstEntry
    guard index >= 0 else { return nil }
    if index < brief.actors.count { return (.actor, index) }
    index -= brief.actors.count
    if index < brief.events.count { return (.event, index) }
    index -= brief.events.count
    if index < brief.recommendations.count { return (.recommendation, index) }
    index -= brief.recommendations.count
    return index < brief.footnotes.count ? (.footnote, index) : nil
  }

  /// The index in `texts` of what is read at what a number stands for: of an entry its body, of the first page the summary.
  /// `nil` where there is no text.
  public func textIndex(ofNumber number: Int) -> Int? {
    frame.textOfTarget[number] < 0 ? nil : frame.textOfTarget[number]
  }

  /// What is read at what a number stands for; `nil` where there is no text.
  public func body(ofNumber number: Int) -> LinkedText? { textIndex(ofNumber: number).map { texts[$0] } }

  /// The index in `notes` of what a reference leads to; `nil` where that is no note.
  public func noteIndex(of target: ReferenceTarget) -> Int? {
    guard let number = number(of: target), notePlaces[number] >= 0 else { return nil }
    return notePlaces[number]
  }

  /// The index in `notes` of what a number stands for; `nil` where that is no note.
  public func noteIndex(ofNumber number: Int) -> Int? { notePlaces[number] < 0 ? nil : notePlaces[number] }

  /// What the file is read as that defines a note for itself: the summary, the essay or an entry.
  public func owner(ofFileOf note: LocalNoteID) -> TextOwner? {
    guard let number = number(of: .localNote(note)), let page = frame.catalogue.localNote(number)?.page else {
      return nil
    }
    return texts[frame.textOfTarget[page]].owner
  }

  /// The paths of the images that some text shows, in no particular order.
  public var shownImages: Set<String> {
    // The numbers of images are the last ones.
    let targets = frame.catalogue.targets
    let firstImage = targets.count - brief.images.count
    guard firstImage < targets.count else { return [] }
    var paths: Set<String> = []
    for text in texts {
      text.forEachTarget { target, _ in
        if target >= firstImage, case .file(let path) = targets[target] { paths.insert(path) }
      }
    }
    return paths
  }

  /// The path of the first image that an entry's body shows; `nil` where it shows none.
  public func picture(of id: EntryID) -> String? { body(of: id).flatMap(\.picture) }

  /// A passage that the graph names.
  public func passage(_ id: PassageID) -> Passage { texts[id.text].passages[id.index] }

  /// Reads a passage that the graph names.
  ///
  /// No reference is counted for that: all cores read the same passages, and would wait for each other at the counters.
  public func withPassage<Result>(_ id: PassageID, _ body: (Passage) -> Result) -> Result {
    let first = Int(firstPassages[id.text])
    return first < 0 ? body(passage(id)) : passages[first + id.index]._withUnsafeGuaranteedRef(body)
  }

  /// The text that a backlink's sentence stands in, in no copy.
  public func withText<Result>(of backlink: Backlink, _ body: (LinkedText) -> Result) -> Result {
    unowned[backlink.passage.text]._withUnsafeGuaranteedRef(body)
  }

  /// The number of the entry that a text is the body of; `nil` where it is another text.
  public func entryNumber(ofText index: Int) -> Int? {
    let number = Int(entryNumbers[index])
    return number < 0 ? nil : number
  }

  /// The words of the references of a backlink behind its first, as ranges of the passage's text.
  public func otherMarks(of backlink: Backlink) -> [Range<Int>] {
    guard !backlink.otherReferences.isEmpty else { return [] }
    return withText(of: backlink) { text in
      backlink.otherReferences.map { text.references.range(at: $0) }
    }
  }

  /// The references of a backlink.
  public func references(of backlink: Backlink) -> [Reference] {
    let references = texts[backlink.passage.text].references
    guard !backlink.otherReferences.isEmpty else { return [references[backlink.firstReference]] }
    return backlink.references.map { references[$0] }
  }

  /// All references of the sentence that a backlink names, whatever they refer to.
  public func references(inSentenceOf backlink: Backlink) -> Slice<ReferenceList> {
    let references = texts[backlink.passage.text].references
    let some = backlink.firstReference
    // They stand next to one another, for references are in reading order.
    func isInSentence(_ index: Int) -> Bool {
      references.indices.contains(index) && references[index].passage == backlink.passage.index
        && references[index].sentence == backlink.sentence
    }
    var (start, end) = (some, some + 1)
    while isInSentence(start - 1) { start -= 1 }
    while isInSentence(end) { end += 1 }
    return references[start..<end]
  }
}

/// A text with its references resolved. Nothing in it counts from outside of it but the numbers of the notes that it
/// calls; so it stays the same when other texts change, and versions of a brief share it.
public final class LinkedText: Sendable {
  /// Which text it is.
  public let owner: TextOwner
  /// The passages, in reading order.
  public var passages: [Passage] {
    // Pages ask for them again and again, and to hand on the whole would count references.
    guard let deferred = analysis.deferred else { return analysis.passages }
    return deferred.value.passages
  }
  /// Every resolved reference, in reading order.
  public let references: ReferenceList
  /// The notes that it calls, and those that these call, as indices of `LinkedBrief.notes`, in the order of the first
  /// call. A note's own text lists only those that it calls itself: a chain of notes would else be listed by each.
  public let calledNotes: [Int]
  /// The path of the first image that it shows.
  public let picture: String?

  private let analysis: TextAnalysis
  private let context: ProseReader.Context

  /// Whether no more is known of it than its references, until somebody asks for more.
  var isDeferred: Bool { analysis.deferred != nil }

  private var whole: TextAnalysis { analysis.whole }

  init(
    owner: TextOwner, path: String, analysis: TextAnalysis, context: ProseReader.Context, calledNotes: [Int]
  ) {
    self.owner = owner
    references = ReferenceList(analysis.references, targets: context.targets, path: path)
    self.calledNotes = calledNotes
    picture = Self.picture(analysis, context.targets)
    self.analysis = analysis
    self.context = context
  }

  /// Reads the passages, without a part in keeping them.
  func withUnownedPassages(_ body: (UnsafeBufferPointer<Unmanaged<Passage>>) -> Void) {
    // A reference and an unmanaged one are the same in memory, so that none is counted.
    passages.withUnsafeBytes { body($0.bindMemory(to: Unmanaged<Passage>.self)) }
  }

  /// The number of what a reference of the text leads to.
  public func target(ofReference index: Int) -> Int { analysis.references[index].target }

  /// Whether a reference of the text was found, and is no link that the author wrote.
  public func isMention(_ index: Int) -> Bool { analysis.references[index].origin == .mention }

  /// The numbers of all that the text refers to, in reading order, with repetitions, and the passage that each reference is
  /// in; `nil` for one in a heading.
  public func forEachTarget(_ body: (_ target: Int, _ passage: Int?) -> Void) {
    for reference in analysis.references {
      body(reference.target, reference.passage < 0 ? nil : reference.passage)
    }
  }

  /// A hash of each passage as it is quoted, with what it refers to and without its place in the file.
  public var passageHashes: [UInt64] { analysis.passageHashes }

  /// The numbers of what the links of the text lead to, in reading order, with repetitions; footnote calls are left out.
  public func forEachLinkTarget(_ body: (Int) -> Void) {
    for reference in analysis.references where reference.isLink && reference.origin != .footnoteCall {
      body(reference.target)
    }
  }

  /// The blocks. They are put together each time that they are asked for.
  public var blocks: [ProseBlock] { ProseReader.blocks(of: whole, context) }

  /// Hands the blocks on, one after another, without a tree of what is in paragraphs.
  public func readBlocks(into consumer: inout some ProseConsumer & ~Copyable) {
    ProseReader.read(whole, context, into: &consumer)
  }

  /// Whether another text of a version with the same entries has the same blocks. Neither text's are put together for that.
  public func hasSameBlocks(as other: LinkedText) -> Bool {
    context.hasSameMeaning(as: other.context) && whole.hasSameBlocks(as: other.whole)
  }

  /// Adds the references to a record, if there is no more to know of the text to check it.
  func packReferences(to words: inout [UInt32]) -> Bool {
    guard analysis.problems.isEmpty, analysis.fragments.isEmpty else { return false }
    for reference in analysis.references {
      guard let packed = reference.packed() else { return false }
      withUnsafeBytes(of: packed) { words.append(contentsOf: $0.bindMemory(to: UInt32.self)) }
    }
    return true
  }

  /// Adds what the text is told of others.
  func addContext(to state: inout VersionState) {
    guard !context.isEmpty || !calledNotes.isEmpty else { return }
    context.add(to: &state)
    state.add(calledNotes)
  }

  private static func picture(_ analysis: TextAnalysis, _ targets: [ReferenceTarget]) -> String? {
    for reference in analysis.references where reference.origin == .image {
      if case .file(let path) = targets[reference.target] { return path }
    }
    return nil
  }
}

/// A footnote, whether it is a file or stands in the file that calls it.
public struct Note: Sendable {
  /// A place that calls the note.
  public struct Call: Sendable, Equatable {
    /// The index of the text in `LinkedBrief.texts`.
    public let text: Int
    /// The index in the text's `references`.
    public let reference: Int
    /// Its anchor on its own page (`fnref-SLUG-1`), numbered from 1 on each page.
    public let anchor: String
  }

  /// What a reference to it names: `.entry` or `.localNote`.
  public let target: ReferenceTarget
  /// Its number in the whole brief, from 1.
  public let number: Int
  /// Its name in anchors: the slug of a file; of a local note the label, after its owner's slug where it is not the
  /// essay's. Unique in the brief. Its anchor is `fn-` and this.
  public let name: String
  /// The index of its text in `LinkedBrief.texts`.
  public let text: Int
  /// Its calls in reading order.
  public let calls: [Call]
}
