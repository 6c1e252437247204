/// The class of a link, by which a stylesheet tells links of the text from all others.
///
/// An actor's link and an event's have the same: their addresses tell one from the other.
enum ReferenceClass {
  /// A reference that the author wrote.
  case reference
  /// A name that the program found.
  case mention
  /// A link to another site whose text is its address: on paper that need not be printed again.
  case address

  /// The end of a link's tag, from that of the attribute before the class on.
  var endOfTag: StaticString {
    switch self {
    case .reference: "\" class=\"ref\">"
    case .mention: "\" class=\"mention\">"
    case .address: "\" class=\"url\">"
    }
  }
}
