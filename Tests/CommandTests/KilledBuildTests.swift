import Foundation
import Testing

@Suite("Builds that are killed")
struct KilledBuildTests {
  @Test("whenever SIGKILL comes, the output folder is one of the two sites, and foreign files are there")
  func kills() throws {
    let place = try Workplace()
    try place.writeBrief()
    let texts = (0..<2).map { "---\nname: Kim\nkind: person\n---\n\nVersion \($0) of a person.\n" }
    func write(_ version: Int) throws {
      try place.write("brief/content/actors/kim.md", texts[version])
      if version == 1 {
        try place.write("brief/content/footnotes/late.md", "---\nsources: []\n---\n\nA note.\n")
      } else {
        try? place.remove("brief/content/footnotes/late.md")
      }
    }
    var sites: [[String: Data]] = []
    for version in 0..<2 {
      try write(version)
      #expect(try place.briefgen("build", "--output", "../site-\(version)", in: "brief").status == 0)
      sites.append(try place.files("site-\(version)").merging(["CNAME": Data("example.org".utf8)]) { $1 })
    }
    #expect(sites[0] != sites[1])
    #expect(try place.briefgen("build", in: "brief").status == 0)
    try place.write("brief/public/CNAME", "example.org")

    let start = ContinuousClock.now
    try write(0)
    #expect(try place.briefgen("build", in: "brief").status == 0)
    let duration = ContinuousClock.now - start

    var finished = 0
    let rounds = 24
    for round in 0..<rounds {
      try write((round + 1) % 2)
      let build = try place.start(["build"], in: "brief")
      // Writing is the last part of a build, so most signals come in its second half.
      let delay = duration * (0.5 + 0.7 * Double(round) / Double(rounds))
      Thread.sleep(forTimeInterval: delay / .seconds(1))
      kill(build.processIdentifier, SIGKILL)
      build.waitUntilExit()
      if build.terminationReason == .exit { finished += 1 }
      #expect(sites.contains(try place.files("brief/public")), "killed after \(delay)")
    }
    // Some must die, or the test would prove nothing.
    #expect(finished < rounds)

    try write(1)
    #expect(try place.briefgen("build", in: "brief").status == 0)
    #expect(try place.files("brief/public") == sites[1])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: place.folder.appending(path: "brief").path)
    #expect(names.sorted() == ["content", "public"])
  }
}
