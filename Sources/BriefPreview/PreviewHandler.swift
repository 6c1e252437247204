import BriefPublishing
import FlyingFox
import Foundation

/// Answers requests, from memory alone: a request names a file of the compiled site or one of the preview's,
/// or it gets 404.
struct PreviewHandler: HTTPHandler {
  let hostCheck: HostCheck
  let state: SiteState
  let streams: EventStreams
  /// Waits until all that was on the disk before is on display.
  let settle: @Sendable () async -> Void

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let target = request.target.path()
    guard hostCheck.allows(request.headers[.host]),
      RequestPath.authority(of: target).map(hostCheck.allows) ?? true
    else {
      return text(
        request, .misdirectedRequest,
        "This server is a preview on its author's machine. It answers by no other name.\n")
    }
    guard [.GET, .HEAD].contains(request.method) else {
      var response = text(request, .methodNotAllowed, "Only GET and HEAD are answered here.\n")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    let path = RequestPath.sitePath(of: target)
    if let path, let file = PreviewFile(path: path) { return answer(request, with: file) }
    await settle()
    return answer(request, withFileAt: path)
  }

  // MARK: The site

  private func answer(_ request: HTTPRequest, withFileAt path: String?) -> HTTPResponse {
    let snapshot = state.snapshot
    guard let site = snapshot.site else { return answerWithoutSite(request, snapshot) }
    if let path, let bytes = site.files[path] {
      return response(request, .ok, MediaType.of(path), page(bytes, at: path, snapshot))
    }
    let notFound = "404.html"
    guard let bytes = site.files[notFound] else {
      return text(request, .notFound, "There is no such page.\n")
    }
    return response(request, .notFound, MediaType.html, page(bytes, at: notFound, snapshot))
  }

  /// A file's bytes, with the preview's script where it is a page.
  private func page(_ bytes: [UInt8], at path: String, _ snapshot: SiteState.Snapshot) -> [UInt8] {
    guard MediaType.of(path) == MediaType.html else { return bytes }
    return ServedPage.adding(
      ServedPage.script(path: path, build: snapshot.build, instance: state.instance), to: bytes)
  }

  private func answerWithoutSite(_ request: HTTPRequest, _ snapshot: SiteState.Snapshot) -> HTTPResponse {
    let problems = snapshot.problems ?? .init(summary: "The brief is not compiled yet", text: "")
    let script = ServedPage.script(path: "", build: 0, instance: state.instance)
    return response(
      request, .serviceUnavailable, MediaType.html, ProblemsPage.html(problems, script: script))
  }

  // MARK: The preview's own files

  private func answer(_ request: HTTPRequest, with file: PreviewFile) -> HTTPResponse {
    switch file {
    case .script: response(request, .ok, MediaType.javaScript, Array(ReloadScript.text.utf8))
    case .worker: response(request, .ok, MediaType.javaScript, Array(WorkerScript.text.utf8))
    case .style: response(request, .ok, MediaType.css, Array(ProblemsStyle.text.utf8))
    case .events: eventStream(request)
    case .problems: response(request, .ok, MediaType.json, JSON.bytes(of: state.snapshot.problems))
    case .changes: changes(request)
    }
  }

  private func changes(_ request: HTTPRequest) -> HTTPResponse {
    guard let build = request.query.first(where: { $0.name == "since" }).flatMap({ Int($0.value) }) else {
      return text(request, .badRequest, "The number of a build is missing.\n")
    }
    return response(request, .ok, MediaType.json, JSON.bytes(of: state.changes(since: build)))
  }

  private func eventStream(_ request: HTTPRequest) -> HTTPResponse {
    let type = "text/event-stream"
    if request.method == .HEAD { return HTTPResponse(statusCode: .ok, headers: headers(type)) }
    guard let events = streams.open(greeting: { state.greeting.event }) else {
      return text(request, .serviceUnavailable, "Too many pages are open.\n")
    }
    return HTTPResponse(statusCode: .ok, headers: headers(type), body: HTTPBodySequence(from: events))
  }

  // MARK: Responses

  private func headers(_ type: String) -> HTTPHeaders {
    [
      .contentType: type,
      // RFC 9111, section 5.2.2.5: what is seen is always what is there.
      .cacheControl: "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
      // No other site may embed what is not published yet (Fetch, section 3.7).
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
    ]
  }

  private func text(_ request: HTTPRequest, _ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    response(request, status, MediaType.plainText, Array(text.utf8))
  }

  private func response(
    _ request: HTTPRequest, _ status: HTTPStatusCode, _ type: String, _ bytes: [UInt8]
  ) -> HTTPResponse {
    var status = status
    var body = bytes[...]
    var headers = headers(type)
    if status == .ok {
      headers[.acceptRanges] = "bytes"
      // Without validators, a condition on the range never holds (RFC 9110, section 13.1.5).
      let isConditional = request.headers[HTTPHeader("If-Range")] != nil
      switch ByteRange(header: isConditional ? nil : request.headers[.range], length: bytes.count) {
      case .whole: break
      case .part(let range):
        status = .partialContent
        body = bytes[range]
        headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"
      case .unsatisfiable:
        status = .rangeNotSatisfiable
        body = []
        headers[.contentRange] = "bytes */\(bytes.count)"
      }
    }
    headers[.contentLength] = String(body.count)
    let data = request.method == .HEAD ? Data() : Data(body)
    // One write for the whole body, rather than one for every 4 KB.
    return HTTPResponse(
      statusCode: status, headers: headers,
      body: HTTPBodySequence(data: data, suggestedBufferSize: max(1, data.count)))
  }
}
