/// How large an image is, read from its first bytes, so that a page can keep the room for it before it is loaded.
///
/// PNG (W3C PNG, 11.2.1), GIF (GIF89a, 18), JPEG (ITU-T T.81, B.2.2), WebP (RFC 9649, 2.4–2.7) and SVG (SVG 2, 8.2).
struct ImageSize: Hashable, Sendable {
  /// In CSS pixels.
  let width: Int
  let height: Int

  private init?(_ width: Int, _ height: Int) {
    guard width > 0, height > 0 else { return nil }
    (self.width, self.height) = (width, height)
  }

  /// Reads the size of an image.
  ///
  /// - Returns: `nil` where the bytes are of another format, or damaged, or say nothing of a size.
  init?(of bytes: [UInt8]) {
    let reader = ImageReader(bytes: bytes)
    guard let (width, height) = reader.png ?? reader.gif ?? reader.jpeg ?? reader.webP ?? reader.svg else {
      return nil
    }
    self.init(width, height)
  }
}

/// Reads numbers at places of an image. Where it ends too early, there is no number.
private struct ImageReader {
  let bytes: [UInt8]

  var png: (Int, Int)? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), let width = big(4, at: 16),
      let height = big(4, at: 20)
    else {
      return nil
    }
    return (width, height)
  }

  var gif: (Int, Int)? {
    guard bytes.starts(with: "GIF8".utf8), let width = little(2, at: 6), let height = little(2, at: 8) else {
      return nil
    }
    return (width, height)
  }

  /// The size is in the header of a frame (SOF0 to SOF15, without the tables that stand among these numbers).
  var jpeg: (Int, Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var position = 2
    while let marker = big(2, at: position), marker >> 8 == 0xFF {
      let code = marker & 0xFF
      if (0xC0...0xCF).contains(code), ![0xC4, 0xC8, 0xCC].contains(code) {
        guard let height = big(2, at: position + 5), let width = big(2, at: position + 7) else { return nil }
        return (width, height)
      }
      // A fill byte stands alone; every other segment says its length.
      guard code != 0xFF, let length = big(2, at: position + 2) else {
        position += 1
        continue
      }
      position += 2 + length
    }
    return nil
  }

  var webP: (Int, Int)? {
    guard bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8), bytes.count > 15
    else {
      return nil
    }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ":
      guard let width = little(2, at: 26), let height = little(2, at: 28) else { return nil }
      return (width & 0x3FFF, height & 0x3FFF)
    case "VP8L":
      guard let bits = little(4, at: 21) else { return nil }
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case "VP8X":
      guard let width = little(3, at: 24), let height = little(3, at: 27) else { return nil }
      return (width + 1, height + 1)
    default: return nil
    }
  }

  /// What the root element says: its own width and height where they are in pixels, or else its view box.
  var svg: (Int, Int)? {
    let attributes = rootAttributes
    func pixels(_ name: String) -> Int? {
      guard var text = attributes[name] else { return nil }
      if text.hasSuffix("px") { text.removeLast(2) }
      return Self.rounded(text)
    }
    if let width = pixels("width"), let height = pixels("height") { return (width, height) }
    let box = (attributes["viewBox"] ?? "").split { $0 == " " || $0 == "," || $0.isNewline || $0 == "\t" }
    guard box.count == 4, let width = Self.rounded(box[2]), let height = Self.rounded(box[3]) else {
      return nil
    }
    return (width, height)
  }

  private static func rounded(_ text: some StringProtocol) -> Int? {
    Double(text).flatMap { Int(exactly: $0.rounded()) }
  }

  /// The attributes of the element `svg`, if it begins in the first four kilobytes.
  private var rootAttributes: [String: String] {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard let start = head.indices.first(where: { head[$0...].hasPrefix("<svg") }) else { return [:] }
    var attributes: [String: String] = [:]
    var rest = head[start...].dropFirst(4)
    while let equals = rest.firstIndex(of: "="), !rest[..<equals].contains(">") {
      let name = rest[..<equals].filter { !$0.isWhitespace }
      let value = rest[equals...].dropFirst().drop { $0.isWhitespace }
      guard let quote = value.first, quote == "\"" || quote == "'",
        let end = value.dropFirst().firstIndex(of: quote)
      else { break }
      attributes[name] = String(value[..<end].dropFirst())
      rest = value[end...].dropFirst()
    }
    return attributes
  }

  private func big(_ count: Int, at start: Int) -> Int? {
    number(count, at: start)?.reduce(0) { $0 << 8 | Int($1) }
  }

  private func little(_ count: Int, at start: Int) -> Int? {
    number(count, at: start)?.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func number(_ count: Int, at start: Int) -> ArraySlice<UInt8>? {
    start >= 0 && start + count <= bytes.count ? bytes[start..<start + count] : nil
  }
}
