import BriefCard

/// The pictures that are drawn for a site: the social card and the icon. A theme's asset at the same path takes the place of
/// one, and it is not drawn.
struct SitePictures: Sendable {
  private static let cardPath = "assets/card.png"
  private static let iconPath = "assets/icon.png"

  /// The card and its file.
  private struct Card: Sendable {
    var description: SocialCard
    var bytes: [UInt8]
  }

  private let card: Card?
  /// The files.
  let files: [SiteFile]

  /// Draws pictures.
  ///
  /// - Parameter last: Those of the last version, to take the card from if it shows the same.
  init(of site: SiteContext, theme: Theme, last: SitePictures?) {
    let card = theme.assets[Self.cardPath] == nil ? Self.card(of: site, last: last?.card) : nil
    self.card = card
    files = Self.files(of: theme) { card?.bytes ?? [] }.map(\.made)
  }

  /// The pictures of a single version, each drawn when its bytes are asked for.
  static func files(of site: SiteContext, theme: Theme) -> [SiteFile] {
    files(of: theme) { SocialCard(site).png() }
  }

  private static func files(of theme: Theme, card: @escaping @Sendable () -> [UInt8]) -> [SiteFile] {
    [
      SiteFile(path: cardPath, origin: nil, make: card),
      SiteFile(path: iconPath, origin: nil) { SiteIcon.png },
    ].filter { theme.assets[$0.path] == nil }
  }

  private static func card(of site: SiteContext, last: Card?) -> Card {
    let description = SocialCard(site)
    if let last, last.description == description { return last }
    return Card(description: description, bytes: description.png())
  }
}

extension SocialCard {
  /// Describes the card of a brief.
  init(_ site: SiteContext) {
    var essay = CardWords()
    essay.read(site.linked.essay.blocks)
    self.init(
      title: CardWords.words(of: site.linked.brief.metadata.title), essay: essay.paragraphs,
      events: site.timelineStrip?.marks.map {
        Event(start: $0.place, length: $0.length, hasOccurred: $0.hasOccurred)
      } ?? [],
      years: site.timelineStrip?.ticks.map(\.place) ?? [],
      isRightToLeft: site.strings["direction"] == "rtl")
  }
}
