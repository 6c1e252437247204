import BriefModel
import BriefSource

/// The names by which text mentions actors and events: their titles and aliases.
struct NameTable: Sendable {
  /// The automaton that finds them.
  let index: MentionIndex
  /// The names, folded, as the automaton knows them.
  private let names: [[UInt8]]
  /// The number in the catalogue of what each name names.
  let targets: [Int]
  /// Names that two entries have.
  let diagnostics: [Diagnostic]

  /// Collects the names of a brief.
  ///
  /// - Parameters:
  ///   - entries: What the entries are called, in reading order.
  ///   - last: The table of an earlier version, whose automaton is taken where it has the same names.
  init(_ entries: [Catalogue.Header], last: NameTable? = nil) {
    var collector = Collector(entries)
    for offset in entries.indices where Self.isNamed(entries[offset].id.kind) {
      collector.addNames(of: offset)
    }
    collector.addCapitalised()
    names = collector.names
    index = last.flatMap { $0.names == collector.names ? $0.index : nil } ?? MentionIndex(collector.names)
    targets = collector.targets
    diagnostics = collector.diagnostics
  }

  /// Whether the same names stand for the same numbers as in another table.
  func agrees(with other: NameTable) -> Bool { names == other.names && targets == other.targets }

  /// Adds the names and what they stand for.
  func add(to state: inout VersionState) {
    for name in names { state.add(name) }
    state.add(targets)
  }

  private static func isNamed(_ kind: EntryKind) -> Bool { kind == .actor || kind == .event }

  private struct Collector {
    var names: [[UInt8]] = []
    var targets: [Int] = []
    var diagnostics: [Diagnostic] = []
    private let entries: [Catalogue.Header]
    /// Where each name stands first: the entry, and which of its names it is.
    private var places: [String: (entry: Int, name: Int)] = [:]

    init(_ entries: [Catalogue.Header]) {
      self.entries = entries
      places.reserveCapacity(entries.count)
    }

    mutating func addNames(of entry: Int) {
      var reported = Set<String>()
      for place in 0...entries[entry].aliases.count {
        let name = entries[entry].name(place)
        let bytes = FoldedText.name(name.value)
        guard !bytes.isEmpty else { continue }
        let key = String(decoding: bytes, as: UTF8.self)
        if let first = places[key] {
          guard first.entry != entry, reported.insert(key).inserted else { continue }
          report(name, of: entries[entry].id, first: entries[first.entry], first.name)
          continue
        }
        places[key] = (entry, place)
        names.append(bytes)
        targets.append(Catalogue.firstEntry + entry)
      }
    }

    /// A name that begins with a small letter begins a sentence with a capital one. Where that is the name of
    /// something else, the other keeps it.
    mutating func addCapitalised() {
      for (name, target) in zip(names, targets) {
        let (value, width) = name.scalar(at: 0)
        guard let first = Unicode.Scalar(value), first.properties.isLowercase else { continue }
        let capitalised = Array(first.properties.titlecaseMapping.utf8) + name[width...]
        guard capitalised != name, places[String(decoding: capitalised, as: UTF8.self)] == nil else {
          continue
        }
        names.append(capitalised)
        targets.append(target)
      }
    }

    private mutating func report(
      _ name: Located<String>, of id: EntryID, first: Catalogue.Header, _ place: Int
    ) {
      diagnostics.append(
        Diagnostic(
          .ambiguousName, "“\(name.value)” is a name of both \(first.id) and \(id)", at: name.span,
          label: "the text cannot say which is meant",
          notes: [.init("a name of \(first.id) here", at: first.name(place).span)],
          help: "leave the name to one of them, and link to the other where it is meant"))
    }
  }
}

extension Catalogue.Header {
  /// One of the names: 0 is the title, and the aliases follow.
  fileprivate func name(_ place: Int) -> Located<String> { place == 0 ? title : aliases[place - 1] }
}
