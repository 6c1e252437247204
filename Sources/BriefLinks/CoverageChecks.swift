import BriefModel
import BriefSource

/// Looks for entries that nothing leads to.
struct CoverageChecks {
  /// What there is to refer to, and the references of front matter.
  let frame: Frame
  /// What each text refers to.
  let analyses: [TextAnalysis]

  /// A warning for each actor and event that nothing mentions, each recommendation that the essay does not argue for and
  /// each footnote that nothing calls.
  func diagnostics() -> [Diagnostic] {
    let catalogue = frame.catalogue
    var isReferredTo = Array(repeating: false, count: catalogue.targets.count)
    var isArgued = isReferredTo
    for (text, source) in frame.sources.enumerated() {
      for reference in analyses[text].references where reference.target != source.page {
        if reference.target != source.note { isReferredTo[reference.target] = true }
        if source.owner == .essay { isArgued[reference.target] = true }
      }
    }
    for field in frame.fields.fields where field.source != field.target {
      if let number = catalogue.number(of: field.target.kind, field.target.slug) {
        isReferredTo[number] = true
      }
    }
    return entries(isReferredTo, isArgued) + localNotes(isReferredTo)
  }

  private func entries(_ isReferredTo: [Bool], _ isArgued: [Bool]) -> [Diagnostic] {
    let catalogue = frame.catalogue
    return catalogue.entries.indices.compactMap { offset in
      let entry = catalogue.entries[offset]
      let number = catalogue.number(ofEntryAt: offset)
      switch entry.id.kind {
      case .actor, .event:
        if isReferredTo[number] { return nil }
        return Diagnostic(
          .unmentionedEntry, "nothing mentions “\(entry.title.value)”", at: entry.title.span,
          label: "named on its own page alone", help: "mention it, or remove \(entry.id.path)")
      case .recommendation:
        if isArgued[number] { return nil }
        return Diagnostic(
          .unarguedRecommendation, "the essay does not argue for “\(entry.title.value)”",
          at: entry.title.span,
          label: "no sentence of the essay leads here",
          help: "link the passage that argues for it: `[…](\(entry.id))`")
      case .footnote:
        return isReferredTo[number] ? nil : uncalled(entry.id.slug, at: entry.title.span)
      }
    }
  }

  private func localNotes(_ isReferredTo: [Bool]) -> [Diagnostic] {
    let catalogue = frame.catalogue
    return catalogue.localNotes.indices.compactMap { offset in
      let note = catalogue.localNotes[offset]
      guard !isReferredTo[catalogue.number(ofLocalNoteAt: offset)] else { return nil }
      return uncalled(
        note.id.label, at: SourceSpan(path: note.id.path, range: note.labelRange))
    }
  }

  private func uncalled(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unusedFootnote, "nothing calls the footnote “\(name)”", at: span, label: "never called",
      help: "call it with `[^\(name)]`, or remove it")
  }
}
