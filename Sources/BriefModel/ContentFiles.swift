import BriefSource

/// The files of a site's content, sorted by what they are.
struct ContentFiles {
  /// A file of an entry.
  struct EntryFile {
    /// The file's name without `.md`.
    let slug: String
    /// The file's path.
    let path: String
    /// Whether an earlier file has the same slug, but for case or Unicode normalization.
    fileprivate(set) var isDuplicate = false
  }

  /// The files of the entries, in the order of their paths.
  private(set) var entries: [EntryKind: [EntryFile]] = [:]
  /// The paths of the images, in order.
  private(set) var images: [String] = []
  /// What is wrong with the files' places and names.
  private(set) var diagnostics: [Diagnostic] = []

  /// Whether all slugs are small letters of ASCII, so that no two files can have the same one.
  private var areSlugsPlain = true

  /// Sorts the files of a site.
  init(_ tree: SourceTree) {
    for (path, entry) in tree.faults { reportUnreadable(path, entry) }
    for (path, _) in tree.files(below: "content") { sort(path) }
    if !areSlugsPlain {
      for kind in EntryKind.allCases { markDuplicates(of: kind) }
    }
    for path in ["content/brief.md", "content/essay.md"] where tree[path] == nil { reportMissing(path) }
  }

  private mutating func sort(_ path: String) {
    if let (kind, slug) = Self.plainEntry(path) {
      entries[kind, default: []].append(EntryFile(slug: slug, path: path))
      return
    }
    let parts = path.split(separator: "/").dropFirst().map(String.init)
    guard let name = parts.last, !Self.isIgnored(parts) else { return }
    if parts[0] == "images", parts.count > 1 {
      images.append(path)
    } else if parts.count == 1, name == "brief.md" || name == "essay.md" {
      return
    } else if parts.count == 2, name.hasSuffix(".md"), let kind = EntryKind(folder: parts[0]) {
      addEntry(kind, slug: String(name.dropLast(3)), path)
    } else {
      report(.misplacedFile, "this file is not part of the content model", path, help: Self.place(for: parts))
    }
  }

  private mutating func addEntry(_ kind: EntryKind, slug: String, _ path: String) {
    if !Self.isSlug(slug) {
      report(
        .invalidID, "an id is made of letters, digits, hyphens and underscores; “\(slug)” is not", path,
        help: "name the file `\(Self.slug(meantBy: slug)).md`")
    }
    areSlugsPlain = false
    entries[kind, default: []].append(EntryFile(slug: slug, path: path))
  }

  private mutating func markDuplicates(of kind: EntryKind) {
    // The order of the bytes decides which is the first; strings are equal if they are canonically equivalent.
    var files = entries[kind] ?? []
    var firstPaths: [String: String] = [:]
    for index in files.indices {
      let (key, path) = (files[index].slug.lowercased(), files[index].path)
      if let first = firstPaths[key] {
        files[index].isDuplicate = true
        report(
          .duplicateID, "two files have the same id, but for case or the way letters are encoded", path,
          notes: [.init("the other file", at: SourceSpan(path: first, range: 0..<0))],
          help: "rename one of the two")
      } else {
        firstPaths[key] = path
      }
    }
    entries[kind] = files
  }

  private mutating func reportUnreadable(_ path: String, _ entry: SourceTree.Entry) {
    switch entry {
    case .unreadable(let reason):
      report(.unreadableFile, "this cannot be read: \(reason)", path, help: "check its permissions")
    case .escapingLink(let target):
      report(
        .escapingLink, "a symbolic link stays within the site; this one leads to “\(target)”", path,
        help: "copy the file into the site")
    case .file: return
    }
  }

  private mutating func reportMissing(_ path: String) {
    let isBrief = path == "content/brief.md"
    report(
      .missingFile, "a brief has a file \(path)", path,
      help: isBrief
        ? "write it, with `title` and `date` in its front matter and the executive summary below; `briefgen new brief` makes one to begin with"
        : "write the essay there; `briefgen new brief` makes one to begin with")
  }

  private mutating func report(
    _ check: Check, _ message: String, _ path: String, notes: [Diagnostic.Note] = [], help: String?
  ) {
    diagnostics.append(
      Diagnostic(check, message, at: SourceSpan(path: path, range: 0..<0), notes: notes, help: help))
  }
}

