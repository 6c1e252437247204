import BriefCompiler
import BriefPublishing
import BriefSource
import Foundation
import Synchronization

/// A site on display while it is written: compiled in memory, served from memory, and compiled again whenever
/// a source changes.
public final class Preview: Sendable {
  /// Which port to listen on.
  public enum Port: Sendable, Equatable {
    /// This one, or the next one that is free.
    case preferred(UInt16)
    /// This one and no other; 0 for any that is free.
    case exactly(UInt16)

    /// The ports to try, in order.
    var candidates: ClosedRange<UInt16> {
      switch self {
      case .exactly(let port): port...port
      case .preferred(let port): port...(port.addingReportingOverflow(100).overflow ? .max : port + 100)
      }
    }
  }

  /// The address of the site. The port is held, but nothing answers before `start()`.
  public let address: String

  private let watcher: SourceWatcher
  private let compile: @Sendable (SourceTree) -> Compilation
  private let pathPrefix: String
  private let report: @Sendable (PreviewStatus) -> Void

  private let state = SiteState()
  private let streams: EventStreams
  private let listener: Listener

  /// Makes a preview, and takes its port.
  ///
  /// - Parameters:
  ///   - watcher: The sources.
  ///   - host: The name or the address to listen on.
  ///   - port: The port.
  ///   - pathPrefix: What stands before the paths of sources when they are shown.
  ///   - compile: Makes a site of sources; by default, an `IncrementalCompiler` does. It is called by one thread, one
  ///     call after the other, with all versions of the sources in turn.
  ///   - report: Called with every state of the brief that is not the one before it, by the same thread.
  /// - Throws: An error where the port cannot be had, or the host has no address.
  public init(
    watcher: SourceWatcher, host: String = "127.0.0.1", port: Port = .preferred(8000),
    pathPrefix: String = "",
    compile: (@Sendable (SourceTree) -> Compilation)? = nil,
    report: @escaping @Sendable (PreviewStatus) -> Void = { _ in }
  ) throws(PreviewError) {
    self.watcher = watcher
    self.pathPrefix = pathPrefix
    let compiler = Mutex(IncrementalCompiler())
    self.compile = compile ?? { tree in compiler.withLock { $0.compile(tree) } }
    self.report = report
    let capacity = FileLimit.raiseForConnections()
    // With streams alone, no page could be had.
    streams = EventStreams(capacity: max(1, capacity - 16))
    listener = try Listener(
      host: host, ports: port.candidates, capacity: capacity,
      handler: PreviewHandler(
        hostCheck: HostCheck(host: host), state: state, streams: streams, settle: { await watcher.settle() }))
    address = "http://\(Self.authority(of: host)):\(listener.port)/"
  }

  /// Compiles the site for the first time, and goes on in the background.
  ///
  /// Requests that come before the first build is done wait for it. Returns when it is.
  public func start() async {
    listener.start()
    startCompiling()
    await watcher.settle()
  }

  /// Ends the preview: no thread, connection or watch of it is left.
  public func stop() async {
    watcher.stop()
    streams.close()
    await listener.stop()
  }

  /// How many streams of events are open.
  var openStreamCount: Int { streams.count }

  /// The host as it stands in a URL.
  private static func authority(of host: String) -> String {
    // The addresses that mean all addresses can be listened on, but not be called.
    if host == "0.0.0.0" || host == "::" { return "localhost" }
    return NumericAddress.isIPv6(host) ? "[\(host)]" : host
  }

  /// Compiles on a thread of its own, with a stack like the main thread's: a build takes long, and it must
  /// not take a thread from the server.
  private func startCompiling() {
    let thread = Thread { [watcher, rebuilder = makeRebuilder()] in
      var rebuilder = rebuilder
      while let tree = watcher.next() { rebuilder.rebuild(tree) }
    }
    thread.name = "compiler"
    thread.stackSize = 16 << 20
    thread.start()
  }

  private func makeRebuilder() -> Rebuilder {
    Rebuilder(state: state, streams: streams, pathPrefix: pathPrefix, compile: compile, report: report)
  }
}
