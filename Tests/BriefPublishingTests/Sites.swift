import BriefCompiler

/// A site of texts, with a manifest that lists them. The digests are zeros: the publisher does not look at them.
func site(_ texts: [String: String]) -> Site {
  var files = texts.mapValues { Array($0.utf8) }
  files["SHA256SUMS"] = Array(manifest(texts.keys.sorted()).utf8)
  return Site(files: files)
}

func manifest(_ paths: [String]) -> String {
  paths.map { String(repeating: "0", count: 64) + "  \($0)\n" }.joined()
}
