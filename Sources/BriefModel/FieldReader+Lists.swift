import BriefMarkdown
import BriefSource

extension FieldReader {
  /// What a list holds.
  enum ItemSort { case texts, slugs, groups }

  /// The entries of a field that is a list, those that are empty left out; `nil` where the field is missing or empty.
  ///
  /// A single value in the place of a list is a wrong type, and is taken for the only entry where it can be one.
  mutating func items(_ name: String, _ sort: ItemSort = .texts) -> [YAMLNode]? {
    guard let value = value(name) else { return nil }
    if case .sequence(let items) = value.kind {
      for item in items where item.isEmpty {
        report(
          .missingField, "an entry of “\(name)” is empty", at: item.range,
          help: "write the entry, or remove its line")
      }
      return items.contains(where: \.isEmpty) ? items.filter { !$0.isEmpty } : items
    }
    let replacement = sort == .groups ? nil : inFlow(value, isList: sort == .slugs).map { wrap($0, "[", "]") }
    reportType(
      of: "“\(name)”", "a list", value,
      help: "write `\(name): […]`, or each entry on a line that begins with `-`",
      replacement: replacement)
    switch (value.kind, sort) {
    case (.scalar(let text, _), .slugs) where text.contains(","): return []
    case (.scalar, _), (.mapping, .groups): return [value]
    default: return []
    }
  }

  /// The texts of a field that is a list of texts.
  mutating func texts(_ name: String) -> [Located<String>] {
    let items = items(name) ?? []
    return items.compactMap { text(of: $0, named: "an entry of “\(name)”", "a text") }.map(located)
  }

  /// The slug that a field names.
  mutating func reference(_ name: String, to kind: EntryKind) -> Located<String>? {
    value(name).flatMap { text(of: $0, named: "“\(name)”", kind.idName) }.map { slug($0, kind) }
  }

  /// The slugs that a field lists.
  mutating func references(_ name: String, to kind: EntryKind) -> [Located<String>] {
    let items = items(name, .slugs) ?? []
    return items.compactMap { text(of: $0, named: "an entry of “\(name)”", kind.idName) }.map {
      slug($0, kind)
    }
  }

  /// The values that a field lists as groups of fields; `nil` where the field is missing or empty.
  ///
  /// - Parameters:
  ///   - name: The field.
  ///   - set: The fields of a group.
  ///   - key: The field that a text in the place of a group is meant to be.
  ///   - isTextEntry: Whether a text may stand in the place of a group; otherwise it is a wrong type.
  ///   - read: Reads a group. A text in the place of one is read as a group that has only `key`.
  mutating func groups<Value>(
    _ name: String, of set: FieldSet, texts key: String, isTextEntry: Bool = false,
    _ read: (inout FieldReader) -> Value?
  ) -> [Value]? {
    // A value that is no list was reported as such, and once is enough.
    let isList = if case .sequence? = value(name)?.kind { true } else { false }
    return items(name, isTextEntry ? .texts : .groups)?.compactMap {
      group(of: $0, named: "an entry of “\(name)”", set, key, mayBeText: isTextEntry || !isList, read)
    }
  }

  /// The value of a field that is a group of fields; see `groups`.
  mutating func group<Value>(
    _ name: String, of set: FieldSet, text key: String, _ read: (inout FieldReader) -> Value?
  ) -> Value? {
    value(name).flatMap { group(of: $0, named: "“\(name)”", set, key, isEntry: false, read) }
  }

  private mutating func group<Value>(
    of node: YAMLNode, named name: String, _ set: FieldSet, _ key: String, isEntry: Bool = true,
    mayBeText: Bool = false, _ read: (inout FieldReader) -> Value?
  ) -> Value? {
    let start = node.range.lowerBound..<node.range.lowerBound
    var missingPlace: Range<Int>? = start
    let fields: [YAMLField]
    switch node.kind {
    case .mapping(let group): fields = group
    case .scalar:
      if !mayBeText {
        let replacement = inFlow(node).map { isEntry ? wrap($0, "\(key): ", "") : wrap($0, "{\(key): ", "}") }
        reportType(of: name, "a group of fields", node, help: "write `\(key): …`", replacement: replacement)
      }
      fields = [YAMLField(key: key, keyRange: start, value: node)]
      missingPlace = nil
    case .sequence, .null:
      let expected = mayBeText ? "a text or a group of fields" : "a group of fields"
      reportType(of: name, expected, node, help: "write `\(key): …`")
      return nil
    }
    var reader = FieldReader(document, set, fields, missingPlace: missingPlace)
    let value = read(&reader)
    report(reader.diagnostics)
    return value
  }

  /// `actor:kim-jong-un` where an actor is named anyway: the same as `kim-jong-un`.
  private func slug(_ text: Text, _ kind: EntryKind) -> Located<String> {
    guard text.string.utf8.contains(UInt8(ascii: ":")) else { return located(text) }
    let prefix = kind.rawValue + ":"
    guard text.string.hasPrefix(prefix) else { return located(text) }
    var text = text
    text.string.removeFirst(prefix.count)
    if text.isVerbatim { text.range = (text.range.lowerBound + prefix.utf8.count)..<text.range.upperBound }
    return located(text)
  }

  /// Where a scalar stands, with its quotation marks, if it means the same within brackets; otherwise `nil`.
  ///
  /// Commas are no matter in a text that `isList`, for there they part the entries.
  private func inFlow(_ node: YAMLNode, isList: Bool = false) -> Range<Int>? {
    guard node.isVerbatim, case .scalar(_, let isQuoted) = node.kind else { return nil }
    let range = node.range
    guard isQuoted else {
      // YAML 1.1, section 9.1.3: these end a plain scalar within brackets.
      let special = isList ? "[]{}?#\n\r" : ",[]{}?#:\n\r"
      return document.source[range].contains(where: special.utf8.contains) ? nil : range
    }
    guard range.lowerBound > 0, range.upperBound < document.source.count else { return nil }
    let (before, after) = (document.source[range.lowerBound - 1], document.source[range.upperBound])
    guard before == after, "\"'".utf8.contains(before) else { return nil }
    return (range.lowerBound - 1)..<(range.upperBound + 1)
  }

  private func wrap(_ range: Range<Int>, _ prefix: String, _ suffix: String) -> Replacement {
    let text = String(decoding: document.source[range], as: UTF8.self)
    return Replacement(of: document.span(range), with: prefix + text + suffix)
  }
}

extension EntryKind {
  /// What a message calls an id of this kind.
  fileprivate var idName: String { "the id of \(self == .actor || self == .event ? "an" : "a") \(rawValue)" }
}
