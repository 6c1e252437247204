import BriefLinks
import BriefModel

/// What is needed to make one page.
struct PageContext {
  let site: SiteReader
  let page: PageID
  /// What the texts of the page refer to.
  let cards = CardCollector()

  /// Joins the values that every page has to those of one.
  ///
  /// - Parameters:
  ///   - heading: The page's heading.
  ///   - title: What the page is called in a list of windows, where that is not its heading.
  ///   - description: What the page is about, in a sentence.
  ///   - neighbours: The entries before and after the one that the page is about.
  ///   - values: The page's own values. Of two for one key, the first stays.
  func values(
    heading: String, title: String? = nil, description: String? = nil, neighbours: NeighbourRows? = nil,
    _ values: TemplateObject...
  ) -> TemplateValue {
    let brief = site.briefTitle
    let name =
      page.part == 1
      ? title ?? heading : site.strings.fill("parts.title", ["title": heading, "part": String(page.part)])
    let title =
      name == brief ? name : site.strings.fill("page.title", ["page": name, "brief": brief])
    let common: TemplateObject = [
      "page": .keys([
        "title": .text(title), "heading": .text(heading), "description": .text(description),
        "canonical": .url(site.router.canonical(page)), "root": .url(site.router.root(from: page)),
        "kind": .text(page.kind.className), "card": .url(site.router.card(from: page)),
        "is_first": .flag(page.part == 1),
      ]),
      "cards": .rows(cardRows, list: 0),
      "parts": parts,
      "previous": neighbours?.previous ?? .absent,
      "next": neighbours?.next ?? .absent,
    ]
    return .object(TemplateObject(joining: values + [common, site.constants(on: page)]))
  }

  /// The lists of a page whose items are the same on many pages.
  static let listsOfSharedItems = ["cards": cardSchema]

  /// The shape of what `values` makes, without the page's own.
  static func schema(strings: TemplateSchema, _ keys: [String: TemplateSchema]) -> TemplateSchema {
    let common: [String: TemplateSchema] = [
      "strings": strings,
      "brief": BriefValues.schema,
      "page": .keys([
        "title": .text, "heading": .text, "description": .text, "canonical": .url, "root": .url,
        "kind": .text, "card": .url, "is_first": .flag,
      ]),
      "nav": .list(.keys(["url": .url, "title": .text, "current": .flag])),
      "lists": .keys(["timeline": .url, "actors": .url, "recommendations": .url, "footnotes": .url]),
      "cards": .list(cardSchema),
      "parts": .list(partSchema),
      "previous": NeighbourRows.schema,
      "next": NeighbourRows.schema,
    ]
    return .keys(common.merging(keys) { _, own in own })
  }

  /// A link from this page to another.
  func href(to page: PageID, fragment: String? = nil) -> Href {
    site.router.href(to: page, fragment: fragment, from: self.page)
  }

  /// A link from this page to what a reference names.
  func href(to target: ReferenceTarget, fragment: String? = nil) -> Href {
    site.router.href(to: target, fragment: fragment, from: page)
  }

  /// Writes linked text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - topHeading: The level of its highest headings on this page.
  func prose(_ text: LinkedText, topHeading: Int) -> HTML {
    let isHome = site.router.page(showing: text.owner) == page
    cards.add(text)
    var writer = ProseWriter(
      site: site, page: page, text: text, topHeading: topHeading, anchors: isHome ? .all : .allButCalls)
    text.readBlocks(into: &writer)
    return writer.take()
  }

  /// Writes linked text that stands on the page a second time, without anchors.
  func repeatedProse(_ text: LinkedText, topHeading: Int) -> HTML {
    var writer = ProseWriter(
      site: site, page: page, text: text, topHeading: topHeading, anchors: .none)
    text.readBlocks(into: &writer)
    return writer.take()
  }

  /// The first sentence of a text, to describe its page.
  func firstSentence(of text: LinkedText?) -> String? {
    guard let passage = text?.passages.first, let sentence = passage.sentences.first else { return nil }
    return String(decoding: passage.text[sentence], as: UTF8.self)
  }
}

extension PageKind {
  /// A class for the page's body, by which a stylesheet tells pages apart.
  var className: String { self == .notFound ? "not-found" : rawValue }

  /// Whether its pages are all those of entries, which stand in folders side by side: a link that leads from one to a page
  /// of the root is the same on all.
  var isOfEntries: Bool {
    switch self {
    case .actor, .event, .recommendation: true
    case .index, .essay, .timeline, .actors, .recommendations, .footnotes, .notFound: false
    }
  }
}
