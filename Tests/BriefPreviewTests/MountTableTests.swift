import Testing

@testable import BriefPublishing

@Suite("Mounted file systems")
struct MountTableTests {
  private let table = MountTable(
    Array(
      """
      22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      30 22 0:26 / /home/me/my\\040briefs rw,nosuid - nfs4 server:/briefs rw
      31 30 0:27 / /home/me/my\\040briefs/local rw shared:7 master:2 - xfs /dev/sdb1 rw
      32 22 0:28 / /mnt/c rw - 9p drvfs rw
      33 22 0:29 / /media/phone rw - fuse.sshfs phone: rw
      damaged line

      """.utf8))

  @Test(
    "folders on a network or from a host are watched by looking",
    arguments: [
      ("/home/me/my briefs", true), ("/home/me/my briefs/one", true), ("/home/me/my briefs/local/one", false),
      ("/home/me/my briefs2", false), ("/home/me", false), ("/mnt/c/briefs", true), ("/mnt/cd", false),
      ("/media/phone", true), ("/", false), ("", false),
    ])
  func sharing(folder: String, isShared: Bool) {
    #expect(table.isShared(Array(folder.utf8)) == isShared)
  }

  @Test("where there is no table, nothing is shared")
  func missing() {
    #expect(!MountTable([]).isShared(Array("/home".utf8)))
  }
}
