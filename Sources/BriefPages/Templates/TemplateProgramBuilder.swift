/// Puts a page's program together: follows its template into partials, parents and blocks, and prints what is known.
struct TemplateProgramBuilder {
  private(set) var steps: [TemplateProgram.Step] = []
  private(set) var names: [TemplateProgram.Name] = []
  private(set) var text: [UInt8] = []

  private let templates: [String: ScannedTemplate]
  private let constants: TemplateObject
  private let lists: [String: TemplateSchema]
  private var places: [String: Int] = [:]
  /// The constants whose sections are open, the innermost last. While there are any, all must be known.
  private var open: [TemplateValue] = []
  /// Whether the next text may be joined to the last step: not where a section ends between them.
  private var isJoinable = false
  private var depth = 0

  /// What fills a block, and the template that it stands in.
  private struct Filling {
    let block: TemplateBlock
    let template: ScannedTemplate
  }

  /// The template that nodes stand in, and what fills its blocks.
  private struct Place {
    let template: ScannedTemplate
    var fillings: [Filling] = []

    func filling(of name: String) -> Filling? { fillings.first { $0.block.name.text == name } }
  }

  /// Thrown within the section of a constant where something is not known.
  private struct Unknown: Error {}

  /// What a name stands for.
  private enum Meaning {
    case known(TemplateValue)
    case unknown
  }

  init(
    _ templates: [String: ScannedTemplate], constants: TemplateObject, lists: [String: TemplateSchema]
  ) {
    self.templates = templates
    self.constants = constants
    self.lists = lists
  }

  /// Adds a template.
  mutating func include(_ name: String) {
    guard let template = templates[name] else { return }
    // Nothing is open, so nothing is thrown.
    try? add(template.nodes, Place(template: template))
  }

  // MARK: Nodes

  private mutating func add(_ nodes: [TemplateNode], _ place: Place) throws(Unknown) {
    // A page's own nodes and a hundred levels of what the checks count.
    guard depth <= TemplateScanner.deepestNesting else { return }
    depth += 1
    defer { depth -= 1 }
    for node in nodes { try add(node, place) }
  }

  private mutating func add(_ node: TemplateNode, _ place: Place) throws(Unknown) {
    switch node {
    case .text(let range): add(place.template.bytes[range])
    case .variable(let name): try addVariable(name)
    case .section(let name, isInverted: false, let nodes): try addSection(name, nodes, place)
    case .section(let name, isInverted: true, let nodes):
      switch try meaning(of: name) {
      case .known(let value): if value.isNothing { try add(nodes, place) }
      case .unknown: try addStep(.invertedSection, name, nodes, place)
      }
    case .partial(let name): try include(name, blocks: [], place)
    case .parent(let name, let blocks): try include(name, blocks: blocks, place)
    case .block(let block):
      if let filling = place.filling(of: block.name.text) {
        try add(filling.block.nodes, Place(template: filling.template, fillings: place.fillings))
      } else {
        try add(block.nodes, place)
      }
    }
  }

  /// Adds another template in a place. Where an outer template fills a block already, that wins.
  private mutating func include(_ name: TemplateName, blocks: [TemplateBlock], _ place: Place)
    throws(Unknown)
  {
    guard let template = templates[name.text] else { return }
    var inner = Place(template: template, fillings: place.fillings)
    for block in blocks where inner.filling(of: block.name.text) == nil {
      inner.fillings.append(Filling(block: block, template: place.template))
    }
    try add(template.nodes, inner)
  }

  private mutating func addVariable(_ name: TemplateName) throws(Unknown) {
    switch try meaning(of: name) {
    case .known(let value):
      var buffer = HTMLBuffer()
      buffer.write(value)
      add(buffer.bytes[...])
    case .unknown:
      addStep(.variable, name)
    }
  }

  private mutating func addSection(_ name: TemplateName, _ nodes: [TemplateNode], _ place: Place)
    throws(Unknown)
  {
    guard case .known(let value) = try meaning(of: name) else {
      return try addStep(.section, name, nodes, place)
    }
    switch value {
    case .flag(let flag):
      // `.` and all names go on meaning what they meant outside.
      if flag { try add(nodes, place) }
    case .list(let items): try addConstant(items, name, nodes, place)
    case .rows, .text, .url, .html, .object, .row, .absent:
      if !value.isNothing { try addConstant([value], name, nodes, place) }
    }
  }

