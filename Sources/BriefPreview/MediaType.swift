/// The media types of a site's files, by the ends of their names.
enum MediaType {
  /// The type of a page.
  static let html = "text/html; charset=utf-8"
  /// The type of text that is nothing else.
  static let plainText = "text/plain; charset=utf-8"
  /// The type of a script.
  static let javaScript = "text/javascript; charset=utf-8"
  /// The type of a stylesheet.
  static let css = "text/css; charset=utf-8"
  /// The type of JSON, which is always UTF-8 (RFC 8259, section 8.1).
  static let json = "application/json"

  /// The type of the file at a path; that of bytes of any kind where the name does not tell.
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    if name == "SHA256SUMS" { return plainText }
    guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
    return types[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
  }

  private static let types = [
    "html": html, "htm": html, "css": css, "js": javaScript, "mjs": javaScript, "json": json,
    "webmanifest": "application/manifest+json", "map": json, "txt": plainText,
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "xml": "application/xml", "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "pdf": "application/pdf", "bib": "text/plain; charset=utf-8", "zip": "application/zip",
    "epub": "application/epub+zip",
    "svg": "image/svg+xml", "png": "image/png", "apng": "image/apng", "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff",
    "woff2": "font/woff2", "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf",
    "mp4": "video/mp4", "webm": "video/webm", "ogv": "video/ogg", "mp3": "audio/mpeg", "ogg": "audio/ogg",
    "wav": "audio/wav", "vtt": "text/vtt; charset=utf-8",
  ]
}
