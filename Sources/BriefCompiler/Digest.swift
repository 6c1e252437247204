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
  fileprivate static func hexadecimal(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for byte in bytes {
      digits.append(hexadecimalDigits[Int(byte >> 4)])
      digits.append(hexadecimalDigits[Int(byte & 15)])
    }
    return digits
  }

  /// A digest of two rows of bytes, one after the other (`ShortDigest`).
  static func short(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> UInt64 {
    XXHash64.digest(second, seed: XXHash64.digest(first))
  }

  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
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
