import BriefModel

/// The text of a new entry: required fields filled in, optional ones as comments.
struct EntryTemplate {
  /// The title or the name.
  let title: String
  /// The date that an event begins with.
  let date: String
  /// The slugs of the actors that there are.
  let actors: [String]

  /// The file of an entry.
  func text(of kind: EntryKind) -> String {
    switch kind {
    case .actor: actor
    case .event: event
    case .recommendation: recommendation
    case .footnote: footnote
    }
  }

  private var quotedTitle: String { YAMLScalar.quoted(title) }

  private var actor: String {
    """
    ---
    name: \(quotedTitle)
    kind: person # person, state or organisation
    # role: Minister of Transport
    # aliases: [The Minister] # other names that the text uses; each is found as a mention
    # affiliation: ministry-of-transport # another actor's file name
    # roles:
    #   - title: Minister of Transport
    #     from: 2021-12
    #     until: 2024
    # url: https://example.org/
    ---


    """
  }

  private var event: String {
    """
    ---
    title: \(quotedTitle)
    date: \(date) # also 2019-02, 2019, 2019-02-27/2019-02-28, 2024-10/.., 2024-10~ (about), 2024? (perhaps)
    # status: occurred # occurred, planned, proposed or cancelled
    # place: Hanoi
    # actors: [\(actors.prefix(3).joined(separator: ", "))] # file names of actors
    # footnotes: [] # file names of footnotes
    # aliases: [] # other names that the text uses; each is found as a mention
    ---


    """
  }

  private var recommendation: String {
    """
    ---
    title: \(quotedTitle)
    addressed_to: [\(actors.first ?? "")] # who must act: file names of actors\(knownActors)
    # horizon: immediate # immediate, near-term or long-term
    # order: 1
    # depends_on: [] # file names of recommendations that come first
    # events: [] # file names of events
    # aliases: []
    ---


    """
  }

  private var knownActors: String {
    guard actors.count > 1 else { return "" }
    let shown = actors.prefix(8).joined(separator: ", ")
    return " (\(shown)\(actors.count > 8 ? ", …" : ""))"
  }

  private var footnote: String {
    """
    ---
    sources:
      - type: document # or article-newspaper, book, interview, report, speech, webpage, … (CSL)
        title: \(quotedTitle)
        # author: [{family: Kim, given: Jong Un}]
        # issued: 2019-02-28
        # URL: https://example.org/
    ---

    \(MarkdownText.paragraph(title))

    """
  }
}
