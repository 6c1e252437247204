import BriefSource

/// The YAML header of a file: a mapping, every node with its place.
public struct FrontMatter: Sendable {
  /// The fields in the order of the file.
  public let fields: [YAMLField]

  /// The bytes between the two `---` lines, in the file.
  public let range: Range<Int>

  /// Makes front matter.
  public init(fields: [YAMLField], range: Range<Int>) {
    self.fields = fields
    self.range = range
  }
}

/// A key of a mapping and its value.
public struct YAMLField: Sendable {
  /// The key.
  public let key: String
  /// Where the key stands.
  public let keyRange: Range<Int>
  /// The value.
  public let value: YAMLNode

  /// Makes a field.
  public init(key: String, keyRange: Range<Int>, value: YAMLNode) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}

/// A YAML value with its place.
public struct YAMLNode: Sendable {
  /// What the value is.
  public indirect enum Kind: Sendable {
    /// Nothing: `~`, `null` or no text at all.
    case null
    /// A scalar as text. What is not quoted may also be a number or a truth value: `isQuoted` tells.
    case scalar(String, isQuoted: Bool)
    /// A list.
    case sequence([YAMLNode])
    /// A mapping.
    case mapping([YAMLField])
  }

  /// What the value is.
  public let kind: Kind

  /// Its bytes in the file; of a quoted scalar, without the quotation marks.
  public let range: Range<Int>

  /// Of a scalar: whether its text is the bytes of `range`, so that an offset into one is an offset into the other.
  public let isVerbatim: Bool

  /// Makes a node.
  public init(_ kind: Kind, range: Range<Int>, isVerbatim: Bool = false) {
    self.kind = kind
    self.range = range
    self.isVerbatim = isVerbatim
  }
}
