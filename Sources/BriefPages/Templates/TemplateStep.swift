/// A node of a template as it is rendered: an object that never changes, so that going from one to the next copies neither
/// names nor lists of nodes. Pages go through hundreds of them.
final class TemplateStep: Sendable {
  /// What is done at a step; `TemplateNode` says what each means.
  enum Action { case text, variable, section, invertedSection, partial, parent, block }

  /// What is done.
  let action: Action
  /// The bytes of the template that are printed.
  let range: Range<Int>
  /// What is named: a value, a template or a block.
  let name: TemplateName
  /// What is within.
  private let steps: [TemplateStep]
  /// The same, without a part in keeping them.
  private let unowned: [Unmanaged<TemplateStep>]
  /// The blocks that are replaced in another template.
  let blocks: [TemplateStep]

  /// Makes a step that does nothing but hold a template's nodes.
  convenience init(holding nodes: [TemplateNode]) {
    self.init(.block, TemplateName(text: "", range: 0..<0), nodes)
  }

  /// Calls a function with each step that is within.
  ///
  /// No reference is counted for that: all cores render the same steps, and would wait for each other at the counters. This
  /// step keeps them all the while.
  @inline(__always)
  func forEachStep(_ body: (TemplateStep) -> Void) {
    for step in unowned { step._withUnsafeGuaranteedRef(body) }
  }

  /// Makes a step of a node.
  convenience init(_ node: TemplateNode) {
    switch node {
    case .text(let range): self.init(.text, TemplateName(text: "", range: range))
    case .variable(let name): self.init(.variable, name)
    case .section(let name, let isInverted, let nodes):
      self.init(isInverted ? .invertedSection : .section, name, nodes)
    case .partial(let name): self.init(.partial, name)
    case .parent(let name, let blocks): self.init(.parent, name, blocks: blocks)
    case .block(let block): self.init(.block, block.name, block.nodes)
    }
  }

  private init(
    _ action: Action, _ name: TemplateName, _ nodes: [TemplateNode] = [], blocks: [TemplateBlock] = []
  ) {
    self.action = action
    self.name = name
    range = name.range
    steps = nodes.map { TemplateStep($0) }
    unowned = steps.map { Unmanaged.passUnretained($0) }
    self.blocks = blocks.map { TemplateStep(.block($0)) }
  }
}
