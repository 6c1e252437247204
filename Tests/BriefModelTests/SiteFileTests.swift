import Testing

@testable import BriefModel

@Suite("Files of a site")
struct SiteFileTests {
  @Test("a site without a brief and an essay lacks both")
  func noFiles() {
    let files: [String: String] = [:]
    #expect(
      report(files) == """
        content/brief.md:1:1 missing-file: a brief has a file content/brief.md
          help: write it, with `title` and `date` in its front matter and the executive summary below; `briefgen new brief` makes one to begin with
        content/essay.md:1:1 missing-file: a brief has a file content/essay.md
          help: write the essay there; `briefgen new brief` makes one to begin with
        """)
  }

  @Test("ids are made of letters, digits, hyphens and underscores, in any script")
  func names() {
    let files = site([
      "content/actors/kim jong un.md": "---\nname: a\nkind: person\n---\n",
      "content/actors/née_2.md": "---\nname: b\nkind: person\n---\n",
      "content/actors/김정은.md": "---\nname: c\nkind: person\n---\n",
      "content/actors/a.b.md": "---\nname: d\nkind: person\n---\n",
      "content/footnotes/?!.md": "Note",
    ])
    #expect(
      report(files) == """
        content/actors/a.b.md:1:1 invalid-id: an id is made of letters, digits, hyphens and underscores; “a.b” is not
          help: name the file `a-b.md`
        content/actors/kim jong un.md:1:1 invalid-id: an id is made of letters, digits, hyphens and underscores; “kim jong un” is not
          help: name the file `kim-jong-un.md`
        content/footnotes/?!.md:1:1 invalid-id: an id is made of letters, digits, hyphens and underscores; “?!” is not
          help: name the file `entry.md`
        """)
  }

  @Test("two ids that differ only in case are an error that shows both files")
  func twins() {
    let files = site([
      "content/actors/Kim.md": "---\nname: a\nkind: person\n---\n",
      "content/actors/kim.md": "---\nname: b\nkind: person\n---\n",
      "content/timeline/KIM.md": "---\ntitle: c\ndate: 2019\n---\n",
    ])
    #expect(
      report(files) == """
        content/actors/kim.md:1:1 duplicate-id: two files have the same id, but for case or the way letters are encoded
          note: the other file content/actors/Kim.md:1:1
          help: rename one of the two
        """)
  }

  @Test("a file out of its place is a warning that says where it may belong")
  func misplaced() {
    let files = site([
      "content/actor/x.md": "", "content/actors/sub/y z.md": "", "content/actors/photo.PNG": "",
      "content/breif.md": "", "content/events/summit.markdown": "", "content/footnotes/a.txt": "",
      "content/footnotes/data.csv": "", "content/notes.md": "", "content/stuff/x.md": "",
    ])
    #expect(
      report(files) == """
        content/actor/x.md:1:1 misplaced-file: this file is not part of the content model
          help: move it to content/actors/x.md
        content/actors/photo.PNG:1:1 misplaced-file: this file is not part of the content model
          help: move it to content/images/photo.PNG
        content/actors/sub/y z.md:1:1 misplaced-file: this file is not part of the content model
          help: move it to content/actors/y-z.md
        content/breif.md:1:1 misplaced-file: this file is not part of the content model
          help: name it content/brief.md
        content/events/summit.markdown:1:1 misplaced-file: this file is not part of the content model
          help: move it to content/timeline/summit.md
        content/footnotes/a.txt:1:1 misplaced-file: this file is not part of the content model
          help: move it to content/footnotes/a.md
        content/footnotes/data.csv:1:1 misplaced-file: this file is not part of the content model
          help: an entry is a file with the extension `.md`
        content/notes.md:1:1 misplaced-file: this file is not part of the content model
          help: move it to one of the folders content/actors/, content/timeline/, content/recommendations/, content/footnotes/ or content/images/, or out of content/
        content/stuff/x.md:1:1 misplaced-file: this file is not part of the content model
          help: the folders of content/ are actors, timeline, recommendations, footnotes and images
        """)
  }

  @Test("hidden files, drafts and README.md are nobody's business")
  func ignored() {
    let files = site([
      "content/actors/.hidden.md": "", "content/.git/config": "", "content/_draft.md": "",
      "content/timeline/_later.md": "", "content/_drafts/x.md": "", "content/README.md": "",
      "content/actors/README.md": "", "content/images/.DS_Store": "", "content/images/_a/b.png": "",
      "templates/page.mustache": "", "notes.txt": "",
    ])
    #expect(
      report(files).isEmpty)
  }
}
