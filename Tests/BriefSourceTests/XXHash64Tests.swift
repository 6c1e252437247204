import BriefSource
import Testing

@Suite("Digests of 64 bits")
struct XXHash64Tests {
  @Test(
    "digests are the published ones",
    arguments: [
      ("", 0xEF46_DB37_51D8_E999),
      ("a", 0xD24E_C4F1_A98C_6E5B),
      ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func publishedDigests(text: String, digest: UInt64) {
    #expect(self.digest(Array(text.utf8)) == digest)
  }

  @Test("every byte and every length counts")
  func allBytesCount() {
    let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    var digests: Set<UInt64> = []
    for count in 0...bytes.count {
      digests.insert(digest(Array(bytes[..<count])))
      for index in 0..<count {
        var changed = Array(bytes[..<count])
        changed[index] ^= 1 << UInt8(index & 7)
        digests.insert(digest(changed))
      }
    }
    #expect(digests.count == 101 + 100 * 101 / 2)
  }

  @Test("what stands before counts")
  func seedCounts() {
    #expect(digest([1, 2], seed: digest([3])) != digest([2], seed: digest([3, 1])))
    #expect(digest([], seed: digest([3])) != digest([3]))
  }

  private func digest(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
    bytes.withUnsafeBytes { XXHash64.digest($0, seed: seed) }
  }
}
