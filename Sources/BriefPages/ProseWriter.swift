import BriefLinks
import BriefMarkdown
import BriefModel

/// Writes linked text as HTML, in the format of libcmark's own renderer in its safe mode (cmark_render_html), with the
/// anchors of passages and headings added.
struct ProseWriter: ~Copyable {
  /// What the writer needs to know of the site.
  let site: SiteReader
  /// The page that is written.
  let page: PageID
  /// The text that is written, for its passages and references; `nil` for prose that has none.
  let text: LinkedText?
  /// Which anchors are written.
  let anchors: AnchorChoice
  /// What has been written.
  var buffer = HTMLBuffer(capacity: 8 << 10)

  /// Which anchors a piece of prose has on a page.
  enum AnchorChoice {
    /// All: the page is the text's own.
    case all
    /// All but those of footnote calls. A note that several pages print has these in the list of notes alone; the anchors
    /// of its passages and headings hold its name, and clash with nothing.
    case allButCalls
    /// None: the text stands on the page a second time.
    case none
  }

  /// The same text, which `text` keeps. It is asked for at each link, without being counted.
  private let unowned: Unmanaged<LinkedText>?
  /// What entries are called. Asked for at each link, and counted once.
  private let names: EntryNames
  private let base: Href.Base
  private var outline: HeadingOutline
  /// The sentences of the passage that is written.
  private var sentences = SentenceSpans()
  /// How many tables have been written.
  var tableCount = 0
  /// How many links are open: HTML allows none within another.
  private var linkDepth = 0
  /// Footnote calls that stand within a link, to be written after it.
  private var heldCalls: [FootnoteCall] = []

  init(
    site: SiteReader, page: PageID, text: LinkedText?, topHeading: Int?, anchors: AnchorChoice = .all
  ) {
    self.site = site
    names = site.names
    base = site.router.base(of: page)
    self.page = page
    self.text = text
    unowned = text.map { Unmanaged.passUnretained($0) }
    self.anchors = anchors
    outline = HeadingOutline(top: topHeading)
  }

  /// Takes what has been written since the last time, without its last line ending: templates have their own.
  mutating func take() -> HTML {
    defer { buffer.removeAll() }
    buffer.dropLineEnd()
    return HTML(buffer)
  }

  // MARK: Blocks

  /// Writes blocks one after the other.
  mutating func write(_ blocks: [ProseBlock]) {
    for block in blocks { write(block) }
  }

  /// Writes a block.
  mutating func write(_ block: ProseBlock) {
    switch block.kind {
    case .paragraph(let passage, let inlines):
      beginParagraph(passage: passage)
      write(inlines)
      endParagraph()
    case .heading(let level, let anchor, let inlines):
      writeHeading(level: outline.level(of: level), anchor: anchor, inlines)
    case .blockQuote(let blocks):
      buffer.startLine()
      buffer.markup("<blockquote>\n")
      write(blocks)
      buffer.startLine()
      buffer.markup("</blockquote>\n")
    case .list(let start, let isTight, let items):
      writeList(start: start, isTight: isTight, items)
    case .codeBlock(let info, let code):
      writeCode(info: info, code)
    case .omittedHTML:
      buffer.startLine()
      buffer.markup("<!-- raw HTML omitted -->\n")
    case .thematicBreak:
      buffer.startLine()
      buffer.markup("<hr />\n")
    case .table(let alignments, let header, let rows):
      writeTable(alignments, header, rows)
    }
  }

  private mutating func writeHeading(level: Int, anchor: String, _ inlines: [ProseInline]) {
    buffer.startLine()
    buffer.markup("<h")
    buffer.number(level)
    writeID(anchor)
    buffer.markup(">")
    write(inlines)
    buffer.markup("</h")
    buffer.number(level)
    buffer.markup(">\n")
  }

  private mutating func writeList(start: Int?, isTight: Bool, _ items: [[ProseBlock]]) {
    buffer.startLine()
    switch start {
    case nil: buffer.markup("<ul>\n")
    case 1: buffer.markup("<ol>\n")
    case .some(let start):
      buffer.markup("<ol start=\"")
      buffer.number(start)
      buffer.markup("\">\n")
    }
    for item in items { writeItem(item, isTight: isTight) }
    if start == nil { buffer.markup("</ul>\n") } else { buffer.markup("</ol>\n") }
  }

