import BriefPages
import BriefSource
import Testing

@testable import BriefCompiler

@Suite("Site assembly")
struct SiteAssemblerTests {
  private func file(_ path: String, _ text: String = "", from origin: String? = nil) -> SiteFile {
    SiteFile(path: path, bytes: Array(text.utf8), origin: origin)
  }

  @Test("SHA256SUMS lists every file by path, with the digests of FIPS 180-4")
  func manifest() throws {
    let (site, diagnostics) = SiteAssembler.assemble([file("b/c.html", "abc"), file("a.html")])
    #expect(diagnostics.isEmpty)
    #expect(site.paths == ["SHA256SUMS", "a.html", "b/c.html"])
    // The digests of the empty message and of “abc” are the standard's examples.
    #expect(
      String(decoding: try #require(site["SHA256SUMS"]), as: UTF8.self) == """
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.html
        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/c.html

        """)
  }

  @Test(
    "two files at one path are an error that shows both, also where only case or normalisation differ",
    arguments: ["actors/kim.html", "actors/Kim.html", "actors/KIM.HTML"])
  func collision(path: String) {
    let (_, diagnostics) = SiteAssembler.assemble([
      file("actors/kim.html", from: "content/actors/kim.md"), file(path, from: "content/actors/other.md"),
    ])
    #expect(
      diagnostics == [
        Diagnostic(
          .pathCollision, "two files would be published as “\(path)”",
          at: SourceSpan(path: "content/actors/other.md", range: 0..<0),
          notes: [
            .init(
              "“actors/kim.html” comes from here too",
              at: SourceSpan(path: "content/actors/kim.md", range: 0..<0))
          ],
          help: "rename one of them; paths that differ only in case are one file on some systems")
      ])
  }

  @Test("é as one code point and as two is one path")
  func normalisation() {
    let (_, diagnostics) = SiteAssembler.assemble([file("caf\u{E9}.html"), file("cafe\u{301}.html")])
    #expect(diagnostics.map(\.check) == [.pathCollision])
  }
}
