/// Joins names as the interface's language does: “A, B and C”.
struct NameList {
  let strings: InterfaceStrings

  /// The names in one text.
  func joined(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    guard names.count > 1 else { return last }
    return names.dropLast().joined(separator: strings["source.name_separator"]) + strings["source.name_and"]
      + last
  }
}
