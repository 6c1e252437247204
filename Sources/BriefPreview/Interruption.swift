import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The wish of somebody outside that the process should end.
public enum Interruption {
  /// Blocks the calling thread until Ctrl-C, or another signal that asks a process to end.
  ///
  /// Until it is called, and once it has returned, such a signal ends the process at once.
  public static func wait() {
    let signals = [SIGINT, SIGTERM, SIGHUP]
    let hasCome = DispatchSemaphore(value: 0)
    let sources = signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { hasCome.signal() }
      source.resume()
      return source
    }
    hasCome.wait()
    for source in sources { source.cancel() }
    for number in signals { signal(number, SIG_DFL) }
  }
}
