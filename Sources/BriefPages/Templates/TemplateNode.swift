/// A piece of a template.
///
/// The grammar is a subset of Mustache: variables, sections, inverted sections, comments, partials, and inheritance.
enum TemplateNode: Sendable {
  /// Text that is printed as it stands, as a range of the template's bytes. A tag that stands alone on its line has taken
  /// the rest of the line with it.
  case text(Range<Int>)
  /// `{{name}}`, `{{{name}}}` or `{{& name}}`: all print the same, for values are markup already.
  case variable(TemplateName)
  /// `{{# name}}…{{/ name}}`, or with `^` what stands in for nothing.
  case section(TemplateName, isInverted: Bool, [TemplateNode])
  /// `{{> name}}`: another template in this place. Unlike the Mustache specification has it, the white space before a
  /// partial that stands alone on its line is not put before every line of the partial: it means nothing in HTML, and
  /// would be added to the text of a `<pre>`.
  case partial(TemplateName)
  /// `{{< name}}…{{/ name}}`: another template with some of its blocks replaced.
  case parent(TemplateName, blocks: [TemplateBlock])
  /// `{{$ name}}…{{/ name}}` outside of a parent: a block with its default.
  case block(TemplateBlock)
}

/// A block of a template that others can inherit from, or what takes its place.
struct TemplateBlock: Sendable {
  let name: TemplateName
  let nodes: [TemplateNode]
}

/// A name in a tag, and where it stands.
struct TemplateName: Sendable, Hashable {
  let text: String
  /// The parts of a dotted name; none in `.`.
  let parts: [TemplateKey]
  /// The bytes of the name in the template.
  let range: Range<Int>

  init(text: String, range: Range<Int>) {
    self.text = text
    self.range = range
    parts = text.utf8.split(separator: UInt8(ascii: ".")).map { TemplateKey(String(Substring($0))) }
  }
}

/// A template as it was read.
final class ScannedTemplate: Sendable {
  /// The name by which other templates include it: the path below `templates/` without `.mustache`.
  let name: String
  /// The path that diagnostics name.
  let path: String
  let bytes: [UInt8]
  /// Whether it was read without a fault. One that was not is still checked as far as it was understood, so that one run
  /// reports everything, but it is not rendered.
  let isSound: Bool
  let nodes: [TemplateNode]

  init(name: String, path: String, bytes: [UInt8], isSound: Bool, nodes: [TemplateNode]) {
    self.name = name
    self.path = path
    self.bytes = bytes
    self.isSound = isSound
    self.nodes = nodes
  }
}
