import BriefMarkdown

extension Brief {
  /// The same brief without the blocks of its files, which take as much memory as the files themselves. What is asked of a
  /// brief once its texts are linked is its front matter, and which files have the same bytes.
  public func withoutText() -> Brief {
    Brief(
      metadata: metadata, summary: summary.withoutText(),
      essay: Essay(title: essay.title, document: essay.document.withoutText()),
      actors: actors.map {
        Actor(
          entry: $0.entry.withoutText(), kind: $0.kind, role: $0.role, affiliation: $0.affiliation,
          roles: $0.roles, url: $0.url)
      },
      events: events.map {
        Event(
          entry: $0.entry.withoutText(), date: $0.date, status: $0.status, place: $0.place,
          actors: $0.actors, footnotes: $0.footnotes)
      },
      recommendations: recommendations.map {
        Recommendation(
          entry: $0.entry.withoutText(), addressedTo: $0.addressedTo, horizon: $0.horizon, order: $0.order,
          dependsOn: $0.dependsOn, events: $0.events)
      },
      footnotes: footnotes.map { Footnote(entry: $0.entry.withoutText(), sources: $0.sources) },
      images: images)
  }
}

extension Entry {
  fileprivate func withoutText() -> Entry {
    Entry(id: id, title: title, aliases: aliases, document: document.withoutText())
  }
}

extension Document {
  fileprivate func withoutText() -> Document {
    Document(
      path: path, source: source, frontMatter: frontMatter,
      footnoteDefinitions: footnoteDefinitions.map {
        FootnoteDefinition(label: $0.label, labelRange: $0.labelRange, blocks: [])
      }, diagnostics: diagnostics)
  }
}
