import BriefCompiler
import BriefPublishing
import BriefSource
import Foundation
import Synchronization
import Testing

@testable import BriefPreview

/// A preview of a brief in a temporary folder, over real sockets.
private struct RunningPreview: Sendable {
  let site: TemporarySite
  let preview: Preview
  let client: HTTPClient
  let statuses: Statuses

  final class Statuses: Sendable {
    let all = Mutex<[PreviewStatus]>([])
  }

  init(
    _ site: TemporarySite, port: Preview.Port = .exactly(0),
    compile: @escaping @Sendable (SourceTree) -> Compilation = { Compiler.compile($0) }
  ) async throws {
    self.site = site
    let statuses = Statuses()
    self.statuses = statuses
    preview = try Preview(
      watcher: SourceWatcher(site: site.path), port: port, compile: compile,
      report: { status in statuses.all.withLock { $0.append(status) } })
    client = HTTPClient(preview.address)
    await preview.start()
  }

  /// What was said on the terminal: the number of errors in each new state.
  var errorCounts: [Int] { statuses.all.withLock { $0.map(\.report.errorCount) } }
}

@Suite("Preview", .serialized, .timeLimit(.minutes(2)))
struct PreviewTests {
  private let brokenEssay = TemporarySite.essay("[Nobody](actor:nobody) <knew>.")

  @Test("a request after a save is answered with what was saved, also while the compiler is busy")
  func edits() async throws {
    let running = try await RunningPreview(TemporarySite()) { tree in
      Thread.sleep(forTimeInterval: 0.05)
      return Compiler.compile(tree)
    }
    for number in 0..<20 {
      let sentence = "Sentence \(number)."
      try running.site.writeByRename("content/essay.md", TemporarySite.essay(sentence))
      #expect(try await running.client.get("essay.html").text.contains(sentence))
    }
    #expect(running.errorCounts == [0])
    await running.preview.stop()
  }

