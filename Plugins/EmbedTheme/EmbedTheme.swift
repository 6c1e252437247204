import Foundation
import PackagePlugin

/// Runs `embed-theme` over `templates/`, so that the binary carries the default theme.
@main
struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    // An enumerator does not enter a symbolic link, and a package may be given as one.
    let templates = context.package.directoryURL.appending(path: "templates").resolvingSymlinksInPath()
    let output = context.pluginWorkDirectoryURL.appending(path: "ThemeFiles.swift")
    let paths = FileManager.default.enumerator(at: templates, includingPropertiesForKeys: [.isRegularFileKey])
    let files = (paths?.compactMap { $0 as? URL } ?? [])
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding the default theme",
        executable: try context.tool(named: "embed-theme").url,
        arguments: [templates.path, output.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output]
      )
    ]
  }
}
