import BriefSource

/// Checks templates against what pages offer, by walking through them as rendering would.
///
/// A page's template is followed into its partials, parents and blocks, with the values that are in reach at each place.
/// What passes can be rendered: it names only keys that exist, and it ends.
struct TemplateChecker {
  private let templates: [String: ScannedTemplate]
  private let knownNames: Set<String>
  private var found: [Diagnostic] = []
  private var seen: Set<SourceSpan> = []

  /// How many tags a page may come to when all that its template includes is put in its place. Without this, ten
  /// templates that include each other ten times would never be done.
  static let mostTags = 50_000

  /// How many bytes of text a page may come to in the same way.
  static let mostText = 4_000_000

  private var tagCount = 0
  private var textSize = 0
  /// Where in the page's HTML the walk is.
  private var markup = MarkupPlace()
  private var active: [Step] = []

  /// A template or a block that is being followed, and the tag that led there.
  private struct Step {
    let id: StepID
    let via: SourceSpan
  }

  private enum StepID: Hashable {
    case template(String)
    case block(template: String, offset: Int)
  }

  /// What fills a block, and the template that it stands in.
  private struct Filling {
    let block: TemplateBlock
    let template: ScannedTemplate
  }

  /// Where the walk is.
  private struct Place {
    let template: ScannedTemplate
    var values: TemplateScope
    var fillings: [String: Filling]
    var depth: Int
  }

  /// Thrown when a page's template is too much to follow.
  private struct Overflow: Error {}

  /// - Parameters:
  ///   - templates: The templates that could be read, by name.
  ///   - knownNames: The names of all templates, unreadable ones included.
  init(_ templates: [String: ScannedTemplate], knownNames: Set<String>) {
    self.templates = templates
    self.knownNames = knownNames
  }

  /// Checks the template of each kind of page.
  ///
  /// - Parameter schemas: What each kind offers.
  /// - Returns: What is wrong.
  mutating func check(_ schemas: [(kind: PageKind, schema: TemplateSchema)]) -> [Diagnostic] {
    for (kind, schema) in schemas {
      guard let template = templates[kind.rawValue] else { continue }
      tagCount = 0
      textSize = 0
      markup = MarkupPlace()
      active = [
        Step(id: .template(template.name), via: SourceSpan(path: template.path, range: 0..<0))
      ]
      let place = Place(template: template, values: TemplateScope(schema), fillings: [:], depth: 0)
      do {
        try walk(template.nodes, place)
        checkEnd(of: template)
      } catch {
        report(
          .invalidTemplate,
          "a page's template comes to at most \(Self.mostTags) tags and \(Self.mostText) bytes of text",
          SourceSpan(path: template.path, range: 0..<0), "includes more",
          help: "include fewer partials within each other")
      }
    }
    for template in templates.values.sorted(by: { $0.name.isOrderedBefore($1.name) }) {
      checkIncludes(template.nodes, in: template)
    }
    return found
  }

  // MARK: The walk

  private mutating func checkEnd(of template: ScannedTemplate) {
    guard template.isSound, !markup.isText else { return }
    let end = template.bytes.count
    report(
      .invalidTemplate, "a page ends outside of tags", SourceSpan(path: template.path, range: end..<end),
      "a tag is open here")
  }

  private mutating func walk(_ nodes: [TemplateNode], _ place: Place) throws(Overflow) {
    for node in nodes { try walk(node, place) }
  }

  private mutating func walk(_ node: TemplateNode, _ place: Place) throws(Overflow) {
    tagCount += 1
    guard tagCount <= Self.mostTags else { throw Overflow() }
    switch node {
    case .text(let range):
      textSize += range.count
      guard textSize <= Self.mostText else { throw Overflow() }
      markup.read(place.template.bytes[range])
    case .variable(let name): checkVariable(name, place)
    case .section(let name, let isInverted, let nodes):
      guard var inner = deeper(place, name) else { return }
      guard let schema = resolve(name, place) else { return }
      if isInverted {
        inner.values.hideItem()
      } else {
        if case .list = schema.value, inner.values.isOpen(schema) {
          return report(
            .invalidTemplate, "“\(name.text)” is not repeated within itself", span(name, place),
            "open already")
        }
        inner.values.open(schema)
      }
      let start = markup
      try walk(nodes, inner)
      if place.template.isSound, !markup.isLike(start) {
        report(
          .invalidTemplate, "a section begins and ends at the same place of a tag, or outside of tags",
          span(name, place), "ends elsewhere")
      }
      markup = start
    case .partial(let name): try include(name, blocks: [], place)
    case .parent(let name, let blocks): try include(name, blocks: blocks, place)
    case .block(let block): try expand(block, place)
    }
  }

  private mutating func include(_ name: TemplateName, blocks: [TemplateBlock], _ place: Place)
    throws(Overflow)
  {
    guard let template = templates[name.text] else { return }
    guard
      var inner = deeper(
        Place(
          template: template, values: place.values, fillings: place.fillings, depth: place.depth), name,
        in: place.template)
    else { return }
    // What an outer template fills in wins.
    for block in blocks where inner.fillings[block.name.text] == nil {
      inner.fillings[block.name.text] = Filling(block: block, template: place.template)
    }
    try follow(.template(template.name), via: span(name, place), name.text, template.nodes, inner)
  }

