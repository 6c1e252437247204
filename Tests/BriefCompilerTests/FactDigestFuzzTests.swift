import BriefSource
import TestSupport
import Testing

@testable import BriefCompiler

/// What digests of facts tell of a version in another process is held against what both versions make.
@Suite("Digests of facts, over many edits")
struct FactDigestFuzzTests {
  /// An edit is a compilation of a site with all its files.
  private static let edits = FuzzCases.count(everyday: 150, cost: 60)
  private static let chainLength = 50

  @Test("whatever is edited, what is told to be as in any of the last versions has the same bytes as there")
  func soundness() throws {
    let sites = [try CheckCase.baseSite(), EditChainFuzzTests.small, try EditChainFuzzTests.real()]
    var (known, remade, edits) = (0, 0, 0)
    for index in 0..<(Self.edits + Self.chainLength - 1) / Self.chainLength {
      let length = min(Self.chainLength, Self.edits - edits)
      edits += length
      var chain = EditChain(sites[index % 10 == 9 ? 2 : index % 2], seed: UInt64(1000 + index))
      var versions: [RecordedVersion] = []
      for _ in 0..<length {
        let new = RecordedVersion(chain.tree)
        chain.note(isGood: new != nil)
        let edits = chain.log.suffix(6).joined(separator: "; ")
        if let new {
          for old in versions {
            guard let places = new.known(since: old) else { continue }
            try #require(new.site.paths.hasSameBytes(as: old.site.paths), "paths after: \(edits)")
            for place in places {
              // Two pages in full would be too much of a message.
              let isSame = new.contents[place] == old.contents[place]
              try #require(isSame, "\(new.site.paths[place]) after: \(edits)")
            }
            known += places.count
            remade += new.site.paths.count - places.count
          }
          versions = versions.suffix(3) + [new]
        }
        chain.advance()
      }
    }
    print("fuzz: \(edits) edits in chains, compared by digests")
    // Where nothing is known, nothing is shown to be right.
    #expect(known > remade / 4)
  }
}
