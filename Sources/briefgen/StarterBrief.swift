/// The brief that `briefgen new brief` makes: small, complete, and without a warning.
enum StarterBrief {
  /// The text of each file, by its path in the new folder.
  ///
  /// - Parameter date: The brief's date, `2025-01-31`.
  static func files(date: String) -> [(path: String, text: String)] {
    [
      (".gitignore", gitignore), ("README.md", readme), ("content/brief.md", brief(date: date)),
      ("content/essay.md", essay), ("content/actors/ministry-of-transport.md", actor),
      ("content/timeline/last-night-train.md", event),
      ("content/recommendations/reopen-the-night-line.md", recommendation),
      ("content/footnotes/passenger-count.md", footnote),
    ]
  }

  private static let gitignore = """
    # What a build that was killed leaves behind; the next build removes it.
    .*.briefgen-*

    """

  private static let readme = """
    # A policy brief

    `content/` holds the brief. `briefgen build` turns it into a website in `public/`; `briefgen check` says what is
    wrong with it and writes nothing.

    - `content/brief.md`: title, date and key points, and the executive summary
    - `content/essay.md`: the essay
    - `content/actors/`: persons, states and organisations
    - `content/timeline/`: events
    - `content/recommendations/`: what should be done, and by whom
    - `content/footnotes/`: notes and their sources
    - `content/images/`: pictures

    Write over what is there. New files: `briefgen new actor "Ministry of Finance"`, and likewise `event`,
    `recommendation` and `footnote`. Who refers to what: `briefgen refs`.

    ## Referring to things

    Names of actors and events become links by themselves. For all else:

    - `[some words](event:last-night-train)` leads to an event; likewise `actor:`, `recommendation:`, `footnote:`
    - a link to a recommendation in the essay makes that sentence part of its argument
    - `[^passenger-count]` calls a footnote
    - `[Ministry](plain:)` keeps a word from becoming a link

    """

  private static func brief(date: String) -> String {
    """
    ---
    title: Bring back the night train
    date: \(date)
    language: en
    authors: [] # - name: Your name
    key_points:
      - The night train had more passengers every year until it was cut.
      - Reopening the line costs less than a new road.
    keywords: [transport, railways]
    ---

    This is the executive summary: what a reader should know who reads nothing else. The [night train](event:last-night-train)
    was cut although it was full; [it should run again](recommendation:reopen-the-night-line).

    """
  }

  private static let essay = """
    ---
    title: Bring back the night train
    ---

    For forty years a night train joined the capital to the coast. The Ministry of Transport ended it with the
    [last run in 2024](event:last-night-train), although more people took it every year.[^passenger-count]

    ## What should be done

    Tracks, stations and staff are still there. The ministry should [reopen the night line](recommendation:reopen-the-night-line)
    before they are gone.

    """

  private static let actor = """
    ---
    name: Ministry of Transport
    kind: organisation
    role: Runs the railways
    aliases: [the ministry]
    ---

    Who this is, in a few sentences. Every sentence of the brief that names the ministry is quoted on this page, below
    this text.

    """

  private static let event = """
    ---
    title: Last night train
    date: 2024-12-14
    place: The coast
    actors: [ministry-of-transport]
    footnotes: [passenger-count]
    ---

    What happened, in a few sentences. The train was full on its last run.[^passenger-count]

    """

  private static let recommendation = """
    ---
    title: Reopen the night line
    addressed_to: [ministry-of-transport]
    horizon: near-term
    order: 1
    events: [last-night-train]
    ---

    What exactly is to be done, in a few sentences. The passages of the essay that argue for it are quoted on this page.

    """

  private static let footnote = """
    ---
    sources:
      - type: report
        title: Passengers on night trains
        author: [{literal: Ministry of Transport}]
        issued: 2024
    ---

    Ministry of Transport, *Passengers on night trains*, 2024.

    """
}
