import BriefSource

/// What the parts of one parse share: the file, the mask, and the findings.
final class ParseContext {
  let path: String
  /// The file's bytes, those that are not UTF-8 replaced one by one.
  let source: [UInt8]
  /// Whether any of them was replaced.
  let isMended: Bool
  let mask: FootnoteMask
  var names = NamedCharacters()
  private(set) var diagnostics: [Diagnostic] = []

  private var hasReportedNesting = false
  private var lastHeadingLevel = 1

  init(path: String, source: [UInt8], isMended: Bool = false, mask: FootnoteMask) {
    self.path = path
    self.source = source
    self.isMended = isMended
    self.mask = mask
  }

  /// The file's own text at a range.
  func sourceText(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<source.count)
    return source.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
  }

  /// The text of bytes that cmark gave, in which something may be hidden.
  func reveal(_ masked: UnsafeBufferPointer<UInt8>) -> String {
    if masked.isEmpty { return "" }
    // The mask would be copied if it were asked, and mostly hides nothing.
    return mask.call == nil ? String(decoding: masked, as: UTF8.self) : mask.reveal(masked)
  }

  func reportRawHTML(_ html: String, at range: Range<Int>) {
    diagnostics.append(RawHTML.diagnostic(html, at: SourceSpan(path: path, range: range)))
  }

  /// Reports what nests too deep: once a file, for what is in it has no end.
  func reportNesting(at range: Range<Int>) {
    reportNesting(
      "Markdown nests at most \(MarkdownParser.deepestNesting) levels deep", at: range,
      label: "one level too deep",
      help: "take the innermost parts out of their lists, quotations and emphasis")
  }

  /// Reports the first `![` that may be one too many.
  func reportOpenImages(at range: Range<Int>) {
    reportNesting(
      "a paragraph leaves at most \(ImageGuard.mostOpen) “![” open", at: range, label: "one too many",
      help: "write `\\![` where no image is meant")
  }

  private func reportNesting(_ message: String, at range: Range<Int>, label: String, help: String) {
    guard !hasReportedNesting else { return }
    hasReportedNesting = true
    diagnostics.append(
      Diagnostic(
        .nestingTooDeep, message, at: SourceSpan(path: path, range: range), label: label, help: help))
  }

  /// Reports that cmark, which counts bytes with 31 bits, cannot take the file.
  func reportSize(at range: Range<Int>) {
    diagnostics.append(
      Diagnostic(
        .unreadableFile, "a file holds less than 1 GB of Markdown", at: SourceSpan(path: path, range: range)))
  }

  /// Checks a heading against the one before it.
  ///
  /// - Parameter marker: Its number signs; `nil` for an underlined heading.
  func checkHeading(level: Int, marker: Range<Int>?, at range: Range<Int>) {
    let deepest = lastHeadingLevel + 1
    defer { lastHeadingLevel = level }
    guard level > deepest else { return }
    let span = SourceSpan(path: path, range: marker ?? range)
    diagnostics.append(
      Diagnostic(
        .skippedHeadingLevel, "a heading goes at most one level below the one before it", at: span,
        label: "level \(level) instead of \(deepest)",
        help: "write `\(String(repeating: "#", count: deepest))`",
        replacement: marker.map { _ in
          Replacement(of: span, with: String(repeating: "#", count: deepest))
        }))
  }
}
