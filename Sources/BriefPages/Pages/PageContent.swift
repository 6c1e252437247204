/// The values of a page, chosen by its id, and their shapes, by its kind.
enum PageContent {
  /// The values that a page gives to its template.
  static func values(of page: PageID, in site: SiteReader) -> TemplateValue {
    let context = PageContext(site: site, page: page)
    return switch page {
    case .index: IndexPage(context: context).values
    case .essay: EssayPage(context: context).values
    case .list(let kind, _):
      switch kind {
      case .actor: ActorsPage(context: context).values
      case .event: TimelinePage(context: context).values
      case .recommendation: RecommendationsPage(context: context).values
      case .footnote: FootnotesPage(context: context).values
      }
    case .entry(let id, _):
      switch id.kind {
      case .actor: ActorPage(context: context, id: id).values
      case .event: EventPage(context: context, id: id).values
      case .recommendation: RecommendationPage(context: context, id: id).values
      case .footnote: FootnotesPage(context: context, only: id).values
      }
    case .notFound: NotFoundPage(context: context).values
    }
  }

  /// The shape of the values that a kind of page gives to its template.
  ///
  /// - Parameter strings: The shape of the interface's words.
  static func schema(of kind: PageKind, strings: TemplateSchema) -> TemplateSchema {
    let keys =
      switch kind {
      case .index: IndexPage.keys
      case .essay: EssayPage.keys
      case .timeline: TimelinePage.keys
      case .event: EventPage.keys
      case .actors: ActorsPage.keys
      case .actor: ActorPage.keys
      case .recommendations: RecommendationsPage.keys
      case .recommendation: RecommendationPage.keys
      case .footnotes: FootnotesPage.keys
      case .notFound: NotFoundPage.keys
      }
    return PageContext.schema(strings: strings, keys)
  }
}
