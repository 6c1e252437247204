/// The file systems that are mounted, as Linux lists them (`/proc/self/mountinfo`, proc(5)).
struct MountTable {
  private let mounts: [(point: [UInt8], type: String)]

  /// Reads the table; it is empty where there is none.
  init() {
    var text: [UInt8] = []
    if let file = try? SystemCall.openFile(
      FileName("/proc/self/mountinfo").cString, at: SystemCall.currentFolder)
    {
      defer { SystemCall.release(file) }
      text = (try? FileContents.read(file)) ?? []
    }
    self.init(text)
  }

  init(_ text: [UInt8]) {
    mounts = text.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = line.split(separator: UInt8(ascii: " "))
      // The fields before the dash differ in number; the type of the file system is the first one after it.
      guard fields.count > 5, let dash = fields[5...].firstIndex(where: { $0.elementsEqual("-".utf8) }),
        dash + 1 < fields.count
      else { return nil }
      return (Self.unescaped(fields[4]), String(decoding: fields[dash + 1], as: UTF8.self))
    }
  }

  /// Whether others than this kernel may change the files of a folder, so that it cannot tell when they do: a
  /// network's file systems, those of a virtual machine's host, and those of programs.
  func isShared(_ folder: [UInt8]) -> Bool {
    let mount = mounts.filter { mount in
      folder.starts(with: mount.point)
        && (mount.point.last == UInt8(ascii: "/") || folder.count == mount.point.count
          || folder[mount.point.count] == UInt8(ascii: "/"))
    }.max { $0.point.count < $1.point.count }
    guard let type = mount?.type else { return false }
    return ["nfs", "nfs4", "cifs", "smb3", "9p", "virtiofs", "vboxsf", "afs", "ceph", "drvfs"].contains(type)
      || type == "fuse" || type.hasPrefix("fuse.")
  }

  /// Spaces and the like are written as a backslash and three octal digits.
  private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = field
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
