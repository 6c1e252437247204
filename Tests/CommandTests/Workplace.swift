import Foundation
import Testing

/// A folder for one test, in which it runs briefgen. It is removed when the test lets go of it.
final class Workplace: Sendable {
  /// What a process printed, and how it ended.
  struct Outcome: Equatable {
    var status: Int32 = 0
    var output = ""
    var errors = ""
  }

  let folder: URL

  init() throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "briefgen-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The program under test, which is built beside the tests.
  static let program: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let tests = bundle ?? Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    return tests.deletingLastPathComponent().appending(path: "briefgen")
  }()

  /// Runs briefgen to its end.
  func briefgen(_ arguments: String..., in subfolder: String = "") throws -> Outcome {
    try run(Self.program, arguments, in: subfolder)
  }

  /// Runs briefgen with the rights that permission bits give, also where the tests run as root, whom they do not bind.
  ///
  /// `setpriv` is Linux's. On macOS the tests of permissions need a user who is not root.
  func briefgenBoundByPermissions(_ arguments: [String], in subfolder: String) throws -> Outcome {
    guard geteuid() == 0 else { return try run(Self.program, arguments, in: subfolder) }
    let rights = "-dac_override,-dac_read_search"
    let options = ["--inh-caps=\(rights)", "--bounding-set=\(rights)", Self.program.path]
    return try run(URL(filePath: "/usr/bin/setpriv"), options + arguments, in: subfolder)
  }

  /// Runs a command line in which `$BRIEFGEN` is briefgen.
  func shell(_ commandLine: String) throws -> Outcome {
    try run(URL(filePath: "/bin/bash"), ["-c", "set -o pipefail; " + commandLine], in: "")
  }

  /// Starts briefgen, and lets it run.
  func start(_ arguments: [String], in subfolder: String) throws -> Process {
    let process = process(Self.program, arguments, in: subfolder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func run(_ program: URL, _ arguments: [String], in subfolder: String) throws -> Outcome {
    let process = process(program, arguments, in: subfolder)
    // Files and not pipes: a pipe that is full while nobody reads it would stop the process.
    let logs = ["out", "err"].map { folder.appending(path: ".\($0)-\(UUID().uuidString)") }
    let handles = try logs.map { log in
      try Data().write(to: log)
      return try FileHandle(forWritingTo: log)
    }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    let texts = try logs.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    for log in logs { try FileManager.default.removeItem(at: log) }
    return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  private func process(_ program: URL, _ arguments: [String], in subfolder: String) -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = subfolder.isEmpty ? folder : folder.appending(path: subfolder)
    process.environment = ["PATH": "/usr/bin:/bin", "BRIEFGEN": Self.program.path, "HOME": folder.path]
    process.standardInput = FileHandle.nullDevice
    return process
  }

  func write(_ path: String, _ text: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: folder.appending(path: path)) }

  /// The bytes of each file below a folder, by path; empty where there is no such folder.
  func files(_ path: String) throws -> [String: Data] {
    let root = folder.appending(path: path)
    var files: [String: Data] = [:]
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? [] {
      let url = root.appending(path: name)
      if (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true {
        files[name] = try Data(contentsOf: url)
      }
    }
    return files
  }

  /// Writes a brief that builds without a warning into `brief/`.
  func writeBrief() throws {
    try write("brief/content/brief.md", "---\ntitle: Sample\ndate: 2020\nauthors: []\n---\n\nSummary.\n")
    try write(
      "brief/content/essay.md",
      "---\ntitle: Sample\n---\n\nKim walked out. [He should return](recommendation:return).[^letter]\n")
    try write("brief/content/actors/kim.md", "---\nname: Kim\nkind: person\n---\n\nA person.\n")
    try write(
      "brief/content/recommendations/return.md", "---\ntitle: Return\naddressed_to: [kim]\n---\n\nGo back.\n")
    try write("brief/content/footnotes/letter.md", "---\nsources: []\n---\n\nA letter.\n")
  }
}
