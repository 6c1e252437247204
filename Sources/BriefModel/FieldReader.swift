import BriefMarkdown
import BriefSource

/// Reads the fields of one mapping, each by its type, and collects what is wrong with them.
///
/// A reader never stops: what is wrong gives a diagnostic and `nil`, or what was most likely meant.
struct FieldReader {
  /// The file.
  let document: Document
  /// Which fields there may be.
  let set: FieldSet
  /// What was found wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// The fields in the order of the file; one whose name is mistyped under the name that was meant.
  private(set) var fields: [YAMLField]

  /// Where a field that is missing belongs; `nil` where the header could not be read, so that nothing is known to be
  /// missing.
  private let missingPlace: Range<Int>?

  /// Reads a file's front matter, and reports the fields that do not belong there.
  init(_ document: Document, _ set: FieldSet) {
    let fields = document.frontMatter?.fields ?? []
    let start = document.frontMatter?.range.lowerBound ?? 0
    self.init(document, set, fields, missingPlace: document.hasBrokenHeader ? nil : start..<start)
  }

  /// Reads a group of fields within a field.
  init(_ document: Document, _ set: FieldSet, _ fields: [YAMLField], missingPlace: Range<Int>?) {
    self.document = document
    self.set = set
    self.fields = fields
    self.missingPlace = missingPlace
    for (index, field) in fields.enumerated() where !set.names.contains(field.key) {
      guard let meant = reportUnknown(field) else { continue }
      // What depends on the field goes on with it: a required one is not missing on top.
      self.fields[index] = YAMLField(key: meant, keyRange: field.keyRange, value: field.value)
    }
  }

  /// The value of a field, or `nil` where it is missing or empty.
  func value(_ name: String) -> YAMLNode? {
    guard let value = fields.first(where: { $0.key == name })?.value, !value.isEmpty else { return nil }
    return value
  }

  /// Adds what was found wrong elsewhere.
  mutating func report(_ found: [Diagnostic]) { diagnostics += found }

  /// Reports something.
  mutating func report(
    _ check: Check, _ message: String, at range: Range<Int>, label: String = "",
    notes: [Diagnostic.Note] = [],
    help: String? = nil, replacement: Replacement? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        check, message, at: document.span(range), label: label, notes: notes, help: help,
        replacement: replacement))
  }

  /// Reports a required field that is missing or empty; `line` is what one might write.
  ///
  /// - Returns: The value, where there is one.
  mutating func require(_ name: String, line: String) -> YAMLNode? {
    if let value = value(name) { return value }
    if let empty = fields.first(where: { $0.key == name }) {
      report(.missingField, "“\(name)” is empty", at: empty.value.range, help: "write `\(line)`")
      return nil
    }
    guard let missingPlace else { return nil }
    let message = "\(set.thisOwner) has no “\(name)”"
    if document.frontMatter == nil {
      let isLate = document.source.drop { $0 <= 0x20 }.starts(with: "---".utf8)
      report(
        .missingField, message, at: missingPlace,
        help: isLate
          ? "front matter begins in the first line; remove what stands above its `---`"
          : "begin the file with front matter: a line `---`, `\(line)`, and a line `---`")
    } else {
      report(.missingField, message, at: missingPlace, help: "add a line `\(line)`")
    }
    return nil
  }

  /// Reports something that a group of fields lacks, at its beginning.
  mutating func reportMissing(_ message: String, help: String) {
    guard let missingPlace else { return }
    report(.missingField, message, at: missingPlace, help: help)
  }

  /// Reports a value of a wrong type.
  mutating func reportType(
    of name: String, _ expected: String, _ node: YAMLNode, help: String? = nil,
    replacement: Replacement? = nil
  ) {
    report(
      .wrongType, "\(name) is \(expected); this is \(node.typeName)", at: node.range,
      help: help ?? "write one value, without brackets, braces or “-”", replacement: replacement)
  }

  /// - Returns: The name that was meant, where that is sure.
  private mutating func reportUnknown(_ field: YAMLField) -> String? {
    let message = "“\(field.key)” is no field of \(set.owner)"
    let notes = [Diagnostic.Note(set.list)]
    guard let nearest = set.nearest(to: field.key) else {
      report(.unknownField, message, at: field.keyRange, notes: notes, help: "remove it")
      return nil
    }
    if fields.contains(where: { $0.key == nearest }) {
      report(
        .unknownField, message, at: field.keyRange, notes: notes,
        help: "remove it; “\(nearest)” is there already")
      return nil
    }
    report(
      .unknownField, message, at: field.keyRange, notes: notes, help: "write `\(nearest)`",
      replacement: Replacement(of: document.span(field.keyRange), with: nearest))
    return nearest
  }
}

extension Document {
  /// Whether there is a header that could not be read, or a file that could not; the parser or the tree says why.
  var hasBrokenHeader: Bool {
    frontMatter == nil
      && diagnostics.contains { [.invalidYAML, .nestingTooDeep, .duplicateField].contains($0.check) }
      && (source.starts(with: "---".utf8) || source.starts(with: "\u{FEFF}---".utf8))
  }
}

extension YAMLNode {
  /// Whether there is nothing, or a text of nothing but white space.
  var isEmpty: Bool {
    switch kind {
    case .null: true
    case .scalar(let text, _): text.utf8.first?.isVisibleASCII != true && text.allSatisfy(\.isWhitespace)
    case .sequence, .mapping: false
    }
  }

  /// What a message calls a value of this type.
  var typeName: String {
    switch kind {
    case .null: "empty"
    case .scalar(let text, _) where text.utf8.count <= 40: "“\(text.trimmed)”"
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a group of fields"
    }
  }
}
