import BriefPages
import BriefSource

/// A finished site: paths, and bytes that are made when they are asked for.
///
/// Of a site that is compiled once, no bytes are held but those that somebody asked for and has not let go. They are the
/// same at every call, and may be asked for on several threads at once.
public struct Site: Sendable {
  /// The file that lists what briefgen wrote, in the form that `sha256sum -c` reads.
  static let listPath = "SHA256SUMS"

  /// Every path below the output folder, `SHA256SUMS` included, in the order of its UTF-8 bytes.
  public let paths: [String]
  /// The files, each at the place of its path.
  private var files: [SiteFile]
  /// Where the list of digests stands, if it is made of the other files.
  private var listPlace: Int?
  /// The list, where it is kept.
  private var madeList: [UInt8]?
  private var notes: FileNotes
  /// Whether it is noted what files are made from.
  private var isRecording = false

  /// Makes a site of bytes that are there. `SHA256SUMS` is one of the files: it is not added.
  public init(files: [String: [UInt8]]) {
    self.init(files.map { SiteFile(path: $0.key, bytes: $0.value, origin: nil) })
  }

  /// Makes a site of files, the list of their digests among them. No two have the same path.
  init(_ files: [SiteFile]) { self.init(sorted: Self.sorted(files), listPlace: nil) }

  /// Makes a site of files and of the list of their digests. No two have the same path.
  init(listing files: [SiteFile]) {
    var files = Self.sorted(files)
    let place = files.partitioningIndex { !$0.path.isOrderedBefore(Self.listPath) }
    files.insert(SiteFile(path: Self.listPath, bytes: [], origin: nil), at: place)
    self.init(sorted: files, listPlace: place)
  }

  private init(sorted files: [SiteFile], listPlace: Int?) {
    self.files = files
    self.listPlace = listPlace
    paths = files.map { $0.path }
    notes = FileNotes(count: files.count)
  }

  /// The files in the order of their paths, in which they mostly come.
  private static func sorted(_ files: [SiteFile]) -> [SiteFile] {
    let isSorted = files.indices.dropFirst().allSatisfy {
      files[$0 - 1].path.isOrderedBefore(files[$0].path)
    }
    return isSorted ? files : files.sorted { $0.path.isOrderedBefore($1.path) }
  }
}

// MARK: - Bytes

extension Site {
  /// The bytes of a file; `nil` where the site has none at a path.
  public subscript(path: String) -> [UInt8]? {
    let place = paths.partitioningIndex { !$0.isOrderedBefore(path) }
    guard place < paths.count, paths[place].hasSameBytes(as: path) else { return nil }
    return bytes(at: place)
  }

  /// The bytes of a file.
  ///
  /// Whoever wants all files makes the list of digests last: it needs every digest, and those of files that were not made
  /// yet cost what making these costs.
  ///
  /// - Parameter place: The place of its path among all.
  public func bytes(at place: Int) -> [UInt8] {
    if place == listPlace { return madeList ?? list }
    let bytes: [UInt8]
    if isRecording {
      let (made, facts) = files[place].recorded
      facts.map { notes.note(at: place, facts: $0[...]) }
      bytes = made
    } else {
      bytes = files[place].bytes
    }
    notes.note(at: place) { Digest.sha256(bytes) }
    return bytes
  }

  /// The SHA-256 digest of a file, in hexadecimal. Of a file that was made already, it is known.
  public func digest(at place: Int) -> [UInt8] {
    notes.digest(at: place) ?? Digest.sha256(bytes(at: place))
  }

  /// All bytes by path.
  public var contents: [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: zip(paths, paths.indices.map { bytes(at: $0) }))
  }

  /// The list of digests: a line for each file, with its digest, two spaces, and its path.
  private var list: [UInt8] {
    let others = paths.indices.filter { $0 != listPlace }
    let digests = others.concurrentMap(batchSize: 64) { digest(at: $0) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(others.reduce(0) { $0 + 67 + paths[$1].utf8.count })
    for (place, digest) in zip(others, digests) {
      bytes += digest
      bytes += [UInt8(ascii: " "), UInt8(ascii: " ")]
      bytes += paths[place].utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}

// MARK: - Facts

extension Site {
  /// The site, which notes from now on what files are made from.
  public var recording: Site {
    var site = self
    site.isRecording = true
    return site
  }

  /// The facts that a file was made from; `nil` where that was not noted, or is not known of such a file.
  public func facts(at place: Int) -> ArraySlice<FactNumber>? { notes.facts(at: place) }

  /// What a file depends on besides facts, as a number.
  public func variant(at place: Int) -> Int { files[place].variant }

  /// Notes of a file that it is one that an earlier build made, so that it need not be made for what is to be known of it.
  ///
  /// - Parameters:
  ///   - place: The place of its path among all.
  ///   - digest: Its digest, as `digest(at:)` gives it.
  ///   - facts: The facts that it was made from.
  public func note(at place: Int, digest: [UInt8], facts: ArraySlice<FactNumber>) {
    notes.note(at: place) { digest }
    notes.note(at: place, facts: facts)
  }
}

// MARK: - Versions

extension Site {
  /// The site with all its bytes made, for whoever asks for them again and again.
  var made: Site {
    var site = self
    site.files = Array(files.indices).concurrentMap { files[$0].made }
    if listPlace != nil { site.madeList = site.list }
    return site
  }

  /// The site with other bytes at some of its paths.
  func replacing(_ changed: [SiteFile]) -> Site {
    var site = self
    let places = changed.map { file in paths.partitioningIndex { !$0.isOrderedBefore(file.path) } }
    for (place, file) in zip(places, changed) { site.files[place] = file }
    site.notes = notes.forgetting(places)
    site.madeList = nil
    return site
  }
}

extension Site: Equatable {
  /// Whether two sites have the same paths and bytes.
  public static func == (left: Site, right: Site) -> Bool {
    left.paths.hasSameBytes(as: right.paths)
      && left.paths.indices.allSatisfy { left.bytes(at: $0) == right.bytes(at: $0) }
  }
}
