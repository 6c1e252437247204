import Crypto

/// Digests, as `sha256sum` prints them.
public enum Digest {
  /// The SHA-256 digest (FIPS 180-4) of bytes, in hexadecimal.
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for byte in SHA256.hash(data: bytes) {
      digits.append(hexadecimalDigits[Int(byte >> 4)])
      digits.append(hexadecimalDigits[Int(byte & 15)])
    }
    return digits
  }

  private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
}
