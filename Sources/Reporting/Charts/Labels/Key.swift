/// A line of swatches with names above a plot, for series that cannot be named beside their marks.
struct Key {
  private let entries: [(name: String, tone: Tone, place: Point)]
  /// The height of the key, gap below included; 0 without entries.
  let height: Double

  init(_ series: [(name: String, tone: Tone)], top: Double, width: Double) {
    var entries: [(name: String, tone: Tone, place: Point)] = []
    var next = Point(x: 0, y: top)
    for one in series {
      let name = TextMeasure.truncated(one.name, to: width - 16)
      let extent = 14 + TextMeasure.width(name)
      if next.x > 0 && next.x + extent > width {
        next = Point(x: 0, y: next.y + TextStyle.lineHeight + 3)
      }
      entries.append((name, one.tone, next))
      next.x += extent + 14
    }
    self.entries = entries
    height = entries.isEmpty ? 0 : next.y - top + TextStyle.lineHeight + 8
  }

  func draw(on drawing: inout Drawing) {
    for entry in entries {
      let top = entry.place.y + 2
      let swatch = Box(
        left: entry.place.x, top: top, right: entry.place.x + 10, bottom: top + 10)
      drawing.add(Mark.box(swatch, fill: entry.tone.fill))
      drawing.add(entry.name, at: Point(x: entry.place.x + 14, y: top + 9))
    }
  }
}
