/// How large words are set.
struct TypeSize: Equatable {
  /// From line to line, in pixels.
  let pitch: Int
  /// How tall a bar is, in pixels: as lower-case letters are.
  let bar: Int
  /// How long a letter is, in 64ths of a pixel.
  let letter: Int
  /// How long the space between words is, in 64ths of a pixel.
  var space: Int { letter * 3 / 4 }

  /// A pixel in the unit of `letter`.
  static let pixel = 64

  /// Text in its paragraphs. Letters are a little less than half as wide as lines are apart.
  static func text(pitch: Int) -> TypeSize {
    TypeSize(pitch: pitch, bar: (pitch + 1) / 2, letter: pitch * pixel * 3 / 7)
  }

  /// A title, whose lines are closer together.
  static func title(letter: Int) -> TypeSize {
    TypeSize(pitch: letter * 8 / 5, bar: letter, letter: letter * pixel)
  }
}
