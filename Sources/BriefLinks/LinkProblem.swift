import BriefModel

/// A reference that does not resolve, and where it stands. `LinkDiagnostics` puts it into words.
struct LinkProblem: Sendable, Equatable {
  /// The ways in which a reference fails.
  enum Kind: Sendable, Equatable {
    /// A link without a destination.
    case emptyDestination
    /// `kind:slug`, and there is no such entry.
    case unknownEntry(EntryKind, slug: String)
    /// A relative path that leads to nothing: where it leads, `nil` for out of the site.
    case unknownPath(String?)
    /// `/…`
    case absolutePath
    /// `//…`
    case protocolRelative
    /// A URL with white space in it.
    case malformedURL
    /// A scheme that is not on the list.
    case forbiddenScheme(String)
    /// An anchor that the target's page does not have.
    case unknownFragment(target: Int, fragment: String)
    /// A call without a footnote.
    case undefinedFootnote(label: String)
    /// An image that is not there: where its path leads in the source tree.
    case missingImage(String?)
    /// An image of another site.
    case foreignImage
    /// An image without words.
    case missingAlternativeText
  }

  /// What is wrong.
  var kind: Kind
  /// The file.
  var path: String
  /// The destination, or the whole of a call or an image.
  var range: Range<Int>
  /// The destination as it is written.
  var destination = ""
  /// Whether the destination can be replaced where it stands.
  var isReplaceable = false
}
