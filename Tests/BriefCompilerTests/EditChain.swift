import BriefSource
import TestSupport

/// A site that is edited again and again, at random, as an author might do it: mostly texts, sometimes everything else.
struct EditChain {
  /// The site as it is now.
  private(set) var entries: [String: SourceTree.Entry]
  /// What was done, from the first edit on.
  private(set) var log: [String] = []

  var generator: SplitMix
  private var lastGood: [String: SourceTree.Entry]
  private var versions: [[String: SourceTree.Entry]]

  /// How many versions an author may return to.
  private static let memory = 12

  /// Begins with a site that has no errors.
  init(_ entries: [String: SourceTree.Entry], seed: UInt64) {
    self.entries = entries
    lastGood = entries
    versions = [entries]
    generator = SplitMix(seed: seed)
  }

  /// The site as it is now.
  var tree: SourceTree { SourceTree(entries) }

  /// Tells whether the site has no errors, so that the chain does not stay among errors.
  mutating func note(isGood: Bool) {
    if isGood { lastGood = entries }
    versions.append(entries)
    if versions.count > Self.memory { versions.removeFirst() }
  }

  /// Makes the next edit, or several at once.
  mutating func advance() {
    if entries != lastGood, chance(1, in: 2) {
      log.append("mend")
      entries = lastGood
      return
    }
    for _ in 0..<(chance(1, in: 8) ? 3 : 1) { log.append(edit()) }
  }

  private mutating func edit() -> String {
    switch generator.below(100) {
    case 0..<55: editText()
    case 55..<75: editFrontMatter()
    case 75..<85: editFiles()
    case 85..<92: editTheme()
    default: travel()
    }
  }

  /// Goes to another version, or to the same in other storage.
  private mutating func travel() -> String {
    switch generator.below(4) {
    case 0:
      entries = generator.pick(versions)
      return "return to an earlier version"
    case 1:
      for (path, entry) in entries {
        if case .file(let bytes) = entry { entries[path] = .file(bytes.map { $0 }) }
      }
      return "read everything again"
    case 2: return "nothing"
    default:
      let path = pickPath { _ in true }
      if case .file(let bytes)? = entries[path] { entries[path] = .file(bytes.map { $0 }) }
      return "touch \(path)"
    }
  }

  // MARK: Means

  mutating func chance(_ part: Int, in whole: Int) -> Bool { generator.below(whole) < part }

  /// One of the site's paths, of those that a condition allows.
  mutating func pickPath(where isAllowed: (String) -> Bool) -> String {
    let paths = entries.keys.filter(isAllowed).sorted { $0.isOrderedBefore($1) }
    return paths.isEmpty ? "" : generator.pick(paths)
  }

  /// The text of a file, or `nil` where it is none.
  func text(at path: String) -> String? {
    if case .file(let bytes)? = entries[path] { String(validating: bytes, as: UTF8.self) } else { nil }
  }

  mutating func write(_ text: String?, to path: String) {
    entries[path] = text.map { .file(Array($0.utf8)) }
  }

  mutating func set(_ entry: SourceTree.Entry?, at path: String) { entries[path] = entry }

  /// The slugs of the entries in a folder of the content.
  func slugs(_ folder: String) -> [String] {
    let prefix = "content/\(folder)/"
    return entries.keys.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".md") }.sorted {
      $0.isOrderedBefore($1)
    }
    .map { String($0.dropFirst(prefix.count).dropLast(3)) }
  }

  /// The front matter of a text with its fences, and the rest.
  static func split(_ text: String) -> (head: String, body: String) {
    guard text.hasPrefix("---\n"), let end = text.range(of: "\n---\n", after: 3) else { return ("", text) }
    return (String(text[..<end]), String(text[end...]))
  }
}

extension String {
  /// Where a text ends that stands at or after an offset in bytes.
  fileprivate func range(of word: String, after offset: Int) -> Index? {
    var index = utf8.index(startIndex, offsetBy: offset)
    while index < endIndex {
      if self[index...].hasPrefix(word) { return self.index(index, offsetBy: word.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
