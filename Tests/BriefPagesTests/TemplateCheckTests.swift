import BriefSource
import Testing

@testable import BriefPages

@Suite("Checks of templates")
struct TemplateCheckTests {
  /// What is wrong with a site's own templates: check, marked text, message, and replacement.
  private func faults(_ templates: [String: String]) -> [String] {
    let texts = Dictionary(uniqueKeysWithValues: templates.map { ("templates/" + $0.key, $0.value) })
    let site = TestSite(texts: texts)
    return site.themeDiagnostics.map { diagnostic in
      let bytes = Array((texts[diagnostic.span.path] ?? "").utf8)
      let marked = String(decoding: bytes[diagnostic.span.range.clamped(to: bytes.indices)], as: UTF8.self)
      let replacement = diagnostic.replacement.map { " → \($0.text)" } ?? ""
      return "\(diagnostic.check.rawValue) ‹\(marked)› \(diagnostic.message)\(replacement)"
    }
  }

  /// A template of the site's own makes the loader check those of the default theme with it.
  @Test("the default theme has no fault")
  func defaults() { #expect(faults(["own.mustache": "x"]) == []) }

  @Test(
    "a tag that is no Mustache, or more than pages use, is an error at its place",
    arguments: [
      ("<p>{{brief.title}</p>", "invalid-template ‹{{› a tag ends with “}}”"),
      ("{{! open", "invalid-template ‹{{› a tag ends with “}}”"),
      ("{{}}", "invalid-template ‹{{}}› a tag has a name"),
      ("{{a..b}}", "invalid-template ‹a..b› “a..b” is no name of a key"),
      ("{{ #nav}}", "invalid-template ‹ › the sign of a tag stands right behind its braces"),
      ("{{uppercased(brief.title)}}", "invalid-template ‹uppercased(› templates have no functions"),
      ("{{> *name}}", "invalid-template ‹*› a partial is named by its file"),
      ("{{=<% %>=}}", "invalid-template ‹{{› templates keep the delimiters “{{” and “}}”"),
      ("{{% CONTENT_TYPE:HTML}}", "invalid-template ‹{{› templates have no pragmas"),
      ("{{#nav}}", "invalid-template ‹{{#nav}}› “nav” is closed"),
      ("{{/nav}}", "invalid-template ‹{{/nav}}› “nav” is not open here"),
      (
        "{{#nav}}{{#current}}{{/nav}}",
        "invalid-template ‹{{#current}}› “current” is closed before what holds it"
      ),
      ("{{< layout}}x{{/ layout}}", "invalid-template ‹x› what fills a parent stands in its blocks"),
      (
        "{{< layout}}{{brief.title}}{{/ layout}}",
        "invalid-template ‹{{brief.title}}› what fills a parent stands in its blocks"
      ),
      (
        "{{< layout}}{{$ main}}{{/ main}}{{$ main}}{{/ main}}{{/ layout}}",
        "invalid-template ‹main› “main” is filled once"
      ),
      (
        "{{< partials/notes}}{{/ partials/notes}}",
        "invalid-template ‹partials› a template that others inherit from stands in templates/ itself"
      ),
      ("{{brief.title}\u{301}}", "invalid-template ‹{{› a tag ends with “}}”"),
      ("{{!\u{301} remark}}{{brief.title}}\u{301}", ""),
    ])
  func syntax(template: String, expected: String) {
    let own = faults(["404.mustache": template])
    if expected.isEmpty { #expect(own == []) } else { #expect(own.first == expected) }
  }

  @Test(
    "a key that the page does not offer at that place is an error with the nearest that it does",
    arguments: [
      ("{{brief.titel}}", "unknown-template-key ‹titel› the page offers nothing called “titel” here → title"),
      ("{{breif.title}}", "unknown-template-key ‹breif› the page offers nothing called “breif” here → brief"),
      ("{{url}}", "unknown-template-key ‹url› the page offers nothing called “url” here"),
      (
        "{{#nav}}{{adress}}{{/nav}}",
        "unknown-template-key ‹adress› the page offers nothing called “adress” here"
      ),
      ("{{#nav}}{{url}} {{brief.title}}{{/nav}}", ""),
      (
        "{{^nav}}{{url}}{{/nav}}",
        "unknown-template-key ‹url› the page offers nothing called “url” here"
      ),
      ("{{.}}", "unknown-template-key ‹.› “.” is the item of a list of texts"),
      ("{{#brief.keywords}}{{.}}{{/brief.keywords}}", ""),
      (
        "{{brief.title.length}}", "unknown-template-key ‹length› the page offers nothing called “length” here"
      ),
      ("{{strings.skip}}{{strings.nav.essay}}", ""),
      (
        "{{strings.skipp}}", "unknown-template-key ‹skipp› the page offers nothing called “skipp” here → skip"
      ),
      (
        "{{nav}}",
        "invalid-template ‹nav› “nav” is a list, and only text, URLs and markup can be printed"
      ),
      (
        "{{#nav}}{{#nav}}{{/nav}}{{/nav}}",
        "invalid-template ‹nav› “nav” is not repeated within itself"
      ),
    ])
  func keys(template: String, expected: String) {
    #expect(faults(["404.mustache": template]) == (expected.isEmpty ? [] : [expected]))
  }

  @Test(
    "a value is printed only where it cannot become anything but a value",
    arguments: [
      ("<p title=\"{{brief.title}}\">{{brief.title}}{{{brief.date}}}</p>", ""),
      ("<p title='{{brief.title}}'>", ""),
      ("<p title={{brief.title}}>", "‹brief.title› an attribute's value stands in quotation marks"),
      ("<p title=x{{brief.title}}>", "‹brief.title› an attribute's value stands in quotation marks"),
      ("<p {{brief.title}}>", "‹brief.title› the names of elements and attributes are not printed"),
      ("<{{brief.title}}>", "‹brief.title› the names of elements and attributes are not printed"),
      ("<p title=\"{{{brief.date}}}\">", "‹brief.date› markup is not printed in an attribute"),
      ("<p onclick=\"{{brief.title}}\">", "‹brief.title› nothing is printed in an attribute that holds code"),
      ("<p STYLE=\"{{brief.title}}\">", "‹brief.title› nothing is printed in an attribute that holds code"),
      (
        "<script>a = {{brief.title}}</script>", "‹brief.title› nothing is printed in a script or a stylesheet"
      ),
      ("<script>a</script>{{brief.title}}", ""),
      ("<script>a</SCRIPT >{{brief.title}}", ""),
      (
        "<style>a</styl>{{brief.title}}</style>",
        "‹brief.title› nothing is printed in a script or a stylesheet"
      ),
      ("<title>{{brief.title}}</title>", ""),
      ("<title>{{{brief.date}}}</title>", "‹brief.date› markup is not printed in this element"),
      ("<!-- {{brief.title}} -->", "‹brief.title› nothing is printed in a comment"),
      ("<!-- -- > --->{{brief.title}}", ""),
      ("<a href=\"{{page.root}}x\">", ""),
      ("<a href=\"{{brief.title}}\">", "‹brief.title› an address begins with a URL"),
      ("<a href=\"javascript:/{{brief.title}}\">", "‹brief.title› an address begins with a URL"),
      ("<a href=\"#{{brief.title}}\">", ""),
      ("<a{{#brief.title}} class=\"x\"{{/brief.title}}>", ""),
      (
        "<a{{#brief.title}} class=\"{{/brief.title}}\">",
        "‹brief.title› a section begins and ends at the same place of a tag, or outside of tags"
      ),
      ("a < b {{brief.title}}", ""),
      ("<p", "‹› a page ends outside of tags"),
    ])
  func markup(template: String, expected: String) {
    #expect(faults(["404.mustache": template]) == (expected.isEmpty ? [] : ["invalid-template " + expected]))
  }

  @Test("a partial that does not exist is an error with the nearest that does")
  func partials() {
    #expect(
      faults(["404.mustache": "{{> layuot}}{{> partials/note}}{{> zzzzzz}}"]) == [
        "unknown-partial ‹layuot› there is no template “layuot” → layout",
        "unknown-partial ‹partials/note› there is no template “partials/note” → partials/notes",
        "unknown-partial ‹zzzzzz› there is no template “zzzzzz”",
      ])
  }

  @Test("a partial is checked in each place that includes it")
  func partialsInContext() {
    let found = faults([
      "404.mustache": "{{#nav}}{{> item}}{{/nav}}{{> item}}", "item.mustache": "{{title}}",
    ])
    #expect(found == ["unknown-template-key ‹title› the page offers nothing called “title” here"])
    #expect(faults(["404.mustache": "{{#nav}}{{> item}}{{/nav}}", "item.mustache": "{{title}}"]) == [])
  }

  @Test("a template that would include itself without end is an error, by whatever way")
  func circles() {
    #expect(
      faults(["404.mustache": "{{> a}}", "a.mustache": "{{> b}}", "b.mustache": "x{{> a}}"]) == [
        "invalid-template ‹a› “a” does not include itself"
      ])
    #expect(
      faults(["404.mustache": "{{< layout}}{{$ main}}{{$ main}}{{/ main}}{{/ main}}{{/ layout}}"]) == [
        "invalid-template ‹main› “main” does not include itself"
      ])
    let boxes = "{{< box}}{{$ c}}{{< box}}{{$ c}}x{{/ c}}{{/ box}}{{/ c}}{{/ box}}"
    #expect(
      faults(["404.mustache": boxes, "box.mustache": "{{$ c}}{{/ c}}"]) == [
        "invalid-template ‹box› “box” does not include itself"
      ])
  }

  @Test("one run reports all that is wrong, beyond the first fault of a template too")
  func everything() {
    #expect(
      faults(["404.mustache": "{{#nav}}{{titel}}{{brief.title}{{> layuot}}{{#brief}}{{/nav}}{{breif.title}}"])
        == [
          "unknown-template-key ‹titel› the page offers nothing called “titel” here → title",
          "invalid-template ‹{{› a tag ends with “}}”",
          "unknown-partial ‹layuot› there is no template “layuot” → layout",
          "invalid-template ‹{{#brief}}› “brief” is closed before what holds it",
          "unknown-template-key ‹breif› the page offers nothing called “breif” here → brief",
        ])
  }

  @Test("a template that no page uses is still read")
  func unused() {
    #expect(faults(["own.mustache": "{{#a}}"]) == ["invalid-template ‹{{#a}}› “a” is closed"])
    #expect(faults(["own.mustache": "{{> none}}"]).count == 1)
  }

  @Test("tags nest to a depth of 100, and partials count")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#brief}}", count: depth) + "x" + String(repeating: "{{/brief}}", count: depth)
    }
    #expect(faults(["404.mustache": nested(100)]) == [])
    #expect(
      faults(["404.mustache": nested(101)])
        == ["nesting-too-deep ‹{{#brief}}› tags nest to a depth of 100"])
    #expect(
      faults(["404.mustache": "{{> a}}", "a.mustache": nested(100)])
        == ["nesting-too-deep ‹brief› sections and partials nest to a depth of 100"])
  }

  @Test("partials that include each other many times over are an error, not a long wait")
  func explosion() {
    var templates = ["404.mustache": "{{> p0}}", "p9.mustache": "x"]
    for level in 0..<9 {
      templates["p\(level).mustache"] = String(repeating: "{{> p\(level + 1)}}", count: 10)
    }
    #expect(
      faults(templates) == [
        "invalid-template ‹› a page's template comes to at most 50000 tags and 4000000 bytes of text"
      ])
  }

  @Test("a template that is not UTF-8 is an error at its first bad byte")
  func encoding() {
    let tree = SourceTree(["templates/404.mustache": .file(Array("ab".utf8) + [0xC3, 0x28])])
    let found = Theme.load(defaults: [:], tree: tree).diagnostics.filter { $0.check == .invalidUTF8 }
    #expect(found.map(\.span) == [SourceSpan(path: "templates/404.mustache", range: 2..<3)])
  }

  @Test("a file that no theme has is a warning")
  func unread() {
    #expect(
      faults(["readme.txt": "", "strings/en.yaml": "", "assets/deep/a.js": ""]).map { $0.prefix(14) }
        == ["misplaced-file", "misplaced-file"])
  }
}
