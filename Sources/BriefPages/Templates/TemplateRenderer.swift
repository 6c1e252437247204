/// Renders a page from a program.
///
/// Text is escaped here, by its type; templates have no means to print it otherwise. The meaning of tags is that of the
/// Mustache specification, with its optional inheritance; `TemplateNode` says where this differs.
struct TemplateRenderer: ~Copyable {
  private let code: TemplateProgram.Code
  /// What was printed on other pages. All cores use it, so it is not counted who does: the caller keeps it.
  private let fragments: Unmanaged<FragmentCache>?
  private var page: HTMLBuffer
  /// The open sections, the page itself first.
  private var stack: [Level]

  /// An open section.
  private struct Level {
    enum Content {
      case value(TemplateValue)
      /// Rows, which are printed one after the other.
      case rows(any TemplateRows)
    }

    let content: Content
    /// The row that is printed.
    var row = 0

    init(_ value: TemplateValue) { content = .value(value) }

    init(_ rows: any TemplateRows) { content = .rows(rows) }

    /// What `.` means.
    var item: TemplateValue {
      switch content {
      case .value(let value): value
      case .rows(let rows): .row(rows, UInt32(row))
      }
    }

    /// What the first part of a name stands for in it.
    func value(of name: borrowing TemplateProgram.Name) -> TemplateValue? {
      switch content {
      case .value(let value): value[name.first]
      case .rows(let rows): name.first.ofRow.flatMap { rows.value(of: $0, inRow: row) }
      }
    }
  }

  /// Renders a template that has no constants.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - templates: All templates, by name.
  ///   - values: What the page offers.
  /// - Returns: UTF-8; nothing where there is no such template.
  static func render(_ name: String, of templates: [String: ScannedTemplate], with values: TemplateValue)
    -> [UInt8]
  {
    render(TemplateProgram(name, of: templates), with: values)
  }

  /// Renders a program.
  ///
  /// - Parameters:
  ///   - values: What the page offers, the program's constants among it.
  ///   - fragments: What was printed for items of lists on other pages that have the same constants.
  /// - Returns: UTF-8, in storage that may have room for more.
  static func render(
    _ program: TemplateProgram, with values: TemplateValue, fragments: FragmentCache? = nil
  ) -> [UInt8] {
    withExtendedLifetime((program, fragments)) {
      var renderer = TemplateRenderer(program.code, values, fragments)
      renderer.run(0..<program.code.steps.count)
      return renderer.page.bytes
    }
  }

  private init(_ code: TemplateProgram.Code, _ values: TemplateValue, _ fragments: FragmentCache?) {
    self.code = code
    self.fragments = fragments.map { Unmanaged.passUnretained($0) }
    // More than most pages have; glibc tidies its heap up each time that 64 KB are freed at once.
    page = HTMLBuffer(capacity: 48 << 10)
    stack = [Level(values)]
  }

  // MARK: Steps

  private mutating func run(_ steps: Range<Int>) {
    var index = steps.lowerBound
    while index < steps.upperBound {
      let step = code.steps[index]
      perform(step, at: index)
      index = max(index + 1, step.end)
    }
  }

  private mutating func perform(_ step: TemplateProgram.Step, at index: Int) {
    let code = code
    switch step.action {
    case .text: page.markup(code.text[step.range])
    case .variable: code.names[step.name]._withUnsafeGuaranteedRef { page.write(value(of: $0)) }
    case .section:
      open(code.names[step.name]._withUnsafeGuaranteedRef { value(of: $0) }, step, (index + 1)..<step.end)
    case .invertedSection:
      let found = code.names[step.name]._withUnsafeGuaranteedRef { value(of: $0) }
      if found.isNothing { run((index + 1)..<step.end) }
    }
  }

  /// Renders a section: once for each item of a list, once for anything else that is there.
  private mutating func open(_ value: TemplateValue, _ step: TemplateProgram.Step, _ steps: Range<Int>) {
    switch value {
    case .list(let items):
      for item in items { run(steps, with: item) }
    case .rows(let rows, let list):
      run(steps, step.fragment, rows, rows.rows(ofList: Int(list)))
    case .flag(let flag):
      // `.` and all names go on meaning what they meant outside.
      if flag { run(steps) }
    case .text, .url, .html, .object, .row, .absent:
      if !value.isNothing { run(steps, with: value) }
    }
  }

  private mutating func run(_ steps: Range<Int>, with value: TemplateValue) {
    if case .row(let rows, let row) = value { return run(steps, nil, rows, Int(row)..<Int(row) + 1) }
    stack.append(Level(value))
    run(steps)
    stack.removeLast()
  }

  // MARK: Rows

  /// Renders a section for rows, or copies what it printed for the same row on another page.
  private mutating func run(
    _ steps: Range<Int>, _ section: FragmentCache.Section?, _ rows: any TemplateRows, _ numbers: Range<Int>
  ) {
    let level = stack.count
    stack.append(Level(rows))
    for row in numbers {
      stack[level].row = row
      guard let section, let fragments, let identity = rows.identity(ofRow: row) else {
        run(steps, rows, row)
        continue
      }
      let isKnown = fragments._withUnsafeGuaranteedRef { $0.write(section, of: identity, to: &page) }
      guard !isKnown else { continue }
      let start = page.count
      run(steps, rows, row)
      page.withBytes(from: start) { printed in
        fragments._withUnsafeGuaranteedRef { $0.keep(printed, of: section, identity) }
      }
    }
    stack.removeLast()
  }

  /// Renders a section for a row, whose level is open. Most names are keys of the row, which prints them itself: nothing is
  /// copied then, and no reference counted.
  private mutating func run(_ steps: Range<Int>, _ rows: any TemplateRows, _ row: Int) {
    if let object = rows.object(ofRow: row) { return run(steps, with: object) }
    let code = code
    var index = steps.lowerBound
    while index < steps.upperBound {
      let step = code.steps[index]
      switch (step.action, step.key) {
      case (.text, _): page.markup(code.text[step.range])
      case (.variable, let key?):
        if !rows.write(key, ofRow: row, to: &page) { perform(step, at: index) }
      case (.section, let key?):
        if let list = rows.list(of: key, inRow: row) {
          run((index + 1)..<step.end, step.fragment, rows, rows.rows(ofList: list))
        } else {
          perform(step, at: index)
        }
      default: perform(step, at: index)
      }
      index = max(index + 1, step.end)
    }
  }

  // MARK: Values

  /// What a name stands for: its first part is looked for in each open section, the innermost first, the others in what
  /// that is.
  private func value(of name: borrowing TemplateProgram.Name) -> TemplateValue {
    if name.isItem { return stack.last?.item ?? .absent }
    return stack.withUnsafeBufferPointer { stack in
      for level in stack.indices.reversed() {
        guard let found = stack[level].value(of: name) else { continue }
        // The list of its other parts is read where it is: all cores use it.
        return name.rest.isEmpty ? found : name.rest.withUnsafeBufferPointer { found.value(at: $0) }
      }
      return .absent
    }
  }
}
