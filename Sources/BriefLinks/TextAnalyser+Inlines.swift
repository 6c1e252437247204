import BriefMarkdown
import BriefModel

/// Reading inlines: their text, and the references that the author wrote.
extension TextAnalyser {
  /// Adds inlines to the text at hand. Names are looked for in runs of siblings that are text or line endings.
  mutating func flatten(_ inlines: [Inline], isSearched: Bool) {
    var run: Int?
    for inline in inlines {
      switch inline.kind {
      case .text(let text):
        if run == nil, isSearched { run = flat.bytes.count }
        flat.append(text, from: inline.range)
        continue
      case .softBreak:
        if run == nil, isSearched { run = flat.bytes.count }
        flat.append(" ", from: inline.range)
        continue
      default:
        flat.endRun(from: run)
        run = nil
      }
      switch inline.kind {
      case .text, .softBreak, .html: break
      case .lineBreak: flat.append(" ")
      case .code(let text): flat.append(text)
      case .emphasis(let children), .strong(let children): flatten(children, isSearched: isSearched)
      case .link(let link, let children): flatten(link, children, inline.range)
      case .image(let link, let children): flatten(image: link, children, inline.range)
      case .footnoteCall(let label): flatten(call: label, inline.range)
      }
    }
    flat.endRun(from: run)
  }

  private mutating func flatten(_ link: Link, _ children: [Inline], _ range: Range<Int>) {
    let spot = analysis.spots.count
    analysis.spots.append(.unlinked)
    let start = flat.bytes.count
    switch resolver.resolve(link.destination, in: source) {
    case .plain: flatten(children, isSearched: false)
    case .problem(let kind):
      report(kind, link)
      flatten(children, isSearched: false)
    case .external(let url):
      flatten(children, isSearched: false)
      let text = isWordless(from: start, children) ? url.string : nil
      replaceText(from: start, by: text)
      analysis.spots[spot] = .external(url, text: text)
    case .target(let target, let fragment):
      let place = append(.explicit, to: target, at: range)
      if let fragment {
        let problem = self.problem(.unknownFragment(target: target, fragment: fragment), link)
        // The place among all references is known when the passage is read; until then it is negative.
        analysis.fragments.append(.init(reference: -1 - place, fragment: fragment, problem: problem))
      }
      flatten(children, isSearched: false)
      let text = isWordless(from: start, children) ? resolver.catalogue.title(of: target) : nil
      replaceText(from: start, by: text)
      flat.references[place].range = start..<flat.bytes.count
      analysis.spots[spot] = .reference(place, text: text)
    }
  }

  private mutating func flatten(image link: Link, _ children: [Inline], _ range: Range<Int>) {
    switch resolver.resolve(image: link, in: source) {
    case .failure(let problem):
      switch problem {
      case .foreign: report(.foreignImage, link)
      case .missing(let path): report(.missingImage(path), link)
      }
      analysis.spots.append(.unlinked)
    case .success(let target):
      analysis.spots.append(.reference(append(.image, to: target, at: range), text: nil))
    }
    if !Self.hasWords(children) {
      analysis.problems.append(LinkProblem(kind: .missingAlternativeText, path: source.path, range: range))
    }
  }

  private mutating func flatten(call label: String, _ range: Range<Int>) {
    if let target = resolver.catalogue.number(ofFootnote: label, in: source.path) {
      analysis.spots.append(.reference(append(.footnoteCall, to: target, at: range), text: nil))
    } else {
      analysis.problems.append(
        LinkProblem(
          kind: .undefinedFootnote(label: label), path: source.path, range: range, isReplaceable: true))
      analysis.spots.append(.unlinked)
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
  private mutating func replaceText(from start: Int, by text: String?) {
    guard let text else { return }
    flat.truncate(to: start)
    flat.append(text)
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
  private static func hasWords(_ inlines: [Inline]) -> Bool {
    inlines.contains { inline in
      switch inline.kind {
      case .text(let text), .code(let text):
        text.unicodeScalars.contains { !$0.properties.isWhitespace }
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
