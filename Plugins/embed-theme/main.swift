// embed-theme ROOT OUTPUT FILE…: writes a Swift source in which each FILE stands under its path below ROOT.
// Base64 keeps the compiler fast (one string literal a file) and takes any bytes.

import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: embed-theme ROOT OUTPUT FILE...\n".utf8))
  exit(64)
}
let root = arguments[1]
var source = """
  /// The files of templates/, generated at build time by embed-theme.
  let embeddedThemeFiles: [(path: String, base64: StaticString)] = [

  """
for file in arguments.dropFirst(3) {
  let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
  let path = file.dropFirst(root.count).drop { $0 == "/" }
  source += "  (\"\(path)\", \"\(bytes.base64EncodedString())\"),\n"
}
source += "]\n"
try Data(source.utf8).write(to: URL(fileURLWithPath: arguments[2]))
