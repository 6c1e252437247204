/// A bell that wakes a thread that waits for descriptors. Once rung, it goes on ringing.
final class WakeUp: Sendable {
  /// What the thread waits for, beside others.
  let descriptor: Int32
  private let writeEnd: Int32

  init() throws(ErrorNumber) {
    (descriptor, writeEnd) = try SystemCall.makePipe()
  }

  deinit {
    SystemCall.release(descriptor)
    SystemCall.release(writeEnd)
  }

  func ring() {
    _ = try? SystemCall.writeBytes(writeEnd, [1 as UInt8], from: 0)
  }
}
