import Testing

@testable import BriefPreview

@Suite("Host")
struct HostCheckTests {
  @Test(
    "one's own names and addresses are answered, at any port",
    arguments: [
      "127.0.0.1", "127.0.0.1:8000", "localhost:8000", "LOCALHOST", "brief.localhost:1", "localhost.:8000",
      "[::1]:8000",
      "[::1]", "192.168.0.7:8000", "Study.local:8000",
    ])
  func allowed(host: String) {
    #expect(HostCheck(host: "study.local").allows(host))
  }

  @Test(
    "any other name is refused, also where it looks like one's own",
    arguments: [
      "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:8000",
      "evillocalhost", "", ":8000",
      "localhost:80x", "localhost:80:90", "[::1", "[::1]x", "[evil.example]", "[]", "127.1", "0x7f.0.0.1",
      "2130706433",
    ])
  func refused(host: String) {
    #expect(!HostCheck(host: "127.0.0.1").allows(host))
  }

  @Test("a request without a Host is refused")
  func missing() {
    #expect(!HostCheck(host: "127.0.0.1").allows(nil))
  }
}
