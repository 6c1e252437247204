import BriefSource

/// What is wrong with a header as YAML, in the words of those who write briefs.
struct YAMLProblem {
  let path: String
  let text: YAMLText

  /// What libyaml found wrong, at its place.
  func malformed(_ problem: String, at mark: YAMLMark, context: YAMLFailure.Context?) -> Diagnostic {
    diagnostic(
      problem, at: offset(mark), context: context?.text ?? "", from: context.map { offset($0.mark) })
  }

  /// What kept libyaml from reading the header.
  func unreadable(_ problem: String) -> Diagnostic { plain(problem, at: text.range.lowerBound) }

  /// A field that stands again.
  static func duplicate(_ name: String, path: String, first: Range<Int>, second: Range<Int>?) -> Diagnostic {
    let first = SourceSpan(path: path, range: first)
    guard let second else {
      return Diagnostic(
        .duplicateField, "the field “\(name)” stands more than once", at: first, help: "keep one of them")
    }
    return Diagnostic(
      .duplicateField, "the field “\(name)” stands more than once", at: SourceSpan(path: path, range: second),
      label: "again here", notes: [.init("it stands here first", at: first)], help: "keep one of the two")
  }

  /// More levels than anybody reads.
  static func nestingTooDeep(path: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .nestingTooDeep, "front matter nests no deeper than \(MarkdownParser.deepestNesting) levels",
      at: SourceSpan(path: path, range: range), help: "write it with fewer lists in lists")
  }

  /// An anchor (`&name`) or an alias (`*name`).
  static func anchor(path: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "front matter has no anchors or aliases", at: SourceSpan(path: path, range: range),
      help: "a text that begins with “&” or “*” stands in quotation marks; anything else is written out")
  }

  /// A tag (`!name`).
  static func tag(path: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      .invalidYAML, "front matter has no tags", at: SourceSpan(path: path, range: range),
      help: "a text that begins with “!” stands in quotation marks")
  }

  private func offset(_ mark: YAMLMark) -> Int {
    var cursor = YAMLCursor(text)
    return cursor.offset(of: mark)
  }

  /// One case a message of libyaml's (scanner.c, parser.c); a message that is not here is passed on as it is.
  private func diagnostic(_ problem: String, at offset: Int, context: String, from start: Int?) -> Diagnostic
  {
    let opening = start ?? offset
    if problem.hasPrefix("Maximum nesting level reached") {
      return Self.nestingTooDeep(path: path, at: text.character(at: offset))
    }
    if context.hasSuffix("an anchor") || context.hasSuffix("an alias") {
      return anchorLike(at: opening)
    }
    if context.contains("tag") || context.contains("TAG") || problem.contains("tag handle") {
      return Self.tag(path: path, at: toLineEnd(opening))
    }
    switch problem {
    case "found undefined alias":
      return anchorLike(at: offset)
    case "mapping values are not allowed in this context":
      return misplacedColon(at: offset)
    case "found character that cannot start any token":
      return unexpectedCharacter(at: offset)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return tab(at: offset)
    case "found unexpected end of stream" where context.hasSuffix("a quoted scalar"):
      return make(
        "a text in quotation marks ends with the same mark", at: text.character(at: opening),
        label: "begins here",
        help: "add the closing quotation mark")
    case "found unknown escape character":
      return make(
        "“\(string(offset..<(offset + 1)))\(string(text.character(at: offset + 1)))” is not an escape sequence",
        at: offset..<text.character(at: offset + 1).upperBound,
        help: "write `\\\\` for a backslash, or put the text in single quotation marks")
    case "could not find expected ':'":
      return make(
        "a field is a name, a colon, a space and a value", at: toLineEnd(opening),
        label: "a colon is missing",
        help: "write `name: value`; a text on several lines is indented")
    case "did not find expected key":
      return make(
        "what follows a value is the next field, on its own line and in the same column",
        at: toLineEnd(offset), notes: note("the fields begin here", at: start, unless: offset),
        help:
          "check the indentation; put a text that has quotation marks in it in quotation marks of the other sort"
      )
    case "did not find expected <document start>":
      return make(
        "the fields of front matter begin in the same column", at: toLineEnd(offset),
        help: "check the indentation")
    case "did not find expected '-' indicator":
      return make(
        "every entry of a list begins with “-”, in the same column", at: toLineEnd(offset),
        notes: note("the list begins here", at: start, unless: offset), help: "check the indentation")
    case "did not find expected ',' or ']'":
      return unclosed("a list in brackets ends with “]”", at: offset, from: opening)
    case "did not find expected ',' or '}'":
      return unclosed("a group of fields in braces ends with “}”", at: offset, from: opening)
    case "did not find expected node content":
      return make(
        "a value is missing", at: text.character(at: offset), help: "write a value, or remove the comma")
    case "block sequence entries are not allowed in this context":
      return make(
        "a list begins on the line below the name of its field", at: text.character(at: offset),
        help: "put every “- …” on a line of its own")
    case "did not find expected comment or line break" where context.hasSuffix("a block scalar"):
      return make(
        "the text of “\(string(text.character(at: opening)))” begins on the next line", at: toLineEnd(offset),
        help: "move the text down and indent it, or put it in quotation marks", quoting: offset)
    case "but found another document":
      return make("front matter is one YAML document", at: toLineEnd(offset), help: "remove this line")
    default:
      return plain(problem, at: offset)
    }
  }

  private func plain(_ problem: String, at offset: Int) -> Diagnostic {
    make("this is not well-formed YAML: \(problem)", at: text.character(at: offset))
  }

  /// `*text*` and `&text` are meant as text more often than as an alias and an anchor.
  private func anchorLike(at offset: Int) -> Diagnostic {
    var diagnostic = Self.anchor(path: path, at: toLineEnd(offset))
    diagnostic.replacement = quotation(around: offset)
    return diagnostic
  }

  private func misplacedColon(at offset: Int) -> Diagnostic {
    let start = text.blanksEnd(from: text.lineStart(of: offset))
    if start < offset, text.bytes[start..<offset].allSatisfy(Self.isNameByte) {
      return make(
        "a field begins in the column of the fields above it", at: start..<(offset + 1),
        help: "check the indentation here, and that the line above has a colon")
    }
    return make(
      "a colon and a space stand only behind the name of a field", at: text.character(at: offset),
      help: "put a text that has a colon in quotation marks", quoting: offset)
  }

  private func unexpectedCharacter(at offset: Int) -> Diagnostic {
    if text.byte(at: offset) == UInt8(ascii: "\t") { return tab(at: offset) }
    let character = text.character(at: offset)
    return make(
      "a value does not begin with “\(string(character))”", at: character,
      help: "put the text in quotation marks",
      quoting: offset)
  }

  private func tab(at offset: Int) -> Diagnostic {
    make(
      "indentation is made of spaces, not of tabs", at: text.character(at: offset),
      help: "replace the tab by spaces")
  }

  private func unclosed(_ rule: String, at offset: Int, from opening: Int) -> Diagnostic {
    let character = text.character(at: offset)
    if character.isEmpty || text.lineEnd(from: opening) < offset {
      return make(
        rule, at: text.character(at: opening), label: "begins here", help: "add the closing bracket")
    }
    return make(
      rule, at: character, notes: note("it begins here", at: opening, unless: offset),
      help: "add the closing bracket, or a comma between two entries")
  }

  private func note(_ message: String, at offset: Int?, unless other: Int) -> [Diagnostic.Note] {
    guard let offset, offset != other else { return [] }
    return [.init(message, at: SourceSpan(path: path, range: text.character(at: offset)))]
  }

  private func make(
    _ message: String, at range: Range<Int>, label: String = "", notes: [Diagnostic.Note] = [],
    help: String? = nil, quoting offset: Int? = nil
  ) -> Diagnostic {
    Diagnostic(
      .invalidYAML, message, at: SourceSpan(path: path, range: range), label: label, notes: notes, help: help,
      replacement: offset.flatMap { quotation(around: $0) })
  }

  /// Quotation marks round the value of the field on this line, where they are sure to mend it: the line is
  /// `name: text` or `- text`, and nothing in the text means something within quotation marks.
  private func quotation(around offset: Int) -> Replacement? {
    var start = text.blanksEnd(from: text.lineStart(of: offset))
    while text.byte(at: start) == UInt8(ascii: "-"), text.isBlank(at: start + 1) {
      start = text.blanksEnd(from: start + 1)
    }
    var nameEnd = start
    while let byte = text.byte(at: nameEnd), Self.isNameByte(byte) { nameEnd += 1 }
    if nameEnd > start, nameEnd < offset, text.byte(at: nameEnd) == UInt8(ascii: ":"),
      text.isBlank(at: nameEnd + 1)
    {
      start = text.blanksEnd(from: nameEnd + 1)
    }
    var end = text.lineEnd(from: start)
    while end > start, text.isBlank(at: end - 1) { end -= 1 }
    guard start <= offset, offset < end, start > text.lineStart(of: offset) else { return nil }
    let value = text.bytes[start..<end]
    let special: [UInt8] = Array("\"\\#[]{}'|>".utf8)
    guard !value.contains(where: special.contains) else { return nil }
    return Replacement(of: SourceSpan(path: path, range: start..<end), with: "\"\(string(start..<end))\"")
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private func toLineEnd(_ offset: Int) -> Range<Int> {
    var end = text.lineEnd(from: offset)
    while end > offset, text.isBlank(at: end - 1) { end -= 1 }
    return offset..<end
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text.bytes[range.clamped(to: text.range)], as: UTF8.self)
  }
}
