import Mustache

@testable import BriefPages

/// Renders templates with swift-mustache, to hold briefgen's own renderer against another's reading of Mustache.
struct MustacheLibraryRendering {
  private var library = MustacheLibrary()

  /// Turns the library's own escaping off: it works by character and lets `<` pass where a combining mark follows.
  /// Standing on a line of its own, the pragma leaves no trace.
  private static let opening = "{{% CONTENT_TYPE:TEXT}}\n"

  init(_ templates: [String: [UInt8]]) throws {
    for (name, bytes) in templates {
      let text = Self.opening + String(decoding: bytes, as: UTF8.self)
      library.register(try MustacheTemplate(string: text), named: name)
    }
  }

  /// Renders a template.
  func render(_ name: String, with values: TemplateValue) -> [UInt8] {
    Array((library.render(Self.value(values), withTemplate: name) ?? "").utf8)
  }

  private static func value(_ value: TemplateValue) -> Any {
    switch value {
    case .text(let text): Scalar(HTML(escaping: text))
    case .url(let href): Scalar(href.attribute)
    case .html(let html): Scalar(html)
    case .flag(let flag): flag
    case .list, .rows: (value.listItems ?? []).map { Self.value($0) }
    case .object, .row: Object(values: value.objectValues ?? [:])
    case .absent: Scalar(.empty)
    }
  }

  private struct Scalar: MustacheCustomRenderable, MustacheParent {
    let renderText: String
    let isNull: Bool

    init(_ html: HTML) {
      renderText = html.string
      isNull = html.bytes.isEmpty
    }

    func child(named: String) -> Any? { nil }
  }

  private struct Object: MustacheParent {
    let values: [String: TemplateValue]
    func child(named name: String) -> Any? { values[name].map { MustacheLibraryRendering.value($0) } }
  }
}

/// The bytes of a page without the white space at the start of its lines: the library repeats what stands before a
/// partial, a parent or a block before each of its lines, and briefgen does not (see `TemplateNode.partial`).
func unindented(_ bytes: [UInt8]) -> String {
  bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .map { String(decoding: $0.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }, as: UTF8.self) }
    .joined(separator: "\n")
}

/// Whether the library reads a template's lines and signs as the Mustache specification does.
func libraryReadsWell(_ bytes: [UInt8]) -> Bool {
  // It reads two characters wherever it sees a brace, and traps on one at the very end.
  guard bytes.last != UInt8(ascii: "{") else { return false }
  // It reads characters: a brace that a combining mark is joined to is no brace to it, and U+2028 a line's end.
  guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
  // A carriage return alone, VT and FF end a line to it too, and it keeps the blanks behind a tag at the very end.
  let stray = bytes.indices.contains { index in
    (0x0B...0x0C).contains(bytes[index])
      || bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
  }
  guard !stray, bytes.last != UInt8(ascii: " "), bytes.last != UInt8(ascii: "\t") else { return false }
  // It takes a line end right behind the two braces of a tag for the end of a line of text, and drops the braces.
  let text = String(decoding: bytes, as: UTF8.self)
  guard !text.contains("{{\n"), !text.contains("{{\r\n") else { return false }
  // Behind a section's end it goes on as if the section had just begun: whether the next tag can stand alone on its line
  // depends on whether the opening tag did. So both must.
  var reader = TemplateTagReader(bytes)
  var open: [Bool] = []
  while let tag = try? reader.next() {
    let alone = standsAlone(tag, in: bytes)
    switch tag.kind {
    case .section, .inverted, .parent, .block: open.append(alone)
    case .end: if open.popLast() != alone { return false }
    case .comment, .partial, .variable: break
    }
  }
  return true
}

private func standsAlone(_ tag: TemplateTag, in bytes: [UInt8]) -> Bool {
  let line = bytes[..<tag.range.lowerBound].suffix { $0 != UInt8(ascii: "\n") }
  let rest = bytes[tag.range.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
  return (line + rest).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
}

extension ArraySlice {
  /// The elements at the end that hold a condition.
  fileprivate func suffix(while holds: (Element) -> Bool) -> ArraySlice {
    self[(lastIndex { !holds($0) }.map { $0 + 1 } ?? startIndex)...]
  }
}
