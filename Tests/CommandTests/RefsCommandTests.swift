import Testing

@Suite("briefgen refs")
struct RefsCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      "content/brief.md", "---\ntitle: Sample\ndate: 2020\nauthors: []\n---\n\nKim and Moon met.\n")
    try place.write(
      "content/essay.md",
      "---\ntitle: Sample\n---\n\nÉs war Kim, who walked out. [He](actor:kim) and [Kim](plain:) left.[^letter]\n"
    )
    try place.write(
      "content/actors/kim.md", "---\nname: Kim\nkind: person\n---\n\nHe met [him](actor:moon).\n")
    try place.write("content/actors/moon.md", "---\nname: Moon\nkind: person\naffiliation: kim\n---\n\nX.\n")
    try place.write("content/footnotes/letter.md", "---\nsources: []\n---\n\nA letter.\n")
  }

  @Test("without an id, each entry has a line")
  func overview() throws {
    #expect(
      try place.briefgen("refs")
        == .init(
          output: """
            essay  elsewhere  refers to  entry
                2          1          1  actor:kim  Kim
                0          2          1  actor:moon  Moon
                1          0          0  footnote:letter

            """))
  }

  @Test("an entry shows its fields, the sentences that mention it, its own references and its company")
  func details() throws {
    let expected = """
      actor:kim  Kim
        content/actors/kim.md

      Fields
        affiliation of actor:moon  content/actors/moon.md:4:14

      Mentioned in 3 sentences
        content/essay.md:5:8
          És war «Kim», who walked out.
        content/essay.md:5:29
          «He» and Kim left.
        content/brief.md:7:1
          «Kim» and Moon met.

      Refers to
        actor:moon  content/actors/kim.md:6:8

      Named together with
        actor:moon  1 sentence

      """
    for name in ["kim", "actor:kim", "content/actors/kim.md"] {
      #expect(try place.briefgen("refs", name) == .init(output: expected), "\(name)")
    }
  }

  @Test("JSON holds the same with bytes, and its keys are sorted")
  func json() throws {
    #expect(
      try place.briefgen("refs", "letter", "--format", "json")
        == .init(
          output: """
            {
              "aliases" : [

              ],
              "backlinks" : [
                {
                  "anchor" : "p1",
                  "from" : "essay",
                  "mentions" : [
                    {
                      "isLink" : true,
                      "mark" : {
                        "end" : 16,
                        "start" : 16
                      },
                      "origin" : "footnote-call",
                      "place" : {
                        "end" : {
                          "column" : 77,
                          "line" : 5,
                          "offset" : 100
                        },
                        "file" : "content/essay.md",
                        "start" : {
                          "column" : 68,
                          "line" : 5,
                          "offset" : 91
                        }
                      }
                    }
                  ],
                  "sentence" : "He and Kim left."
                }
              ],
              "coMentions" : [

              ],
              "fields" : [

              ],
              "file" : "content/footnotes/letter.md",
              "id" : "footnote:letter",
              "kind" : "footnote",
              "refersTo" : [

              ],
              "title" : "letter"
            }

            """))
    #expect(
      try place.briefgen("refs", "--format", "json").output.hasPrefix(
        """
        {
          "entries" : [
            {
              "file" : "content/actors/kim.md",
              "id" : "actor:kim",
              "kind" : "actor",
              "mentions" : {
                "elsewhere" : 1,
                "essay" : 2
              },
              "refersTo" : [
                "actor:moon"
              ],
              "title" : "Kim"
            },
        """))
  }

  @Test("an unknown id is an error that names the nearest, and one of two kinds asks which")
  func unknownIDs() throws {
    func error(_ id: String) throws -> Workplace.Outcome { try place.briefgen("refs", id) }
    #expect(
      try error("kin") == .init(status: 1, errors: "error: nothing is called “kin”; is it “actor:kim”?\n"))
    #expect(
      try error("MOON") == .init(status: 1, errors: "error: nothing is called “MOON”; is it “actor:moon”?\n"))
    #expect(
      try error("actor:letter") == .init(status: 1, errors: "error: nothing is called “actor:letter”\n"))
    try place.write("content/timeline/kim.md", "---\ntitle: Kim’s day\ndate: 2020\n---\n\nX.\n")
    #expect(
      try error("kim")
        == .init(status: 1, errors: "error: “kim” could be “actor:kim” or “event:kim”; say which\n"))
  }

  @Test("a brief with errors is shown as far as it goes")
  func brokenBrief() throws {
    try place.write("content/actors/moon.md", "---\nname: Moon\nkind: moon\n---\n\nX.\n")
    let outcome = try place.briefgen("refs", "kim")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors
        == "note: the brief has 1 error, so something may be missing here; `briefgen check` shows more\n")
    #expect(outcome.output.contains("Mentioned in 3 sentences"))
  }
}
