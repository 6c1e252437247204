import BriefCompiler

/// Knows what an earlier build found in the texts of a brief: their references and their words.
public struct ContentRecord: Sendable {
  private let sealed: SealedRecord

  init(_ sealed: SealedRecord) { self.sealed = sealed }

  /// What an earlier build noted; nothing where there is no record to rely on.
  public func read() -> KnownContent? {
    guard let content = sealed.read() else { return nil }
    var reader = RecordReader(content)
    return reader.rest(of: UInt32.self).flatMap { KnownContent(record: $0) }
  }

  /// Notes what a build found.
  public func remember(_ content: FoundContent) {
    sealed.write { writer throws(DiskError) in
      try content.writeRecord { part throws(DiskError) in try writer.add(part) }
    }
  }
}
