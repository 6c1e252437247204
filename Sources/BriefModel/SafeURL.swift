/// An absolute URL whose scheme is on the list of those that a published brief may lead to.
public struct SafeURL: Hashable, Sendable {
  /// The schemes that content may use.
  public static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// The URL as it was written, not yet percent-encoded or escaped.
  public let string: String

  /// Takes a URL, or fails where its scheme is missing or not allowed.
  ///
  /// White space and control characters, which browsers drop before they read a scheme (WHATWG URL, section 4.4), make
  /// it fail wherever they stand.
  public init?(_ string: String) {
    guard let scheme = Self.scheme(of: string), Self.schemes.contains(scheme) else { return nil }
    guard !string.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return nil }
    self.string = string
  }

  /// The scheme of a URL (RFC 3986, section 3.1) in lower case, or `nil` for a relative reference.
  ///
  /// Leading white space and control characters, and tabs and line ends within, do not hide one: browsers remove them.
  public static func scheme(of string: String) -> String? {
    var scheme = ""
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: ":"): return scheme.isEmpty ? nil : scheme
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
      case 0...0x20 where scheme.isEmpty: continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      case UInt8(ascii: "a")...UInt8(ascii: "z"): scheme.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if scheme.isEmpty { return nil }
        scheme.unicodeScalars.append(Unicode.Scalar(byte))
      default: return nil
      }
    }
    return nil
  }
}
