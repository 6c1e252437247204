/// The icon of every site: a paragraph as a card shows it, in which a word refers to something.
/// `templates/assets/icon.svg` is the same for whoever can show that.
public enum SiteIcon {
  /// The width and the height in pixels: what Apple's home screens ask for.
  public static let side = 180

  /// The icon as a PNG file. It is opaque to its edges, for systems cut it to a shape of their own.
  public static let png = PNGEncoder.encode(drawing)

  static var drawing: Canvas {
    var canvas = Canvas(width: side, height: side)
    func draw(_ left: Int, _ top: Int, width: Int, _ ink: Ink) {
      canvas.draw(Box(left: left, top: top, width: width, height: 22, radius: 16), .print(ink))
    }
    draw(22, 34, width: 136, .text)
    draw(22, 79, width: 46, .text)
    draw(79, 79, width: 79, .accent)
    draw(22, 124, width: 90, .text)
    return canvas
  }
}
