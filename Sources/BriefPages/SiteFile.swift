/// A file of the site: where it stands, and bytes that are made when they are asked for.
///
/// A site is larger than all that it is made from. Whoever goes over its files one by one never holds it as a whole.
public struct SiteFile: Sendable {
  /// The path below the site's root: `actors/kim-jong-un.html`.
  public let path: String
  /// The file of the source tree that it is about, where there is one, to blame it for a collision of paths.
  public let origin: String?
  private let content: Content

  private enum Content: Sendable {
    case made([UInt8])
    case toMake(@Sendable () -> [UInt8])
    case toMakeOfFacts(FactLayout, @Sendable (ReadLog?) -> [UInt8])
  }

  /// What its bytes depend on besides facts, as a number: where that is another one, they may be others.
  public let variant: Int

  /// Makes a file of bytes that are there.
  public init(path: String, bytes: [UInt8], origin: String?) {
    self.path = path
    self.origin = origin
    variant = 0
    content = .made(bytes)
  }

  /// Makes a file whose bytes are made each time that they are asked for.
  ///
  /// - Parameter make: Gives the same bytes at every call. It is called from several threads at once.
  public init(path: String, origin: String?, make: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.origin = origin
    variant = 0
    content = .toMake(make)
  }

  /// Makes a file whose bytes are made each time that they are asked for, of facts that are put on record.
  ///
  /// - Parameters:
  ///   - layout: The numbers of facts.
  ///   - variant: What else they depend on, as a number.
  ///   - make: Gives the same bytes at every call, and notes what they were made from if somebody wants to know.
  init(
    path: String, origin: String?, layout: FactLayout, variant: Int = 0,
    make: @escaping @Sendable (ReadLog?) -> [UInt8]
  ) {
    self.path = path
    self.origin = origin
    self.variant = variant
    content = .toMakeOfFacts(layout, make)
  }

  /// The bytes.
  public var bytes: [UInt8] {
    switch content {
    case .made(let bytes): bytes
    case .toMake(let make): make()
    case .toMakeOfFacts(_, let make): make(nil)
    }
  }

  /// The bytes, and the facts that they were made from; `nil` where these are not known.
  public var recorded: (bytes: [UInt8], facts: [FactNumber]?) {
    guard case .toMakeOfFacts(let layout, let make) = content else { return (bytes, nil) }
    let log = ReadLog(isCoarse: true)
    let bytes = make(log)
    return (bytes, log.numbers(in: layout))
  }

  /// The same file, whose bytes are kept.
  public var made: SiteFile {
    if case .made = content { return self }
    // A copy of its own length: what was in reserve while it was made would be kept with it.
    return SiteFile(path: path, bytes: bytes.withUnsafeBufferPointer { Array($0) }, origin: origin)
  }
}

extension SiteFile: Equatable {
  /// Whether two files have the same path, origin and bytes.
  public static func == (left: SiteFile, right: SiteFile) -> Bool {
    left.path == right.path && left.origin == right.origin && left.bytes == right.bytes
  }
}
