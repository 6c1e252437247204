/// How often each entry is referred to. The names of the properties are the keys of `briefgen refs --format json`; they
/// stay as they are.
struct ReferenceOverview: Encodable, Equatable {
  /// How many places of the text refer to an entry.
  struct Mentions: Encodable, Equatable {
    var essay: Int
    var elsewhere: Int
  }

  /// An entry.
  struct Entry: Encodable, Equatable {
    var id: String
    var kind: String
    var title: String
    var file: String
    var mentions: Mentions
    /// The ids of the entries that its text or its front matter refers to, sorted.
    var refersTo: [String]
  }

  /// Actors, events, recommendations, footnotes.
  var entries: [Entry]
}
