import BriefModel
import BriefSource

/// Puts references that do not resolve into words, with what was probably meant.
struct LinkDiagnostics {
  private let catalogue: Catalogue
  private var suggester: Suggester

  /// Makes the writer for a brief.
  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    suggester = Suggester(catalogue)
  }

  /// The diagnostic for a problem of the text.
  ///
  /// - Parameter anchors: The anchors of the page that an unknown fragment leads to.
  mutating func diagnostic(for problem: LinkProblem, anchors: [String] = []) -> Diagnostic {
    switch problem.kind {
    case .emptyDestination:
      Diagnostic(
        .unknownReference, "the link leads nowhere", at: span(problem), label: "no destination",
        help: "write an entry’s file or id between the parentheses")
    case .unknownEntry(let kind, let slug): unknownEntry(problem, kind, slug)
    case .unknownPath(let path): unknownPath(problem, path)
    case .absolutePath: absolutePath(problem)
    case .protocolRelative:
      Diagnostic(
        .forbiddenScheme, "“\(problem.destination)” has no scheme", at: span(problem), label: "no scheme",
        help: "write the whole URL, with `https:`",
        replacement: replacement(problem, "https:" + problem.destination))
    case .malformedURL:
      Diagnostic(
        .forbiddenScheme, "a URL has neither white space nor control characters in it", at: span(problem),
        help: "write `%20` for a space")
    case .forbiddenScheme(let scheme): forbiddenScheme(problem, scheme)
    case .unknownFragment(let target, let fragment): unknownFragment(problem, target, fragment, anchors)
    case .undefinedFootnote(let label): undefinedFootnote(problem, label)
    case .missingImage(let path): missingImage(problem, path)
    case .foreignImage:
      Diagnostic(
        .missingImage, "an image is a file of the brief: pages ask no other site for anything",
        at: span(problem),
        label: "on another site", help: "put the file into content/images/ and name it here")
    case .missingAlternativeText:
      Diagnostic(
        .missingAlternativeText, "an image has alternative text", at: span(problem), label: "none here",
        help: "say between `![` and `]` what the image shows")
    }
  }

  /// The diagnostic for a field of front matter that names no entry of its kind.
  mutating func diagnostic(for value: Located<String>, field: FieldReference.Field, kind: EntryKind)
    -> Diagnostic
  {
    let name = value.value
    var diagnostic = Diagnostic(
      .unknownReference, "nothing is called “\(name)”", at: value.span, label: Self.nothing(of: kind))
    // A reference as the text would write it: `actor:kim`, `../actors/kim.md`.
    let slug = Suggester.stem(name.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? name)
    if catalogue.number(of: kind, slug) != nil {
      diagnostic.replacement = Replacement(of: value.span, with: slug)
    } else if let other = EntryKind.allCases.first(where: { catalogue.number(of: $0, slug) != nil }) {
      diagnostic.help = "“\(slug)” is \(Self.noun(other)), and `\(field.rawValue)` names \(kind.rawValue)s"
    } else if let near = suggester.slug(of: kind, near: slug) {
      diagnostic.replacement = Replacement(of: value.span, with: near)
    }
    return diagnostic
  }

  private mutating func unknownEntry(_ problem: LinkProblem, _ kind: EntryKind, _ slug: String) -> Diagnostic
  {
    var diagnostic = Diagnostic(
      .unknownReference, "nothing is called “\(slug)”", at: span(problem), label: Self.nothing(of: kind))
    guard let near = suggester.entry(kind, slug) else { return diagnostic }
    let text = "\(near)" + Self.fragment(of: problem)
    diagnostic.replacement = replacement(problem, text)
    if near.slug == slug {
      diagnostic.help = "“\(slug)” is \(Self.noun(near.kind)): write `\(text)`"
    } else if diagnostic.replacement == nil {
      diagnostic.help = "did you mean `\(text)`?"
    }
    return diagnostic
  }

  private mutating func unknownPath(_ problem: LinkProblem, _ path: String?) -> Diagnostic {
    let (written, fragment) = Destination.split(problem.destination[...])
    var diagnostic = Diagnostic(
      .unknownReference, "nothing is called “\(written)”", at: span(problem),
      label: "no such file in the brief")
    guard let meant = suggester.path(for: path ?? String(written), fragment: fragment) else {
      diagnostic.help =
        written.hasSuffix(".html") ? "link to the Markdown file that a page is made from" : nil
      return diagnostic
    }
    let relative = SourcePath.relative(to: meant, from: SourcePath.folder(of: problem.path))
    // An anchor of the list of footnotes is none of the note's file.
    let keepsFragment = !written.hasSuffix("footnotes.html")
    let text = relative + (keepsFragment ? Self.fragment(of: problem) : "")
    diagnostic.replacement = replacement(problem, text)
    if written.hasSuffix(".html") {
      diagnostic.help = "link to the Markdown file that the page is made from: `\(text)`"
    } else if let path, let kind = Self.kind(ofFolderIn: meant), Self.stem(path) == Self.stem(meant),
      Self.kind(ofFolderIn: path) != nil, SourcePath.folder(of: path) != SourcePath.folder(of: meant)
    {
      diagnostic.help = "“\(Self.stem(meant))” is \(Self.noun(kind)): write `\(text)`"
    } else if diagnostic.replacement == nil {
      diagnostic.help = "did you mean `\(text)`?"
    }
    return diagnostic
  }

  private mutating func absolutePath(_ problem: LinkProblem) -> Diagnostic {
    let (written, fragment) = Destination.split(problem.destination[...])
    var diagnostic = Diagnostic(
      .unknownReference, "a path is relative to the file that it stands in", at: span(problem),
      label: "from the root of a server",
      help: "write the path from this file’s folder, such as `timeline/hanoi.md` or `../timeline/hanoi.md`")
    if let meant = suggester.path(for: SourcePath.percentDecoded(written), fragment: fragment) {
      let text =
        SourcePath.relative(to: meant, from: SourcePath.folder(of: problem.path)) + Self.fragment(of: problem)
      diagnostic.help = "write the path from this file’s folder: `\(text)`"
      diagnostic.replacement = replacement(problem, text)
    }
    return diagnostic
  }

  private mutating func forbiddenScheme(_ problem: LinkProblem, _ scheme: String) -> Diagnostic {
    var diagnostic = Diagnostic(
      .forbiddenScheme, "“\(scheme):” is not a scheme that a brief may use", at: span(problem),
      help:
        "use http, https, mailto or tel; a reference to an entry begins with actor, event, recommendation or footnote"
    )
    let kinds = EntryKind.allCases.map(\.rawValue)
    guard let near = suggester.nearest(to: scheme, among: kinds), let kind = EntryKind(rawValue: near),
      let colon = problem.destination.firstIndex(of: ":")
    else { return diagnostic }
    let (slug, _) = Destination.split(problem.destination[problem.destination.index(after: colon)...])
    guard catalogue.number(of: kind, String(slug)) != nil else { return diagnostic }
    let text = "\(EntryID(kind, String(slug)))" + Self.fragment(of: problem)
    diagnostic.help = "did you mean `\(text)`?"
    diagnostic.replacement = replacement(problem, text)
    return diagnostic
  }

  private mutating func unknownFragment(
    _ problem: LinkProblem, _ target: Int, _ fragment: String, _ anchors: [String]
  ) -> Diagnostic {
    var span = span(problem)
    if problem.isReplaceable, let hash = problem.destination.utf8.firstIndex(of: UInt8(ascii: "#")) {
      let offset = problem.destination.utf8.distance(from: problem.destination.startIndex, to: hash) + 1
      span.range = min(span.range.lowerBound + offset, span.range.upperBound)..<span.range.upperBound
    }
    var diagnostic = Diagnostic(
      .unknownFragment, "\(pageName(target)) has no anchor “\(fragment)”", at: span, label: "no such anchor")
    if let near = suggester.nearest(to: fragment, among: anchors) {
      if problem.isReplaceable {
        diagnostic.replacement = Replacement(of: span, with: near)
      } else {
        diagnostic.help = "did you mean `#\(near)`?"
      }
    }
    return diagnostic
  }

  private mutating func undefinedFootnote(_ problem: LinkProblem, _ label: String) -> Diagnostic {
    var diagnostic = Diagnostic(
      .undefinedFootnote, "no footnote is called “\(label)”", at: span(problem), label: "nothing to lead to",
      help: "write content/footnotes/\(label).md, or `[^\(label)]: …` in this file")
    let local = catalogue.labels(in: problem.path)
    if let near = suggester.nearest(to: label, among: local) ?? suggester.slug(of: .footnote, near: label) {
      diagnostic.help = nil
      diagnostic.replacement = replacement(problem, "[^\(near)]")
    }
    return diagnostic
  }

  private mutating func missingImage(_ problem: LinkProblem, _ path: String?) -> Diagnostic {
    var diagnostic = Diagnostic(
      .missingImage, "no image is called “\(problem.destination)”", at: span(problem), label: "no such file",
      help: "put the file into content/images/ and write its path from this file’s folder")
    guard let path, let near = suggester.image(near: path) else { return diagnostic }
    let text = SourcePath.relative(to: near, from: SourcePath.folder(of: problem.path))
    diagnostic.replacement = replacement(problem, text)
    diagnostic.help = diagnostic.replacement == nil ? "did you mean `\(text)`?" : nil
    return diagnostic
  }

  private func pageName(_ target: Int) -> String {
    switch catalogue.targets[target] {
    case .essay: "the essay"
    case .index: "the first page"
    case .entry(let id): "the page of \(id)"
    case .localNote(let id): "the footnote “\(id.label)”"
    case .file(let path): "“\(path)”, an image,"
    }
  }

  private func span(_ problem: LinkProblem) -> SourceSpan {
    SourceSpan(path: problem.path, range: problem.range)
  }

  private func replacement(_ problem: LinkProblem, _ text: String) -> Replacement? {
    problem.isReplaceable ? Replacement(of: span(problem), with: text) : nil
  }

  /// The fragment as it is written, with `#`.
  private static func fragment(of problem: LinkProblem) -> String {
    problem.destination.firstIndex(of: "#").map { String(problem.destination[$0...]) } ?? ""
  }

  private static func kind(ofFolderIn path: String) -> EntryKind? {
    let folder = SourcePath.folder(of: path).split(separator: "/").last
    return EntryKind.allCases.first { folder.map(String.init) == $0.folder }
  }

  private static func stem(_ path: String) -> String {
    Suggester.stem(path.split(separator: "/").last.map(String.init) ?? path)
  }

  private static func nothing(of kind: EntryKind) -> String { "no \(kind.rawValue) has this id" }

  private static func noun(_ kind: EntryKind) -> String {
    kind == .actor || kind == .event ? "an \(kind.rawValue)" : "a \(kind.rawValue)"
  }
}
