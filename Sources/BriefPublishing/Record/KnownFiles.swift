import BriefPages

/// The files of a site that a build would make as they are, because an earlier one made them of the same facts.
public struct KnownFiles: Sendable {
  /// What is known of a file.
  struct File: Sendable {
    /// The stamp that it had when the earlier build was over. With another one, it is another file.
    let stamp: FileStamp
    /// Whether the stamp tells any change. Where not, the bytes are to be looked at.
    let isSure: Bool
    /// The digest of its bytes, in hexadecimal.
    let digest: [UInt8]
    /// The facts that it was made from.
    let facts: ArraySlice<FactNumber>
  }

  private let files: [File?]

  /// Knows nothing.
  public init() { files = [] }

  init(_ files: [File?]) { self.files = files }

  /// What is known of the file at a place of the site.
  subscript(place: Int) -> File? { files.indices.contains(place) ? files[place] : nil }

  /// How many files are known.
  public var count: Int { files.count { $0 != nil } }
}
