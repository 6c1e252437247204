/// A value and the place in the source that it was read from.
public struct Located<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value

  /// Where it stands, without quotation marks or list markers.
  public var span: SourceSpan

  /// Joins a value to its place.
  public init(_ value: Value, at span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