  @Test("the port is held before the first build, and requests that come meanwhile wait for it")
  func firstBuild() async throws {
    let site = try TemporarySite()
    let hasBegun = Atomic(false)
    let mayEnd = DispatchSemaphore(value: 0)
    let preview = try Preview(
      watcher: SourceWatcher(site: site.path), port: .exactly(0),
      compile: { tree in
        hasBegun.store(true, ordering: .relaxed)
        mayEnd.wait()
        return Compiler.compile(tree)
      })
    let port = try #require(URL(string: preview.address)?.port.flatMap { UInt16(exactly: $0) })
    #expect(throws: PreviewError.portTaken(host: "127.0.0.1", port: port)) {
      try Preview(watcher: SourceWatcher(site: site.path), port: .exactly(port))
    }
    async let answer = HTTPClient(preview.address).get("essay.html")
    async let start: Void = preview.start()
    while !hasBegun.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(5)) }
    mayEnd.signal()
    #expect(try await answer.text.contains("It was full."))
    await start
    await preview.stop()
  }

  @Test("a change during a build starts another one, and a request waits for both")
  func changeDuringBuild() async throws {
    let site = try TemporarySite()
    let buildCount = Atomic(0)
    let mayEnd = DispatchSemaphore(value: 0)
    mayEnd.signal()
    let running = try await RunningPreview(site) { tree in
      buildCount.add(1, ordering: .relaxed)
      mayEnd.wait()
      return Compiler.compile(tree)
    }
    try site.writeByRename("content/essay.md", TemporarySite.essay("The second version."))
    while buildCount.load(ordering: .relaxed) < 2 { try await Task.sleep(for: .milliseconds(5)) }
    try site.writeByRename("content/essay.md", TemporarySite.essay("The third version."))
    async let answer = running.client.get("essay.html")
    for _ in 0..<2 { mayEnd.signal() }
    #expect(try await answer.text.contains("The third version."))
    #expect(buildCount.load(ordering: .relaxed) == 3)
    await running.preview.stop()
  }

  @Test("errors leave the last good site, are told once, and go away by themselves")
  func errors() async throws {
    let running = try await RunningPreview(TemporarySite())
    let client = running.client
    #expect(try await client.get(".briefgen/problems").text == "null")

    try running.site.write("content/essay.md", brokenEssay)
    #expect(try await client.get("essay.html").text.contains("It was full."))
    let problems = try await client.get(".briefgen/problems").text
    #expect(problems.contains(#""summary":"2 errors""#) || problems.contains(#""summary":"1 error"#))
    #expect(problems.contains("content/essay.md:5:"))
    // The same errors again, after another change.
    try running.site.write(
      "content/actors/ministry.md",
      "---\nname: Ministry of Rail\nkind: organisation\naliases: [the ministry]\n---\n\nX.\n")
    _ = try await client.get("")
    try running.site.write("content/essay.md", TemporarySite.essay("Mended."))
    #expect(try await client.get("essay.html").text.contains("Mended."))
    #expect(try await client.get(".briefgen/problems").text == "null")
    #expect(running.errorCounts.map { $0 > 0 } == [false, true, false])
    await running.preview.stop()
  }

  @Test("it starts where the brief has errors, and shows nothing but them, escaped")
  func brokenStart() async throws {
    let site = try TemporarySite()
    try site.write("content/essay.md", brokenEssay)
    let running = try await RunningPreview(site)
    let page = try await running.client.get("essay.html")
    #expect(page.status == 503)
    #expect(page.headers["content-type"] == "text/html; charset=utf-8")
    #expect(page.text.contains("actor:nobody) &lt;knew&gt;"))
    #expect(!page.text.contains("<knew>"))
    try site.write("content/essay.md", TemporarySite.essay("Mended."))
    #expect(try await running.client.get("essay.html").text.contains("Mended."))
    await running.preview.stop()
  }

  @Test("the published folder is not touched, and what is served is what is published but for the script")
  func publishedBytes() async throws {
    let site = try TemporarySite()
    try site.write("public/index.html", "old")
    let running = try await RunningPreview(site)
    let compiled = try #require(Compiler.compile(SourceReader.read(site: site.path)).site)
    for path in compiled.paths {
      let response = try await running.client.get(path)
      #expect(response.status == 200)
      #expect(response.headers["cache-control"] == "no-store")
      #expect(response.headers["content-type"] == MediaType.of(path))
      var body = response.text
      if let start = body.range(of: "<script src=\"/.briefgen/"),
        let end = body.range(of: "</script>", range: start.lowerBound..<body.endIndex)
      {
        body.removeSubrange(start.lowerBound..<end.upperBound)
      }
      // The page's policy is widened (`ContentSecurityPolicyTests`); what it allowed, it allows still.
      var published = try String(decoding: #require(compiled[path]), as: UTF8.self)
      let policies = [takePolicy(from: &published), takePolicy(from: &body)]
      if let policy = policies[0] {
        let served = try #require(policies[1])
        for source in policy.split(separator: " ") where !source.hasSuffix(";") {
          #expect(served.contains(source.replacing("'", with: "&#39;")), "\(path): \(served)")
        }
      }
      #expect(body == published, "\(path)")
    }
    #expect(try String(contentsOfFile: site("public/index.html"), encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: site("public")) == ["index.html"])
    await running.preview.stop()
  }

  /// Removes a page's content security policy.
  private func takePolicy(from page: inout String) -> String? {
    let before = "<meta http-equiv=\"Content-Security-Policy\" content=\""
    guard let start = page.range(of: before),
      let end = page.range(of: "\">", range: start.upperBound..<page.endIndex)
    else { return nil }
    defer { page.removeSubrange(start.lowerBound..<end.upperBound) }
    return String(page[start.upperBound..<end.lowerBound])
  }

  @Test("no URL leads to a file of the disk; there is the site's page for what is not there")
  func paths() async throws {
    let site = try TemporarySite()
    try site.write("secret.txt", "SECRET")
    try site.write("content/secret.txt", "SECRET")
    let running = try await RunningPreview(site)
    let targets = [
      "/secret.txt", "/content/essay.md", "/../secret.txt", "/../../../../etc/passwd", "/%2e%2e/secret.txt",
      "/%2e%2e%2fsecret.txt", "/..%2fsecret.txt", "/%252e%252e/secret.txt", "/..\\secret.txt",
      "/..%5csecret.txt",
      "//etc/passwd", "///etc/passwd", "/%2fetc/passwd", "\(site.path)/secret.txt",
      "/essay.html/../../secret.txt",
      "/essay.html%00.css", "/%00", "/a%0d%0aX:%20y", "/.briefgen/../../secret.txt", "/.briefgen/",
      "/.briefgen/x",
      "file:///etc/passwd", "*", "/%", "/%f", "/%ff%fe", "/%c0%ae%c0%ae/secret.txt", "/./secret.txt",
      "/~root/",
      "http://localhost/../secret.txt", "/" + String(repeating: "../", count: 500) + "etc/passwd",
      "/" + String(repeating: "%2e%2e/", count: 500) + "etc/passwd", "?", "/?/../secret.txt",
      "/#/../secret.txt", "/[", "/ā",
    ]
    for target in targets {
      let answer = try await running.client.exchange(
        "GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let isIndex = target == "/?/../secret.txt"
      #expect(
        answer.hasPrefix(isIndex ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found"),
        "\(target.prefix(80)): \(answer.prefix(80))")
      #expect(!answer.contains("SECRET") && !answer.contains("root:"), "\(target.prefix(80))")
    }
    let page = try await running.client.get("nowhere/at/all.html")
    #expect(page.status == 404)
    #expect(page.text.contains("data-page=\"404.html\""))
    await running.preview.stop()
  }

  @Test("a Host that is not one's own is refused, and a request without one")
  func hosts() async throws {
    let running = try await RunningPreview(TemporarySite())
    for (host, status) in [
      ("evil.example", 421), ("[::1].evil.example", 421), ("localhost:1", 200), ("127.0.0.1", 200),
      ("[::1]:8000", 200),
    ] {
      let answer = try await running.client.exchange(
        "GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
    }
    #expect(try await running.client.exchange("GET / HTTP/1.0\r\n\r\n").hasPrefix("HTTP/1.1 421 "))
    let absolute = "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    #expect(try await running.client.exchange(absolute).hasPrefix("HTTP/1.1 421 "))
    let events = "GET /.briefgen/events HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    #expect(try await running.client.exchange(events).hasPrefix("HTTP/1.1 421 "))
    await running.preview.stop()
  }

  @Test("HEAD gives the header alone, ranges give parts, and other methods are refused")
  func methods() async throws {
    let running = try await RunningPreview(TemporarySite())
    let client = running.client
    let whole = try await client.get("assets/style.css")
    let head = try await client.exchange(
      "HEAD /assets/style.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    #expect(head.contains("Content-Length: \(whole.body.count)\r\n"))
    #expect(head.hasSuffix("\r\n\r\n"))

    let part = try await client.get("assets/style.css", headers: ["Range": "bytes=2-5"])
    #expect(part.status == 206)
    #expect(part.headers["content-range"] == "bytes 2-5/\(whole.body.count)")
    #expect(part.body == Array(whole.body[2...5]))
    #expect(try await client.get("assets/style.css", headers: ["Range": "bytes=9999999-"]).status == 416)
    let conditional = ["Range": "bytes=2-5", "If-Range": "\"x\""]
    #expect(try await client.get("assets/style.css", headers: conditional).status == 200)

    let post = try await client.get("essay.html", method: "POST")
    #expect(post.status == 405)
    #expect(post.headers["allow"] == "GET, HEAD")
    let stream = try await client.exchange(
      "HEAD /.briefgen/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    #expect(stream.contains("Content-Type: text/event-stream\r\n"))
    await running.preview.stop()
  }

  @Test(
    "what is no request is refused, in time, and harms nobody",
    arguments: [
      ("GET\r\n\r\n", 400), ("GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400), ("\u{0}\r\n\r\n", 400),
      ("GET / HTTP/9.9\r\n\r\n", 505), ("GET / HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: localhost\r\n x\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400),
      ("\r\n\nGET / HTTP/1.1\nHost: localhost\nConnection: Keep-Alive, Close\n\n", 200),
      ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nGET /", 405),
      ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 200),
      ("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n", 200),
      ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nothing HTTP/1.1\r\n\r\n", 200),
    ])
  func requests(request: String, status: Int) async throws {
    let running = try await RunningPreview(TemporarySite())
    #expect(try await running.client.exchange(request).hasPrefix("HTTP/1.1 \(status) "))
    #expect(try await running.client.get("essay.html").status == 200)
    await running.preview.stop()
  }

  @Test("a request may be long, and not too long", arguments: [(1000, 404), (20_000, 431), (1_000_000, 431)])
  func longRequests(length: Int, status: Int) async throws {
    let running = try await RunningPreview(TemporarySite())
    let ending = "Host: localhost\r\nConnection: close\r\n\r\n"
    let text = String(repeating: "a", count: length)
    let path = try await running.client.exchange("GET /\(text) HTTP/1.1\r\n\(ending)")
    #expect(path.hasPrefix("HTTP/1.1 \(status) "))
    let field = try await running.client.exchange("GET /nothing HTTP/1.1\r\nX: \(text)\r\n\(ending)")
    #expect(field.hasPrefix("HTTP/1.1 \(status) "))
    await running.preview.stop()
  }

  @Test("a preferred port that is taken gives way to the next one; one that was asked for is an error")
  func ports() async throws {
    let first = try await RunningPreview(TemporarySite())
    let taken = try #require(URL(string: first.client.address)?.port.flatMap { UInt16(exactly: $0) })
    #expect(throws: PreviewError.portTaken(host: "127.0.0.1", port: taken)) {
      try Preview(watcher: SourceWatcher(site: first.site.path), port: .exactly(taken))
    }
    let second = try await RunningPreview(TemporarySite(), port: .preferred(taken))
    #expect(second.client.address != first.client.address)
    #expect(try await second.client.get("").status == 200)
    await second.preview.stop()
    await first.preview.stop()
    // The port is free again at once.
    let third = try await RunningPreview(TemporarySite(), port: .exactly(taken))
    #expect(try await third.client.get("").status == 200)
    await third.preview.stop()
  }

  @Test("a host that is not there is an error")
  func unknownHost() throws {
    let site = try TemporarySite()
    #expect(throws: PreviewError.self) {
      _ = try Preview(watcher: SourceWatcher(site: site.path), host: "no.such.host.invalid")
    }
  }

  @Test("streams tell of each change, and end with the server")
  func events() async throws {
    let running = try await RunningPreview(TemporarySite())
    let client = running.client
    async let streamed = client.exchange(
      "GET /.briefgen/events HTTP/1.1\r\nHost: localhost\r\n\r\n", until: "\"build\":2")
    while running.preview.openStreamCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
    try running.site.write(
      "content/actors/ministry.md",
      "---\nname: Ministry of Rail\nkind: organisation\naliases: [the ministry]\n---\n\nX.\n")
    #expect(try await client.get("actors/ministry.html").text.contains("Ministry of Rail"))
    let lines = try await streamed.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("data: ") }
    try #require(lines.count == 2)
    #expect(lines[0].contains(#""build":1,"changed":[],"#))
    #expect(lines[1].contains(#""build":2,"#) && lines[1].contains(#""actors/ministry.html""#))
    #expect(!lines[1].contains(#""assets/style.css""#))
    while running.preview.openStreamCount > 0 { try await Task.sleep(for: .milliseconds(5)) }
    async let rest = client.exchange("GET /.briefgen/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    while running.preview.openStreamCount == 0 { try await Task.sleep(for: .milliseconds(5)) }
    await running.preview.stop()
    _ = try await rest
  }
}
