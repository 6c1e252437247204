import Testing

@testable import BriefPreview

@Suite("Served pages")
struct ServedPageTests {
  private func serve(_ page: String) -> String {
    String(
      decoding: ServedPage.adding("<script>", to: Array(page.utf8), allowing: "http://a/.briefgen/"),
      as: UTF8.self)
  }

  @Test("the script stands at the end of the head, and all else stays")
  func script() {
    #expect(
      serve("<!doctype html><head><title>A &lt; B</title></HEAD><body></head></body>")
        == "<!doctype html><head><title>A &lt; B</title><script></HEAD><body></head></body>")
  }

  @Test("a page without a head gets it at its end")
  func headless() {
    #expect(serve("<p>x</p>") == "<p>x</p><script>")
    #expect(serve("") == "<script>")
  }

  @Test("the path of a page cannot leave its attribute")
  func escaping() {
    #expect(
      ServedPage.script(path: "a\"><b>&'.html", build: 3, instance: "x")
        == "<script src=\"/.briefgen/preview.js\" data-instance=\"x\" data-build=\"3\" "
        + "data-page=\"a&quot;&gt;&lt;b&gt;&amp;&#39;.html\" defer></script>")
  }

  @Test("a policy allows what the preview adds, and nothing more")
  func policy() {
    #expect(
      serve(
        "<meta charset=utf-8><META Content=\"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:\" "
          + "http-equiv=\"Content-Security-Policy\"><title>x</title></head>")
        == "<meta charset=utf-8><meta content=\"default-src &#39;none&#39;; style-src &#39;self&#39;; "
        + "script-src &#39;self&#39;; img-src &#39;self&#39; data:; connect-src &#39;self&#39;\" "
        + "http-equiv=\"Content-Security-Policy\"><title>x</title><script></head>")
  }

  @Test(
    "directives are widened where they are there, and where the default would apply",
    arguments: [
      ("default-src 'self'", "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'"),
      ("default-src 'none'", "default-src 'none'; script-src P; style-src P; connect-src 'self'"),
      ("script-src 'sha256-x'; upgrade-insecure-requests", "script-src 'sha256-x' P"),
      (
        "default-src 'none'; script-src 'none'; worker-src 'none'",
        "default-src 'none'; script-src P; worker-src P; style-src P; connect-src 'self'"
      ),
      (
        "DEFAULT-SRC https://a.example; script-src 'SELF'; script-src-elem 'sha256-x'; script-src x",
        "default-src https://a.example; script-src 'SELF'; script-src-elem 'sha256-x' P; "
          + "style-src https://a.example P; connect-src https://a.example 'self'"
      ),
      ("img-src 'self'", "img-src 'self'"), ("", ""), (";;", ""),
    ])
  func directives(before: String, after: String) {
    var policy = ContentSecurityPolicy(before)
    policy.allowPreview(from: "http://a/.briefgen/")
    #expect(policy.text == after.replacing("P", with: "http://a/.briefgen/"))
  }

  @Test(
    "a policy names the preview's folder, and where it cannot, the whole server",
    arguments: [
      ("127.0.0.1:8000", "http://127.0.0.1:8000/.briefgen/"), ("LocalHost", "http://localhost/.briefgen/"),
      ("study.local:80", "http://study.local:80/.briefgen/"), ("192.168.0.7:8000", "'self'"),
      ("[::1]:8000", "'self'"), ("a;b.localhost", "'self'"), ("", "'self'"),
    ])
  func source(host: String, source: String) {
    #expect(ContentSecurityPolicy.previewSource(host: host) == source)
  }

  @Test(
    "other tags and broken ones stay as they are",
    arguments: ["<meta", "<meta a", "<meta a=", "<meta a=\"", "<meta =x>", "<meta / >"])
  func broken(tag: String) {
    #expect(serve("<head>\(tag)</head>").hasPrefix("<head>\(tag)"))
  }

  @Test("no file of the preview changes a page that is published")
  func mediaTypes() {
    #expect(MediaType.of("a/index.html") == "text/html; charset=utf-8")
    #expect(MediaType.of("a.b/SHA256SUMS") == "text/plain; charset=utf-8")
    #expect(MediaType.of("a.b/c") == "application/octet-stream")
    #expect(MediaType.of("x.SVG") == "image/svg+xml")
    #expect(MediaType.of("") == "application/octet-stream")
  }
}
