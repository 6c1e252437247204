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
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { hasCome.signal() }
      // Not before the source is in place: a signal that came in between would be lost, and the program could not be
      // ended.
      source.setRegistrationHandler { signal(number, SIG_IGN) }
      source.resume()
      return source
    }
    hasCome.wait()
    for source in sources { source.cancel() }
    for number in signals { signal(number, SIG_DFL) }
  }
}
