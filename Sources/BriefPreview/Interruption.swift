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
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    // A signal that is blocked waits for whoever takes it, so none is lost, whenever it comes. The threads of libdispatch
    // and those that they start block these signals from their beginning, and all others but this one are such.
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    var taken: Int32 = 0
    sigwait(&signals, &taken)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
