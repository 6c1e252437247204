import Testing

@testable import BriefPreview

@Suite("Byte ranges")
struct ByteRangeTests {
  @Test(
    "a range is cut to the bytes that there are",
    arguments: [
      ("bytes=0-0", 0..<1), ("bytes=2-5", 2..<6), ("bytes=2-", 2..<10), ("bytes=-3", 7..<10),
      ("bytes=-30", 0..<10),
      ("bytes=5-99999999999999999999", 5..<10), ("BYTES = 2-5", 2..<6),
    ])
  func part(header: String, range: Range<Int>) {
    #expect(ByteRange(header: header, length: 10) == .part(range))
  }

  @Test(
    "a range beyond the end cannot be given",
    arguments: ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-"])
  func unsatisfiable(header: String) {
    #expect(ByteRange(header: header, length: 10) == .unsatisfiable)
  }

  @Test(
    "what is not understood is ignored",
    arguments: [
      nil, "", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=1-2,4-5", "lines=1-2",
      "bytes=1--2", "bytes=+1-2",
    ])
  func ignored(header: String?) {
    #expect(ByteRange(header: header, length: 10) == .whole)
  }

  @Test("of nothing, no part can be given")
  func empty() {
    #expect(ByteRange(header: "bytes=0-", length: 0) == .unsatisfiable)
    #expect(ByteRange(header: "bytes=-5", length: 0) == .unsatisfiable)
  }
}
