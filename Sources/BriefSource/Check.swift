/// The checks, by the names under which they are reported. A name, once published, never changes.
public enum Check: String, CaseIterable, Sendable, Codable {
  // Files
  case invalidUTF8 = "invalid-utf8"
  case unreadableFile = "unreadable-file"
  case escapingLink = "escaping-link"
  case missingFile = "missing-file"
  case misplacedFile = "misplaced-file"
  case invalidID = "invalid-id"
  case duplicateID = "duplicate-id"
  case pathCollision = "path-collision"

  // Front matter
  case invalidYAML = "invalid-yaml"
  case missingField = "missing-field"
  case unknownField = "unknown-field"
  case duplicateField = "duplicate-field"
  case wrongType = "wrong-type"
  case unknownValue = "unknown-value"
  case impossibleDate = "impossible-date"
  case reversedInterval = "reversed-interval"

  // Text
  case rawHTML = "raw-html"
  case skippedHeadingLevel = "skipped-heading-level"
  case missingImage = "missing-image"
  case missingAlternativeText = "missing-alternative-text"
  case forbiddenScheme = "forbidden-scheme"
  case nestingTooDeep = "nesting-too-deep"

  // References
  case unknownReference = "unknown-reference"
  case unknownFragment = "unknown-fragment"
  case ambiguousName = "ambiguous-name"
  case undefinedFootnote = "undefined-footnote"
  case unusedFootnote = "unused-footnote"
  case unmentionedEntry = "unmentioned-entry"
  case unarguedRecommendation = "unargued-recommendation"
  case unaddressedRecommendation = "unaddressed-recommendation"
  case dependencyCircle = "dependency-circle"

  // Templates
  case invalidTemplate = "invalid-template"
  case unknownTemplateKey = "unknown-template-key"
  case unknownPartial = "unknown-partial"

  /// How grave a finding of this check is: an error where a reader would meet a dead end, a lie or a hole.
  public var severity: Severity {
    switch self {
    case .skippedHeadingLevel, .missingAlternativeText, .unusedFootnote, .unmentionedEntry,
      .unarguedRecommendation, .misplacedFile:
      .warning
    default: .error
    }
  }

  /// The rule in one sentence, for SARIF and for lists of checks.
  public var rule: String {
    switch self {
    case .invalidUTF8: "Text files are UTF-8."
    case .unreadableFile: "Every file of the site can be read."
    case .escapingLink: "A symbolic link stays within the site."
    case .missingFile: "A brief has content/brief.md and content/essay.md."
    case .misplacedFile: "Files stand where the content model expects them."
    case .invalidID: "An id is made of letters, digits, hyphens and underscores."
    case .duplicateID: "An id names one thing."
    case .pathCollision: "Two pages never share a path, on any file system."
    case .invalidYAML: "Front matter is well-formed YAML."
    case .missingField: "Required fields are present and not empty."
    case .unknownField: "Front matter has the fields of the content model and no others."
    case .duplicateField: "A field stands once."
    case .wrongType: "A field's value has the field's type."
    case .unknownValue: "A field's value is one of those the content model lists."
    case .impossibleDate: "A date exists in the calendar and is written in EDTF."
    case .reversedInterval: "An interval ends no earlier than it begins."
    case .rawHTML: "Content has no raw HTML."
    case .skippedHeadingLevel: "Heading levels go down one step at a time."
    case .missingImage: "An image that is shown exists."
    case .missingAlternativeText: "An image has alternative text."
    case .forbiddenScheme: "A URL's scheme is on the list of allowed schemes."
    case .nestingTooDeep: "Markdown and YAML nest to a readable depth."
    case .unknownReference: "A reference names something that exists."
    case .unknownFragment: "A fragment names an anchor of the page it leads to."
    case .ambiguousName: "A name or alias belongs to one entry."
    case .undefinedFootnote: "A footnote call has its footnote."
    case .unusedFootnote: "A footnote is called somewhere."
    case .unmentionedEntry: "Every actor and event is mentioned somewhere."
    case .unarguedRecommendation: "The essay argues for every recommendation."
    case .unaddressedRecommendation: "A recommendation says who must act."
    case .dependencyCircle: "Recommendations do not depend on each other in a circle."
    case .invalidTemplate: "A template is well-formed Mustache."
    case .unknownTemplateKey: "A template names keys that its page offers."
    case .unknownPartial: "A template names partials that exist."
    }
  }
}
