import BriefSource
import Synchronization

/// Watches the sources of a site, and gives them anew whenever they have changed.
///
/// One thread calls `next()` in a loop and does with the sources what it wants between the calls. Any number
/// of others may `await settle()`: then all that was on the disk before is known and dealt with.
public final class SourceWatcher: Sendable {
  /// How changes are seen.
  public enum Method: Sendable {
    /// By the kernel's notice where it gives one for this folder, and by looking again and again elsewhere.
    case automatic
    /// By looking again and again.
    case polling
  }

  private struct State {
    var detector: any ChangeDetector
    var cycles = WatchCycles()
    var isStopped = false
    /// A lock of git's that was waited for in vain.
    var abandonedLock: FileStatus.Identity?

    /// Whether something has changed that was not taken from the detector yet.
    var isPending: Bool {
      guard let descriptor = detector.descriptor else { return false }
      return SystemCall.waitToRead([descriptor], atMost: .zero)
    }
  }

  private let site: String
  private let git: GitLock
  private let wakeUp: WakeUp
  private let state: Mutex<State>
  /// What was read. Only the thread that calls `next()` touches it.
  private let reader: Mutex<SourceRereader>
  private let isFirst = Atomic(true)

  /// Begins to watch. Nothing is read before the first call of `next()`.
  ///
  /// - Parameters:
  ///   - site: The path of the site's folder.
  ///   - method: How to see changes.
  /// - Throws: An error where there is no such folder.
  public init(site: String, method: Method = .automatic) throws(DiskError) {
    self.site = site
    do throws(ErrorNumber) {
      let root = try SystemCall.realPath(FileName(site).cString)
      wakeUp = try WakeUp()
      git = GitLock(folder: root)
      state = Mutex(State(detector: Self.makeDetector(site: site, root: root, method: method)))
    } catch { throw DiskError("watch the site", site, error) }
    reader = Mutex(SourceRereader(site: site))
  }

  private static func makeDetector(site: String, root: [UInt8], method: Method) -> any ChangeDetector {
    #if os(Linux)
      if method == .automatic, !MountTable().isShared(root), let detector = try? InotifyDetector(root: root) {
        return detector
      }
    #endif
    return PollingDetector(site: site)
  }

  /// Waits until the sources are others than those that were given last, and gives them; at once the first
  /// time.
  ///
  /// A burst of changes counts as one, and a change that leaves all bytes as they were as none. To be called
  /// by one thread, which is blocked meanwhile.
  ///
  /// - Returns: The sources, or `nil` after `stop()`.
  public func next() -> SourceTree? {
    if isFirst.exchange(false, ordering: .relaxed) {
      return reader.withLock { reader in
        _ = reader.readAll()
        return reader.tree
      }
    }
    while true {
      resume(state.withLock { $0.cycles.end() })
      guard let changes = waitForChanges() else { return nil }
      let hasChanged = changes.isEmpty ? false : reader.withLock { read(changes, with: &$0) }
      if state.withLock({ $0.isStopped }) { return nil }
      if hasChanged { return reader.withLock(\.tree) }
    }
  }

  /// Waits until everything that had changed before the call is read, and the caller of `next()` has come
  /// back for more.
  ///
  /// It waits for two readings at most, however often files change meanwhile.
  public func settle() async {
    let isSettled = state.withLock { $0.cycles.cycleToAwait(isPending: $0.isPending) == nil }
    if isSettled { return }
    await withCheckedContinuation { continuation in
      let isSettled = state.withLock { state in
        guard let cycle = state.cycles.cycleToAwait(isPending: state.isPending) else { return true }
        state.cycles.wait(for: cycle, continuation)
        return false
      }
      if isSettled { continuation.resume() }
    }
  }

  /// Ends the watch: `next()` gives `nil`, and nobody waits any longer.
  public func stop() {
    resume(
      state.withLock { state in
        state.isStopped = true
        return state.cycles.close()
      })
    wakeUp.ring()
  }

