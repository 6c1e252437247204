import BriefSource
import Foundation
import Testing

@testable import BriefCompiler

@Suite("The real brief")
struct RealBriefTests {
  @Test("nothing is wrong with it, not even slightly")
  func diagnostics() throws {
    let compilation = try RealBrief.compile()
    #expect(compilation.diagnostics == [])
    #expect(compilation.site != nil)
  }

  @Test("two builds are byte-identical")
  func determinism() throws {
    #expect(try RealBrief.compile().site == (try RealBrief.compile().site))
  }

  @Test("the committed public/ is what a fresh build gives")
  func golden() throws {
    let site = try #require(try RealBrief.compile().site)
    let folder = RealBrief.root.appendingPathComponent("public")
    let committed = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(
        atPath: folder.appendingPathComponent(path).path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    #expect(committed.sorted { $0.isOrderedBefore($1) } == site.paths)
    for path in site.paths {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(path))
      let isFresh = site[path] == Array(bytes)
      #expect(isFresh, "public/\(path) is stale: run make site and read the difference")
    }
  }

  @Test("the page of Kim Jong Un quotes every sentence of the essay that names him")
  func kim() throws {
    let page = try RealBrief.page("actors/kim-jong-un.html")
    let quotes = page.matches(
      of: /<blockquote><a href="..\/essay.html#p\d+(?:\.s\d+)?">(.*?)<\/a><\/blockquote>/
    )
    .map { String($0.output.1) }
    // Read off the essay by hand, in its order.
    let sentences = [
      "Donald Trump’s recent pronouncement that he plans to reach out to North Korean leader Kim Jong Un should",
      "Trump held three summits with Kim during his first term in office, the first sitting president to meet",
      "However, while Trump is right that summitry is the only way to solve tensions between Washington and",
      "Kim told his country’s elite that the United States was an implacable foe that must be weakened and",
      "Trump’s confidence also ignores the fact that he humiliated Kim during their last two meetings.",
      "An angry Kim returned to his hotel room and slammed the door.",
      "He called the South Korean leader, Moon Jae-in, as Air Force One lifted off from Hanoi and asked him six",
      "A snap summit at the Demilitarized Zone three months later was a public relations triumph, Kim responded",
      "Trump, however, didn’t keep his promise to Kim to postpone an upcoming US-South Korean military exercise,",
      "President Trump’s first move shouldn’t be a summit with Kim—it should be with Moscow and Beijing.",
      "Still, Washington shouldn’t waste any time signaling to Kim that it is willing to resume dialogue.",
      "He should follow up with a resumption of his correspondence with Kim that ended when Trump left office.",
      "The main reason would be to arrange an early summit between Trump and Kim where they would lay out a",
      "Since it’s been almost six years since any talks, which ones Kim will be interested in can only be",
    ]
    #expect(quotes.count == sentences.count)
    for (quote, sentence) in zip(quotes, sentences) { #expect(HTMLText.words(quote).hasPrefix(sentence)) }

    // Every “Kim” that the search of an editor finds in the essay is marked in one of these quotes.
    let essay = try RealBrief.seed().paragraphs.joined(separator: "\n")
    let marked = quotes.joined().matches(of: /<mark>Kim( Jong Un)?<\/mark>/).count
    #expect(marked == essay.matches(of: /\bKim\b/).count)
  }
}
