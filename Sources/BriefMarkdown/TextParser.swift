import CCmark

/// Parses a text, then the fragments that it holds, and puts them together.
struct TextParser {
  private let context: ParseContext
  private let document: SourceText

  /// How often fragments may hold fragments: a footnote may hold a table, whose cells hold nothing more.
  private static let deepestFragments = 3

  /// Takes a text with its footnotes hidden, and reports what of it cannot be handed to cmark.
  init(_ context: ParseContext, from start: Int = 0, segments: [SourceText.Segment] = []) {
    var bytes = context.mask.bytes
    let surplus = ImageGuard.hideSurplus(in: &bytes, from: start)
    self.context = context
    document = SourceText(bytes, from: start, segments: segments)
    if let surplus { context.reportOpenImages(at: document.sourceRange(surplus)) }
  }

  /// Parses the document.
  func parse(isBody: Bool) -> (blocks: [Block], footnotes: [FootnoteDefinition]) {
    let parsed = CmarkNode.withTree(of: document.bytes, from: document.start) { root in
      let plan = plan(root)
      let results = parse(plan.fragments, level: 1)
      var builder = BlockBuilder(document, plan: plan, results: results, isBody: isBody, context: context)
      let blocks = builder.blocks(in: root, depth: 0)
      let footnotes = plan.definitions.map {
        FootnoteDefinition(
          label: context.sourceText($0.label), labelRange: $0.label, blocks: results.blocks($0.fragment))
      }
      return (blocks, footnotes)
    }
    if parsed == nil { context.reportSize(at: document.sourceRange(document.start..<document.start)) }
    return parsed ?? ([], [])
  }

  private func plan(_ root: CmarkNode) -> ParsePlan {
    guard Planner.isNeeded(for: document, mask: context.mask) else {
      return ParsePlan(fragments: Fragments(of: document))
    }
    var planner = Planner(document, mask: context.mask)
    planner.plan(contentsOf: root, depth: 0)
    return planner.plan
  }

  private func parse(_ fragments: Fragments, level: Int) -> FragmentResults {
    guard !fragments.isEmpty, level <= Self.deepestFragments else { return FragmentResults() }
    let text = fragments.text(definitionsFrom: document)
    let results = CmarkNode.withTree(of: text.bytes) { root in
      var nodes: [CmarkNode] = []
      var child = root.firstChild
      while let node = child, nodes.count < fragments.items.count {
        nodes.append(node)
        child = node.next
      }
      var planner = Planner(text, mask: context.mask)
      for (node, item) in zip(nodes, fragments.items) where item.kind == .blocks {
        planner.plan(contentsOf: node, depth: item.depth)
      }
      let plan = planner.plan
      let inner = parse(plan.fragments, level: level + 1)
      var builder = BlockBuilder(text, plan: plan, results: inner, isBody: false, context: context)
      var results = FragmentResults()
      for (node, item) in zip(nodes, fragments.items) {
        switch item.kind {
        case .inlines: results.append(builder.inlines(of: node, depth: item.depth))
        case .blocks: results.append(builder.blocks(in: node, depth: item.depth))
        }
      }
      return results
    }
    return results ?? FragmentResults()
  }
}