  private func resume(_ waiters: [CheckedContinuation<Void, Never>]) {
    for waiter in waiters { waiter.resume() }
  }

  // MARK: The watching thread

  /// Blocks until something has changed and the change is complete; `nil` after `stop()`.
  private func waitForChanges() -> SourceChanges? {
    while true {
      let (descriptor, interval) = state.withLock { ($0.detector.descriptor, $0.detector.interval) }
      let isPending = SystemCall.waitToRead(
        [wakeUp.descriptor] + (descriptor.map { [$0] } ?? []), atMost: interval)
      let changes: SourceChanges? = state.withLock { state in
        if state.isStopped { return nil }
        // Changes are taken and the cycle begun in one step: whoever asks sees the one or the other.
        let changes = take(from: &state)
        if isPending || !changes.isEmpty { state.cycles.begin() }
        return changes
      }
      guard let changes else { return nil }
      if changes.isEmpty {
        if isPending { return changes }
        continue
      }
      return settle(changes)
    }
  }

  /// For how long git is waited for. A lock that stands longer was left behind by a git that was killed.
  private static let longestGit = Duration.seconds(3)

  /// Whether git is changing files, and is worth waiting for.
  private func isGitAtWork(for duration: Duration, _ state: inout State) -> Bool {
    let holder = git.holder
    guard let holder, holder != state.abandonedLock else { return false }
    if duration >= Self.longestGit { state.abandonedLock = holder }
    return duration < Self.longestGit
  }

  /// Waits until nothing more changes, and gives all that has changed.
  private func settle(_ first: SourceChanges) -> SourceChanges {
    let start = ContinuousClock.now
    var changes = first
    while true {
      let descriptor = state.withLock { $0.detector.descriptor }
      let left = changes.longestBurst - (ContinuousClock.now - start)
      let period = left > .zero ? min(changes.quietPeriod, left) : .milliseconds(5)
      _ = SystemCall.waitToRead([wakeUp.descriptor] + (descriptor.map { [$0] } ?? []), atMost: period)
      let isSettled = state.withLock { state in
        let later = take(from: &state)
        changes.merge(later)
        let isGitAtWork = isGitAtWork(for: ContinuousClock.now - start, &state)
        let isComplete = !isGitAtWork && (later.isEmpty || left <= .zero)
        guard isComplete || state.isStopped else { return false }
        state.cycles.work()
        return true
      }
      if isSettled { return changes }
    }
  }

  /// For how long what is read is read again because it has changed meanwhile.
  private static let longestRereading = Duration.milliseconds(300)

  /// Reads what has changed, until it is read as it stands on the disk.
  ///
  /// Without the second look, a file that an editor has emptied and not filled yet would be compiled.
  private func read(_ first: SourceChanges, with reader: inout SourceRereader) -> Bool {
    let start = ContinuousClock.now
    var changes = first
    var hasChanged = false
    while true {
      if changes.areUnknown {
        state.withLock { refresh(&$0) }
        hasChanged = reader.readAll() || hasChanged
      } else if let result = reader.read(changes.files) {
        hasChanged = result || hasChanged
      } else {
        changes.areUnknown = true
        continue
      }
      let later: SourceChanges? = state.withLock { state in
        guard state.isPending, !state.isStopped, ContinuousClock.now - start < Self.longestRereading else {
          return nil
        }
        let later = take(from: &state)
        state.cycles.begin()
        return later
      }
      guard let later else { return hasChanged }
      changes = settle(later)
    }
  }

  /// Takes the changes, and changes to polling where the detector has come to its end.
  private func take(from state: inout State) -> SourceChanges {
    do { return try state.detector.take() } catch {
      state.detector = PollingDetector(site: site)
      return SourceChanges(areUnknown: true)
    }
  }

  private func refresh(_ state: inout State) {
    do { try state.detector.refresh() } catch { state.detector = PollingDetector(site: site) }
  }
}
