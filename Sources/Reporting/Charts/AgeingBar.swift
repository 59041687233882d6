/// A bucket of an ageing: "31–60 days".
public struct AgeingBucket: Sendable {
  /// Its name: "31–60 days".
  public var label: String
  /// What is negative or unknown has no length but keeps its label.
  public var value: Double?
  /// The meaning of its colour.
  public var tone: Tone

  /// Each parameter is described at the property of its name.
  public init(_ label: String, value: Double?, tone: Tone) {
    self.label = label
    self.value = Finite.value(value)
    self.tone = tone
  }
}

/// Parts of a total in one lying bar. However narrow a part is, its name and value stay: below it, or
/// as near as they can, with a swatch; in a list where there is no room for a row of them.
public struct AgeingBar: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// What the values are.
  public var measure: Measure
  /// From left to right.
  public var buckets: [AgeingBucket]

  /// Each parameter is described at the property of its name.
  public init(_ caption: Caption, measure: Measure, buckets: [AgeingBucket]) {
    self.caption = caption
    self.measure = measure
    self.buckets = buckets
  }

  private static let barHeight = 26.0
  private static let gap = 12.0
  /// What the swatch before a label takes.
  private static let swatch = 14.0

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    guard buckets.contains(where: { $0.value != nil }) else {
      return Drawing.empty(caption, width: width)
    }
    let segments = segments(width: width)
    let items = zip(buckets, segments).map { bucket, segment in
      let extent = Self.swatch + max(nameWidth(bucket), valueWidth(bucket)) + Self.gap
      // A wide part is named at its start, a narrow one around its middle.
      let isWide = segment.width >= extent
      return LabelSpread.Item(
        wanted: isWide ? segment.left + extent / 2 : segment.center.x, extent: extent)
    }
    guard let middles = LabelSpread.middles(items, in: 0...(width + Self.gap)) else {
      return listed(segments, width: width)
    }
    return inRow(segments, lefts: zip(middles, items).map { $0 - $1.extent / 2 }, width: width)
  }

  private func nameWidth(_ bucket: AgeingBucket) -> Double {
    TextMeasure.width(PlainText.label(bucket.label))
  }

  private func valueWidth(_ bucket: AgeingBucket) -> Double {
    TextMeasure.width(text(bucket), bold: true)
  }

  private func text(_ bucket: AgeingBucket) -> String { bucket.value.map(measure.value) ?? "–" }

  private func segments(width: Double) -> [Box] {
    let lengths = buckets.map { max($0.value ?? 0, 0) }
    let largest = max(lengths.max() ?? 0, 1e-100)
    let total = max(lengths.reduce(0) { $0 + $1 / largest }, 1e-100)
    var left = 0.0
    return lengths.map { length in
      let right = left + width * (length / largest / total)
      defer { left = right }
      return Box(left: left, top: 0, right: right, bottom: Self.barHeight)
    }
  }

  private func addBar(_ segments: [Box], to drawing: inout Drawing) {
    for (bucket, segment) in zip(buckets, segments) where segment.width > 0 {
      var box = segment
      box.right -= segment.width > 3 ? 1 : 0
      let hover = "\(bucket.label): \(text(bucket))"
      drawing.add(Mark.box(box, fill: bucket.tone.fill, hover: hover))
    }
  }

  private func inRow(_ segments: [Box], lefts: [Double], width: Double) -> String {
    var drawing = Drawing(caption, width: width, height: Self.barHeight + 42)
    addBar(segments, to: &drawing)
    let bold = TextStyle(isBold: true)
    let top = Self.barHeight + 8
    for (index, bucket) in buckets.enumerated() {
      addSwatch(bucket, left: lefts[index], top: top, to: &drawing)
      let left = lefts[index] + Self.swatch
      drawing.add(text(bucket), at: Point(x: left, y: top + bold.ascent), bold)
      let name = Point(x: left, y: top + bold.ascent + TextStyle.lineHeight)
      drawing.add(PlainText.label(bucket.label), at: name, TextStyle(paint: .muted))
    }
    return drawing.rendered()
  }

  private func addSwatch(
    _ bucket: AgeingBucket, left: Double, top: Double, to drawing: inout Drawing
  ) {
    let swatch = Box(left: left, top: top + 2, right: left + 10, bottom: top + 12)
    drawing.add(Mark.box(swatch, fill: bucket.tone.fill))
  }

  private func listed(_ segments: [Box], width: Double) -> String {
    let rowHeight = TextStyle.lineHeight + 5
    let height = Self.barHeight + 8 + rowHeight * Double(buckets.count)
    var drawing = Drawing(caption, width: width, height: height)
    addBar(segments, to: &drawing)
    let bold = TextStyle(isBold: true)
    for (index, bucket) in buckets.enumerated() {
      let top = Self.barHeight + 8 + rowHeight * Double(index)
      addSwatch(bucket, left: 0, top: top, to: &drawing)
      let value = TextMeasure.truncated(text(bucket), to: width * 0.55, bold)
      let room = width - Self.swatch - TextMeasure.width(value, bold) - 10
      let name = TextMeasure.truncated(bucket.label, to: room)
      drawing.add(name, at: Point(x: Self.swatch, y: top + bold.ascent))
      drawing.add(value, at: Point(x: width, y: top + bold.ascent), bold, anchor: .end)
    }
    return drawing.rendered()
  }
}
