/// The path that a request asks for.
enum RequestPath {
  /// The path of the site that a request's target names, or `nil` where it can name none.
  ///
  /// What comes out is only ever looked up among the files of a compiled site, so no path can reach the disk.
  /// Percent-encoding is undone once (RFC 3986, section 2.4), and a path that ends in `/` names the
  /// `index.html` there.
  ///
  /// - Parameter target: The target as it was sent, in origin form or absolute form (RFC 9112, section 3.2),
  ///   without its query.
  static func sitePath(of target: String) -> String? {
    guard let path = pathBytes(of: Array(target.utf8)), path.first == slash else { return nil }
    guard let bytes = percentDecoded(path.dropFirst()), !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return text.isEmpty || text.hasSuffix("/") ? text + "index.html" : text
  }

  /// The authority of a target in absolute form, or `nil`.
  static func authority(of target: String) -> String? {
    let bytes = Array(target.utf8)
    guard let start = afterScheme(bytes) else { return nil }
    return String(decoding: bytes[start...].prefix { $0 != slash }, as: UTF8.self)
  }

  private static let slash = UInt8(ascii: "/")

  private static func pathBytes(of target: [UInt8]) -> ArraySlice<UInt8>? {
    guard let start = afterScheme(target) else { return target[...] }
    guard let end = target[start...].firstIndex(of: slash) else { return [slash] }
    return target[end...]
  }

  private static func afterScheme(_ target: [UInt8]) -> Int? {
    let prefix = Array("http://".utf8)
    let isAbsolute = target.prefix(prefix.count).map { $0 | 0x20 } == prefix.map { $0 | 0x20 }
    return isAbsolute ? prefix.count : nil
  }

  private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimalValue),
        let low = rest.popFirst().flatMap(hexadecimalValue)
      else { return nil }
      decoded.append(high << 4 | low)
    }
    return decoded
  }

  private static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
