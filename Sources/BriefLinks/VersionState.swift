import BriefModel
import BriefSource

/// What decides whether a part of a brief is as in another version, as numbers and bytes: for whoever compares a version with one that
/// an earlier process linked, and has only digests of that.
///
/// Two versions of the same program are meant. What is added means nothing else, and is not to be read.
public struct VersionState: Sendable {
  /// The numbers, among them how long each row of bytes is.
  private var numbers: [Int] = []
  /// The bytes, row after row.
  private var bytes: [UInt8] = []

  /// Makes a state of nothing.
  public init() {}

  /// Whether nothing was added.
  public var isEmpty: Bool { numbers.isEmpty }

  /// Reads all that was added: two rows of bytes, of which no other state has the same.
  public func withBytes<Result>(
    _ body: (_ numbers: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer) -> Result
  ) -> Result {
    numbers.withUnsafeBytes { numbers in bytes.withUnsafeBytes { body(numbers, $0) } }
  }

  /// Forgets all, to be used again.
  public mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds a number.
  public mutating func add(_ number: Int) { numbers.append(number) }

  /// Adds two short numbers.
  mutating func add(_ first: UInt32, _ second: UInt32) { numbers.append(Int(first) << 32 | Int(second)) }

  /// Adds which passage is meant.
  mutating func add(_ passage: PassageID) { numbers.append(passage.text << 32 | passage.index) }

  /// Adds a text.
  public mutating func add(_ text: String) { add(text.utf8) }

  /// Adds bytes.
  public mutating func add(_ list: some Collection<UInt8>) {
    numbers.append(list.count)
    bytes.append(contentsOf: list)
  }

  /// Adds numbers.
  public mutating func add(_ list: [Int]) {
    numbers.append(list.count)
    numbers.append(contentsOf: list)
  }
}

extension LinkedBrief {
  /// Adds what all texts and numbers depend on: what there is to refer to, in which order, by which titles and names.
  ///
  /// Where two versions agree in that, every number and index means the same in both, and a text whose file has the same
  /// bytes says and refers to the same; what it is told of notes and fragments is in `addContext(ofText:to:)`.
  public func addFrame(to state: inout VersionState) { frame.add(to: &state) }

  /// The front matter of the entry of a number, with all that stands before it; `nil` where the number is not an entry's.
  public func head(ofNumber number: Int) -> ArraySlice<UInt8>? {
    place(ofNumber: number) == nil ? nil : frame.document(ofPage: number, in: brief).head
  }

  /// What tells the bytes that a text is read from, and where they stand, from others: a key of its file's body, or a digest of
  /// the front matter.
  ///
  /// - Parameter text: Its index in `texts`.
  public func key(ofText text: Int, by digest: ShortDigest) -> UInt64 {
    let document = frame.document(ofPage: frame.sources[text].page, in: brief)
    guard case .keyPoint = texts[text].owner else { return document.key(by: digest) }
    return document.head.withUnsafeBytes { digest($0, UnsafeRawBufferPointer(start: nil, count: 0)) }
  }

  /// Adds what a text is told of others: the numbers of its notes, their anchors, and the fragments that it may name.
  ///
  /// - Parameter text: Its index in `texts`.
  public func addContext(ofText text: Int, to state: inout VersionState) {
    texts[text].addContext(to: &state)
  }

  /// Adds the sentences that refer to what a number stands for, if there are any.
  public func addBacklinks(toNumber number: Int, to state: inout VersionState) {
    for backlink in graph.backlinks[number] { backlink.add(to: &state) }
  }

  /// Adds who is named together with the actor of a number, and where.
  public func addCompanions(ofActor number: Int, to state: inout VersionState) {
    for companion in graph.companions[number] { companion.add(to: &state) }
  }

  /// Adds whose front matter names the entry of a number.
  public func addNamings(ofEntry number: Int, to state: inout VersionState) {
    let table = graph.fieldTable
    for index in table.indices(ofTarget: number) {
      let field = table.fields[Int(index)]
      state.add(field.field.rawValue)
      state.add(self.number(of: .entry(field.source)) ?? -1)
    }
  }
}

extension Frame {
  /// Adds what all texts and numbers depend on.
  func add(to state: inout VersionState) {
    state.add(keyPointCount)
    state.add(mentionLinks.rawValue)
    catalogue.add(to: &state)
    names.add(to: &state)
  }
}

extension Catalogue {
  /// Adds what each number stands for, and by which title.
  fileprivate func add(to state: inout VersionState) {
    state.add(targets.count)
    for number in targets.indices {
      switch targets[number] {
      case .essay, .index: break
      case .entry(let id):
        state.add(id.kind.rawValue)
        state.add(id.slug)
      case .localNote(let id):
        state.add(id.path)
        state.add(id.label)
      case .file(let path): state.add(path)
      }
      state.add(title(of: number))
    }
  }
}
