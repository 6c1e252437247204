import BriefModel

/// What the destination of a link says, before anybody has looked whether it is there.
enum Destination: Equatable {
  /// Nothing is written.
  case empty
  /// `plain:` keeps words from being a mention.
  case plain
  /// `#fragment`: an anchor of the page that the link stands on.
  case fragment(String)
  /// `kind:slug` or `kind:slug#fragment`.
  case entry(EntryKind, slug: String, fragment: String?)
  /// A relative path: where it leads in the source tree, `nil` where that is outside.
  case path(String?, fragment: String?)
  /// A path from the root of a server: `/…`.
  case absolutePath
  /// `//host/…`
  case protocolRelative
  /// A URL of another site.
  case external(SafeURL)
  /// A URL with white space or control characters.
  case malformedURL
  /// A URL whose scheme is not allowed, in lower case.
  case forbiddenScheme(String)

  /// Reads a destination that stands in a file of a folder.
  init(_ text: String, folder: String) {
    let colon = text.utf8.firstIndex {
      $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#")
    }
    if let colon, text.utf8[colon] == UInt8(ascii: ":"), let known = Self.shorthand(text, colon: colon) {
      self = known
    } else if text.isEmpty {
      self = .empty
    } else if text.hasPrefix("#") {
      self = .fragment(SourcePath.percentDecoded(text.dropFirst()))
    } else if text.hasPrefix("//") {
      self = .protocolRelative
    } else if text.hasPrefix("/") {
      self = .absolutePath
    } else if let scheme = SafeURL.scheme(of: text) {
      if let url = SafeURL(text) {
        self = .external(url)
      } else {
        self = SafeURL.schemes.contains(scheme) ? .malformedURL : .forbiddenScheme(scheme)
      }
    } else {
      let (path, fragment) = Self.split(text[...])
      self = .path(SourcePath.resolve(SourcePath.percentDecoded(path), from: folder), fragment: fragment)
    }
  }

  /// The part of a destination before its fragment, and the fragment, decoded.
  static func split(_ text: Substring) -> (path: Substring, fragment: String?) {
    guard let hash = text.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (text, nil) }
    return (text[..<hash], SourcePath.percentDecoded(text[text.utf8.index(after: hash)...]))
  }

  /// What `kind:slug` names, where nothing is encoded and there is no fragment: what most destinations are.
  static func plainEntry(_ text: String) -> (kind: EntryKind, slug: String)? {
    let entry = text.utf8.withContiguousStorageIfAvailable { text -> (EntryKind, String)? in
      guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
        let kind = kind(named: UnsafeBufferPointer(rebasing: text[..<colon]))
      else { return nil }
      let slug = text[(colon + 1)...]
      guard !slug.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "#") }) else { return nil }
      return (kind, String(decoding: slug, as: UTF8.self))
    }
    return entry ?? nil
  }

  private static func kind(named name: UnsafeBufferPointer<UInt8>) -> EntryKind? {
    // No two kinds begin with the same letter.
    let kind: EntryKind
    switch name.first {
    case UInt8(ascii: "a"): kind = .actor
    case UInt8(ascii: "e"): kind = .event
    case UInt8(ascii: "r"): kind = .recommendation
    case UInt8(ascii: "f"): kind = .footnote
    default: return nil
    }
    var expected = kind.rawValue
    return expected.withUTF8 { $0.elementsEqual(name) } ? kind : nil
  }

  private static func shorthand(_ text: String, colon: String.Index) -> Destination? {
    if text[..<colon] == "plain" { return .plain }
    guard let kind = EntryKind(rawValue: String(text[..<colon])) else { return nil }
    let (slug, fragment) = split(text[text.utf8.index(after: colon)...])
    return .entry(kind, slug: SourcePath.percentDecoded(slug), fragment: fragment)
  }
}
