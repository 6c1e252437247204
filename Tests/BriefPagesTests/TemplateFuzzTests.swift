import TestSupport
import Testing

@testable import BriefPages

@Suite("Mutated templates")
struct TemplateFuzzTests {
  static let cases = FuzzCases.count(everyday: 3000)

  private static let schema = TemplateSchema.keys([
    "a": .text, "b": .url, "c": .html, "d": .flag,
    "list": .list(.keys(["a": .text, "items": .list(.text), "o": .keys(["x": .text])])),
    "o": .keys(["x": .text, "list": .list(.url)]),
    "k": .keys(["x": .text, "flag": .flag, "rows": .list(.keys(["a": .text, "x": .text]))]),
  ])

  /// Renders a page whose `b`, `c`, `d` and `k`, keys that no object further in has, are constants.
  private static func withConstants(_ templates: [String: ScannedTemplate], _ values: TemplateValue)
    -> [UInt8]
  {
    var constants = values.objectValues ?? [:]
    for key in ["a", "list", "o", "has_list"] { constants[key] = nil }
    let program = TemplateProgram("index", of: templates, constants: TemplateObject(constants))
    return TemplateRenderer.render(program, with: values)
  }

  private static let seeds = [
    "index": "{{< layout}}\n{{$ main}}\n<p>{{a}}</p>\n{{> item}}\n{{> constant}}\n{{/ main}}\n{{/ layout}}\n",
    "layout":
      "<h1 class=\"{{a}}\">{{$ head}}{{b}}{{/ head}}</h1>\n{{$ main}}\n{{^d}}none{{/d}}\n{{/ main}}\n",
    "item": "{{#list}}\n  {{a}}: {{#items}}{{.}}, {{/items}}{{^items}}-{{/items}}{{o.x}}\n{{/list}}\n{{{c}}}",
    "constant":
      "{{#k}}{{x}}{{#rows}}({{x}}{{a}}{{#flag}}{{b}}{{/flag}}){{/rows}}{{/k}}{{#d}}{{a}}{{k.x}}{{/d}}{{#c}}{{.}}{{/c}}",
    "other": "{{! remark }}{{#o}}{{x}}{{#list}}<a href=\"{{.}}\">{{a}}</a>{{/list}}{{/o}}{{& c}}",
  ]

  /// What stands in every value; the combining mark hides the `<` from code that looks at characters.
  private static let hostile = "<\u{338}evil\""

  private static let pieces = [
    "{{", "}}", "{", "}", "{{{", "}}}", "{{#", "{{^", "{{/", "{{>", "{{<", "{{$", "{{!", "{{&", "{{=", "{{%",
    "a", "b",
    "c", "d", "list", "items", "o", "o.x", "k", "k.x", "flag", "rows", ".", "..", "x", "main", "head",
    "layout", "item", "other", "index",
    "(", ")",
    "*", "/", " ", "\n", "\r\n", "\t", "\u{301}", "\u{200D}", "\u{600}", "é", "<", ">", "\"", "'", "=",
    "<!--", "-->",
    "<script>", "</script>", "{{#list}}", "{{/list}}", "{{> item}}", "{{> other}}", "{{$ main}}",
    "{{/ main}}",
    "{{< layout}}", "{{/ layout}}", "{{a}}", "{{.}}", "{{#o}}", "{{/o}}", "{{^d}}", "{{/d}}",
    "{{#k}}", "{{/k}}", "{{#rows}}", "{{/rows}}", "{{#flag}}", "{{/flag}}", "{{> constant}}", "{{k.x}}",
  ]

  @Test("whatever passes the checks is rendered as swift-mustache does, and prints no value unescaped")
  func fuzz() throws {
    var generator = SplitMix(seed: 2019)
    var passed = 0
    var compared = 0
    let names = Self.seeds.keys.sorted()
    let hostile = Array(Self.hostile.utf8)
    for _ in 0..<Self.cases {
      var templates = Self.seeds.mapValues { Array($0.utf8) }
      for _ in 0...Int.random(in: 0..<3, using: &generator) {
        guard let name = names.randomElement(using: &generator), let bytes = templates[name] else { continue }
        templates[name] = mutated(bytes, &generator)
      }
      guard let scanned = scanned(templates) else { continue }
      passed += 1
      let values = sample(Self.schema, &generator)
      #expect(Self.schema.mismatch(of: values) == nil)
      let page = TemplateRenderer.render("index", of: scanned, with: values)
      #expect(!page.contains(hostile), "a value was printed as it is")
      #expect(Self.withConstants(scanned, values) == page, "constants are printed otherwise")
      guard templates.values.allSatisfy(libraryReadsWell) else { continue }
      compared += 1
      let other = try MustacheLibraryRendering(templates).render("index", with: values)
      #expect(
        unindented(page) == unindented(other),
        "\(templates.mapValues { String(decoding: $0, as: UTF8.self) })")
    }
    // The mutations must not be so wild that nothing is tested, nor so mild that nothing is refused.
    #expect(passed > Self.cases / 20)
    #expect(passed < Self.cases)
    #expect(compared > passed / 4)
    print("fuzz: \(Self.cases) sets of changed templates")
  }

  /// The templates as nodes, or `nil` where the checks find a fault.
  private func scanned(_ templates: [String: [UInt8]]) -> [String: ScannedTemplate]? {
    var scanned: [String: ScannedTemplate] = [:]
    var isSound = true
    for (name, bytes) in templates {
      var scanner = TemplateScanner(name: name, path: name, bytes)
      guard let template = scanner.scan() else { return nil }
      #expect(template.isSound == scanner.diagnostics.isEmpty)
      isSound = isSound && template.isSound
      scanned[name] = template
    }
    var checker = TemplateChecker(scanned, knownNames: Set(templates.keys))
    return checker.check([(.index, Self.schema)]) == [] && isSound ? scanned : nil
  }

  private func mutated(_ bytes: [UInt8], _ generator: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<2, using: &generator) {
      let start = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: bytes.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1..<6, using: &generator)))
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: start)
      case 2:
        let end = min(bytes.count, start + Int.random(in: 1..<20, using: &generator))
        bytes.insert(
          contentsOf: Array(bytes[start..<end]), at: Int.random(in: 0...bytes.count, using: &generator))
      default:
        // Mostly between tags, where the result has a chance to be sound.
        let place = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? start
        bytes.insert(contentsOf: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8), at: place)
      }
    }
    return bytes
  }

  /// Values of a shape, all of them hostile.
  private func sample(_ schema: TemplateSchema, _ generator: inout SplitMix) -> TemplateValue {
    let isAbsent = Int.random(in: 0..<4, using: &generator) == 0
    switch schema {
    case .text: return isAbsent ? .absent : .text(Self.hostile)
    case .url: return isAbsent ? .absent : .url(Href(base: .parent, path: Self.hostile))
    case .html: return isAbsent ? .absent : .html(HTML(escaping: Self.hostile))
    case .flag: return .flag(isAbsent)
    case .list(let element):
      return .list((0..<Int.random(in: 0..<3, using: &generator)).map { _ in sample(element, &generator) })
    case .object(let keys):
      var values: [String: TemplateValue] = [:]
      for (key, schema) in keys.sorted(by: { $0.key < $1.key }) { values[key] = sample(schema, &generator) }
      return .object(TemplateObject(values))
    }
  }
}
