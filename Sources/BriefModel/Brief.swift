import BriefMarkdown
import BriefSource

/// A whole brief, typed: every file read into its kind, every field checked by itself.
///
/// References between files are still as they were written; BriefLinks resolves them.
public final class Brief: Sendable {
  /// The front matter of content/brief.md.
  public let metadata: Metadata
  /// content/brief.md; its blocks are the executive summary.
  public let summary: Document
  /// content/essay.md.
  public let essay: Essay
  /// The actors, by slug.
  public let actors: [Actor]
  /// The events, by their earliest day, then by their latest, then by slug.
  public let events: [Event]
  /// The recommendations, by `order`, then by slug; those without an order last.
  public let recommendations: [Recommendation]
  /// The footnotes that are files, by slug.
  public let footnotes: [Footnote]
  /// The paths of the files under content/images/, in order.
  public let images: [String]

  /// Makes a brief.
  public init(
    metadata: Metadata, summary: Document, essay: Essay, actors: [Actor] = [], events: [Event] = [],
    recommendations: [Recommendation] = [], footnotes: [Footnote] = [], images: [String] = []
  ) {
    self.metadata = metadata
    self.summary = summary
    self.essay = essay
    self.actors = actors
    self.events = events
    self.recommendations = recommendations
    self.footnotes = footnotes
    self.images = images
  }

  /// What every entry is known by, in the order of `entries`.
  public var entryIDs: [EntryID] {
    actors.map(\.entry.id) + events.map(\.entry.id) + recommendations.map(\.entry.id)
      + footnotes.map(\.entry.id)
  }

  /// How many entries there are.
  public var entryCount: Int { actors.count + events.count + recommendations.count + footnotes.count }

  /// Goes through the common parts of all entries, in the order of `entries`, and copies none.
  public func forEachEntry(_ body: (Entry) -> Void) {
    for actor in actors { body(actor.entry) }
    for event in events { body(event.entry) }
    for recommendation in recommendations { body(recommendation.entry) }
    for footnote in footnotes { body(footnote.entry) }
  }

  /// The common part of every entry: actors, events, recommendations, footnotes, each in their order.
  public var entries: [Entry] {
    actors.map(\.entry) + events.map(\.entry) + recommendations.map(\.entry) + footnotes.map(\.entry)
  }
}

/// The essay.
public struct Essay: Sendable {
  /// The title, which defaults to the brief's.
  public var title: String
  /// The file.
  public var document: Document

  /// Makes an essay.
  public init(title: String, document: Document) {
    self.title = title
    self.document = document
  }
}

/// What content/brief.md says of the brief.
public struct Metadata: Sendable {
  /// Which automatic mentions become links. All are indexed, whatever is chosen.
  public enum MentionLinks: String, CaseIterable, Sendable {
    /// The first of an entry in each paragraph.
    case paragraph
    /// The first of an entry in each section, that is under each heading.
    case section
    /// Every one.
    case all
    /// None.
    case none
  }

  /// Somebody who wrote the brief.
  public struct Author: Sendable {
    /// The name as it is printed.
    public var name: String
    /// Where the author works.
    public var affiliation: String?
    /// The author's page.
    public var url: SafeURL?
    /// An ORCID iD with a valid check digit (ISO 7064 MOD 11-2): `0000-0002-1825-0097`.
    public var orcid: String?

    /// Makes an author.
    public init(name: String, affiliation: String? = nil, url: SafeURL? = nil, orcid: String? = nil) {
      self.name = name
      self.affiliation = affiliation
      self.url = url
      self.orcid = orcid
    }
  }

  /// Who publishes the brief.
  public struct Publisher: Sendable {
    /// The name as it is printed.
    public var name: String
    /// The publisher's page.
    public var url: SafeURL?

    /// Makes a publisher.
    public init(name: String, url: SafeURL? = nil) {
      self.name = name
      self.url = url
    }
  }

  /// A key point, as text and as Markdown.
  public struct KeyPoint: Sendable {
    /// What the file says.
    public var text: Located<String>
    /// The same as Markdown.
    public var blocks: [Block]

    /// Makes a key point.
    public init(text: Located<String>, blocks: [Block]) {
      self.text = text
      self.blocks = blocks
    }
  }

  /// The brief's title.
  public var title: String
  /// When it was written or published.
  public var date: EDTFDate
  /// The language of the text and of the interface, a BCP 47 tag.
  public var language: Located<String>
  /// A second line of the title.
  public var subtitle: String?
  /// `nil` where nothing is said; an empty list says that the text names none.
  public var authors: [Author]?
  /// Who publishes it.
  public var publisher: Publisher?
  /// The licence of the text, as it is printed.
  public var licence: String?
  /// Where the brief will be published.
  public var url: SafeURL?
  /// The points that a reader takes home.
  public var keyPoints: [KeyPoint]
  /// Words for catalogues.
  public var keywords: [String]
  /// The series that the brief belongs to.
  public var series: String?
  /// Its number in the series, as it is printed.
  public var number: String?
  /// Which automatic mentions become links.
  public var mentions: MentionLinks

  /// Makes metadata.
  public init(
    title: String, date: EDTFDate, language: Located<String>, subtitle: String? = nil,
    authors: [Author]? = nil,
    publisher: Publisher? = nil, licence: String? = nil, url: SafeURL? = nil, keyPoints: [KeyPoint] = [],
    keywords: [String] = [], series: String? = nil, number: String? = nil, mentions: MentionLinks = .paragraph
  ) {
    self.title = title
    self.date = date
    self.language = language
    self.subtitle = subtitle
    self.authors = authors
    self.publisher = publisher
    self.licence = licence
    self.url = url
    self.keyPoints = keyPoints
    self.keywords = keywords
    self.series = series
    self.number = number
    self.mentions = mentions
  }
}
