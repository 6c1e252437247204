/// All that refers to an entry, and all that it refers to. The names of the properties are the keys of
/// `briefgen refs ID --format json`; they stay as they are.
struct ReferenceDetails: Encodable, Equatable {
  /// A stretch of a source file.
  struct Place: Encodable, Equatable {
    /// Line and column count from 1, the column in characters; the offset counts bytes from 0.
    struct Point: Encodable, Equatable {
      var line: Int
      var column: Int
      var offset: Int
    }

    var file: String
    var start: Point
    var end: Point
  }

  /// A range of a sentence, in bytes of its UTF-8 from 0.
  struct Mark: Encodable, Equatable {
    var start: Int
    var end: Int
  }

  /// A place that refers to the entry, within a sentence.
  struct Mention: Encodable, Equatable {
    /// `explicit`, `mention`, `footnote-call` or `image`.
    var origin: String
    /// Whether it is a link on the page.
    var isLink: Bool
    /// The words that refer, in the sentence. A footnote call has none.
    var mark: Mark
    var place: Place
  }

  /// A sentence that refers to the entry.
  struct Backlink: Encodable, Equatable {
    /// The text that it stands in: `essay`, `summary`, `key-point-1`, the id of an entry, or `note:FILE#LABEL`.
    var from: String
    /// The anchor of its paragraph on the page, without `#`.
    var anchor: String
    var sentence: String
    var mentions: [Mention]
  }

  /// A field of front matter that names an entry.
  struct Field: Encodable, Equatable {
    var field: String
    var source: String
    var target: String
    var place: Place
  }

  /// A place in the entry's own text that refers to something.
  struct Target: Encodable, Equatable {
    /// An entry's id, `essay`, `index`, `note:FILE#LABEL`, or the path of a file.
    var target: String
    var origin: String
    var isLink: Bool
    var place: Place
  }

  /// An actor whom sentences name together with this one.
  struct CoMention: Encodable, Equatable {
    var id: String
    var title: String
    /// The sentences that name both, in reading order.
    var sentences: [String]
  }

  var id: String
  var kind: String
  var title: String
  var aliases: [String]
  var file: String
  var fields: [Field]
  var backlinks: [Backlink]
  var refersTo: [Target]
  var coMentions: [CoMention]
}
