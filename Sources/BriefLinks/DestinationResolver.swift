import BriefMarkdown
import BriefModel

/// Looks up where links and images lead. It remembers where paths lead: many links lead to the same few places.
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

  /// Where paths without a fragment lead from a folder. Texts come folder by folder.
  private var known: [String: Int] = [:]
  private var folder = ""

  /// Makes a resolver of what there is.
  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// What the destination of a link leads to that stands in a text.
  mutating func resolve(_ destination: String, in source: TextSource) -> Resolution {
    if let (kind, slug) = Destination.plainEntry(destination), let number = catalogue.number(of: kind, slug) {
      return .target(number, fragment: nil)
    }
    if source.folder != folder {
      folder = source.folder
      known.removeAll(keepingCapacity: true)
    }
    if let target = known[destination] { return .target(target, fragment: nil) }
    let resolution = look(for: destination, in: source)
    if case .target(let target, fragment: nil) = resolution {
      known[destination] = target
    }
    return resolution
  }

  private func look(for destination: String, in source: TextSource) -> Resolution {
    switch Destination(destination, folder: source.folder) {
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
    switch Destination(link.destination, folder: source.folder) {
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
