/// The vocabulary of the Citation Style Language, version 1.0.2.
enum CSL {
  /// Appendix III: the types of items.
  static let types = words(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage
    """)

  /// Appendix IV: standard variables, number variables among them; all have texts as values.
  static let textVariables = words(
    """
    title container-title genre publisher publisher-place volume issue page number abstract annote archive
    archive_collection archive_location archive-place authority call-number chapter-number citation-key
    citation-label citation-number collection-number collection-title container-title-short dimensions division DOI
    edition event event-place event-title first-reference-note-number ISBN ISSN jurisdiction keyword language license
    locator medium note number-of-pages number-of-volumes original-publisher original-publisher-place original-title
    page-first part-number part-title PMCID PMID printing-number references reviewed-genre reviewed-title scale
    section source status supplement-number title-short URL version volume-title year-suffix
    """)

  /// Appendix IV: name variables.
  static let nameVariables = words(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator
    """)

  /// Appendix IV: date variables.
  static let dateVariables = words("accessed available-date event-date issued original-date submitted")

  /// All variables.
  static let variables = textVariables + nameVariables + dateVariables

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
