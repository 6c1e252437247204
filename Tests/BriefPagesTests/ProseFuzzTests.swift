import BriefLinks
import BriefMarkdown
import BriefModel
import BriefSource
import CCmark
import Foundation
import TestSupport
import Testing

@testable import BriefPages

/// Our HTML against libcmark's own, over documents that know nothing but CommonMark.
@Suite("HTML of prose")
struct ProseFuzzTests {
  private static let cases = FuzzCases.count(everyday: 1000)

  @Test("generated documents come out byte for byte as libcmark's safe renderer writes them")
  func generated() {
    var compared = 0
    for seed in 0..<UInt64(Self.cases) {
      var generator = MarkdownGenerator(seed: seed)
      let source = generator.document()
      guard let ours = html(source) else { continue }
      compared += 1
      let expected = Self.cmark(source)
      guard ours == expected else {
        let lines = zip(ours.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
        Issue.record("seed \(seed): \(lines?.0 ?? "more or less")\ninstead of\n\(lines?.1 ?? "")")
        return
      }
    }
    #expect(compared > Self.cases / 2)
    print("fuzz: \(compared) documents as HTML")
  }

  @Test(
    "what CommonMark has comes out as libcmark writes it",
    arguments: [
      "para\n\n# h *e*\n", "- a\n- b\n\n  c\n", "- a\n- b\n  - c\n\n    d\n", "- a\n  > q\n  b\n",
      "3. x\n4. y\n", "-\n-\n",
      "> q\n> - l\n\n***\n", "```swift a b\n<&>\"'\n```\n", "```a&quot;b\nx\n```\n", "    code\n",
      "a  \nb\nc\\\nd\n",
      "[a](</x y> \"t'\\\"&\") ![*b* `c` [d](e)\nf](g 'h')\n",
      "[a](javascript:x) [b](DATA:image/png,x) [c](data:text)\n",
      "[a](http://x/[]{}^`\\\\é'&) <https://a.b/?c&d=\"e\">\n", "`` ` `` **b** *e* <i>raw</i> &copy; &lt;\n",
      "<div>\nraw\n</div>\n\nafter\n", "- <div>\n- ```\n  c\n  ```\n- # h\n",
    ])
  func cases(source: String) { #expect(html(source) == Self.cmark(source)) }

  /// Our HTML, or `nil` where the document means more to us than to CommonMark.
  private func html(_ source: String) -> String? {
    let bytes = Array(source.utf8)
    let document = MarkdownParser.parse(path: "a.md", bytes)
    guard document.frontMatter == nil, document.footnoteDefinitions.isEmpty, !source.contains("|"),
      !source.contains("[^"), document.diagnostics.allSatisfy({ $0.check == .rawHTML }),
      !Self.differs(document.blocks)
    else { return nil }
    var writer = ProseWriter(site: SiteReader(Self.site), page: .essay, text: nil, topHeading: nil)
    writer.write(VerbatimProse.blocks(of: document))
    // The writer leaves the last line ending to its caller.
    return document.blocks.isEmpty ? "" : writer.take().string + "\n"
  }

  private static let site = SiteContext(TestSite.small.linked, strings: InterfaceStrings(texts: [:]))

  private static func cmark(_ source: String) -> String {
    var source = source
    return source.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let html = cmark_markdown_to_html(text.baseAddress, text.count, CMARK_OPT_DEFAULT) else {
          return ""
        }
        defer { free(html) }
        return String(cString: html)
      }
    }
  }

  /// Where we differ on purpose: libcmark shows the source of raw HTML in alternative text, and lets an autolink stand
  /// within a link, which HTML forbids.
  private static func differs(_ blocks: [Block]) -> Bool {
    blocks.contains { block in
      switch block.kind {
      case .paragraph(let inlines), .heading(_, let inlines): differs(inlines, inImage: false, inLink: false)
      case .blockQuote(let blocks): differs(blocks)
      case .list(let list): list.items.contains { differs($0) }
      case .codeBlock, .htmlBlock, .thematicBreak, .table: false
      }
    }
  }

  private static func differs(_ inlines: [Inline], inImage: Bool, inLink: Bool) -> Bool {
    inlines.contains { inline in
      switch inline.kind {
      case .html: inImage
      case .emphasis(let inlines), .strong(let inlines): differs(inlines, inImage: inImage, inLink: inLink)
      case .link(_, let inlines): inLink && !inImage || differs(inlines, inImage: inImage, inLink: true)
      case .image(_, let inlines): differs(inlines, inImage: true, inLink: inLink)
      case .written, .text, .softBreak, .lineBreak, .code, .footnoteCall: false
      }
    }
  }
}
