import BriefMarkdown
import BriefSource

/// What the entries of all kinds have in common.
public struct Entry: Sendable {
  /// The entry's id.
  public var id: EntryID

  /// An actor's `name`, an event's or a recommendation's `title`. Of a footnote: its slug.
  public var title: Located<String>

  /// Other names that the text uses, as the file lists them.
  public var aliases: [Located<String>]

  /// The file, body included.
  public var document: Document

  /// Makes an entry.
  public init(id: EntryID, title: Located<String>, aliases: [Located<String>] = [], document: Document) {
    self.id = id
    self.title = title
    self.aliases = aliases
    self.document = document
  }
}

/// A person, a state or an organisation.
public struct Actor: Sendable {
  /// The sorts of actor.
  public enum Kind: String, CaseIterable, Sendable { case person, state, organisation }

  /// A role that the actor had for a time.
  public struct Role: Sendable {
    /// What the role is called.
    public var title: String
    /// When it began, if that is given.
    public var from: EDTFDate?
    /// When it ended; `nil` where it has not, or where that is not given.
    public var until: EDTFDate?

    /// Makes a role.
    public init(title: String, from: EDTFDate? = nil, until: EDTFDate? = nil) {
      self.title = title
      self.from = from
      self.until = until
    }
  }

  /// Id, name, aliases and body.
  public var entry: Entry
  /// What sort of actor this is.
  public var kind: Kind
  /// What the actor is, in a few words.
  public var role: String?
  /// The slug of the actor that this one belongs to, not yet resolved.
  public var affiliation: Located<String>?
  /// Roles with their dates, as the file lists them.
  public var roles: [Role]
  /// The actor's own page on the web.
  public var url: SafeURL?

  /// Makes an actor.
  public init(
    entry: Entry, kind: Kind, role: String? = nil, affiliation: Located<String>? = nil, roles: [Role] = [],
    url: SafeURL? = nil
  ) {
    self.entry = entry
    self.kind = kind
    self.role = role
    self.affiliation = affiliation
    self.roles = roles
    self.url = url
  }
}

/// Something that happened, or is to happen.
public struct Event: Sendable {
  /// Whether it happened.
  public enum Status: String, CaseIterable, Sendable { case occurred, planned, proposed, cancelled }

  /// Id, title, aliases and body.
  public var entry: Entry
  /// When.
  public var date: EDTFDate
  /// Whether it happened.
  public var status: Status
  /// Where, in words.
  public var place: String?
  /// The slugs of those who took part, not yet resolved.
  public var actors: [Located<String>]
  /// The slugs of the footnotes that support the entry, not yet resolved.
  public var footnotes: [Located<String>]

  /// Makes an event.
  public init(
    entry: Entry, date: EDTFDate, status: Status = .occurred, place: String? = nil,
    actors: [Located<String>] = [],
    footnotes: [Located<String>] = []
  ) {
    self.entry = entry
    self.date = date
    self.status = status
    self.place = place
    self.actors = actors
    self.footnotes = footnotes
  }
}

/// Something that somebody ought to do.
public struct Recommendation: Sendable {
  /// How soon.
  public enum Horizon: String, CaseIterable, Sendable {
    case immediate
    case nearTerm = "near-term"
    case longTerm = "long-term"
  }

  /// Id, title, aliases and body.
  public var entry: Entry
  /// The slugs of the actors who must act, not yet resolved.
  public var addressedTo: [Located<String>]
  /// How soon.
  public var horizon: Horizon?
  /// Its place among the recommendations; those without one follow, by slug.
  public var order: Int?
  /// The slugs of the recommendations that come before it, not yet resolved.
  public var dependsOn: [Located<String>]
  /// The slugs of the events that it is about, not yet resolved.
  public var events: [Located<String>]

  /// Makes a recommendation.
  public init(
    entry: Entry, addressedTo: [Located<String>], horizon: Horizon? = nil, order: Int? = nil,
    dependsOn: [Located<String>] = [], events: [Located<String>] = []
  ) {
    self.entry = entry
    self.addressedTo = addressedTo
    self.horizon = horizon
    self.order = order
    self.dependsOn = dependsOn
    self.events = events
  }
}

/// A note with its sources. The body is the note as printed.
public struct Footnote: Sendable {
  /// Id and body. The title is the slug.
  public var entry: Entry
  /// The sources, as the file lists them.
  public var sources: [Source]

  /// Makes a footnote.
  public init(entry: Entry, sources: [Source] = []) {
    self.entry = entry
    self.sources = sources
  }
}
