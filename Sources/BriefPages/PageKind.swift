/// The sorts of page. The raw value is the name of the template that makes it.
enum PageKind: String, CaseIterable, Sendable {
  case index, essay, timeline, event, actors, actor, recommendations, recommendation, footnotes
  case notFound = "404"
}
