import BriefSource
import Crypto

/// Digests, as `sha256sum` prints them.
public enum Digest {
  /// The SHA-256 digest (FIPS 180-4) of bytes, in hexadecimal.
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes { sha256($0) } }

  /// The SHA-256 digest of bytes in memory, in hexadecimal.
  public static func sha256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var running = RunningDigest()
    running.add(bytes)
    return running.digest
  }

  /// Digits for the bytes of a digest.
  fileprivate static func hexadecimal(_ digest: SHA256Digest) -> [UInt8] {
    digest.withUnsafeBytes { bytes in
      [UInt8](unsafeUninitializedCapacity: 2 * bytes.count) { digits, count in
        for byte in bytes {
          digits.initializeElement(at: count, to: digit(byte >> 4))
          digits.initializeElement(at: count + 1, to: digit(byte & 15))
          count += 2
        }
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
  }

  /// A digest of two rows of bytes, one after the other (`ShortDigest`).
  static func short(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> UInt64 {
    XXHash64.digest(second, seed: XXHash64.digest(first))
  }
}

/// A SHA-256 digest of bytes that come in parts.
public struct RunningDigest {
  private var hash = SHA256()

  /// Begins with nothing.
  public init() {}

  /// Adds bytes.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

  /// The digest of all that was added, in hexadecimal.
  public var digest: [UInt8] { Digest.hexadecimal(hash.finalize()) }
}
