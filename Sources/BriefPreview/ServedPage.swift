/// A page as the preview serves it: the published bytes, and the script that keeps it up to date.
enum ServedPage {
  /// Adds the preview's script to a page, and to its content security policy what the script needs.
  ///
  /// - Parameters:
  ///   - page: The page's bytes.
  ///   - script: The element to add.
  ///   - source: Where it is loaded from, as the policy names it.
  static func adding(_ script: String, to page: [UInt8], allowing source: String) -> [UInt8] {
    guard let end = firstIndex(of: "</head", in: page[...]) else { return page + Array(script.utf8) }
    return rewritingPolicies(in: page[..<end], allowing: source) + Array(script.utf8) + page[end...]
  }

  /// The element that loads the preview's script.
  ///
  /// - Parameters:
  ///   - path: The path of the page among the site's files; empty where there is no site yet.
  ///   - build: The number of the build that the page is from.
  ///   - instance: What this run of the server is called.
  static func script(path: String, build: Int, instance: String) -> String {
    "<script src=\"/\(PreviewFile.script.path)\" data-instance=\"\(instance)\" data-build=\"\(build)\" "
      + "data-page=\"\(escaped(path))\" defer></script>"
  }

  /// A text as HTML shows it, in an element or in an attribute between quotes.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// The first place of a text, in any case, at which a word of ASCII stands.
  private static func firstIndex(of word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let word = word.description.utf8.map { $0 }
    guard let first = word.first else { return nil }
    var rest = bytes
    while let start = rest.firstIndex(of: first) {
      if rest[start...].prefix(word.count).elementsEqual(word, by: { lowercased($0) == $1 }) { return start }
      rest = rest[(start + 1)...]
    }
    return nil
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func rewritingPolicies(in head: ArraySlice<UInt8>, allowing source: String) -> [UInt8] {
    var result: [UInt8] = []
    var rest = head
    while let start = firstIndex(of: "<meta", in: rest) {
      result += rest[..<start]
      var tag = MetaTag(rest[start...])
      if tag.isPolicy, let content = tag.content {
        var policy = ContentSecurityPolicy(content)
        policy.allowPreview(from: source)
        tag.content = policy.text
      }
      result += tag.bytes
      rest = rest[(start + tag.length)...]
    }
    return result + rest
  }
}
