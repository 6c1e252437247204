import BriefSource
import Testing

@testable import BriefPages

@Suite("Programs of templates")
struct TemplateProgramTests {
  private func templates(_ texts: [String: String]) -> [String: ScannedTemplate] {
    var templates: [String: ScannedTemplate] = [:]
    for (name, text) in texts {
      var scanner = TemplateScanner(name: name, path: name, Array(text.utf8))
      templates[name] = scanner.scan()
      #expect(scanner.diagnostics == [])
    }
    return templates
  }

  private static let constants: TemplateObject = [
    "words": .keys(["hello": .text("A & B"), "none": .absent]),
    "authors": .list([
      .keys(["name": .text("Kim"), "url": .absent]), .keys(["name": .text("Lee"), "url": .text("u")]),
    ]),
    "tags": .list([.text("x"), .text("y")]), "on": .flag(true), "off": .flag(false), "empty": .list([]),
  ]
  private static let values: TemplateObject = [
    "title": .text("T<"), "items": .list([.keys(["name": .text("1")]), .keys(["name": .text("2")])]),
  ]

  @Test(
    "what is constant is printed when the program is made, and means what it means at the page",
    arguments: [
      ("<p>{{words.hello}}</p> {{{words.none}}}{{words.hello.deep}}.", 1),
      ("{{#authors}}{{name}}{{#url}} ({{url}}, {{.}}){{/url}}{{^url}}, {{/url}}{{/authors}}", 1),
      ("{{#tags}}{{.}}{{#on}}{{.}}{{/on}}{{/tags}}{{^empty}}none{{/empty}}{{#off}}off{{/off}}", 1),
      ("{{#words}}{{hello}}{{/words}}{{#on}} {{> part}}{{/on}}", 1),
      ("{{$ block}}{{words.hello}}{{/ block}}{{< base}}{{$ a}}{{#tags}}{{.}}{{/tags}}{{/ a}}{{/ base}}", 1),
      // A flag opens nothing, so what is within may be the page's.
      ("a{{#on}}b{{title}}c{{/on}}d", 2), ("{{#items}}{{name}}{{words.hello}}{{/items}}", 3),
      // What is within is not known: the section stays.
      ("a{{#authors}}{{name}}{{title}}{{/authors}}b", 4),
      ("a{{#on}}b{{#authors}}{{name}}{{#items}}{{name}}{{/items}}{{/authors}}c{{/on}}d", 5),
    ])
  func constants(template: String, steps: Int) {
    let templates = templates([
      "page": template, "part": "[{{words.hello}}{{#off}}{{title}}{{/off}}]", "base": "<{{$ a}}base{{/ a}}>",
    ])
    let values = TemplateValue.object(Self.values.adding(Self.constants))
    let program = TemplateProgram("page", of: templates, constants: Self.constants)
    #expect(program.code.steps.count == steps)
    let plain = TemplateRenderer.render("page", of: templates, with: values)
    #expect(!plain.isEmpty)
    #expect(TemplateRenderer.render(program, with: values) == plain)
  }

  @Test("no object within a page's values has the key of a constant")
  func keys() {
    let theme = Theme.load(defaults: TestSite.theme, tree: TestSite.small.tree).theme
    let strings = theme.catalog.strings(for: "en").schema
    for kind in PageKind.allCases {
      guard case .object(let page) = PageContent.schema(of: kind, strings: strings) else {
        Issue.record("a page's values are an object")
        continue
      }
      let site = SiteContext(TestSite.small.linked, strings: theme.catalog.strings(for: "en"))
      let constants = Set(site.constants(of: kind).values.keys)
      #expect(constants.isSuperset(of: ["strings", "brief"]))
      for (key, schema) in page where !constants.contains(key) {
        #expect(Self.keys(in: schema).isDisjoint(with: constants), "\(kind): \(key)")
      }
    }
  }

  private static func keys(in schema: TemplateSchema) -> Set<String> {
    switch schema {
    case .text, .url, .html, .flag: []
    case .list(let element): keys(in: element)
    case .object(let object): object.reduce(into: Set(object.keys)) { $0.formUnion(keys(in: $1.value)) }
    }
  }

