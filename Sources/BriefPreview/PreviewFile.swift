/// A file that the preview adds to the site. Its folder begins with a dot, and no file of a site's does.
enum PreviewFile: String, CaseIterable {
  /// The script that pages load.
  case script = "preview.js"
  /// The worker that holds the one connection of all pages.
  case worker = "worker.js"
  /// How problems look.
  case style = "problems.css"
  /// The stream of events.
  case events
  /// What is wrong now.
  case problems
  /// What has changed since a build.
  case changes

  /// Where they are.
  static let folder = ".briefgen/"

  /// Its path, without a `/` before it.
  var path: String { Self.folder + rawValue }

  /// The file at a path, or `nil`.
  init?(path: String) {
    guard path.hasPrefix(Self.folder) else { return nil }
    self.init(rawValue: String(path.dropFirst(Self.folder.count)))
  }
}
