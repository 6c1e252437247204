import BriefMarkdown
import BriefModel

/// Reading inlines: their text, and the references that the author wrote.
extension TextAnalyser {
  /// Adds inlines to the text at hand. Names are looked for in runs of siblings that are text or line endings.
  mutating func flatten(_ inlines: [Inline], isSearched: Bool) {
    var run: Int?
    for inline in inlines {
      let range = inline.range
      switch inline.kind {
      case .written:
        if run == nil, isSearched { run = flat.bytes.count }
        analysis.prose.append(.text(flat.append(writtenIn: bytes, range)))
        continue
      case .text(let text):
        if run == nil, isSearched { run = flat.bytes.count }
        analysis.prose.append(.text(flat.append(text, from: range)))
        continue
      case .softBreak:
        if run == nil, isSearched { run = flat.bytes.count }
        flat.append(" ", from: range)
        analysis.prose.append(.softBreak)
        continue
      case .html:
        flat.endRun(from: run)
        analysis.prose.append(.omittedHTML)
      case .lineBreak:
        flat.endRun(from: run)
        flat.append(" ")
        analysis.prose.append(.lineBreak)
      case .code(let text):
        flat.endRun(from: run)
        analysis.prose.append(.code(flat.append(text)))
      case .emphasis(let children):
        flat.endRun(from: run)
        flatten(children, within: .emphasis, isSearched: isSearched)
      case .strong(let children):
        flat.endRun(from: run)
        flatten(children, within: .strong, isSearched: isSearched)
      case .link(let link, let children):
        flat.endRun(from: run)
        flatten(link, children, range)
      case .image(let link, let children):
        flat.endRun(from: run)
        flatten(image: link, children, range)
      case .footnoteCall(let label):
        flat.endRun(from: run)
        flatten(call: label, range)
      }
      run = nil
    }
    flat.endRun(from: run)
  }

  private mutating func flatten(_ children: [Inline], within step: FlatProse.Step, isSearched: Bool) {
    analysis.prose.append(step)
    flatten(children, isSearched: isSearched)
    analysis.prose.append(.end)
  }

  private mutating func flatten(_ link: Link, _ children: [Inline], _ range: Range<Int>) {
    let step = analysis.prose.count
    analysis.prose.append(.unlinked)
    let start = flat.bytes.count
    switch resolver.resolve(link.destination, in: source) {
    case .plain: flatten(children, isSearched: false)
    case .problem(let kind):
      report(kind, link)
      flatten(children, isSearched: false)
    case .external(let url):
      analysis.prose.setExternal(url, title: link.title, at: step)
      flatten(children, isSearched: false)
      if isWordless(from: start, children) { replaceText(from: start, by: url.string, after: step) }
    case .target(let target, let fragment):
      let place = append(.explicit, to: target, at: range)
      if let fragment {
        let problem = self.problem(.unknownFragment(target: target, fragment: fragment), link)
        // The place among all references is known when the passage is read; until then it is negative.
        analysis.fragments.append(.init(reference: -1 - place, fragment: fragment, problem: problem))
      }
      let hasTitle = analysis.prose.addTitle(link.title)
      analysis.prose.set(.reference(UInt32(clamping: place), hasTitle: hasTitle), at: step)
      flatten(children, isSearched: false)
      if isWordless(from: start, children) {
        replaceText(from: start, by: resolver.catalogue.title(of: target), after: step)
      }
      flat.references[place].range = start..<flat.bytes.count
    }
    analysis.prose.append(.end)
  }

  private mutating func flatten(image link: Link, _ children: [Inline], _ range: Range<Int>) {
    switch resolver.resolve(image: link, in: source) {
    case .failure(let problem):
      switch problem {
      case .foreign: report(.foreignImage, link)
      case .missing(let path): report(.missingImage(path), link)
      }
      analysis.prose.append(.unlinked)
    case .success(let target):
      let place = append(.image, to: target, at: range)
      let hasTitle = analysis.prose.addTitle(link.title)
      analysis.prose.append(.image(UInt32(clamping: place), hasTitle: hasTitle))
    }
    appendAlternative(children)
    analysis.prose.append(.end)
    if !hasWords(children) {
      analysis.problems.append(LinkProblem(kind: .missingAlternativeText, path: source.path, range: range))
    }
  }

