import BriefModel
import BriefSource

/// The references of a text, in reading order. Each is put together when it is asked for: most of what there is to say of
/// it, its target and its file, is the same for many.
public struct ReferenceList: RandomAccessCollection, Sendable {
  private let found: [TextAnalysis.LocalReference]
  private let targets: [ReferenceTarget]
  private let path: String

  /// Takes what was found in a text.
  ///
  /// - Parameters:
  ///   - targets: What the catalogue's numbers stand for.
  ///   - path: The text's file.
  init(_ found: [TextAnalysis.LocalReference], targets: [ReferenceTarget], path: String) {
    self.found = found
    self.targets = targets
    self.path = path
  }

  /// The index of the first reference: 0.
  public var startIndex: Int { 0 }

  /// How many references there are.
  public var endIndex: Int { found.count }

  /// The words of a reference, without the rest of it.
  public func range(at index: Int) -> Range<Int> { found[index].range }

  /// How a reference came about, without the rest of it.
  public func origin(at index: Int) -> Reference.Origin { found[index].origin }

  /// A reference.
  public subscript(index: Int) -> Reference {
    let local = found[index]
    return Reference(
      passage: local.passage < 0 ? nil : local.passage, sentence: local.sentence < 0 ? nil : local.sentence,
      range: local.range, target: targets[local.target], origin: local.origin,
      span: SourceSpan(path: path, range: local.source), isLink: local.isLink)
  }
}
