import BriefModel
import BriefSource

/// Looks whether the fragments that references name are on the pages that they lead to.
struct FragmentCheck {
  /// The fragments that are there: by text, the anchors that its references name, by their indices.
  private(set) var fragments: [Int: [Int: String]] = [:]
  /// The others.
  private(set) var diagnostics: [Diagnostic] = []

  /// Checks the fragments of all texts.
  init(_ frame: Frame, _ analyses: [TextAnalysis], _ numbering: NoteNumbering) {
    let texts = analyses.indices.filter { !analyses[$0].fragments.isEmpty }
    guard !texts.isEmpty else { return }
    var anchors = PageAnchors(frame, analyses, numbering)
    var writer = LinkDiagnostics(frame.catalogue)
    for text in texts {
      for use in analyses[text].fragments {
        let target = analyses[text].references[use.reference].target
        if anchors.contains(use.fragment, target: target) {
          fragments[text, default: [:]][use.reference] = use.fragment
        } else {
          diagnostics.append(writer.diagnostic(for: use.problem, anchors: anchors.list(target: target)))
        }
      }
    }
  }
}