  /// Writes a list item. In a tight list its paragraphs have no tags of their own, so the first one's anchor goes to the
  /// item and that of any other to a `<span>`.
  private mutating func writeItem(_ blocks: [ProseBlock], isTight: Bool) {
    buffer.startLine()
    guard isTight else {
      buffer.markup("<li>")
      write(blocks)
      buffer.markup("</li>\n")
      return
    }
    let passages = blocks.compactMap { block in
      if case .paragraph(let passage, _) = block.kind { passage } else { nil }
    }
    buffer.markup("<li")
    if let first = passages.first { writeID(ofPassage: first) }
    buffer.markup(">")
    for block in blocks {
      guard case .paragraph(let passage, let inlines) = block.kind else {
        write(block)
        continue
      }
      let hasSpan = passage != passages.first
      if hasSpan {
        buffer.markup("<span")
        writeID(ofPassage: passage)
        buffer.markup(">")
      }
      write(inlines, ofPassage: passage)
      if hasSpan { buffer.markup("</span>") }
    }
    buffer.markup("</li>\n")
  }

  private mutating func writeCode(info: String, _ code: String) {
    buffer.startLine()
    buffer.markup("<pre><code")
    if !info.isEmpty {
      let language = info.utf8.prefix { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
      buffer.markup(" class=\"language-")
      buffer.text(String(Substring(language)))
      buffer.markup("\"")
    }
    buffer.markup(">")
    buffer.text(code)
    buffer.markup("</code></pre>\n")
  }

  mutating func writeID(ofPassage index: Int) {
    if let passage = passage(at: index) { writeID(of: passage) }
  }

  private mutating func writeID(of passage: Passage) {
    buffer.markup(" id=\"")
    buffer.anchor(of: passage)
    buffer.markup("\"")
  }

  /// A passage of the text, if anchors are written.
  private func passage(at index: Int) -> Passage? {
    guard let text, anchors != .none else { return nil }
    let passages = text.passages
    return passages.indices.contains(index) ? passages[index] : nil
  }

  private mutating func writeID(_ anchor: String) {
    guard !anchor.isEmpty, anchors != .none else { return }
    buffer.markup(" id=\"")
    buffer.text(anchor)
    buffer.markup("\"")
  }

  // MARK: Inlines

  /// Writes inlines one after the other.
  mutating func write(_ inlines: [ProseInline]) {
    for inline in inlines { write(inline) }
  }

  /// Writes a passage, each of its sentences in a `<span>` with an anchor of its own where there are several.
  mutating func write(_ inlines: [ProseInline], ofPassage index: Int) {
    beginSentences(ofPassage: index)
    write(inlines)
    endSentences()
  }

  /// Writes inlines within an element.
  private mutating func writeNested(_ inlines: [ProseInline]) {
    sentences.depth += 1
    write(inlines)
    sentences.depth -= 1
  }

  private mutating func write(_ inline: ProseInline) {
    switch inline {
    case .text(let text): text.withStoredUTF8 { take(text: $0, isPlain: false) }
    case .softBreak: takeSoftBreak()
    case .lineBreak:
      sentences.pass(1, in: &buffer)
      buffer.markup("<br />\n")
    case .code(let code):
      sentences.pass(code.utf8.count, in: &buffer)
      buffer.markup("<code>")
      buffer.text(code)
      buffer.markup("</code>")
    case .omittedHTML: buffer.markup("<!-- raw HTML omitted -->")
    case .emphasis(let inlines):
      sentences.begin(in: &buffer)
      buffer.markup("<em>")
      writeNested(inlines)
      buffer.markup("</em>")
    case .strong(let inlines):
      sentences.begin(in: &buffer)
      buffer.markup("<strong>")
      writeNested(inlines)
      buffer.markup("</strong>")
    case .reference(let reference, let title, let inlines):
      beginReference(at: reference.index, fragment: reference.fragment, title: title)
      write(inlines)
      endLink()
    case .external(let url, let title, let inlines):
      let isAddress = inlines.lazy.map(\.words).joined() == url.string
      writeLink(Href(url), title: title, class: isAddress ? .address : nil, inlines)
    case .verbatimLink(let destination, let title, let inlines):
      writeLink(Href(destination), title: title, class: nil, inlines)
    case .image(let reference, let title, let alternative):
      let href = site.router.href(to: reference.target, fragment: reference.fragment, from: page)
      var size: ImageSize?
      if case .file(let path) = reference.target { size = site.imageSize(path) }
      writeImage(href, title: title, alternative, size)
    case .verbatimImage(let destination, let title, let alternative):
      writeImage(Href(destination), title: title, alternative, nil)
    case .unlinked(let inlines): write(inlines)
    case .footnoteCall(let call):
      if linkDepth > 0 { heldCalls.append(call) } else { writeCall(call) }
    }
  }

  private mutating func writeLink(
    _ href: Href, title: String, class referenceClass: ReferenceClass?, _ inlines: [ProseInline]
  ) {
    if beginLink() {
      buffer.markup(href.attribute)
      finishTag(title: title, class: referenceClass)
    }
    write(inlines)
    endLink()
  }

  /// Begins a link, unless it stands within another: then it is left out. What is within it is written in both cases.
  ///
  /// - Returns: Whether its address and the end of its tag are to be written.
  private mutating func beginLink() -> Bool {
    linkDepth += 1
    guard linkDepth == 1 else { return false }
    sentences.begin(in: &buffer)
    buffer.markup("<a href=\"")
    return true
  }

  private mutating func finishTag(title: String, class referenceClass: ReferenceClass?) {
    writeTitle(title)
    buffer.markup(referenceClass?.endOfTag ?? "\">")
    sentences.depth += 1
  }

  private mutating func endLink() {
    linkDepth -= 1
    guard linkDepth == 0 else { return }
    sentences.depth -= 1
    buffer.markup("</a>")
    for call in heldCalls { writeCall(call) }
    heldCalls = []
  }

  private mutating func writeImage(
    _ href: Href, title: String, _ alternative: [ProseInline], _ size: ImageSize?
  ) {
    buffer.markup("<img src=\"")
    buffer.markup(href.attribute)
    buffer.markup("\" alt=\"")
    for inline in alternative { buffer.text(inline.words) }
    writeTitle(title)
    if let size {
      buffer.markup("\" width=\"")
      buffer.number(size.width)
      buffer.markup("\" height=\"")
      buffer.number(size.height)
    }
    buffer.markup("\" />")
  }

  private mutating func writeTitle(_ title: String) {
    guard !title.isEmpty else { return }
    buffer.markup("\" title=\"")
    buffer.text(title)
  }

  private mutating func writeCall(_ call: FootnoteCall) {
    guard let anchor = site.router.noteAnchor(call.reference.target) else { return }
    buffer.markup("<sup><a")
    if anchors == .all { writeID(call.anchor) }
    buffer.markup(" href=\"")
    buffer.markup(href(toNote: call.reference.target, anchor: anchor).attribute)
    buffer.markup("\" role=\"doc-noteref\" aria-label=\"")
    buffer.text(site.strings.fill("note.label", ["number": String(call.number)]))
    buffer.markup("\">")
    buffer.number(call.number)
    buffer.markup("</a></sup>")
  }

  /// A page lists all notes that it calls; only those that show a part of all notes have some elsewhere.
  private func href(toNote target: ReferenceTarget, anchor: String) -> Href {
    if page.kind == .footnotes, site.router.page(ofNote: target) != page {
      return site.router.href(to: target, from: page)
    }
    return Href(base: .here, path: "", fragment: anchor)
  }

  private mutating func beginSentences(ofPassage index: Int) {
    if let passage = passage(at: index) { sentences = SentenceSpans(passage) }
  }

  private mutating func endSentences() {
    sentences.end(in: &buffer)
    sentences = SentenceSpans()
  }
}

extension ProseWriter: ProseConsumer {
  mutating func take(_ block: ProseBlock) { write(block) }

