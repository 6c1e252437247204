import CCmark

/// Inlines without places of their own: all have the range of their leaf.
///
/// It is what remains should the text and cmark's tree disagree. Nothing is lost then but the exact places.
enum UnalignedInlines {
  /// Adds all inlines of a leaf to a builder.
  static func add(_ leaf: CmarkNode, range: Range<Int>, to builder: inout InlineBuilder) {
    guard var node = leaf.firstChild else { return }
    while true {
      let isContainer = add(node, range, &builder)
      if isContainer, let child = node.firstChild {
        node = child
        continue
      }
      if isContainer { close(node, range, &builder) }
      while node.next == nil {
        guard let parent = node.parent, parent != leaf else { return }
        node = parent
        close(node, range, &builder)
      }
      guard let next = node.next else { return }
      node = next
    }
  }

  private static func add(_ node: CmarkNode, _ range: Range<Int>, _ builder: inout InlineBuilder) -> Bool {
    switch node.kind {
    case CMARK_NODE_TEXT where !node.literal.isEmpty:
      builder.append(.text(builder.context.reveal(node.literal)), range: range)
    case CMARK_NODE_SOFTBREAK: builder.append(.softBreak, range: range)
    case CMARK_NODE_LINEBREAK: builder.append(.lineBreak, range: range)
    case CMARK_NODE_CODE: builder.append(.code(builder.context.reveal(node.literal)), range: range)
    case CMARK_NODE_HTML_INLINE:
      builder.append(.html(builder.context.reveal(node.literal)), range: range)
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      builder.open()
      return true
    default: break
    }
    return false
  }

  private static func close(_ node: CmarkNode, _ range: Range<Int>, _ builder: inout InlineBuilder) {
    let context = builder.context
    let link = Link(
      destination: context.reveal(node.url), destinationRange: range, isInline: false,
      title: context.reveal(node.title))
    builder.close(range: range) { inlines in
      switch node.kind {
      case CMARK_NODE_EMPH: .emphasis(inlines)
      case CMARK_NODE_STRONG: .strong(inlines)
      case CMARK_NODE_IMAGE: .image(link, inlines)
      default: .link(link, inlines)
      }
    }
  }
}
