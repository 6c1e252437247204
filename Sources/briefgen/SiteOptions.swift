import ArgumentParser

/// Where the brief is.
struct SiteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder of the brief: the one that holds content/.", valueName: "dir"),
    completion: .directory)
  var site = "."

  /// What stands before the paths of sources, so that they lead there from the current folder.
  var pathPrefix: String {
    var site = Substring(site)
    while site.count > 1, site.hasSuffix("/") { site.removeLast() }
    return site == "." ? "" : site == "/" ? "/" : site + "/"
  }
}
