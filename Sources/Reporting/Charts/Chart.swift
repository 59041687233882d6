/// What a reader who does not see the drawing is told, and what tells charts of a page apart.
public struct Caption: Sendable {
  /// The figure's name in the page, with which the SVG ids begin; none where it is empty.
  public var id: String
  /// What the chart shows, in a sentence; read aloud. Without it the drawing is mere decoration.
  public var label: String
  /// More of it, such as the first, last, highest and lowest value; read aloud on demand.
  public var detail: String
  /// Stands in place of a drawing that has no data, in the reader's language.
  public var emptyText: String

  /// Of a drawing beside text that says the same, as a tile's sparkline: nothing is read aloud.
  public static let decoration = Caption(id: "", label: "")

  /// Each parameter is described at the property of its name.
  public init(id: String, label: String, detail: String = "", emptyText: String = "–") {
    self.id = id
    self.label = label
    self.detail = detail
    self.emptyText = emptyText
  }
}

/// A chart: numbers and strings in, SVG text out. The same chart gives the same text, always.
public protocol Chart: Sendable {
  var caption: Caption { get }

  /// The drawing, `width` px wide. Text keeps its size whatever the width, so a chart is drawn for
  /// each width at which it is shown, not scaled. Widths under 160 px are taken as 160.
  func svg(width: Double) -> String
}

extension Chart {
  /// Both drawings, of which the page's style sheet shows the one that fits.
  ///
  /// - Parameters:
  ///   - wide: px from 480 px of room on: 540 in a column of two, 1120 alone.
  ///   - narrow: px on a phone.
  public func figure(wide: Double = 540, narrow: Double = 358) -> String {
    "<div class=\"chart wide\">\(svg(width: wide))</div>"
      + "<div class=\"chart narrow\">\(svg(width: narrow))</div>"
  }
}

/// The widths at which a layout changes.
enum Layout {
  static let least = 160.0
  /// From here on there is a pointer rather than a thumb, and room beside the plot.
  static let wide = 460.0

  static func usable(_ width: Double) -> Double {
    width.isFinite ? min(max(width, least), 4000) : least
  }

  /// The height of a plot with two axes.
  static func plotHeight(_ width: Double) -> Double {
    if width < wide { return 220 }
    return width < 800 ? 240 : 300
  }
}
