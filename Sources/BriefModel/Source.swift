/// A source that a footnote names, in the vocabulary of CSL 1.0.2 (appendices III and IV).
public struct Source: Sendable {
  /// Somebody's name, as CSL splits it.
  public struct Name: Sendable, Equatable {
    /// The family name; `nil` where only `literal` is given.
    public var family: String?
    /// The given name.
    public var given: String?
    /// A name that is not split: an organisation's, or a person's who has only one.
    public var literal: String?
    /// A particle that stays with the family name when it is sorted: the "de" of "de Gaulle".
    public var nonDroppingParticle: String?
    /// A particle that does not: the "van" of "Ludwig van Beethoven".
    public var droppingParticle: String?
    /// What follows the name: "Jr.".
    public var suffix: String?

    /// Makes a name.
    public init(
      family: String? = nil, given: String? = nil, literal: String? = nil, nonDroppingParticle: String? = nil,
      droppingParticle: String? = nil, suffix: String? = nil
    ) {
      self.family = family
      self.given = given
      self.literal = literal
      self.nonDroppingParticle = nonDroppingParticle
      self.droppingParticle = droppingParticle
      self.suffix = suffix
    }
  }

  /// A CSL item type: `article-newspaper`, `interview`, …
  public var type: String
  /// CSL variables with text values (`title`, `container-title`, `genre`, …), in the order of the file.
  public var variables: [(name: String, value: String)]
  /// CSL name variables (`author`, `recipient`, `interviewer`, …), in the order of the file.
  public var names: [(variable: String, names: [Name])]
  /// CSL date variables (`issued`, `accessed`, …), in the order of the file.
  public var dates: [(variable: String, date: EDTFDate)]
  /// The `URL` variable.
  public var url: SafeURL?

  /// Makes a source.
  public init(
    type: String, variables: [(name: String, value: String)] = [],
    names: [(variable: String, names: [Name])] = [], dates: [(variable: String, date: EDTFDate)] = [],
    url: SafeURL? = nil
  ) {
    self.type = type
    self.variables = variables
    self.names = names
    self.dates = dates
    self.url = url
  }
}
