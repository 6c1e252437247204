import BriefSource
import Foundation
import Testing

@testable import BriefCompiler

@Suite("The published pages")
struct PublishedPagesTests {
  private let pages: [String: String]
  private let paths: Set<String>

  init() throws {
    let site = try #require(try RealBrief.compile().site)
    paths = Set(site.paths)
    pages = site.contents.filter { $0.key.hasSuffix(".html") }.mapValues {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test("every link of every page leads to a file of the site, and every fragment to an id of that page")
  func links() throws {
    let ids = pages.mapValues { Set(HTMLText.attribute("id", in: $0)) }
    for (page, html) in pages {
      for link in HTMLText.attribute("href", in: html) + HTMLText.attribute("src", in: html) {
        if link.hasPrefix("https://") { continue }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
          String.init)
        let target = parts[0].isEmpty ? page : resolve(parts[0], from: page)
        #expect(paths.contains(target), "\(page): \(link)")
        if parts.count > 1, target.hasSuffix(".html") {
          #expect(ids[target]?.contains(parts[1]) == true, "\(page): \(link)")
        }
      }
    }
  }

  @Test("no page has an id twice, and each has one h1, a language, landmarks and a way past the navigation")
  func structure() {
    for (page, html) in pages {
      let ids = HTMLText.attribute("id", in: html)
      #expect(Set(ids).count == ids.count, "\(page)")
      #expect(html.matches(of: /<h1[ >]/).count == 1, "\(page)")
      #expect(html.contains("<html lang=\"en-US\""), "\(page)")
      for landmark in ["<header", "<nav aria-label=", "<main id=", "<footer"] {
        #expect(html.contains(landmark), "\(page): \(landmark)")
      }
      let firstLink = html.firstMatch(of: /<a class="skip" href="#([^"]*)">/)?.output.1
      #expect(firstLink.map { ids.contains(String($0)) } == true, "\(page)")
    }
  }

  @Test("headings never skip a level")
  func headings() {
    for (page, html) in pages {
      let levels = html.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.output.1) }
      for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1, "\(page)") }
    }
  }

  @Test("a page loads nothing from anybody else, and runs nothing but the theme's scripts")
  func frugality() {
    for (page, html) in pages {
      #expect(html.matches(of: /<(iframe|object|embed)[ >]/).isEmpty, "\(page)")
      #expect(html.matches(of: /\s(srcset|style|action|on[a-z]+)="/).isEmpty, "\(page)")
      for source in HTMLText.attribute("src", in: html) {
        #expect(source.contains(/^(\.\.\/)?assets\/[a-z]+\.js$/), "\(page): \(source)")
      }
      for tag in html.matches(of: /<script[^>]*>/).map(\.output) { #expect(tag.contains(" src="), "\(page)") }
      for tag in html.matches(of: /<link [^>]*>/).map(\.output) where tag.contains("stylesheet") {
        #expect(!tag.contains("//"), "\(page): \(tag)")
      }
    }
  }

  @Test("each entry leads to the one before and the one after it, and the chain is whole")
  func chain() throws {
    for (folder, count) in [("actors", 12), ("timeline", 14), ("recommendations", 7)] {
      let entries = pages.filter { $0.key.hasPrefix(folder + "/") }
      #expect(entries.count == count)
      var next: [String: String] = [:]
      for (page, html) in entries {
        if let link = html.firstMatch(of: /<link rel="next" href="([^"]*)">/)?.output.1 {
          next[page] = resolve(String(link), from: page)
        }
      }
      var page = try #require(Set(entries.keys).subtracting(next.values).first)
      var visited = 1
      while let following = next[page] {
        let previous = pages[following]?.firstMatch(of: /<link rel="prev" href="([^"]*)">/)?.output.1
        #expect(previous.map { resolve(String($0), from: following) } == page)
        page = following
        visited += 1
      }
      #expect(visited == count)
    }
  }

  /// The path that a relative link leads to, seen from a page.
  private func resolve(_ link: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return (parts.joined(separator: "/").removingPercentEncoding ?? "")
  }
}
