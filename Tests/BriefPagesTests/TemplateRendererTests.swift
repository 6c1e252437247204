import BriefSource
import Testing

@testable import BriefPages

@Suite("Rendering of templates")
struct TemplateRendererTests {
  private func render(
    _ template: String, including others: [String: String] = [:], _ values: [String: TemplateValue]
  ) -> String {
    var templates: [String: ScannedTemplate] = [:]
    for (name, text) in others.merging(["page": template], uniquingKeysWith: { $1 }) {
      var scanner = TemplateScanner(name: name, path: name, Array(text.utf8))
      templates[name] = scanner.scan()
      #expect(scanner.diagnostics == [])
    }
    return String(
      decoding: TemplateRenderer.render("page", of: templates, with: .keys(values)), as: UTF8.self)
  }

  @Test("values print by their type: text is escaped by each form of tag")
  func values() {
    let values: [String: TemplateValue] = [
      "text": .text("<a&\"'\u{338}>"), "html": .html(HTML(escaping: "<")),
      "url": .url(Href(base: .parent, path: "a b")),
      "flag": .flag(true), "list": .list([.text("x")]), "none": .absent,
    ]
    #expect(
      render("{{text}} {{{text}}} {{& text}}", values)
        == Array(repeating: "&lt;a&amp;&quot;&#39;\u{338}&gt;", count: 3).joined(separator: " "))
    #expect(render("{{html}} {{url}}|{{flag}}{{list}}{{none}}{{unknown}}{{.}}", values) == "&lt; ../a%20b|")
  }

  @Test(
    "a section is rendered for what is there, and an inverted one for what is not",
    arguments: [
      ("text", TemplateValue.text("x"), "yes"), ("empty text", .text(""), "no"),
      ("html", .html(HTML(escaping: "x")), "yes"), ("empty html", .html(.empty), "no"),
      ("url", .url(Href(base: .parent, path: "")), "yes"),
      ("empty url", .url(Href(base: .here, path: "")), "no"),
      ("flag", .flag(true), "yes"), ("no flag", .flag(false), "no"), ("absent", .absent, "no"),
      ("object", .object([:]), "yes"), ("list", .list([.absent, .flag(false)]), "yesyes"),
      ("empty list", .list([]), "no"),
    ])
  func sections(name: String, value: TemplateValue, expected: String) {
    #expect(render("{{#v}}yes{{/v}}{{^v}}no{{/v}}", ["v": value]) == expected, "\(name)")
  }

  @Test("the first part of a name is looked for outwards, the others only in what it is")
  func names() {
    let values: [String: TemplateValue] = [
      "a": .text("outer"), "x": .text("page"), "items": .list([.text("1"), .text("2")]), "flag": .flag(true),
      "o": .keys(["a": .absent, "deep": .keys(["b": .text("b")])]),
    ]
    #expect(render("{{#o}}[{{a}}|{{x}}|{{deep.b}}|{{deep.x}}]{{/o}}{{a}}", values) == "[|page|b|]outer")
    #expect(render("{{#items}}{{#flag}}{{.}}{{x}} {{/flag}}{{/items}}", values) == "1page 2page ")
  }

  @Test("text stands where it stands in the template: before a section, in each of its rounds, and behind it")
  func text() {
    let values: [String: TemplateValue] = [
      "items": .list([.text("1"), .text("2")]), "t": .text("t"), "f": .flag(true),
    ]
    #expect(
      render("a{{#items}}b{{.}}c{{/items}}d{{t}}{{t}}e{{^items}}f{{/items}}g", values) == "ab1cb2cdtteg")
    #expect(
      render("a{{#none}}b{{/none}}{{t}}c{{^none}}d{{t}}{{/none}}{{#f}}e{{/f}}{{t}}", values) == "atcdtet")
    #expect(render("{{#items}}{{#f}}a{{/f}}{{/items}}b{{#items}}{{.}}{{/items}}c", values) == "aab12c")
  }

  @Test("keys are told apart by all their bytes, however objects were put together")
  func keys() {
    let literal: TemplateObject = [
      "a": .text("1"), "ab": .text("2"), "ac": .text("3"), "bc": .text("4"), "list": .list([.text("5")]),
      "none": .list([]), "has_own": .text("6"), "own": .list([]), "a": .text("second"),
    ]
    let values: [String: TemplateValue] = [
      "a": .text("1"), "ab": .text("2"), "ac": .text("3"), "bc": .text("4"), "list": .list([.text("5")]),
      "none": .list([]), "has_own": .text("6"), "own": .list([]),
    ]
    for object in [
      literal, TemplateObject(flagging: values), TemplateObject(joining: [[:], literal, ["a": .absent]]),
    ] {
      let page: [String: TemplateValue] = ["o": .object(object)]
      #expect(
        render("{{#o}}{{a}}{{ab}}{{ac}}{{bc}}{{#list}}{{.}}{{/list}}{{b}}{{abc}}{{lis}}{{has_}}{{/o}}", page)
          == "12345")
      #expect(
        render("{{#o.has_list}}+{{/o.has_list}}{{^o.has_none}}-{{/o.has_none}}{{o.has_own}}{{o.has_a}}", page)
          == "+-6")
      #expect(object.values["has_list"]?.isNothing == false && object.values["has_none"]?.isNothing == true)
    }
  }

  @Test("what an outer template fills a block with wins, and is read with the values that the block is in")
  func inheritance() {
    let others = [
      "base": "<{{$ a}}base{{/ a}}|{{#o}}{{$ b}}base{{/ b}}{{/o}}>",
      "middle": "{{< base}}{{$ a}}middle{{/ a}}{{$ b}}{{$ c}}middle {{x}}{{/ c}}{{/ b}}{{/ base}}",
    ]
    let values: [String: TemplateValue] = ["x": .text("page"), "o": .keys(["x": .text("o")])]
    #expect(render("{{> base}}", including: others, values) == "<base|base>")
    #expect(render("{{> middle}}", including: others, values) == "<middle|middle o>")
    #expect(
      render("{{< middle}}{{$ a}}own{{/ a}}{{$ c}}own {{x}}{{/ c}}{{/ middle}}", including: others, values)
        == "<own|own o>")
  }

  @Test(
    "a tag that stands alone on its line takes the line with it",
    arguments: [
      ("a\n  {{#f}}\t\nb\n{{/f}}\nc\n", "a\nb\nc\n"), ("a\r\n{{#f}}\r\nb\r\n {{/f}} \r\nc", "a\r\nb\r\nc"),
      ("{{! remark }}\na", "a"), ("a\n  {{! two\nlines }}\nb", "a\nb"), ("a\n {{^f}}\nb\n{{/f}}", "a\n"),
      ("a\n  {{> part}}\nb", "a\n1\n2\nb"), ("a\n  {{> part}} b", "a\n  1\n2\n b"),
      ("{{< base}}\n{{$ main}}\nx\n{{/ main}}\n{{/ base}}\n", "(\nx\n)"),
      ("{{#f}} {{/f}}\n", " \n"), ("{{#f}}\n{{/f}} {{! x }}\n", " \n"), (" {{f}} \n{{t}}\n", "  \nt\n"),
      ("{{#f}}a{{/f}}\n{{#f}}\nb\n{{/f}}\n", "a\nb\n"),
    ])
  func lines(template: String, expected: String) {
    let others = ["part": "1\n2\n", "base": "(\n{{$ main}}\n{{/ main}}\n)"]
    #expect(render(template, including: others, ["f": .flag(true), "t": .text("t")]) == expected)
  }

  @Test("the default theme's pages are those that swift-mustache renders")
  func library() throws {
    let templates = TestSite.theme.filter { $0.key.hasSuffix(".mustache") }
    let library = try MustacheLibraryRendering(
      Dictionary(uniqueKeysWithValues: templates.map { (String($0.dropLast(".mustache".count)), $1) }))
    for site in [TestSite.small, .small.with(["content/brief.md": "---\ntitle: None\n---\n"])] {
      let theme = Theme.load(defaults: TestSite.theme, tree: site.tree).theme
      let context = SiteContext(site.linked, strings: theme.catalog.strings(for: "en"))
      for page in PageID.all(of: site.linked) {
        let values = PageContent.values(of: page, in: SiteReader(context))
        let own = TemplateRenderer.render(page.kind.rawValue, of: theme.templates, with: values)
        #expect(!own.isEmpty)
        #expect(
          unindented(own) == unindented(library.render(page.kind.rawValue, with: values)), "\(page.path)")
      }
    }
  }
}
