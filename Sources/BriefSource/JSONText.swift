#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes values as JSON (RFC 8259): keys sorted, so that equal values give equal bytes.
public enum JSONText {
  /// The JSON text of a value, over several lines, with a line ending at its end.
  ///
  /// The value must have a JSON form: no numbers that are not finite. Anything else is a program error.
  public static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("a report has no JSON form: \(error)")
    }
  }
}
