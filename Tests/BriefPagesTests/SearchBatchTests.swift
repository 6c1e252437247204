import BriefLinks
import Testing

@testable import BriefPages

/// An index of thousands of words, which is read in several batches and made in several parts.
@Suite("The index of the search, batch by batch")
struct SearchBatchTests {
  /// Many texts: each with words that all have, that some have, and that no other has; with words of all lengths.
  private static let site: TestSite = {
    var site = TestSite.small
    for number in 0..<500 {
      let words = (0..<40).map { "w\(String((number * 7 + $0 * 13) % 4_001, radix: $0 % 2 == 0 ? 2 : 36))" }
      let text = "The ministries \(words.joined(separator: " ")) only\(number)of\(number)."
      site.texts["content/timeline/event-\(number).md"] =
        "---\ntitle: Event \(number)\ndate: \(1900 + number % 90)\naliases: [Case \(number)x]\n---\n\n\(text)\n"
    }
    return site
  }()

  /// The files of the search.
  private static func index(_ files: [SiteFile]) -> [SiteFile] {
    files.filter { $0.path.hasPrefix("assets/search/") }
  }

  /// The documents of the index by place of each word.
  private static func documents(_ files: [SiteFile]) -> [String: [[Int]]] {
    var documents: [String: [[Int]]] = [:]
    for file in files where file.path.hasPrefix("assets/search/words-") {
      for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
        let parts = line.prefix { $0 != "`" }.split(separator: " ")
        documents[String(parts[0])] = parts[1].split(separator: ",", omittingEmptySubsequences: false).map {
          numbers(String($0))
        }
      }
    }
    return documents
  }

  /// Reads distances, as the script of the page does.
  private static func numbers(_ letters: String) -> [Int] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    var (numbers, number, last): ([Int], Int, Int) = ([], 0, 0)
    for letter in letters {
      let digit = alphabet.firstIndex(of: letter) ?? 0
      number = number << 5 | digit & 31
      guard digit < 32 else { continue }
      last += number
      numbers.append(last)
      number = 0
    }
    return numbers
  }

  @Test("each word has the documents that it stands in, in their order, wherever batches meet")
  func postings() {
    let site = Self.site
    let linked = site.linked
    var expected: [String: [[Int]]] = [:]
    for (document, text) in linked.texts.enumerated() {
      guard case .entry(let id) = text.owner, id.slug.hasPrefix("event-") else { continue }
      let number = id.slug.dropFirst(6)
      var seen: Set<String> = []
      func add(_ words: some Sequence<Substring>, _ place: Int) {
        for word in words.map({ $0.lowercased() }) where seen.insert(word).inserted {
          expected[word, default: [[], [], []]][place].append(document)
        }
      }
      add(["event", "case"], 0)
      add([number, "\(number)x"], 1)
      for passage in text.passages {
        add(String(decoding: passage.text, as: UTF8.self).split { !$0.isLetter && !$0.isNumber }, 2)
      }
    }
    #expect(expected.count > 4_000)
    let found = Self.documents(Self.index(site.files))
    // The other texts, and the years, have words too.
    let events = Set(
      linked.texts.indices.filter {
        if case .entry(let id) = linked.texts[$0].owner { id.slug.hasPrefix("event-") } else { false }
      })
    for (word, places) in expected where Int(word) == nil {
      #expect(found[word]?.map { $0.filter(events.contains) } == places, "\(word)")
    }
  }

  @Test("parts that are made when somebody asks have the same bytes each time, and those of the preview")
  func lazyParts() {
    let site = Self.site
    let theme = Theme.load(defaults: TestSite.theme, tree: site.tree).theme
    let version = PageRenderer.version(
      of: site.linked, theme: theme, tree: site.tree, others: VersionState()
    ) { _, _ in 0 }
    let lazy = Self.index(version.files)
    let first = lazy.map(\.bytes)
    #expect(lazy.map(\.bytes) == first)
    #expect(lazy.filter { $0.path.contains("/documents-") }.count > 2)
    #expect(lazy.filter { $0.path.contains("/words-") }.count > 2)
    var renderer = PageRenderer()
    let made = Self.index(renderer.render(site.linked, theme: theme, tree: site.tree))
    #expect(made.map(\.path) == lazy.map(\.path))
    #expect(made.map(\.bytes) == first)
  }
}
