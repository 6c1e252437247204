extension SentenceSplitter {
  /// What a full stop after an abbreviation can mean.
  enum Abbreviation {
    /// A name or an explanation follows always: it never ends a sentence.
    case beforeName
    /// It is one only before a number: “No. 5”, but “Did he? No. He left.”
    case beforeNumber
    /// It may end a sentence; it does where a word follows that often begins one.
    case anywhere
    /// It ends a sentence as any word does, except before a closing bracket.
    case atEnd
  }

  /// The longest word in bytes that is looked up.
  static let longestAbbreviation = 12

  /// Abbreviations without their last full stop. Initials need no entry.
  static let abbreviations: [String: Abbreviation] = {
    var table: [String: Abbreviation] = [:]
    func add(_ words: String, _ kind: Abbreviation) {
      for word in words.split(separator: " ") { table[String(word)] = kind }
    }
    add(
      "Mr Mrs Ms Mx Dr Prof Gen Sen Rep Gov Sgt Col Lt Capt Maj Cmdr Cpl Pvt Adm Brig Pres Amb Hon Rev",
      .beforeName)
    add(
      "Fr Mt Ft Messrs Mme Mlle Supt vs v cf Cf e.g i.e E.g I.e viz ca c approx esp incl ed eds Eds",
      .beforeName)
    add("trans transl dir Bd z.B d.h bzw usw.a", .beforeName)
    add(
      "No Nos no nos Vol Vols vol vols pp p Fig Figs fig figs Art Arts art Ch ch para paras §", .beforeNumber)
    add("Nr S Bd Abs", .beforeNumber)
    add("Inc Ltd Co Corp Bros Jr Sr St Ave Blvd Rd Sec al a.m p.m Ph.D Esq dept Dept est Est", .anywhere)
    add("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec", .anywhere)
    add("etc usw", .atEnd)
    return table
  }()

  /// Whether there is an abbreviation with a first byte and a length, so that a word is worth a look-up.
  static func mayBeAbbreviation(_ first: UInt8, _ length: Int) -> Bool {
    lengthsByFirstByte[Int(first)] & (1 << UInt16(clamping: length)) != 0
  }

  /// The lengths of the abbreviations that begin with each byte, a bit for each.
  private static let lengthsByFirstByte: [UInt16] = {
    var lengths = Array(repeating: UInt16(0), count: 256)
    for word in abbreviations.keys {
      if let first = word.utf8.first { lengths[Int(first)] |= 1 << UInt16(clamping: word.utf8.count) }
    }
    return lengths
  }()

  /// Words that often begin a sentence and seldom continue one with a capital.
  static let openers: Set<String> = Set(
    """
    A Above According Across After Again All Also Although Among An And Another Any As At Back Because Before Behind
    Both But By Can Could Despite Did Do Does During Each Either Even Every Few For From Given Had Has Have He Hence
    Her Here His How However I If In Indeed Instead Is It Its Last Later Like Many May Maybe Meanwhile More Moreover
    Most Much My Neither Never Nevertheless No Nor Not Nothing Now Of On Once Only Or Other Others Our Perhaps She
    Should Since So Some Still Such Than That The Their Then There Therefore These They This Those Though Through Thus
    To Today Under Unless Until Unlike We Were What Whatever When Where Whether Which While Who Why Will With Within
    Without Would Yet You Your
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

  /// Verbs that say who spoke.
  static let speechVerbs: Set<String> = [
    "added", "answered", "asked", "asks", "cried", "declared", "demanded", "exclaimed", "insisted", "joked",
    "quipped",
    "replied", "said", "says", "shouted", "tweeted", "wondered", "wrote", "yelled",
  ]

  /// German months and the like, before which a number and a stop are an ordinal.
  static let wordsAfterOrdinals: Set<String> = [
    "Januar", "Februar", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
    "Jahrhundert", "Jahrestag", "Kongress",
  ]
}
