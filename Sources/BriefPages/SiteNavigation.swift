import BriefModel

/// The ways to the pages that every page leads to.
struct SiteNavigation {
  let router: Router
  let strings: InterfaceStrings

  /// The pages that the main navigation leads to, in order.
  private static let pages: [PageID] = [
    .index, .essay, .list(.event), .list(.actor), .list(.recommendation), .list(.footnote),
  ]

  /// The values for a page.
  func values(on page: PageID) -> TemplateObject {
    func href(_ target: PageID) -> TemplateValue { .url(router.href(to: target, from: page)) }
    return [
      "nav": .list(
        Self.pages.map { target in
          .keys([
            "url": href(target), "title": .text(strings["nav." + target.kind.rawValue]),
            "current": .flag(target == page),
          ])
        }),
      "lists": .keys([
        "timeline": href(.list(.event)), "actors": href(.list(.actor)),
        "recommendations": href(.list(.recommendation)), "footnotes": href(.list(.footnote)),
      ]),
    ]
  }
}
