import Foundation
import Testing

@Suite("briefgen new")
struct NewCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test("a new brief builds without a warning, and a second build changes nothing")
  func newBrief() throws {
    let paths = [
      ".gitignore", "README.md", "content/brief.md", "content/essay.md",
      "content/actors/ministry-of-transport.md",
      "content/timeline/last-night-train.md", "content/recommendations/reopen-the-night-line.md",
      "content/footnotes/passenger-count.md",
    ]
    #expect(
      try place.briefgen("new", "brief", "my-brief")
        == .init(
          output: paths.map { "my-brief/\($0)\n" }.joined(), errors: "Next: cd my-brief && briefgen build\n"))
    #expect(try place.files("my-brief").keys.sorted() == paths.sorted())

    let build = try place.briefgen("build", "--strict", in: "my-brief")
    #expect(build.status == 0)
    #expect(build.errors == "")
    #expect(try place.briefgen("build", in: "my-brief").output.hasSuffix("→ public/ (nothing changed)\n"))
  }

  @Test("a folder that is not empty is left alone, and a git repository counts as empty")
  func fullFolder() throws {
    try place.write("full/notes.txt", "mine")
    #expect(
      try place.briefgen("new", "brief", "full/")
        == .init(status: 1, errors: "error: “full/” is not empty; name a folder that does not exist yet\n"))
    #expect(try place.files("full").keys.sorted() == ["notes.txt"])
    try place.write("repository/.git/HEAD", "ref")
    #expect(try place.briefgen("new", "brief", ".", in: "repository").status == 0)
  }

  @Test("an entry is a file with its required fields, named after its title")
  func entry() throws {
    try place.writeBrief()
    #expect(
      try place.briefgen("new", "recommendation", "Resume the Talks!", "--site", "brief/")
        == .init(output: "brief/content/recommendations/resume-the-talks.md\n"))
    #expect(
      try place.text("brief/content/recommendations/resume-the-talks.md") == """
        ---
        title: "Resume the Talks!"
        addressed_to: [kim] # who must act: file names of actors
        # horizon: immediate # immediate, near-term or long-term
        # order: 1
        # depends_on: [] # file names of recommendations that come first
        # events: [] # file names of events
        # aliases: []
        ---


        """)
  }

  @Test(
    "whatever the title is, the new file is no error",
    arguments: [
      "Kim Jong Un", "“Quoted” \"twice\" and 'once'", "colon: # comment", "line\nbreak\r\n\tand tab",
      "- a list",
      "{a: [b", "C:\\new", "김정은", "\u{7}bell \u{FEFF}mark\u{2028}", "1. <b>*star*</b> [x](y) &amp; `c` [^1]",
      "null",
      "2019", "~",
    ])
  func hardTitles(title: String) throws {
    try place.writeBrief()
    for kind in ["actor", "event", "recommendation", "footnote"] {
      // The same name for an actor and an event would be ambiguous, and rightly an error.
      #expect(try place.briefgen("new", kind, "--", "\(title) \(kind)", in: "brief").status == 0)
    }
    let check = try place.briefgen("check", in: "brief")
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test("a file that exists is never overwritten")
  func existing() throws {
    try place.writeBrief()
    let before = try place.files("brief")
    #expect(
      try place.briefgen("new", "actor", "KIM", in: "brief")
        == .init(
          status: 1, errors: "error: “content/actors/kim.md” exists already; give the new one another title\n"
        ))
    #expect(try place.files("brief") == before)
  }

  @Test("a folder that holds no brief gets no entry")
  func noBrief() throws {
    let outcome = try place.briefgen("new", "actor", "Kim")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("error: there is no content/brief.md; "))
    #expect(try place.files("") == [:])
  }
}
