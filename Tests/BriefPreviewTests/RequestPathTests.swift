import Testing

@testable import BriefPreview

@Suite("Request paths")
struct RequestPathTests {
  @Test(
    "a target names a path of the site, decoded once",
    arguments: [
      ("/", "index.html"), ("/essay.html", "essay.html"), ("/actors/kim.html", "actors/kim.html"),
      ("/actors/", "actors/index.html"), ("/caf%C3%A9.html", "café.html"), ("/a%20b.html", "a b.html"),
      ("/%2525", "%25"), ("http://127.0.0.1:8000/essay.html", "essay.html"),
      ("HTTP://localhost", "index.html"),
    ])
  func names(target: String, path: String) {
    #expect(RequestPath.sitePath(of: target) == path)
  }

  @Test(
    "a target that is not well-formed names nothing",
    arguments: [
      "", "essay.html", "*", "/%", "/%4", "/%zz", "/a%00b", "/%0A", "/%ff", "/%C0%AE%C0%AE", "ftp://x/y",
    ])
  func malformed(target: String) {
    #expect(RequestPath.sitePath(of: target) == nil)
  }

  @Test(
    "dots stay what they are: names that no file of a site has",
    arguments: ["/../etc/passwd", "/%2e%2e/x", "/./x"])
  func dots(target: String) {
    #expect(RequestPath.sitePath(of: target)?.contains(".") == true)
  }

  @Test(
    "the authority of an absolute target is told",
    arguments: [("http://evil.example:80/x", "evil.example:80"), ("/x", nil)])
  func authority(target: String, authority: String?) {
    #expect(RequestPath.authority(of: target) == authority)
  }
}
