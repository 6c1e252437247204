import BriefMarkdown
import BriefSource
import Foundation
import Testing

@testable import BriefModel

@Suite("A brief as it is read")
struct BriefReaderTests {
  @Test("plain scalars are texts, whatever YAML takes them for")
  func plainScalars() throws {
    let brief = brief(
      site([
        "content/brief.md": """
        ---
        title: 1984
        date: 2019-02-28
        subtitle: no
        series: true
        number: 1.0
        licence: 0x10
        keywords: [2019, yes, 2019-02-28]
        ---
        Summary
        """
      ]))
    let metadata = brief.metadata
    #expect(
      [metadata.title, metadata.subtitle, metadata.series, metadata.number, metadata.licence]
        == ["1984", "no", "true", "1.0", "0x10"])
    #expect(metadata.keywords == ["2019", "yes", "2019-02-28"])
    #expect(metadata.date.description == "2019-02-28")
  }

  @Test("the metadata has what content/brief.md says")
  func metadata() throws {
    let files = site([
      "content/brief.md": """
      ---
      title: >
        A long
        title
      date: "2025~"
      language: pt-BR
      authors:
        - name: Jane Doe
          affiliation: The house
          url: https://example.org/jane
          orcid: https://orcid.org/0000-0002-1694-233X
        - {name: 김정은}
      publisher: {name: The house, url: "https://example.org"}
      url: https://example.org/brief
      key_points:
        - "One: “two”"
        - three
      mentions: section
      ---
      Summary
      """
    ])
    #expect(report(files).isEmpty)
    let metadata = brief(files).metadata
    #expect(metadata.title == "A long title")
    #expect(metadata.date == .single(.init(year: 2025, isApproximate: true)))
    #expect(metadata.language.value == "pt-BR")
    let authors = try #require(metadata.authors)
    #expect(authors.map(\.name) == ["Jane Doe", "김정은"])
    #expect(authors.map(\.affiliation) == ["The house", nil])
    #expect(authors.map(\.url?.string) == ["https://example.org/jane", nil])
    #expect(authors.map(\.orcid) == ["0000-0002-1694-233X", nil])
    #expect(metadata.publisher?.name == "The house")
    #expect(metadata.publisher?.url?.string == "https://example.org")
    #expect(metadata.url?.string == "https://example.org/brief")
    #expect(metadata.keyPoints.map(\.text.value) == ["One: “two”", "three"])
    #expect(metadata.mentions == .section)
  }

  @Test("an empty list of authors says that there are none; no list says nothing")
  func authors() {
    #expect(brief(site([:])).metadata.authors == nil)
    let files = site(["content/brief.md": "---\ntitle: x\ndate: 2025\nauthors: []\n---\n"])
    #expect(report(files).isEmpty)
    #expect(brief(files).metadata.authors?.isEmpty == true)
  }

  @Test("the essay has the brief's title unless it has one of its own")
  func essayTitle() {
    #expect(brief(site([:])).essay.title == "The brief")
    #expect(brief(site(["content/essay.md": "---\ntitle: Its own\n---\n"])).essay.title == "Its own")
  }

  @Test("entries have what their files say, and every reference its place")
  func entries() throws {
    let files = site([
      "content/actors/kim.md": """
      ---
      name: Kim Jong Un
      kind: person
      role: Leader
      aliases: [Kim, " the leader "]
      affiliation: actor:north-korea
      roles:
        - {title: Leader, from: 2011-12, until: 2011-12}
        - title: Heir
      url: https://example.org
      ---
      """,
      "content/timeline/summit.md": """
      ---
      title: Summit
      date: 2019-02-27/2019-02-28
      status: cancelled
      place: Hanoi
      actors:
        - kim
        - "actor:trump"
        - event:summit
      footnotes: [footnote:a]
      ---
      """,
      "content/recommendations/talk.md": """
      ---
      title: Talk
      addressed_to: [kim]
      horizon: near-term
      order: 7
      depends_on: [../recommendations/wait.md]
      events: [event:summit, x]
      ---
      """,
    ])
    #expect(report(files).isEmpty)
    let brief = brief(files)

    let actor = try #require(brief.actors.first)
    #expect(actor.entry.id == EntryID(.actor, "kim"))
    #expect(marked(actor.entry.title, in: files) == "Kim Jong Un «Kim Jong Un»")
    #expect(actor.entry.aliases.map { marked($0, in: files) } == ["Kim «Kim»", "the leader «the leader»"])
    #expect(actor.kind == .person)
    #expect(actor.role == "Leader")
    #expect(actor.affiliation.map { marked($0, in: files) } == "north-korea «north-korea»")
    #expect(actor.roles.map(\.title) == ["Leader", "Heir"])
    #expect(actor.roles.map(\.from?.description) == ["2011-12", nil])
    #expect(actor.url?.string == "https://example.org")

    let event = try #require(brief.events.first)
    #expect(event.date.description == "2019-02-27/2019-02-28")
    #expect(event.status == .cancelled)
    #expect(event.place == "Hanoi")
    #expect(
      event.actors.map { marked($0, in: files) } == [
        "kim «kim»", "trump «trump»", "event:summit «event:summit»",
      ])
    #expect(event.footnotes.map { marked($0, in: files) } == ["a «a»"])

    let recommendation = try #require(brief.recommendations.first)
    #expect(recommendation.addressedTo.map(\.value) == ["kim"])
    #expect(recommendation.horizon == .nearTerm)
    #expect(recommendation.order == 7)
    #expect(recommendation.dependsOn.map(\.value) == ["../recommendations/wait.md"])
    #expect(recommendation.events.map { marked($0, in: files) } == ["summit «summit»", "x «x»"])
  }

  @Test("a footnote's sources are kept in CSL's vocabulary and in the order of the file")
  func sources() throws {
    let files = site([
      "content/footnotes/letter.md": """
      ---
      sources:
        - type: personal_communication
          title: Letter
          genre: Letter
          author: [{family: Kim, given: Jong Un}, Reuters]
          recipient:
            - {family: Gaulle, given: Charles, non-dropping-particle: de, suffix: Jr.}
          issued: 2019-08-05
          accessed: 2020?
          volume: 3
          URL: https://example.org
        - type: book
      ---
      Letter.
      """
    ])
    #expect(report(files).isEmpty)
    let footnote = try #require(brief(files).footnotes.first)
    #expect(footnote.entry.title.value == "letter")
    #expect(footnote.sources.map(\.type) == ["personal_communication", "book"])
    let source = footnote.sources[0]
    #expect(
      source.variables.map { "\($0.name): \($0.value)" } == ["title: Letter", "genre: Letter", "volume: 3"])
    #expect(source.names.map(\.variable) == ["author", "recipient"])
    #expect(
      source.names.map(\.names) == [
        [.init(family: "Kim", given: "Jong Un"), .init(literal: "Reuters")],
        [.init(family: "Gaulle", given: "Charles", nonDroppingParticle: "de", suffix: "Jr.")],
      ])
    #expect(source.dates.map { "\($0.variable): \($0.date)" } == ["issued: 2019-08-05", "accessed: 2020?"])
    #expect(source.url?.string == "https://example.org")
  }

  @Test("entries stand in the order of the content model")
  func order() {
    let event = { (date: String) in "---\ntitle: x\ndate: \(date)\n---\n" }
    let recommendation = { (order: String) in "---\ntitle: x\naddressed_to: [a]\n\(order)\n---\n" }
    let brief = brief(
      site([
        "content/actors/b.md": "---\nname: A\nkind: state\n---\n",
        "content/actors/B2.md": "---\nname: B\nkind: state\n---\n",
        "content/timeline/a.md": event("2019"), "content/timeline/b.md": event("2019-01-01"),
        "content/timeline/c.md": event("2018-12/.."), "content/timeline/d.md": event("2019-01-01"),
        "content/recommendations/a.md": recommendation(""),
        "content/recommendations/b.md": recommendation("order: 10"),
        "content/recommendations/c.md": recommendation("order: 9"),
        "content/recommendations/d.md": recommendation("order: 9"),
        "content/recommendations/0.md": recommendation(""),
        "content/footnotes/2.md": "x", "content/footnotes/10.md": "x",
        "content/images/b.png": "", "content/images/a/c.svg": "",
      ]))
    #expect(
      brief.entries.map(\.id.description) == [
        "actor:B2", "actor:b", "event:c", "event:b", "event:d", "event:a", "recommendation:c",
        "recommendation:d",
        "recommendation:b", "recommendation:0", "recommendation:a", "footnote:10", "footnote:2",
      ])
    #expect(brief.images == ["content/images/a/c.svg", "content/images/b.png"])
  }

  @Test("what cannot be read is an error wherever it stands, and nothing else is said of it")
  func unreadable() {
    let tree = SourceTree([
      "content/brief.md": .unreadable(reason: "Permission denied"),
      "content/essay.md": .escapingLink(target: "/etc/passwd"),
      "content/actors": .unreadable(reason: "Permission denied"),
      "templates/page.mustache": .escapingLink(target: "../page.mustache"),
    ])
    #expect(
      report(tree) == """
        content/actors:1:1 unreadable-file: this cannot be read: Permission denied
          help: check its permissions
        content/brief.md:1:1 unreadable-file: this cannot be read: Permission denied
          help: check its permissions
        content/essay.md:1:1 escaping-link: a symbolic link stays within the site; this one leads to “/etc/passwd”
          help: copy the file into the site
        templates/page.mustache:1:1 escaping-link: a symbolic link stays within the site; this one leads to “../page.mustache”
          help: copy the file into the site
        """)
  }

  @Test("of two files with the same id, the brief has the first")
  func twins() {
    let file = "---\nname: a\nkind: person\n---\n"
    let actors = brief(site(["content/actors/kim.md": file, "content/actors/Kim.md": file])).actors
    #expect(actors.map(\.entry.id.slug) == ["Kim"])
  }

  @Test("a field that is wrong has a stand-in, and the rest of the file is read")
  func standIns() throws {
    let brief = brief(
      site([
        "content/actors/a.md": "---\nname: [x]\nkind: x\naliases: Kim\n---\n",
        "content/timeline/b.md": "---\ntitel: Summit\ndate: x\nactors: kim\n---\n",
      ]))
    let actor = try #require(brief.actors.first)
    #expect(actor.entry.title.value == "a")
    #expect(actor.entry.aliases.map(\.value) == ["Kim"])
    let event = try #require(brief.events.first)
    #expect(event.entry.title.value == "Summit")
    #expect(event.actors.map(\.value) == ["kim"])
  }

  @Test("language tags are well-formed by BCP 47")
  func languageTags() {
    let good = [
      "en", "EN-us", "zh-Hant-TW", "sr-Latn", "de-CH-1996", "x-klingon", "i-klingon", "en-a-bbb-x-a", "kok",
    ]
    let bad = [
      "", "e", "english", "en_US", "en-", "-en", "en--us", "en-abcdefghi", "e1", "12", "한국어", "en-a", "x",
      "en us",
    ]
    #expect(good.filter { !LanguageTag.isWellFormed($0) } == [])
    #expect(bad.filter { LanguageTag.isWellFormed($0) } == [])
  }

  private func marked(_ text: Located<String>, in files: [String: String]) -> String {
    let bytes = Array((files[text.span.path] ?? "").utf8)
    return "\(text.value) «\(String(decoding: bytes[text.span.range], as: UTF8.self))»"
  }
}