  @Test("pages are the same with constants and kept cards as without, and rows print their values")
  func pages() {
    let theme = Theme.load(defaults: TestSite.theme, tree: TestSite.small.tree).theme
    let site = SiteContext(TestSite.small.linked, strings: theme.catalog.strings(for: "en"))
    let programs = PagePrograms(site: site, theme: theme)
    let fragments = FragmentCache()
    var rows = 0
    for page in PageID.all(of: TestSite.small.linked) {
      let values = PageContent.values(of: page, in: SiteReader(site))
      let plain = TemplateRenderer.render(page.kind.rawValue, of: theme.templates, with: values)
      // The second time, cards come from the cache.
      for _ in 0..<2 {
        let made = TemplateRenderer.render(programs[page.kind], with: values, fragments: fragments)
        #expect(made == plain, "\(page.path)")
      }
      rows += checkRows(of: values)
    }
    #expect(rows > 20)
    #expect(fragments.count > 0)
  }

  /// Holds what rows print against their values; returns how many rows there are.
  private func checkRows(of value: TemplateValue) -> Int {
    var count = 0
    if case .row(let rows, let row) = value {
      count += 1
      for key in rows.keys(ofRow: Int(row)) {
        var printed = HTMLBuffer()
        var expected = HTMLBuffer()
        let isPrinted = rows.write(key, ofRow: Int(row), to: &printed)
        #expect(isPrinted)
        expected.write(rows.value(of: key, inRow: Int(row)) ?? .absent)
        #expect(printed.bytes == expected.bytes, "\(key)")
      }
      var nothing = HTMLBuffer()
      for key in Set(RowKey.allCases).subtracting(rows.keys(ofRow: Int(row))) {
        #expect(rows.value(of: key, inRow: Int(row)) == nil && rows.list(of: key, inRow: Int(row)) == nil)
        let isPrinted = rows.write(key, ofRow: Int(row), to: &nothing)
        #expect(!isPrinted)
      }
      #expect(nothing.bytes.isEmpty)
    }
    for item in value.listItems ?? [] { count += checkRows(of: item) }
    for (_, item) in value.objectValues ?? [:] { count += checkRows(of: item) }
    return count
  }

  /// Rows that say how often they were printed.
  private final class Counted: TemplateRows {
    let isShared: Bool
    init(isShared: Bool) { self.isShared = isShared }
    func rows(ofList list: Int) -> Range<Int> { 0..<2 }
    func keys(ofRow row: Int) -> [RowKey] { [.detail] }
    func value(of key: RowKey, inRow row: Int) -> TemplateValue? {
      key == .detail ? .text("row \(row)") : nil
    }
    func write(_ key: RowKey, ofRow row: Int, to buffer: inout HTMLBuffer) -> Bool {
      guard let value = value(of: key, inRow: row) else { return false }
      buffer.write(value)
      return true
    }
    func identity(ofRow row: Int) -> Int? { isShared ? row : nil }
  }

  @Test(
    "what a row printed is copied to other pages, unless something of the page is in it",
    arguments: [
      ("{{#cards}}<{{detail}}>{{/cards}}", 2),
      ("{{#cards}}{{#detail}}{{.}}{{/detail}}{{words.hello}}{{/cards}}", 2),
      ("{{#cards}}{{detail}}{{title}}{{/cards}}", 0), ("{{#cards}}{{#on}}{{detail}}{{/on}}{{/cards}}", 2),
      ("{{#cards}}{{#items}}{{name}}{{/items}}{{/cards}}", 0), ("{{cards}}{{^cards}}none{{/cards}}", 0),
    ])
  func fragments(template: String, kept: Int) {
    let program = TemplateProgram(
      "page", of: templates(["page": template]), constants: Self.constants,
      lists: ["cards": .keys(["detail": .text])])
    for isShared in [true, false] {
      let fragments = FragmentCache()
      for title in ["one", "two"] {
        let own: TemplateObject = [
          "cards": .rows(Counted(isShared: isShared), list: 0), "title": .text(title),
          "items": .list([.keys(["name": .text(title)])]),
        ]
        let values = TemplateValue.object(own.adding(Self.constants))
        #expect(
          TemplateRenderer.render(program, with: values, fragments: fragments)
            == TemplateRenderer.render(program, with: values))
      }
      #expect(fragments.count == (isShared ? kept : 0))
    }
  }
}
