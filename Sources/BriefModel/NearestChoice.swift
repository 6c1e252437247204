import BriefSource

/// The choice that was most likely meant by a name that is not among them.
///
/// Case, and `-`, `_` or a space between words, make no difference; what is left goes by the number of typing errors.
func nearestChoice(to name: String, among choices: [String]) -> String? {
  let folded = folded(name)
  return choices.first { BriefModel.folded($0) == folded } ?? nearestName(to: name, among: choices)
}

private func folded(_ name: String) -> String {
  String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
}

/// The words as a sentence lists them: "person, state or organisation".
func enumeration(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.joined() }
  return words.dropLast().joined(separator: ", ") + " or " + last
}
