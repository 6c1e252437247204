import BriefLinks

extension ProseInline {
  /// The words of a piece of text, without its markup.
  var words: String {
    switch self {
    case .text(let text), .code(let text): text
    case .softBreak, .lineBreak: " "
    case .omittedHTML, .footnoteCall: ""
    case .emphasis(let inlines), .strong(let inlines), .reference(_, _, let inlines),
      .external(_, _, let inlines), .image(_, _, let inlines), .unlinked(let inlines),
      .verbatimLink(_, _, let inlines), .verbatimImage(_, _, let inlines):
      inlines.map(\.words).joined()
    }
  }
}
