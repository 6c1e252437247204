@testable import BriefPages

extension TestSite {
  /// The links within the site: how many there are, and those that lead to no file, or to no anchor of one.
  static func links(of files: [SiteFile]) throws -> (count: Int, dead: [String]) {
    let pages = try Dictionary(
      uniqueKeysWithValues: files.filter { $0.path.hasSuffix(".html") }
        .map { ($0.path, try HTMLPage(String(decoding: $0.bytes, as: UTF8.self))) })
    let anchors = pages.mapValues { Set($0.values(of: "id")) }
    let paths = Set(files.map(\.path))
    var count = 0
    var dead: [String] = []
    for (path, page) in pages where path != "404.html" {
      for written in page.values(of: "href") + page.values(of: "src") {
        let href = HTMLPage.decoded(written)
        if href.contains("://") { continue }
        count += 1
        let parts = href.split(separator: "#", omittingEmptySubsequences: false).map {
          percentDecoded(String($0))
        }
        let target = parts[0].isEmpty ? path : resolved(parts[0], from: path)
        if !paths.contains(target) || (parts.count > 1 && anchors[target]?.contains(parts[1]) != true) {
          dead.append("\(path) → \(href)")
        }
      }
    }
    return (count, dead)
  }

  private static func resolved(_ path: String, from page: String) -> String {
    var folder = page.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/").map(String.init) {
      if part == ".." { folder.removeLast() } else { folder.append(part) }
    }
    return folder.joined(separator: "/")
  }

  private static func percentDecoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first == "%", let byte = UInt8(rest.dropFirst().prefix(2), radix: 16) {
        bytes.append(byte)
        rest = rest.dropFirst(3)
      } else {
        bytes += Array(String(first).utf8)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
