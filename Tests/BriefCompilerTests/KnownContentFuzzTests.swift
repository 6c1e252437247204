import BriefSource
import TestSupport
import Testing

@testable import BriefCompiler
@testable import BriefLinks

/// A site that is compiled with what an earlier build found in its texts is the one that a compilation without it makes.
@Suite("What is known of texts, over many edits")
struct KnownContentFuzzTests {
  /// An edit is three compilations of a site.
  private static let edits = FuzzCases.count(everyday: 60, cost: 60)
  private static let chainLength = 50

  @Test("whatever is edited, site and diagnostics are the same with what any of the last versions knew")
  func equality() throws {
    let sites = [try CheckCase.baseSite(), EditChainFuzzTests.small, try EditChainFuzzTests.real()]
    var (deferred, read, edits) = (0, 0, 0)
    for index in 0..<(Self.edits + Self.chainLength - 1) / Self.chainLength {
      let length = min(Self.chainLength, Self.edits - edits)
      edits += length
      var chain = EditChain(sites[index % 10 == 9 ? 2 : index % 2], seed: UInt64(2000 + index))
      var versions: [KnownContent] = []
      for step in 0..<length {
        let clean = Compiler.compile(chain.tree)
        let edits = chain.log.suffix(6).joined(separator: "; ")
        if !versions.isEmpty {
          let again = Compiler.compile(chain.tree, known: versions[step % versions.count])
          deferred += again.linked.texts.count { $0.isDeferred }
          read += again.linked.texts.count { !$0.isDeferred }
          try #require(again.diagnostics == clean.diagnostics, "diagnostics after: \(edits)")
          try #require((again.site == nil) == (clean.site == nil), "after: \(edits)")
          if let site = clean.site, let other = again.site {
            try #require(other.paths.hasSameBytes(as: site.paths), "paths after: \(edits)")
            for place in site.paths.indices {
              // Two pages in full would be too much of a message.
              let isSame = site.bytes(at: place) == other.bytes(at: place)
              try #require(isSame, "\(site.paths[place]) after: \(edits)")
            }
          }
          // Somebody may ask for all of them.
          try #require(again.referenceCount == clean.referenceCount)
        }
        if clean.site != nil { versions = versions.suffix(2) + [try known(after: clean)] }
        chain.note(isGood: clean.site != nil)
        chain.advance()
      }
    }
    print("fuzz: \(edits) edits in chains, compiled with what was known")
    // Where nothing is known, nothing is shown to be right.
    #expect(deferred > read / 4)
  }

  private func known(after compilation: Compilation) throws -> KnownContent {
    let record = try compilation.contentRecord()
    return try #require(KnownContent(record: record))
  }
}

extension Compilation {
  /// What the next build may know of the texts, as a record keeps it.
  func contentRecord() throws -> [UInt32] {
    var record: [UInt32] = []
    let digests = try #require(factDigests)
    try #require(foundContent(digests)).writeRecord { record += $0 }
    return record
  }
}
