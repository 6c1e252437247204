/// Renders a page from a program.
///
/// Text is escaped here, by its type; templates have no means to print it otherwise. The meaning of tags is that of the
/// Mustache specification, with its optional inheritance; `TemplateNode` says where this differs.
struct TemplateRenderer: ~Copyable {
  private let code: TemplateProgram.Code
  /// What was printed on other pages. All cores use it, so it is not counted who does: the caller keeps it.
  private let fragments: Unmanaged<FragmentCache>?
  private var page: HTMLBuffer
  private var stack = Stack()

  /// An open section.
  private struct Level {
    enum Content {
      case value(TemplateValue)
      /// Rows, which are printed one after the other.
      case rows(any TemplateRows)
    }

    let content: Content
    /// The pairs of an object, which lends them as long as the section is open: to look into the object itself would count
    /// references.
    let pairs: TemplateObject.Pairs?
    /// The row that is printed.
    var row = 0

    init(_ value: TemplateValue, _ pairs: TemplateObject.Pairs? = nil) {
      content = .value(value)
      self.pairs = pairs
    }

    init(_ rows: any TemplateRows) {
      content = .rows(rows)
      pairs = nil
    }

    /// What `.` means.
    var item: TemplateValue {
      switch content {
      case .value(let value): value
      case .rows(let rows): .row(rows, UInt32(row))
      }
    }

    /// What the first part of a name stands for in it.
    func value(of name: borrowing TemplateProgram.Name) -> TemplateValue? {
      if let pairs { return TemplateObject.value(of: name.first, in: pairs) }
      switch content {
      case .value(let value): return value[name.first]
      case .rows(let rows): return name.first.ofRow.flatMap { rows.value(of: $0, inRow: row) }
      }
    }
  }

  /// The open sections.
  private struct Stack {
    /// The page itself comes first.
    var levels: [Level] = []

    /// Goes to a row of the innermost level.
    mutating func turn(to row: Int) { levels[levels.count - 1].row = row }

    /// What a name stands for: its first part is looked for in each open section, the innermost first, the others in what
    /// that is.
    func value(of name: Unmanaged<TemplateProgram.Name>) -> TemplateValue {
      name._withUnsafeGuaranteedRef { name in
        if name.isItem { return levels.last?.item ?? .absent }
        return levels.withUnsafeBufferPointer { levels in
          var level = levels.count
          while level > 0 {
            level -= 1
            guard let found = levels[level].value(of: name) else { continue }
            // The list of its other parts is read where it is: all cores use it.
            return name.rest.isEmpty ? found : name.rest.withUnsafeBufferPointer { found.value(at: $0) }
          }
          return .absent
        }
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
      // More than most pages have; glibc tidies its heap up each time that 64 KB are freed at once.
      HTMLBuffer.bytes(expecting: 48 << 10) { page in
        var renderer = TemplateRenderer(program.code, fragments, page)
        renderer.run(0..<program.code.steps.count, with: values)
        return renderer.page
      }
    }
  }

  private init(
    _ code: TemplateProgram.Code, _ fragments: FragmentCache?, _ page: consuming HTMLBuffer
  ) {
    self.code = code
    self.fragments = fragments.map { Unmanaged.passUnretained($0) }
    self.page = page
  }

  // MARK: Steps

  private mutating func run(_ steps: Range<Int>) {
    var index = steps.lowerBound
    while index < steps.upperBound {
      let step = code.steps[index]
      if !step.range.isEmpty { page.markup(code.text[step.range]) }
      if step.action != .text { perform(at: index) }
      index = max(index + 1, step.end)
    }
  }

  /// Does what a step does behind its text. It stays a function of its own, so that the loop over rows, which seldom needs it,
  /// is small.
  @inline(never)
  private mutating func perform(at index: Int) {
    let step = code.steps[index]
    switch step.action {
    case .text: break
    case .variable: page.write(stack.value(of: code.names[step.name]))
    case .section: open(stack.value(of: code.names[step.name]), step, (index + 1)..<step.end)
    case .invertedSection:
      if stack.value(of: code.names[step.name]).isNothing { run((index + 1)..<step.end) }
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
    guard case .object(let object) = value else { return run(steps, in: Level(value)) }
    object.withPairs { run(steps, in: Level(value, $0)) }
  }

  private mutating func run(_ steps: Range<Int>, in level: Level) {
    stack.levels.append(level)
    run(steps)
    stack.levels.removeLast()
  }

  // MARK: Rows

  /// Renders a section for rows, or copies what it printed for the same row on another page.
  private mutating func run(
    _ steps: Range<Int>, _ section: FragmentCache.Section?, _ rows: any TemplateRows, _ numbers: Range<Int>
  ) {
    stack.levels.append(Level(rows))
    for row in numbers {
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
    stack.levels.removeLast()
  }

  /// Renders a section for a row of the innermost level. Most names are keys of the row, which prints them itself: nothing is
  /// copied then, no reference counted, and the level is not told which row it is.
  private mutating func run(_ steps: Range<Int>, _ rows: any TemplateRows, _ row: Int) {
    if let object = rows.object(ofRow: row) {
      stack.turn(to: row)
      return run(steps, with: object)
    }
    let code = code
    var index = steps.lowerBound
    while index < steps.upperBound {
      let step = code.steps[index]
      if !step.range.isEmpty { page.markup(code.text[step.range]) }
      switch (step.action, step.key) {
      case (.text, _): break
      case (.variable, let key?):
        if !rows.write(key, ofRow: row, to: &page) {
          stack.turn(to: row)
          perform(at: index)
        }
      case (.section, let key?):
        stack.turn(to: row)
        if let list = rows.list(of: key, inRow: row) {
          run((index + 1)..<step.end, step.fragment, rows, rows.rows(ofList: list))
        } else {
          perform(at: index)
        }
      default:
        stack.turn(to: row)
        perform(at: index)
      }
      index = max(index + 1, step.end)
    }
  }
}
