import Foundation

/// What a page is told whenever the site or its problems have changed.
struct StateMessage: Sendable, Encodable, Equatable {
  /// What the run of the server is called.
  let instance: String
  /// Counts the messages of a run, so that a page can tell which of two is the later one.
  let revision: Int
  /// The number of the build that the site is from.
  let build: Int
  /// The build before it.
  let since: Int
  /// The paths whose bytes have changed between the two; `nil` where these are too many to tell everybody.
  let changed: [String]?
  /// Whether there is something to show above the page.
  let hasProblems: Bool

  /// The largest number of paths in a message.
  static let mostPaths = 200

  /// The message as an event of a stream (HTML, section 9.2.6).
  var event: [UInt8] { Array("data: ".utf8) + JSON.bytes(of: self) + Array("\n\n".utf8) }
}

/// What a page is told that has missed messages.
struct ChangeList: Sendable, Encodable, Equatable {
  /// The number of the build that the site is from.
  let build: Int
  /// The paths whose bytes have changed, or `nil` where nobody remembers.
  let changed: [String]?
}

/// Writes JSON on one line.
enum JSON {
  static func bytes(of value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and whole numbers always have a JSON form.
    return (try? encoder.encode(value)).map(Array.init) ?? Array("null".utf8)
  }
}
