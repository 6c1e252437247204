import BriefMarkdown
import BriefModel

/// Looks up where links and images lead.
struct DestinationResolver: Sendable {
  /// What a link leads to.
  enum Resolution {
    /// Something of the brief, by its number, and the fragment that was written.
    case target(Int, fragment: String?)
    /// Another site.
    case external(SafeURL)
    /// Nothing, on purpose.
    case plain
    /// Nothing.
    case problem(LinkProblem.Kind)
  }

  /// What there is.
  let catalogue: Catalogue

  /// What a link leads to that stands in a text.
  func resolve(_ link: Link, in source: TextSource) -> Resolution {
    switch Destination(link.destination, folder: SourcePath.folder(of: source.path)) {
    case .empty: return .problem(.emptyDestination)
    case .plain: return .plain
    case .fragment(let fragment): return .target(source.note ?? source.page, fragment: fragment)
    case .entry(let kind, let slug, let fragment):
      guard let number = catalogue.number(of: kind, slug) else {
        return .problem(.unknownEntry(kind, slug: slug))
      }
      return .target(number, fragment: fragment)
    case .path(let path, let fragment):
      guard let path, let number = catalogue.number(atPath: path) else { return .problem(.unknownPath(path)) }
      return .target(number, fragment: fragment)
    case .absolutePath: return .problem(.absolutePath)
    case .protocolRelative: return .problem(.protocolRelative)
    case .external(let url): return .external(url)
    case .malformedURL: return .problem(.malformedURL)
    case .forbiddenScheme(let scheme): return .problem(.forbiddenScheme(scheme))
    }
  }

  /// The number of the file that an image shows, or why there is none.
  func resolve(image link: Link, in source: TextSource) -> Result<Int, ImageProblem> {
    switch Destination(link.destination, folder: SourcePath.folder(of: source.path)) {
    case .path(let path?, fragment: nil):
      guard let number = catalogue.number(atPath: path), case .file = catalogue.targets[number] else {
        return .failure(.missing(path))
      }
      return .success(number)
    case .external, .protocolRelative, .malformedURL: return .failure(.foreign)
    default: return .failure(.missing(nil))
    }
  }

  /// Why an image cannot be shown.
  enum ImageProblem: Error {
    /// It is not there: where its path leads.
    case missing(String?)
    /// It is another site's.
    case foreign
  }
}
