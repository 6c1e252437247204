import BriefMarkdown
import BriefSource

/// What the entries of all kinds have in common.
///
/// The entries themselves are objects that never change: pages read them many times, and handing one on costs a reference
/// and not a copy of every field.
public struct Entry: Sendable {
  /// The entry's id.
  public let id: EntryID

  /// An actor's `name`, an event's or a recommendation's `title`. Of a footnote: its slug.
  public let title: Located<String>

  /// Other names that the text uses, as the file lists them.
  public let aliases: [Located<String>]

  /// The file, body included.
  public let document: Document

  /// Makes an entry.
  public init(id: EntryID, title: Located<String>, aliases: [Located<String>] = [], document: Document) {
    self.id = id
    self.title = title
    self.aliases = aliases
    self.document = document
  }
}

/// A person, a state or an organisation.
public final class Actor: Sendable {
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
  public let entry: Entry
  /// What sort of actor this is.
  public let kind: Kind
  /// What the actor is, in a few words.
  public let role: String?
  /// The slug of the actor that this one belongs to, not yet resolved.
  public let affiliation: Located<String>?
  /// Roles with their dates, as the file lists them.
  public let roles: [Role]
  /// The actor's own page on the web.
  public let url: SafeURL?

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
public final class Event: Sendable {
  /// Whether it happened.
  public enum Status: String, CaseIterable, Sendable { case occurred, planned, proposed, cancelled }

  /// Id, title, aliases and body.
  public let entry: Entry
  /// When.
  public let date: EDTFDate
  /// Whether it happened.
  public let status: Status
  /// Where, in words.
  public let place: String?
  /// The slugs of those who took part, not yet resolved.
  public let actors: [Located<String>]
  /// The slugs of the footnotes that support the entry, not yet resolved.
  public let footnotes: [Located<String>]

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
public final class Recommendation: Sendable {
  /// How soon.
  public enum Horizon: String, CaseIterable, Sendable {
    case immediate
    case nearTerm = "near-term"
    case longTerm = "long-term"
  }

  /// Id, title, aliases and body.
  public let entry: Entry
  /// The slugs of the actors who must act, not yet resolved.
  public let addressedTo: [Located<String>]
  /// How soon.
  public let horizon: Horizon?
  /// Its place among the recommendations; those without one follow, by slug.
  public let order: Int?
  /// The slugs of the recommendations that come before it, not yet resolved.
  public let dependsOn: [Located<String>]
  /// The slugs of the events that it is about, not yet resolved.
  public let events: [Located<String>]

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
public final class Footnote: Sendable {
  /// Id and body. The title is the slug.
  public let entry: Entry
  /// The sources, as the file lists them.
  public let sources: [Source]

  /// Makes a footnote.
  public init(entry: Entry, sources: [Source] = []) {
    self.entry = entry
    self.sources = sources
  }
}
