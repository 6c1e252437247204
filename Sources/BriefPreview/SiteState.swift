import BriefCompiler
import BriefSource
import Foundation
import Synchronization

/// What the preview shows: the last good site, and what is wrong now.
final class SiteState: Sendable {
  /// All that a request needs to know, at one moment.
  struct Snapshot: Sendable {
    /// The last good site, or `nil` where there was none yet.
    var site: Site?
    /// The number of its build: how often the site's bytes have changed; 0 before the first one.
    var build = 0
    /// What is wrong now, or `nil`.
    var problems: Problems?
    /// How often anything of this has changed.
    var revision = 0
  }

  /// What is wrong with the brief.
  struct Problems: Sendable, Equatable, Encodable {
    /// How much, in words: `2 errors and 1 warning`.
    let summary: String
    /// All of it, as the terminal shows it.
    let text: PaintedText
  }

  /// What a build has changed.
  private struct Change {
    let build: Int
    let paths: [String]
  }

  private struct State {
    var snapshot = Snapshot()
    /// The latest changes, in order.
    var journal: [Change] = []
  }

  /// How many changes are kept for clients that were away. An older page loads everything anew.
  private static let journalLength = 32

  private let state = Mutex(State())

  /// What this run of the server is called. A page that an earlier run served loads itself anew.
  let instance: String

  init(instance: String = String(UInt64.random(in: .min ... .max), radix: 36)) {
    self.instance = instance
  }

  /// What there is now.
  var snapshot: Snapshot { state.withLock(\.snapshot) }

  /// Shows the outcome of a build.
  ///
  /// - Parameters:
  ///   - site: The new site; `nil` where the brief has errors: then the last good one stays.
  ///   - problems: What is wrong, or `nil`.
  /// - Returns: The message to tell pages of it, or `nil` where all is as before.
  func publish(site: Site?, problems: Problems?) -> StateMessage? {
    state.withLock { state in
      let before = state.snapshot
      var changed: [String] = []
      if let site {
        changed = Self.changedPaths(from: before.site, to: site)
        if !changed.isEmpty || before.site == nil {
          state.snapshot.build += 1
          state.journal.append(Change(build: state.snapshot.build, paths: changed))
          if state.journal.count > Self.journalLength { state.journal.removeFirst() }
        }
        state.snapshot.site = site
      }
      state.snapshot.problems = problems
      guard state.snapshot.build != before.build || problems != before.problems else { return nil }
      state.snapshot.revision += 1
      return message(state.snapshot, since: before.build, changed: changed)
    }
  }

  /// The message that tells a new client how things stand.
  var greeting: StateMessage {
    let snapshot = snapshot
    return message(snapshot, since: snapshot.build, changed: [])
  }

  /// What has changed since a build.
  func changes(since build: Int) -> ChangeList {
    state.withLock { state in
      let current = state.snapshot.build
      let first = state.journal.first?.build ?? current + 1
      guard build <= current, build >= first - 1 else { return ChangeList(build: current, changed: nil) }
      let paths = Set(state.journal.filter { $0.build > build }.flatMap(\.paths))
      return ChangeList(build: current, changed: paths.sorted())
    }
  }

  private func message(_ snapshot: Snapshot, since: Int, changed: [String]) -> StateMessage {
    StateMessage(
      instance: instance, revision: snapshot.revision, build: snapshot.build, since: since,
      changed: changed.count <= StateMessage.mostPaths ? changed : nil, hasProblems: snapshot.problems != nil)
  }

  /// Whether files have the same bytes. Those that share their storage are equal without a look at it, and
  /// others are compared by the C library: byte for byte in Swift, ten thousand pages take a tenth of a
  /// second.
  private static func isEqual(_ left: [UInt8]?, _ right: [UInt8]?) -> Bool {
    guard let left, let right, left.count == right.count else { return false }
    return left.withUnsafeBytes { left in
      right.withUnsafeBytes { right in
        guard let first = left.baseAddress, let second = right.baseAddress else { return true }
        return first == second || memcmp(first, second, left.count) == 0
      }
    }
  }

  /// The paths at which two sites differ, those that only one of them has included.
  private static func changedPaths(from old: Site?, to new: Site) -> [String] {
    guard let old else { return new.paths }
    if old.paths.hasSameBytes(as: new.paths) {
      return new.paths.indices.filter { !isEqual(old.bytes(at: $0), new.bytes(at: $0)) }.map { new.paths[$0] }
    }
    let gone = old.paths.filter { new[$0] == nil }
    return gone + new.paths.filter { !isEqual(old[$0], new[$0]) }
  }
}