  private mutating func flatten(call label: String, _ range: Range<Int>) {
    if let target = resolver.catalogue.number(ofFootnote: label, in: source.path) {
      let place = append(.footnoteCall, to: target, at: range)
      analysis.prose.append(.footnoteCall(UInt32(clamping: place)))
    } else {
      analysis.problems.append(
        LinkProblem(
          kind: .undefinedFootnote(label: label), path: source.path, range: range, isReplaceable: true))
      analysis.prose.append(.unlinked)
      analysis.prose.append(.end)
    }
  }

  private mutating func append(_ origin: Reference.Origin, to target: Int, at range: Range<Int>) -> Int {
    flat.references.append(
      TextAnalysis.LocalReference(
        passage: -1, sentence: -1, range: flat.bytes.count..<flat.bytes.count, target: target, origin: origin,
        source: range, isLink: true))
    return flat.references.count - 1
  }

  /// Whether a link shows nothing.
  private func isWordless(from start: Int, _ children: [Inline]) -> Bool {
    flat.bytes.skippingWhiteSpace(from: start) == flat.bytes.count && !children.contains(where: Self.isShown)
  }

  /// Gives a link without words the words to show.
  private mutating func replaceText(from start: Int, by text: String, after step: Int) {
    flat.truncate(to: start)
    analysis.prose.truncate(to: step + 1)
    analysis.prose.append(.text(flat.append(text)))
  }

  /// Adds alternative text: the words, for nothing in it can be followed. They are no part of the passage.
  private mutating func appendAlternative(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline.kind {
      case .written, .text:
        analysis.prose.append(.separateText)
        analysis.prose.append(string: inline.text(in: bytes))
      case .code(let text):
        analysis.prose.append(.separateCode)
        analysis.prose.append(string: text)
      case .softBreak: analysis.prose.append(.separateSoftBreak)
      case .lineBreak: analysis.prose.append(.separateLineBreak)
      case .html: analysis.prose.append(.omittedHTML)
      case .emphasis(let children): appendAlternative(children, within: .emphasis)
      case .strong(let children): appendAlternative(children, within: .strong)
      case .link(_, let children), .image(_, let children): appendAlternative(children, within: .unlinked)
      case .footnoteCall: appendAlternative([], within: .unlinked)
      }
    }
  }

  private mutating func appendAlternative(_ inlines: [Inline], within step: FlatProse.Step) {
    analysis.prose.append(step)
    appendAlternative(inlines)
    analysis.prose.append(.end)
  }

  private static func isShown(_ inline: Inline) -> Bool {
    switch inline.kind {
    case .image, .footnoteCall: true
    case .emphasis(let children), .strong(let children), .link(_, let children):
      children.contains(where: isShown)
    default: false
    }
  }

  /// Whether alternative text says anything.
  private func hasWords(_ inlines: [Inline]) -> Bool {
    inlines.contains { inline in
      switch inline.kind {
      case .written, .text, .code:
        inline.text(in: bytes).unicodeScalars.contains { !$0.properties.isWhitespace }
      case .emphasis(let children), .strong(let children), .link(_, let children), .image(_, let children):
        hasWords(children)
      default: false
      }
    }
  }

  private mutating func report(_ kind: LinkProblem.Kind, _ link: Link) {
    analysis.problems.append(problem(kind, link))
  }

  private func problem(_ kind: LinkProblem.Kind, _ link: Link) -> LinkProblem {
    LinkProblem(
      kind: kind, path: source.path, range: link.destinationRange, destination: link.destination,
      isReplaceable: link.isInline)
  }
}
