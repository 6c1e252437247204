/// A page's template, made ready to be rendered many times for one site.
///
/// All that its template includes stands in its place, and what is the same on every page of the site, its constants, is
/// printed already: most of a page is then a few stretches of text. What is left are steps in one list, so that going from
/// one to the next touches no object that other cores use too.
final class TemplateProgram: Sendable {
  /// What is done at a step.
  enum Action: Sendable {
    /// Nothing is printed but the text of the step.
    case text
    /// A value is printed.
    case variable
    /// What is within is printed for a value, once for each item of a list.
    case section
    /// What is within is printed where there is no value.
    case invertedSection
  }

  /// A step: a stretch of text, and what is done behind it.
  struct Step: Sendable {
    let action: Action
    /// What is printed of the text at first. It stands before a section, not in it.
    var range = 0..<0
    /// The index among the names of what is named.
    var name = 0
    /// The name, where a row may have it as a key.
    var key: RowKey?
    /// The index of the step that follows on what is within.
    var end = 0
    /// What is known of a section by whoever keeps what it printed; `nil` where it may print something else each time.
    var fragment: FragmentCache.Section?
  }

  /// A name in a tag. An object, so that nothing is copied where it is looked at.
  final class Name: Sendable {
    /// Whether it is `.`, which has no parts.
    let isItem: Bool
    /// Its first part, which is looked for in each open section.
    let first: TemplateKey
    /// The other parts, each of which is looked for in what the one before it is.
    let rest: [TemplateKey]

    init(_ name: TemplateName) {
      isItem = name.parts.isEmpty
      first = name.parts.first ?? TemplateKey("")
      rest = Array(name.parts.dropFirst())
    }
  }

  /// What is rendered. It is there as long as the program is.
  struct Code: Sendable {
    /// The steps in order, what is within a section behind it.
    let steps: SharedArray<Step>
    /// The names in the order in which they are used first. The program keeps them.
    let names: SharedArray<Unmanaged<Name>>
    /// The text, in UTF-8.
    let text: SharedText
  }

  /// What is rendered.
  let code: Code
  private let names: [Name]

  /// Makes a template ready.
  ///
  /// - Parameters:
  ///   - name: The template's name. A page whose template does not exist is empty.
  ///   - templates: All templates, by name. They must have passed their checks: that they include each other without end
  ///     is not looked for here.
  ///   - constants: The values by key that are the same whenever the program is rendered. No object within a page's values
  ///     has one of these keys.
  ///   - lists: The shapes of the items of those lists of a page whose rows have an identity (`TemplateRows`).
  init(
    _ name: String, of templates: [String: ScannedTemplate], constants: TemplateObject = [:],
    lists: [String: TemplateSchema] = [:]
  ) {
    var builder = TemplateProgramBuilder(templates, constants: constants, lists: lists)
    builder.include(name)
    names = builder.names
    code = Code(
      steps: SharedArray(builder.steps),
      names: SharedArray(names.map { Unmanaged.passUnretained($0) }), text: SharedText(builder.text))
  }

  deinit {
    code.steps.free()
    code.names.free()
    code.text.free()
  }
}
