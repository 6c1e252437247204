/// Something wrong in a brief: the rule, the place, and the way to mend it.
///
/// The message states the rule or the fact ("nothing is called “kim-jong-il”"), in lower case and without a full
/// stop; it never says that the tool failed. The span is the smallest stretch that has to change.
public struct Diagnostic: Hashable, Sendable {
  /// A second place that matters, or a remark.
  public struct Note: Hashable, Sendable {
    /// What is to be seen there.
    public var message: String
    /// The place, or `nil` for a remark.
    public var span: SourceSpan?

    /// Makes a note.
    public init(_ message: String, at span: SourceSpan? = nil) {
      self.message = message
      self.span = span
    }
  }

  /// Which check found it.
  public var check: Check
  /// How grave it is. A check has one severity, always.
  public var severity: Severity { check.severity }
  /// What is wrong.
  public var message: String
  /// Where.
  public var span: SourceSpan
  /// A few words printed beside the marked text; may be empty.
  public var label: String
  /// Other places.
  public var notes: [Note]
  /// How to mend it, in words.
  public var help: String?
  /// How to mend it, in bytes, where that is sure.
  public var replacement: Replacement?

  /// Makes a diagnostic.
  public init(
    _ check: Check, _ message: String, at span: SourceSpan, label: String = "", notes: [Note] = [],
    help: String? = nil, replacement: Replacement? = nil
  ) {
    self.check = check
    self.message = message
    self.span = span
    self.label = label
    self.notes = notes
    self.help = help
    self.replacement = replacement
  }
}

extension Diagnostic: Comparable {
  /// Orders diagnostics by file and place, then by check and message, so that a report never depends on the
  /// order in which stages ran.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.span != right.span { return left.span < right.span }
    if left.check != right.check { return left.check.rawValue.isOrderedBefore(right.check.rawValue) }
    return left.message.isOrderedBefore(right.message)
  }
}
