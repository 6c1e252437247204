/// Answers requests, from memory alone: a request names a file of the compiled site or one of the preview's,
/// or it gets 404.
struct PreviewHandler: Sendable {
  let hostCheck: HostCheck
  let state: SiteState
  let streams: EventStreams
  /// Waits until all that was on the disk before is on display.
  let settle: @Sendable () async -> Void

  /// The response to a request.
  func response(to request: HTTPRequest) async -> HTTPResponse {
    guard hostCheck.allows(request["Host"]),
      RequestPath.authority(of: request.path).map(hostCheck.allows) ?? true
    else {
      return text(
        request, .misdirectedRequest,
        "This server is a preview on its author's machine. It answers by no other name.\n")
    }
    guard ["GET", "HEAD"].contains(request.method) else {
      var response = text(request, .methodNotAllowed, "Only GET and HEAD are answered here.\n")
      response.fields.append(("Allow", "GET, HEAD"))
      return response
    }
    let path = RequestPath.sitePath(of: request.path)
    if let path, let file = PreviewFile(path: path) { return answer(request, with: file) }
    await settle()
    return answer(request, withFileAt: path)
  }

  // MARK: The site

  private func answer(_ request: HTTPRequest, withFileAt path: String?) -> HTTPResponse {
    let snapshot = state.snapshot
    guard let site = snapshot.site else { return answerWithoutSite(request, snapshot) }
    if let path, let bytes = site[path] {
      return response(request, .ok, MediaType.of(path), page(bytes, at: path, snapshot, for: request))
    }
    let notFound = "404.html"
    guard let bytes = site[notFound] else {
      return text(request, .notFound, "There is no such page.\n")
    }
    return response(request, .notFound, MediaType.html, page(bytes, at: notFound, snapshot, for: request))
  }

  /// A file's bytes, with the preview's script where it is a page.
  private func page(
    _ bytes: [UInt8], at path: String, _ snapshot: SiteState.Snapshot, for request: HTTPRequest
  ) -> [UInt8] {
    guard MediaType.of(path) == MediaType.html else { return bytes }
    return ServedPage.adding(
      ServedPage.script(path: path, build: snapshot.build, instance: state.instance), to: bytes,
      allowing: ContentSecurityPolicy.previewSource(host: request["Host"] ?? ""))
  }

  private func answerWithoutSite(_ request: HTTPRequest, _ snapshot: SiteState.Snapshot) -> HTTPResponse {
    let problems = snapshot.problems ?? .init(summary: "The brief is not compiled yet", text: PaintedText(""))
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
    guard let build = request.queryValue("since").flatMap({ Int($0) }) else {
      return text(request, .badRequest, "The number of a build is missing.\n")
    }
    return response(request, .ok, MediaType.json, JSON.bytes(of: state.changes(since: build)))
  }

  private func eventStream(_ request: HTTPRequest) -> HTTPResponse {
    let fields = fields("text/event-stream")
    if request.method == "HEAD" { return HTTPResponse(status: .ok, fields: fields, body: .bytes([])) }
    guard let events = streams.open(greeting: { state.greeting.event }) else {
      return text(request, .serviceUnavailable, "Too many pages are open.\n")
    }
    return HTTPResponse(status: .ok, fields: fields, body: .stream(events))
  }

  // MARK: Responses

  private func fields(_ type: String) -> [(name: String, value: String)] {
    [
      ("Content-Type", type),
      // RFC 9111, section 5.2.2.5: what is seen is always what is there.
      ("Cache-Control", "no-store"),
      ("X-Content-Type-Options", "nosniff"),
      // No other site may embed what is not published yet (Fetch, section 3.7).
      ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
  }

  private func text(_ request: HTTPRequest, _ status: HTTPStatus, _ text: String) -> HTTPResponse {
    response(request, status, MediaType.plainText, Array(text.utf8))
  }

  private func response(
    _ request: HTTPRequest, _ status: HTTPStatus, _ type: String, _ bytes: [UInt8]
  ) -> HTTPResponse {
    var status = status
    var body = bytes[...]
    var fields = fields(type)
    if status == .ok {
      fields.append(("Accept-Ranges", "bytes"))
      // Without validators, a condition on the range never holds (RFC 9110, section 13.1.5).
      let isConditional = request["If-Range"] != nil
      switch ByteRange(header: isConditional ? nil : request["Range"], length: bytes.count) {
      case .whole: break
      case .part(let range):
        status = .partialContent
        body = bytes[range]
        fields.append(("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"))
      case .unsatisfiable:
        status = .rangeNotSatisfiable
        body = []
        fields.append(("Content-Range", "bytes */\(bytes.count)"))
      }
    }
    fields.append(("Content-Length", String(body.count)))
    return HTTPResponse(status: status, fields: fields, body: .bytes(request.method == "HEAD" ? [] : body))
  }
}
