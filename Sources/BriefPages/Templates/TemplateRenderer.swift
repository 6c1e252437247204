/// Renders a page from templates that passed their checks.
///
/// Text is escaped here, by its type; templates have no means to print it otherwise. The meaning of tags is that of the
/// Mustache specification, with its optional inheritance; `TemplateNode` says where this differs. Only what passed
/// `TemplateChecker` is to be rendered: the depth is bounded here too, but not how many times templates include each other.
struct TemplateRenderer {
  private let templates: [String: ScannedTemplate]
  private var page = HTMLBuffer(capacity: 1 << 14)
  /// The values of the open sections, the page's own first.
  private var stack: [TemplateValue]
  private var depth = 0

  /// What fills a block, and the template that it stands in.
  private struct Filling {
    let block: TemplateStep
    let template: ScannedTemplate
  }

  /// The template that steps stand in, and what fills its blocks.
  private struct Place {
    let template: ScannedTemplate
    var fillings: [Filling] = []

    func filling(of name: String) -> Filling? { fillings.first { $0.block.name.text == name } }
  }

  private init(_ templates: [String: ScannedTemplate], _ values: TemplateValue) {
    self.templates = templates
    stack = [values]
  }

  /// Renders a template.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - templates: All templates, by name.
  ///   - values: What the page offers.
  /// - Returns: UTF-8; nothing where there is no such template.
  static func render(_ name: String, of templates: [String: ScannedTemplate], with values: TemplateValue)
    -> [UInt8]
  {
    guard let template = templates[name] else { return [] }
    var renderer = TemplateRenderer(templates, values)
    renderer.renderContent(of: template.content, Place(template: template))
    // A copy of its own length: what a page had in reserve would be kept for as long as the site.
    return Array(renderer.page.bytes[...])
  }

  // MARK: Nodes

  /// Renders what is within a step.
  private mutating func renderContent(of outer: TemplateStep, _ place: Place) {
    // A page's own nodes and a hundred levels of what the checks count.
    guard depth <= TemplateScanner.deepestNesting else { return }
    depth += 1
    defer { depth -= 1 }
    outer.forEachStep { render($0, place) }
  }

  private mutating func render(_ step: TemplateStep, _ place: Place) {
    switch step.action {
    case .text: page.markup(place.template, step.range)
    case .variable: write(value(of: step))
    case .section: open(value(of: step), step, place)
    case .invertedSection: if value(of: step).isNothing { renderContent(of: step, place) }
    case .partial, .parent: include(step, place)
    case .block:
      if let filling = place.filling(of: step.name.text) {
        renderContent(of: filling.block, Place(template: filling.template, fillings: place.fillings))
      } else {
        renderContent(of: step, place)
      }
    }
  }

  /// Renders a section: once for each item of a list, once for anything else that is there.
  private mutating func open(_ value: TemplateValue, _ step: TemplateStep, _ place: Place) {
    switch value {
    case .list(let items):
      for item in items { renderContent(of: step, place, with: item) }
    case .flag(let flag):
      // `.` and all names go on meaning what they meant outside.
      if flag { renderContent(of: step, place) }
    case .text, .url, .html, .object, .absent:
      if !value.isNothing { renderContent(of: step, place, with: value) }
    }
  }

  private mutating func renderContent(of step: TemplateStep, _ place: Place, with value: TemplateValue) {
    stack.append(value)
    renderContent(of: step, place)
    stack.removeLast()
  }

  /// Renders another template in a place. Where an outer template fills a block already, that wins.
  private mutating func include(_ step: TemplateStep, _ place: Place) {
    guard let template = templates[step.name.text] else { return }
    var inner = Place(template: template, fillings: place.fillings)
    for block in step.blocks where inner.filling(of: block.name.text) == nil {
      inner.fillings.append(Filling(block: block, template: place.template))
    }
    renderContent(of: template.content, inner)
  }

  // MARK: Values

  private mutating func write(_ value: TemplateValue) {
    switch value {
    case .text(let text): page.value(text)
    case .url(let href): page.markup(href.attribute)
    case .html(let html): page.markup(html)
    case .flag, .list, .object, .absent: break
    }
  }

  /// What a name stands for: its first part is looked for in each open section, the innermost first, the others in what
  /// that is.
  private func value(of step: TemplateStep) -> TemplateValue {
    let parts = step.name.parts
    guard let first = parts.first else { return stack.last ?? .absent }
    for level in stack.indices.reversed() {
      guard case .object(let keys) = stack[level], var found = keys[first] else { continue }
      for part in parts.dropFirst() {
        guard case .object(let keys) = found else { return .absent }
        found = keys[part] ?? .absent
      }
      return found
    }
    return .absent
  }
}
