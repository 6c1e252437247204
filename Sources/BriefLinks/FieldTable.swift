import BriefModel

/// The references of front matter, by both their ends.
struct FieldTable: Sendable {
  /// All of them, by source in reading order.
  let fields: [FieldReference]
  /// Those of each entry, in the order of its file.
  let bySource: [EntryID: [FieldReference]]
  /// Those that name each entry, by the id of their source.
  let byTarget: [EntryID: [FieldReference]]

  /// Takes the references in reading order.
  init(_ fields: [FieldReference]) {
    self.fields = fields
    bySource = Dictionary(grouping: fields, by: \.source)
    byTarget = Dictionary(grouping: fields, by: \.target).mapValues { fields in
      fields.sorted { $0.source < $1.source }
    }
  }
}
