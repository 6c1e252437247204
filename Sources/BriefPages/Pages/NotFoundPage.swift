/// What a server shows where there is no page: the ways into the brief.
struct NotFoundPage {
  let context: PageContext

  /// The page has no values of its own.
  static let keys: [String: TemplateSchema] = [:]

  /// The values.
  var values: TemplateValue { context.values(heading: context.site.strings["page.not_found"], [:]) }
}
