import BriefLinks
import BriefModel

/// What a search shows of a text besides its sentences, and by what it finds it.
struct SearchHeading {
  /// What the text is called; empty where it has no name of its own.
  var title = ""
  /// Other names.
  var aliases: [String] = []
  /// A line on what it is: a role, a date and a place, a horizon.
  var detail = ""
  /// What else is found: former roles.
  var others: [String] = []
  /// Where a result without a sentence leads to.
  var target: ReferenceTarget = .index

  /// The heading of a text, read from a site.
  init(of owner: TextOwner, in site: SiteReader) {
    switch owner {
    case .keyPoint: break
    case .summary:
      title = site.metadata.title
      detail = site.metadata.subtitle ?? ""
      others = site.metadata.keywords
    case .essay:
      title = site.essayTitle
      target = .essay
    case .localNote(let id):
      title = site.title(of: owner)
      target = .localNote(id)
    case .entry(let id):
      target = .entry(id)
      read(id, site)
    }
  }

  private mutating func read(_ id: EntryID, _ site: SiteReader) {
    switch id.kind {
    case .actor:
      guard let actor = site.actor(id) else { return }
      title = actor.entry.title.value
      aliases = actor.entry.aliases.map(\.value)
      detail = actor.role ?? ""
      others = actor.roles.map(\.title).filter { $0 != detail }
    case .event:
      guard let event = site.event(id) else { return }
      title = event.entry.title.value
      aliases = event.entry.aliases.map(\.value)
      let status = event.status == .occurred ? nil : site.strings["status." + event.status.rawValue]
      detail = [site.dates.html(event.date).words, event.place, status].compactMap(\.self)
        .joined(separator: site.strings["counts.separator"])
    case .recommendation:
      guard let recommendation = site.recommendation(id) else { return }
      title = recommendation.entry.title.value
      aliases = recommendation.entry.aliases.map(\.value)
      detail = recommendation.horizon.map { site.strings["horizon." + $0.rawValue] } ?? ""
    case .footnote: title = site.title(of: id)
    }
  }
}

extension HTML {
  /// The text of markup that this module made: without tags, its character references resolved.
  fileprivate var words: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(self.bytes.count)
    var isTag = false
    for byte in self.bytes {
      switch byte {
      case UInt8(ascii: "<"): isTag = true
      case UInt8(ascii: ">") where isTag: isTag = false
      default: if !isTag { bytes.append(byte) }
      }
    }
    var text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    for (reference, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character)
    }
    return text
  }
}