  private mutating func expand(_ block: TemplateBlock, _ place: Place) throws(Overflow) {
    guard var inner = deeper(place, block.name) else { return }
    guard let filling = place.fillings[block.name.text] else { return try walk(block.nodes, inner) }
    inner = Place(
      template: filling.template, values: inner.values, fillings: inner.fillings, depth: inner.depth)
    let id = StepID.block(template: filling.template.name, offset: filling.block.name.range.lowerBound)
    try follow(id, via: span(block.name, place), block.name.text, filling.block.nodes, inner)
  }

  /// Follows a template or a block, unless the walk is in it already: then rendering would never end.
  private mutating func follow(
    _ id: StepID, via: SourceSpan, _ name: String, _ nodes: [TemplateNode], _ place: Place
  ) throws(Overflow) {
    if let start = active.firstIndex(where: { $0.id == id }) {
      let chain = active[(start + 1)...].map { Diagnostic.Note("by way of this", at: $0.via) }
      report(.invalidTemplate, "“\(name)” does not include itself", via, "included here", notes: chain)
      return
    }
    active.append(Step(id: id, via: via))
    defer { active.removeLast() }
    try walk(nodes, place)
  }

  private mutating func deeper(_ place: Place, _ name: TemplateName, in template: ScannedTemplate? = nil)
    -> Place?
  {
    guard place.depth < TemplateScanner.deepestNesting else {
      let path = (template ?? place.template).path
      report(
        .nestingTooDeep, "sections and partials nest to a depth of \(TemplateScanner.deepestNesting)",
        SourceSpan(path: path, range: name.range), "deeper")
      return nil
    }
    var inner = place
    inner.depth += 1
    return inner
  }

  // MARK: Names

  private mutating func checkVariable(_ name: TemplateName, _ place: Place) {
    guard let schema = resolve(name, place) else { return }
    switch schema.value {
    case .text, .url, .html:
      guard let objection = markup.objection(to: schema.value) else { return }
      report(.invalidTemplate, objection, span(name, place), "\(schema.value.name) here")
    case .flag, .list, .object:
      report(
        .invalidTemplate,
        "“\(name.text)” is \(schema.value.name), and only text, URLs and markup can be printed",
        span(name, place), "not printable", help: "open it with `{{# \(name.text)}}`")
    }
  }

  private mutating func resolve(_ name: TemplateName, _ place: Place) -> TemplateScope.Found? {
    switch place.values.find(name) {
    case .found(let found): return found
    case .noItem:
      report(
        .unknownTemplateKey, "“.” is the item of a list of texts", span(name, place),
        "no such list is open here")
    case .unknown(let part, let offset, let candidates):
      let nearest = nearestName(to: part, among: candidates.sorted { $0.isOrderedBefore($1) })
      let start = name.range.lowerBound + offset
      let range = SourceSpan(path: place.template.path, range: start..<(start + part.utf8.count))
      report(
        .unknownTemplateKey, "the page offers nothing called “\(part)” here", range, "unknown key",
        notes: active.dropFirst().map { Diagnostic.Note("included here", at: $0.via) }.suffix(1),
        help: nearest.map { "replace it with `\($0)`" },
        replacement: nearest.map { Replacement(of: range, with: $0) })
    }
    return nil
  }

  /// Reports names of templates that do not exist, also in templates that no page reaches.
  private mutating func checkIncludes(_ nodes: [TemplateNode], in template: ScannedTemplate) {
    for node in nodes {
      switch node {
      case .text, .variable: break
      case .section(_, _, let nodes): checkIncludes(nodes, in: template)
      case .block(let block): checkIncludes(block.nodes, in: template)
      case .partial(let name): checkInclude(name, in: template)
      case .parent(let name, let blocks):
        checkInclude(name, in: template)
        for block in blocks { checkIncludes(block.nodes, in: template) }
      }
    }
  }

  private mutating func checkInclude(_ name: TemplateName, in template: ScannedTemplate) {
    let range = SourceSpan(path: template.path, range: name.range)
    if name.text == template.name {
      report(.invalidTemplate, "“\(name.text)” does not include itself", range, "included here")
    }
    guard !knownNames.contains(name.text) else { return }
    let nearest = nearestName(to: name.text, among: knownNames.sorted { $0.isOrderedBefore($1) })
    report(
      .unknownPartial, "there is no template “\(name.text)”", range, "no such template",
      help: nearest.map { "replace it with `\($0)`" } ?? "it would be templates/\(name.text).mustache",
      replacement: nearest.map { Replacement(of: range, with: $0) })
  }

  // MARK: Reports

  private func span(_ name: TemplateName, _ place: Place) -> SourceSpan {
    SourceSpan(path: place.template.path, range: name.range)
  }

  /// Reports a fault once, however many pages include its place.
  private mutating func report(
    _ check: Check, _ message: String, _ span: SourceSpan, _ label: String, notes: [Diagnostic.Note] = [],
    help: String? = nil, replacement: Replacement? = nil
  ) {
    guard seen.insert(span).inserted else { return }
    found.append(
      Diagnostic(check, message, at: span, label: label, notes: notes, help: help, replacement: replacement))
  }
}
