import BriefCompiler

/// A record of a program for itself, in the user's cache folder. One that is damaged, or another program's, is as if there were
/// none.
struct SealedRecord: Sendable {
  /// Where it stands.
  let path: String
  /// The program: its file, and the versions of what it may be linked to when it runs.
  let program: [UInt8]

  /// A digest, in hexadecimal.
  static let digestLength = 64

  /// Takes a record's content in parts.
  struct Writer {
    fileprivate let file: OpenFolder.GrowingFile
    fileprivate var digest = RunningDigest()

    /// Adds numbers, in the byte order of the machine.
    mutating func add<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) throws(DiskError) {
      numbers.withUnsafeBytes { digest.add($0) }
      try file.add(numbers)
    }
  }

  /// What was written; `nil` where there is nothing to rely on.
  func read() -> ArraySlice<UInt8>? {
    guard let record = try? BuildRecord.contents(path) else { return nil }
    let content = record.dropLast(Self.digestLength)
    let digest = content.withUnsafeBytes { Digest.sha256($0) }
    return seal(digest) == Array(record[content.endIndex...]) ? content : nil
  }

  /// Writes a record in the place of the last one. Where the disk refuses, that one stays, or none.
  ///
  /// - Parameter body: Adds the content.
  func write(_ body: (inout Writer) throws(DiskError) -> Void) {
    // It holds something of a brief, which may be for few eyes.
    try? NewFile.replace(path, isPrivate: true) { file throws(DiskError) in
      var writer = Writer(file: file)
      try body(&writer)
      try file.add(seal(writer.digest.digest))
    }
  }

  private func seal(_ digest: [UInt8]) -> [UInt8] { Digest.sha256(program + digest) }
}