extension ContentFiles {
  /// The kind and the slug of a file below `content/` of whose name nothing is to be said: most are in the folder of a kind,
  /// with a slug of small letters, digits and hyphens.
  private static func plainEntry(_ path: String) -> (kind: EntryKind, slug: String)? {
    let entry = path.utf8.withContiguousStorageIfAvailable { path -> (EntryKind, String)? in
      let start = "content/".utf8.count
      guard let slash = path[start...].firstIndex(of: UInt8(ascii: "/")) else { return nil }
      let slug = path[(slash + 1)...].dropLast(3)
      guard path.suffix(3).elementsEqual(".md".utf8), !slug.isEmpty,
        slug.allSatisfy({ isPlainSlugScalar(Unicode.Scalar($0)) }),
        let kind = EntryKind.allCases.first(where: { path[start..<slash].elementsEqual($0.folder.utf8) })
      else { return nil }
      return (kind, String(decoding: slug, as: UTF8.self))
    }
    return entry ?? nil
  }

  /// Hidden files, drafts (`_name`) and README.md are nobody's business; among images, only hidden files.
  private static func isIgnored(_ parts: [String]) -> Bool {
    if parts.contains(where: { $0.hasPrefix(".") }) { return true }
    guard parts[0] != "images" else { return false }
    return parts.contains { $0.hasPrefix("_") } || parts.last == "README.md"
  }

  /// Where a misplaced file may belong.
  private static func place(for parts: [String]) -> String {
    let name = parts[parts.count - 1]
    let folders = EntryKind.allCases.map(\.folder) + ["images"]
    if isImage(name) { return "move it to content/images/\(name)" }
    if parts.count == 1 {
      let file = nearestName(to: name.lowercased(), among: ["brief.md", "essay.md"])
      return file.map { "name it content/\($0)" }
        ?? "move it to one of the folders \(enumeration(folders.map { "content/\($0)/" })), or out of content/"
    }
    guard let folder = folder(meantBy: parts[0]) else {
      return "the folders of content/ are \(folders.dropLast().joined(separator: ", ")) and images"
    }
    guard let stem = stem(of: name) else { return "an entry is a file with the extension `.md`" }
    return "move it to content/\(folder)/\(isSlug(stem) ? stem : slug(meantBy: stem)).md"
  }

  private static func folder(meantBy name: String) -> String? {
    let folders = EntryKind.allCases.map(\.folder)
    let synonyms = [
      "event": "timeline", "events": "timeline", "people": "actors", "persons": "actors",
      "organisations": "actors",
      "notes": "footnotes", "sources": "footnotes", "references": "footnotes", "proposals": "recommendations",
    ]
    return nearestChoice(to: name, among: folders) ?? synonyms[name.lowercased()]
  }

  /// The name without an extension that stands for Markdown.
  private static func stem(of name: String) -> String? {
    let name = name.lowercased().utf8.count == name.utf8.count ? name : name.lowercased()
    for suffix in [".md", ".markdown", ".mdown", ".txt"] where name.lowercased().hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return nil
  }

  private static func isImage(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"].contains { name.hasSuffix($0) }
  }

  private static func isSlug(_ slug: String) -> Bool {
    !slug.isEmpty && slug.unicodeScalars.allSatisfy { isPlainSlugScalar($0) || isSlugScalar($0) }
  }

  /// The slug without what it may not have, words joined by hyphens.
  private static func slug(meantBy name: String) -> String {
    let words = name.unicodeScalars.split { !isSlugScalar($0) || $0 == "-" }
    return words.isEmpty ? "entry" : words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
  }

  /// What most slugs are made of, and what needs no look into Unicode's tables.
  private static func isPlainSlugScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }

  /// Letters, with the marks that many scripts write them with, digits, `-` and `_`.
  private static func isSlugScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      true
    default: scalar == "-" || scalar == "_"
    }
  }
}

extension EntryKind {
  /// The kind whose files a folder holds.
  fileprivate init?(folder: String) {
    guard let kind = Self.allCases.first(where: { $0.folder == folder }) else { return nil }
    self = kind
  }
}
