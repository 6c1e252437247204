import BriefSource
import Foundation
import Testing

@Suite("briefgen build and check")
struct BuildCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.writeBrief()
  }

  /// A summary line without its time.
  private func timeless(_ line: String) -> String { line.replacing(/[0-9.]+ m?s\b/, with: "0 ms") }

  @Test("a build publishes, sums up in a line, and says when nothing changed")
  func build() throws {
    let first = try place.briefgen("build", in: "brief")
    let files = try place.files("brief/public")
    #expect(first.status == 0)
    #expect(first.errors == "")
    #expect(
      timeless(first.output) == "9 pages, 3 references, 0 ms → public/ (\(files.count) files written)\n")
    #expect(files.keys.contains("actors/kim.html"))

    let second = try place.briefgen("build", in: "brief")
    #expect(timeless(second.output) == "9 pages, 3 references, 0 ms → public/ (nothing changed)\n")
    #expect(try place.files("brief/public") == files)
  }

  @Test("a build that looks first whether anything changed leaves what a clean build makes, edit after edit")
  func remembering() throws {
    let edits = [
      (
        "content/essay.md",
        "---\ntitle: Sample\n---\n\nKim left. [He should return](recommendation:return).[^letter]\n"
      ),
      ("content/actors/kim.md", "---\nname: Kim\nkind: state\n---\n\nA person.\n"),
      ("content/actors/moon.md", "---\nname: Moon\nkind: person\n---\n\nKim met him.\n"),
      ("content/actors/kim.md", "---\nname: Kim\nkind: person\n---\n\nMoon met him.\n"),
    ]
    for (path, text) in edits {
      try place.write("brief/\(path)", text)
      // The clock that files are stamped by has to go on before a build trusts its stamps.
      usleep(50_000)
      let first = try place.briefgen("build", "--remember", in: "brief")
      #expect(first.output.contains(" written"))
      let second = try place.briefgen("build", "--remember", in: "brief")
      #expect(
        timeless(second.output).replacing("nothing changed", with: "")
          == timeless(first.output).replacing(/[0-9]+ files? written/, with: ""))
      _ = try place.briefgen("build", "--output", "../clean", in: "brief")
      #expect(try place.files("brief/public") == place.files("clean"))
      try place.remove("clean")
    }
    try place.write("brief/public/index.html", "not the site's")
    _ = try place.briefgen("build", "--remember", in: "brief")
    _ = try place.briefgen("build", "--output", "../clean", in: "brief")
    #expect(try place.files("brief/public") == place.files("clean"))
  }

  @Test("a build that finds nothing changed says again what it warned of, as the options want it")
  func rememberedWarnings() throws {
    try place.write(
      "brief/content/actors/idle.md",
      "---\nname: Nobody Nowhere, who is called so at length\nkind: person\n---\n\nNo one.\n")
    usleep(50_000)
    let first = try place.briefgen("build", "--remember", in: "brief")
    #expect(
      first.errors.contains(
        "warning: nothing mentions “Nobody Nowhere, who is called so at length” [unmentioned-entry]"))
    #expect(first.output.contains(", 1 warning, "))
    // Where a build compiles, it says how long that took.
    let second = try place.briefgen("build", "--remember", "--timings", in: "brief")
    #expect(second.errors == first.errors)
    #expect(
      timeless(second.output)
        == timeless(first.output).replacing(/\([0-9]+ files written\)/, with: "(nothing changed)"))

    // Another form, a stricter rule or other paths are no matter of the record.
    let narrow = try place.shell("cd brief && COLUMNS=45 $BRIEFGEN build --remember")
    #expect(narrow.errors.contains("warning: nothing mentions"))
    #expect(narrow.errors != first.errors)
    let json = try place.briefgen("build", "--remember", "--format", "json", in: "brief")
    #expect(json.output.contains("unmentioned-entry"))
    let strict = try place.briefgen("build", "--remember", "--strict", in: "brief")
    #expect(strict.status != 0)
    #expect(strict.errors.contains("nothing was published"))
    let elsewhere = try place.briefgen("build", "--remember", "--site", "brief")
    #expect(elsewhere.errors.contains("┌─ brief/content/actors/idle.md:"))
  }

  @Test("site and output may be anywhere")
  func folders() throws {
    let outcome = try place.briefgen("build", "--site", "brief/", "--output", "out/there/")
    #expect(timeless(outcome.output).contains(" → out/there/ ("))
    #expect(try place.files("out/there").keys.contains("index.html"))
    #expect(try place.files("brief/public") == [:])
    let other = try place.briefgen("build", "--site", "brief")
    #expect(timeless(other.output).contains(" → brief/public/ ("))
    #expect(try place.files("brief/public") == place.files("out/there"))
  }

  @Test("an error is shown on standard error, and nothing is written")
  func errors() throws {
    try place.write(
      "brief/content/essay.md", "---\ntitle: Sample\n---\n\n[Kim](actor:kin) [x](recommendation:return)\n")
    let outcome = try place.briefgen("build", "--site", "brief")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("┌─ brief/content/essay.md:5:7\n"))
    #expect(outcome.errors.hasSuffix("1 error and 1 warning; nothing was published\n"))
    #expect(!outcome.errors.contains("\u{1B}"))
    #expect(try place.files("brief/public") == [:])

    let check = try place.briefgen("check", "--site", "brief")
    #expect(check == .init(status: 1, errors: outcome.errors.replacing("; nothing was published", with: "")))
  }

  @Test("check writes nothing")
  func check() throws {
    let before = try place.files("")
    let outcome = try place.briefgen("check", in: "brief")
    #expect(outcome.status == 0)
    #expect(timeless(outcome.output) == "9 pages, 3 references, 0 ms\n")
    #expect(try place.files("") == before)
  }

  @Test("a warning does not keep the brief from being published, unless --strict is given")
  func strict() throws {
    try place.write("brief/content/footnotes/unused.md", "---\nsources: []\n---\n\nA note.\n")
    let strict = try place.briefgen("build", "--strict", in: "brief")
    #expect(strict.status == 1)
    #expect(strict.output == "")
    #expect(
      strict.errors.hasSuffix("1 warning (--strict counts warnings as errors); nothing was published\n"))
    #expect(try place.files("brief/public") == [:])

    let outcome = try place.briefgen("build", in: "brief")
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("warning: "))
    #expect(timeless(outcome.output).hasPrefix("9 pages, 3 references, 1 warning, 0 ms → public/ ("))
  }

  @Test("JSON and SARIF stand alone on standard output", arguments: ["json", "sarif"], [false, true])
  func formats(format: String, isBroken: Bool) throws {
    if isBroken { try place.remove("brief/content/actors/kim.md") }
    let outcome = try place.briefgen("build", "--format", format, "--site", "brief")
    #expect(outcome.status == (isBroken ? 1 : 0))
    #expect(outcome.errors == "")
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    if format == "json" {
      #expect(report["errors"] as? Int == (isBroken ? 1 : 0))
    } else {
      let results = try #require((report["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
      #expect(results.count { $0["level"] as? String == "error" } == (isBroken ? 1 : 0))
    }
    #expect(try place.files("brief/public").isEmpty == isBroken)
  }

  @Test("the sources are never published over")
  func sources() throws {
    let before = try place.files("brief")
    let outcome = try place.briefgen("build", "--output", ".", in: "brief")
    #expect(
      outcome
        == .init(
          status: 74,
          errors: "error: cannot publish to “.”: the sources of the brief are there; choose another folder\n")
    )
    #expect(try place.files("brief") == before)
  }

  @Test("a reader who goes away does no harm, a full disk behind standard output does")
  func streams() throws {
    #expect(try place.shell("$BRIEFGEN refs --site brief | true") == .init())
    #expect(try place.shell("$BRIEFGEN build --site brief | true") == .init())
    #if os(Linux)
      #expect(
        try place.shell("$BRIEFGEN refs --site brief > /dev/full")
          == .init(status: 74, errors: "error: cannot write to “standard output”: No space left on device\n"))
    #endif
  }

  @Test("a disk that takes no more leaves the old site as it was")
  func fullDisk() throws {
    #expect(try place.briefgen("build", in: "brief").status == 0)
    let before = try place.files("brief")
    try place.write("brief/content/actors/kim.md", "---\nname: Kim\nkind: person\n---\n\nAnother person.\n")
    // No file may be longer than a block; without the trap the system would kill the process.
    let outcome = try place.shell("ulimit -f 1; trap '' XFSZ; cd brief; $BRIEFGEN build")
    #expect(outcome.status == 74)
    #expect(outcome.errors.hasPrefix("error: cannot write “"))
    #expect(outcome.errors.hasSuffix("”: File too large\n"))
    #expect(
      try place.files("brief/public")
        == before.filter { $0.key.hasPrefix("public/") }.withoutFolder("public/"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: place.folder.path + "/brief").sorted() == [
        "content", "public",
      ])
  }
}

extension [String: Data] {
  /// The same files, their paths without a prefix.
  fileprivate func withoutFolder(_ prefix: String) -> Self {
    Dictionary(uniqueKeysWithValues: map { (String($0.key.dropFirst(prefix.count)), $0.value) })
  }
}
