import BriefPages
import Synchronization

/// What is known of the files of a site, each noted when the file is made for the first time.
final class FileNotes: Sendable {
  private struct Note {
    var digest: [UInt8]?
    var facts: ArraySlice<FactNumber>?
  }

  private let notes: Mutex<[Note]>

  /// Makes a list in which nothing is noted.
  convenience init(count: Int) { self.init(Array(repeating: Note(), count: count)) }

  private init(_ notes: [Note]) { self.notes = Mutex(notes) }

  /// The digest of a file, if it is known.
  func digest(at place: Int) -> [UInt8]? { notes.withLock { $0[place].digest } }

  /// The facts that a file was made from, if they are known.
  func facts(at place: Int) -> ArraySlice<FactNumber>? { notes.withLock { $0[place].facts } }

  /// Notes the digest of a file, if it is not known yet.
  func note(at place: Int, _ digest: () -> [UInt8]) {
    guard self.digest(at: place) == nil else { return }
    let digest = digest()
    notes.withLock { $0[place].digest = digest }
  }

  /// Notes the facts that a file was made from.
  func note(at place: Int, facts: ArraySlice<FactNumber>) { notes.withLock { $0[place].facts = facts } }

  /// A list of its own, in which nothing is known of some files.
  func forgetting(_ places: [Int]) -> FileNotes {
    var notes = notes.withLock { $0 }
    for place in places { notes[place] = Note() }
    return FileNotes(notes)
  }
}