  mutating func beginParagraph(passage index: Int) {
    buffer.startLine()
    guard let passage = passage(at: index) else { return buffer.markup("<p>") }
    buffer.markup("<p")
    writeID(of: passage)
    buffer.markup(">")
    sentences = SentenceSpans(passage)
  }

  mutating func endParagraph() {
    endSentences()
    buffer.markup("</p>\n")
  }

  mutating func take(text: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    sentences.write(text, isPlain: isPlain, to: &buffer)
  }

  mutating func takeSoftBreak() {
    sentences.pass(1, in: &buffer)
    buffer.markup("\n")
  }

  mutating func beginReference(at index: Int, fragment: String?, title: String) {
    guard beginLink() else { return }
    guard let unowned else { return finishTag(title: title, class: nil) }
    let (number, isMention) = unowned._withUnsafeGuaranteedRef {
      ($0.target(ofReference: index), $0.isMention(index))
    }
    if fragment == nil, names.knows(number) {
      buffer.href(base: base, toEntry: number, in: names)
    } else if let target = text?.references[index].target {
      site.router.writeHref(to: target, fragment: fragment, from: page, in: &buffer)
    }
    finishTag(title: title, class: isMention ? .mention : .reference)
  }

  mutating func endReference() { endLink() }

  mutating func take(_ inline: ProseInline) { write(inline) }
}
