import BriefLinks
import BriefMarkdown
import BriefModel
import BriefSource
import Testing

@testable import BriefPages

@Suite("The index of the search")
struct SearchIndexTests {
  /// The files of the index of a site by name.
  private static func index(of site: TestSite) -> [String: String] {
    index(site.files)
  }

  private static func index(_ files: [SiteFile]) -> [String: String] {
    let prefix = "assets/search/"
    return Dictionary(
      uniqueKeysWithValues: files.filter { $0.path.hasPrefix(prefix) }
        .map { (String($0.path.dropFirst(prefix.count)), String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// A brief of two texts.
  private static let tiny = TestSite(texts: [
    "content/brief.md":
      "---\ntitle: Talks\nsubtitle: A brief\ndate: 2025\nkeywords: [treaty]\nauthors: []\n---\n\nThey met.\n",
    "content/essay.md": "---\ntitle: On \"talks\"\n---\n\nKim met Élan. He left.\n\nKim `x\\y` stayed.\n",
    "content/actors/kim.md":
      "---\nname: Kim Jong Un\nkind: person\nrole: Leader\naliases: [Chairman Kim]\n---\n\nA leader.[^1]\n\n[^1]: A note.\n",
    "content/timeline/met.md":
      "---\ntitle: They met\ndate: 2019-02-27~\nplace: Hanoi\nstatus: planned\n---\n\nIn Hanoi.\n",
    "content/recommendations/talk.md":
      "---\ntitle: Talk again\naddressed_to: [kim]\nhorizon: near-term\n---\n\nTalk.\n",
  ])

  @Test("documents say what is shown: group, link, title, detail, other names, what else is found, sentences")
  func documents() {
    #expect(
      Self.index(of: Self.tiny)["documents-0.js"] == #"""
        briefSearch("documents-0",[
        [5,"index.html","Talks","A brief",[],["treaty"],[["p1","They met."]]],
        [0,"essay.html","On \"talks\"","",[],[],[["p1","Kim met Élan.","He left."],["p2","Kim x\\y stayed."]]],
        [1,"actors/kim.html","Kim Jong Un","Leader",["Chairman Kim"],[],[["p1","A leader."]]],
        [4,"actors/kim.html#fn-kim-1","Note 1","",[],[],[["fn-kim-1-p1","A note."]]],
        [2,"timeline/met.html","They met","about 27 February 2019 · Hanoi · Planned",[],[],[["p1","In Hanoi."]]],
        [3,"recommendations/talk.html","Talk again","Near term",[],[],[["p1","Talk."]]]
        ])

        """#)
  }

  @Test("words say where they stand: at the beginning of a name, within one, in the text")
  func words() {
    let index = Self.index(of: Self.tiny)
    #expect(
      index["words-0.js"] == """
        briefSearch("words-0",`
        1 ,D,
        2019 ,,E
        27 ,,E
        a ,,ACB
        about ,,E
        again ,F,
        brief ,,A
        chairman C,,
        elan ,,B
        february ,,E
        hanoi ,,E
        he ,,B
        in ,,E
        jong ,C,
        kim C,,B
        leader ,,C
        left ,,B
        met ,E,AB
        near ,,F
        note D,,
        on B,,
        planned ,,E
        stayed ,,B
        talk F,,
        talks A,B,
        term ,,F
        they E,,A
        treaty ,,A
        un ,C,
        x ,,B
        y ,,B`)

        """)
    #expect(
      index["root.js"]
        == "briefSearch(\"root\",{\"length\":8,\"groups\":[5,1,0,1,1,1,4,1,2,1,3,1],\"words\":[\"1\"]})\n")
  }

  @Test("the index does not depend on what was compiled before or on which core was first")
  func determinism() {
    let first = Self.index(of: TestSite.small)
    for _ in 0..<5 { #expect(Self.index(of: TestSite.small) == first) }
  }

  @Test(
    "distances are read as they were written",
    arguments: [0, 1, 31, 32, 1023, 1024, 32767, 32768, 1 << 20, 1 << 24])
  func distances(_ number: UInt32) {
    var buffer = ByteBuffer(capacity: 0)
    SearchDistance.write(number, to: &buffer)
    let letters = buffer.array
    #expect(letters.count == SearchDistance.width(number))
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    let digits = letters.map { UInt32(alphabet.firstIndex(of: $0) ?? 99) }
    #expect(digits.dropLast().allSatisfy { $0 > 31 })
    #expect(digits.reduce(0) { $0 << 5 | $1 & 31 } == number)
  }

  // MARK: Many entries

  /// A brief whose index has several parts of either sort.
  private static func large(_ texts: [String: String] = [:]) -> TestSite {
    var site = tiny
    for number in 0..<400 {
      let words = (0..<60).map { "word\((number * 7 + $0 * 13) % 9000)x\(number % 90)" }
      site.texts["content/timeline/event-\(number).md"] =
        "---\ntitle: Event \(number)\ndate: \(1900 + number % 90)\n---\n\n\(words.joined(separator: " ")).\n"
    }
    return site.with(texts)
  }

  @Test("the index of many entries is parted, the words in order, and no part is large")
  func parts() {
    let index = Self.index(of: Self.large())
    let words = (0..<index.count).compactMap { index["words-\($0).js"] }
    #expect(words.count > 2)
    #expect(index.keys.filter { $0.hasPrefix("documents-") }.count > 2)
    for (name, text) in index { #expect(text.utf8.count < 100_000, "\(name)") }
    let lines = words.flatMap { $0.split(separator: "\n").dropFirst() }.map {
      String($0.prefix { $0 != " " })
    }
    #expect(lines == lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(lines).count == lines.count)
    let firsts = words.map { $0.split(separator: "\n")[1].prefix { $0 != " " } }
    #expect(
      index["root.js"]?.contains("\"words\":[\(firsts.map { "\"\($0)\"" }.joined(separator: ","))]") == true)
  }

  @Test("an edited sentence changes the part of its document, and those of the words that came or went")
  func edit() throws {
    let path = "content/timeline/event-123.md"
    let before = Self.large()
    let text = try #require(before.texts[path])
    let after = before.with([path: text + "\nAnother zebra.\n"])
    let theme = Theme.load(defaults: TestSite.theme, tree: before.tree).theme
    var documents = before.documents
    var reader = BriefReader()
    var linker = Linker()
    var renderer = PageRenderer()
    func files(_ site: TestSite) -> [SiteFile] {
      let brief = reader.read(documents: documents, tree: site.tree).0
      return renderer.render(linker.link(brief).0, theme: theme, tree: site.tree)
    }
    let first = Self.index(files(before))
    documents[path] = MarkdownParser.parse(path: path, Array((text + "\nAnother zebra.\n").utf8))
    let second = Self.index(files(after))
    #expect(second == Self.index(of: after))
    let changed = second.filter { first[$0.key] != $0.value }.keys.sorted()
    #expect(changed.filter { $0.hasPrefix("documents-") }.count == 1)
    #expect((1...2).contains(changed.filter { $0.hasPrefix("words-") }.count), "\(changed)")
    documents[path] = before.documents[path]
    #expect(Self.index(files(before)) == first)
    // Words whose documents have changed before change again, with others.
    for sentence in ["Another zebra.", "No zebra, and word0x0 not.", "Kim met another one."] {
      for path in [path, "content/timeline/event-7.md"] {
        let edited = "\(try #require(before.texts[path]))\n\(sentence)\n"
        documents[path] = MarkdownParser.parse(path: path, Array(edited.utf8))
        let site = before.with(documents.mapValues { String(decoding: $0.source, as: UTF8.self) })
        #expect(Self.index(files(site)) == Self.index(of: site), "\(path): \(sentence)")
      }
    }
  }
}
