import Foundation
import Testing

@Suite("Permissions")
struct PermissionTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.writeBrief()
  }

  private func setPermissions(_ permissions: Int, of path: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: place.folder.appending(path: path).path)
  }

  @Test("files and folders that may not be read are errors that name them")
  func sources() throws {
    try place.write("brief/content/actors/moon.md", "---\nname: Moon\nkind: person\n---\n\nA person.\n")
    try place.write("brief/content/images/map.png", "no picture")
    try setPermissions(0, of: "brief/content/actors/moon.md")
    try setPermissions(0, of: "brief/content/images")
    defer { try? setPermissions(0o700, of: "brief/content/images") }
    let outcome = try place.briefgenBoundByPermissions(["check"], in: "brief")
    #expect(
      outcome
        == .init(
          status: 1,
          errors: """
            error: this cannot be read: Permission denied [unreadable-file]
              ┌─ content/actors/moon.md
              = help: check its permissions

            error: this cannot be read: Permission denied [unreadable-file]
              ┌─ content/images
              = help: check its permissions

            2 errors

            """))
  }

  @Test("a folder above that may not be written is an error that names it, until nothing has to change")
  func output() throws {
    let build = ["build", "--output", "../out/public"]
    #expect(try place.briefgenBoundByPermissions(build, in: "brief").status == 0)
    let before = try place.files("out")
    try setPermissions(0o500, of: "out")
    defer { try? setPermissions(0o700, of: "out") }
    let same = try place.briefgenBoundByPermissions(build, in: "brief")
    #expect(same.status == 0)
    #expect(same.output.hasSuffix(" → ../out/public/ (nothing changed)\n"))
    try place.write("brief/content/actors/kim.md", "---\nname: Kim\nkind: person\n---\n\nSomeone else.\n")
    let changed = try place.briefgenBoundByPermissions(build, in: "brief")
    #expect(changed.status == 74)
    #expect(changed.errors.hasPrefix("error: cannot create “"))
    #expect(changed.errors.contains("/out/.public.briefgen-"))
    #expect(changed.errors.hasSuffix("”: Permission denied\n"))
    #expect(try place.files("out") == before)
  }
}