  /// Prints what is within the section of a constant, once for each of its items. If something within is not a constant,
  /// the section stays one, and finds the constant among the values of the page.
  private mutating func addConstant(
    _ items: [TemplateValue], _ name: TemplateName, _ nodes: [TemplateNode], _ place: Place
  ) throws(Unknown) {
    let (stepCount, last, textCount, wasJoinable) = (steps.count, steps.last, text.count, isJoinable)
    let openCount = open.count
    do throws(Unknown) {
      for item in items {
        open.append(item)
        try add(nodes, place)
        open.removeLast()
      }
    } catch {
      open.removeSubrange(openCount...)
      steps.removeSubrange(stepCount...)
      text.removeSubrange(textCount...)
      // Text may have been joined to it.
      if let last { steps[stepCount - 1] = last }
      isJoinable = wasJoinable
      guard open.isEmpty else { throw error }
      try addStep(.section, name, nodes, place)
    }
  }

  private mutating func addStep(
    _ action: TemplateProgram.Action, _ name: TemplateName, _ nodes: [TemplateNode], _ place: Place
  ) throws(Unknown) {
    addStep(action, name)
    let index = steps.count - 1
    try add(nodes, place)
    steps[index].end = steps.count
    isJoinable = false
    if action == .section, let schema = lists[name.text], isClosed(within: index, [schema]) {
      steps[index].fragment = .init(
        template: ObjectIdentifier(place.template), offset: name.range.lowerBound)
    }
  }

  /// Adds a step, which prints the text before it.
  private mutating func addStep(_ action: TemplateProgram.Action, _ name: TemplateName) {
    var step = TemplateProgram.Step(action: action, name: place(of: name), key: Self.rowKey(name))
    if isJoinable, let last = steps.popLast() { step.range = last.range }
    steps.append(step)
    isJoinable = false
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    let start = text.count
    text += bytes
    if isJoinable, let last = steps.indices.last {
      steps[last].range = steps[last].range.lowerBound..<text.count
    } else {
      steps.append(.init(action: .text, range: start..<text.count))
      isJoinable = true
    }
  }

  // MARK: Names

  private mutating func place(of name: TemplateName) -> Int {
    if let place = places[name.text] { return place }
    places[name.text] = names.count
    names.append(TemplateProgram.Name(name))
    return names.count - 1
  }

  /// The key of a row that a name may be.
  private static func rowKey(_ name: TemplateName) -> RowKey? {
    name.parts.count == 1 ? name.parts[0].ofRow : nil
  }

  /// What a name stands for, if that is known. Objects within the page's values have no key of a constant, so a constant
  /// is known in every section.
  private func meaning(of name: TemplateName) throws(Unknown) -> Meaning {
    guard let first = name.parts.first else { return open.last.map { .known($0) } ?? .unknown }
    for value in open.reversed() {
      if let found = value[first] { return .known(found.value(at: name.parts.dropFirst())) }
    }
    if let found = constants[first] { return .known(found.value(at: name.parts.dropFirst())) }
    guard open.isEmpty else { throw Unknown() }
    return .unknown
  }

  /// Whether what is within a section depends on the values of its own shape alone.
  ///
  /// - Parameter levels: These values, and those of the sections within that are open.
  private func isClosed(within section: Int, _ levels: [TemplateSchema]) -> Bool {
    var index = section + 1
    while index < steps[section].end {
      let step = steps[index]
      guard step.action != .text else {
        index += 1
        continue
      }
      let name = names[step.name]
      var found: TemplateSchema?
      if !name.isItem {
        for case .object(let keys) in levels.reversed() where found == nil { found = keys[name.first.text] }
        // The checks do not let a name through that has a part too many; here, it depends on nothing.
        for part in name.rest {
          if case .object(let keys)? = found { found = keys[part.text] } else { found = nil }
        }
      } else {
        found = levels.last
      }
      guard let found else { return false }
      switch (step.action, found) {
      case (.section, .list(let element)):
        guard isClosed(within: index, levels + [element]) else { return false }
      case (.section, .object): guard isClosed(within: index, levels + [found]) else { return false }
      case (.section, .text), (.section, .url), (.section, .html):
        guard isClosed(within: index, levels + [found]) else { return false }
      case (.section, .flag), (.invertedSection, _):
        guard isClosed(within: index, levels) else { return false }
      case (.variable, _), (.text, _): break
      }
      index = max(index + 1, step.end)
    }
    return true
  }
}
