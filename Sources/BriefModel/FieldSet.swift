/// The fields that a part of the content model has.
struct FieldSet: Sendable {
  /// What has the fields, with its article: "an actor".
  let owner: String
  /// The names, in the order of the content model.
  let names: [String]
  /// Names that other formats and other parts of the model use for the same, by what they are called here.
  var synonyms: [String: String] = [:]
  /// The sentence that lists the names, where they are too many to list.
  var summary: String?

  /// What has the fields, as one speaks of this one: "this actor".
  var thisOwner: String { "this " + (owner.split(separator: " ").last ?? "") }

  /// The sentence that lists the names.
  var list: String {
    summary ?? "\(owner) has the field\(names.count == 1 ? "" : "s") \(names.joined(separator: ", "))"
  }

  /// The field that was most likely meant by a name that is not among them.
  func nearest(to name: String) -> String? {
    nearestChoice(to: name, among: names) ?? synonyms[name.lowercased()]
  }
}

extension FieldSet {
  static let brief = FieldSet(
    owner: "a brief",
    names: [
      "title", "date", "language", "subtitle", "authors", "publisher", "licence", "url", "key_points",
      "keywords",
      "series", "number", "mentions",
    ],
    synonyms: ["name": "title", "lang": "language", "tags": "keywords", "links": "mentions"])
  static let author = FieldSet(
    owner: "an author", names: ["name", "affiliation", "url", "orcid"],
    synonyms: ["organisation": "affiliation"])
  static let publisher = FieldSet(owner: "a publisher", names: ["name", "url"])
  static let essay = FieldSet(owner: "an essay", names: ["title"], synonyms: ["name": "title"])
  static let actor = FieldSet(
    owner: "an actor", names: ["name", "kind", "role", "aliases", "affiliation", "roles", "url"],
    synonyms: [
      "title": "name", "type": "kind", "organisation": "affiliation", "names": "aliases", "alias": "aliases",
    ])
  static let role = FieldSet(
    owner: "a role", names: ["title", "from", "until"],
    synonyms: ["name": "title", "to": "until", "since": "from"])
  static let event = FieldSet(
    owner: "an event", names: ["title", "date", "status", "place", "actors", "footnotes", "aliases"],
    synonyms: [
      "name": "title", "location": "place", "sources": "footnotes", "participants": "actors",
      "alias": "aliases",
    ])
  static let recommendation = FieldSet(
    owner: "a recommendation",
    names: ["title", "addressed_to", "horizon", "order", "depends_on", "events", "aliases"],
    synonyms: [
      "name": "title", "to": "addressed_to", "actors": "addressed_to", "after": "depends_on",
      "alias": "aliases",
    ])
  static let footnote = FieldSet(owner: "a footnote", names: ["sources"])
  static let source = FieldSet(
    owner: "a source", names: ["type"] + CSL.variables,
    synonyms: [
      "date": "issued", "link": "URL", "journal": "container-title", "newspaper": "container-title",
    ],
    summary: "a source has a type and the variables of CSL 1.0.2, appendix IV: title, author, issued, URL, …")
  static let name = FieldSet(
    owner: "a name",
    names: ["family", "given", "literal", "non-dropping-particle", "dropping-particle", "suffix"],
    synonyms: ["last": "family", "first": "given", "name": "literal"])
}
