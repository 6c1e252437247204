import BriefSource
import BriefTheme
import Testing

@testable import BriefPages

@Suite("Words of the interface")
struct StringsTests {
  private func load(_ files: [String: String]) -> (theme: Theme, faults: [String]) {
    let texts = Dictionary(uniqueKeysWithValues: files.map { ("templates/strings/" + $0.key, $0.value) })
    let (theme, diagnostics) = Theme.load(defaults: DefaultTheme.files, tree: SourceTree(texts: texts))
    return (
      theme,
      diagnostics.sorted().map { diagnostic in
        let bytes = Array((texts[diagnostic.span.path] ?? "").utf8)
        let marked = String(decoding: bytes[diagnostic.span.range.clamped(to: bytes.indices)], as: UTF8.self)
        let replacement = diagnostic.replacement.map { " → \($0.text)" } ?? ""
        return "\(diagnostic.check.rawValue) ‹\(marked)› \(diagnostic.message)\(replacement)"
      }
    )
  }

  @Test("a site's words are laid over the theme's one by one")
  func override() {
    let (theme, faults) = load(["en.yml": "nav:\n  essay: The text\n"])
    #expect(faults == [])
    let strings = theme.catalog.strings(for: "en-GB")
    #expect(strings["nav.essay"] == "The text")
    #expect(strings["nav.timeline"] == "Timeline")
  }

  @Test("the exact language comes before the plain one, and English stands in for both")
  func fallback() {
    let (theme, faults) = load([
      "pt.yml": "skip: Saltar\nnav:\n  essay: Ensaio\n", "pt-BR.yml": "skip: Pular\n",
    ])
    #expect(faults == [])
    let strings = theme.catalog.strings(for: "pt-br")
    #expect(
      [strings["skip"], strings["nav.essay"], strings["nav.timeline"]] == ["Pular", "Ensaio", "Timeline"])
    #expect(theme.catalog.strings(for: "fr")["skip"] == "Skip to the content")
  }

  @Test(
    "what the interface has no use for is an error at its place",
    arguments: [
      ("skpi: x\n", "unknown-template-key ‹skpi› the interface has no text called “skpi” → skip"),
      (
        "months:\n  januray: Jan\n",
        "unknown-template-key ‹januray› the interface has no text called “months.januray” → january"
      ),
      ("skip: [a]\n", "wrong-type ‹a› “skip” is a text"),
      ("skip:\n  a: b\n", "wrong-type ‹a: b› “skip” is a text"),
      ("nav: x\n", "wrong-type ‹x› “nav” is a group of texts"),
      (
        "note:\n  label: \"{nummer}\"\n",
        "unknown-template-key ‹{nummer}› “note.label” has nothing to put in the place of “{nummer}”"
      ),
    ])
  func faults(yaml: String, expected: String) { #expect(load(["en.yml": yaml]).faults == [expected]) }

  @Test("bad YAML is an error in the file itself")
  func yaml() {
    let faults = load(["ko.yml": "skip: ok\nnav: [\n"]).faults
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix("invalid-yaml") == true)
    #expect(
      load(["ko.yml": "---\nskip: ok\n"]).faults
        == ["invalid-yaml ‹---› a file of interface texts is one YAML document"])
  }
}
