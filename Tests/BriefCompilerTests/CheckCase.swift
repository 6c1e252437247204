import BriefSource
import Foundation
import Testing

/// A file of `Checks/`: what a case changes in a small correct site, and what briefgen then prints.
///
/// The first lines, each after `#`, say what the case shows. Then come files, each under a line `--- PATH`, which replace
/// or join those of `base-site.txt`. After the path may stand `(removed)`, `(unreadable: REASON)`, `(link to: TARGET)`
/// or `(escaped)`: then `\xNN` in the text is that byte. Last, under a line `===`, the whole report.
struct CheckCase: CustomTestStringConvertible {
  let name: String
  let sections: [(header: String, text: String)]
  let expected: String
  /// All that stands before the report.
  let preamble: String

  var testDescription: String { name }

  init(name: String, text: String) {
    self.name = name
    let halves = text.split(separator: "\n===\n", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    preamble = halves[0]
    expected = halves.count > 1 ? halves[1] : ""
    var sections: [(header: String, text: String)] = []
    for line in halves[0].split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("--- ") {
        sections.append((String(line.dropFirst(4)), ""))
      } else if !sections.isEmpty {
        sections[sections.count - 1].text += line + "\n"
      }
    }
    self.sections = sections
  }

  /// Lays the case's files over a site.
  func entries(over base: [String: SourceTree.Entry]) -> [String: SourceTree.Entry] {
    sections.reduce(into: base) { entries, section in
      let (path, attribute) = Self.split(section.header)
      entries[path] = Self.entry(attribute: attribute, text: section.text)
    }
  }

  private static func split(_ header: String) -> (path: String, attribute: String) {
    guard let open = header.range(of: " (") else { return (header, "") }
    return (String(header[..<open.lowerBound]), String(header[open.upperBound...].dropLast()))
  }

  private static func entry(attribute: String, text: String) -> SourceTree.Entry? {
    if attribute == "removed" { return nil }
    if attribute.hasPrefix("unreadable: ") { return .unreadable(reason: String(attribute.dropFirst(12))) }
    if attribute.hasPrefix("link to: ") { return .escapingLink(target: String(attribute.dropFirst(9))) }
    return .file(attribute == "escaped" ? unescaped(text) : Array(text.utf8))
  }

  private static func unescaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("\\x"), let byte = UInt8(rest.dropFirst(2).prefix(2), radix: 16) {
        bytes.append(byte)
        rest = rest.dropFirst(4)
      } else {
        bytes += Array(String(first).utf8)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}

extension CheckCase {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Checks")

  /// The small correct site that cases change.
  static func baseSite() throws -> [String: SourceTree.Entry] {
    try load("base-site").entries(over: [:])
  }

  static func load(_ name: String) throws -> CheckCase {
    let text = try String(contentsOf: folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
    return CheckCase(name: name, text: text)
  }

  /// Every case, by name.
  static func all() throws -> [CheckCase] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".txt") }.sorted()
      .map { try load(String($0.dropLast(4))) }
  }
}
