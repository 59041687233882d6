/// One bubble of a scatter chart.
public struct Bubble: Sendable {
  /// Its name.
  public var label: String
  /// By the horizontal measure; nil has no place.
  public var x: Double?
  /// By the vertical measure; nil has no place.
  public var y: Double?
  /// Drawn as area, against the largest; nil and what is not positive get the smallest dot.
  public var size: Double?
  /// The meaning of its colour.
  public var tone: Tone
  /// Labels are given room in this order, greatest first; then by size.
  public var priority: Double
  /// More for the hover title: "revenue 1.2 m, margin 31 %, reprice".
  public var detail: String

  /// Each parameter is described at the property of its name.
  public init(
    _ label: String, x: Double?, y: Double?, size: Double? = nil, tone: Tone = .accent,
    priority: Double = 0, detail: String = ""
  ) {
    self.label = label
    self.x = Finite.value(x)
    self.y = Finite.value(y)
    self.size = Finite.value(size)
    self.tone = tone
    self.priority = priority
    self.detail = detail
  }
}

/// Where a scatter chart is cut into four, and what the parts are called.
public struct Quadrants: Sendable {
  /// Where the upright line stands.
  public var x: Double
  /// Where the lying line stands.
  public var y: Double
  /// The name of the quarter of little x and much y.
  public var topLeft: String
  /// The name of the quarter of much of both.
  public var topRight: String
  /// The name of the quarter of little of both.
  public var bottomLeft: String
  /// The name of the quarter of much x and little y.
  public var bottomRight: String

  /// Each parameter is described at the property of its name.
  public init(
    x: Double, y: Double, topLeft: String, topRight: String, bottomLeft: String,
    bottomRight: String
  ) {
    self.x = x
    self.y = y
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomLeft = bottomLeft
    self.bottomRight = bottomRight
  }
}

/// Bubbles by two measures, such as growth and share. Labels never touch: one that finds no room is
/// left to the hover title and the table.
public struct ScatterChart: Chart {
  /// What a reader who does not see the drawing is told.
  public var caption: Caption
  /// Of the horizontal axis; its unit stands below.
  public var xMeasure: Measure
  /// Of the vertical axis; its unit stands above.
  public var yMeasure: Measure
  /// In any order; the largest are painted first.
  public var bubbles: [Bubble]
  /// For ratios; what is not positive has no place on such an axis and is left out.
  public var hasLogarithmicX: Bool
  /// Nil draws no cross.
  public var quadrants: Quadrants?
  /// True keeps a few extreme values from pressing all others together: what lies more than three
  /// times the middle half's breadth outside it stands at the edge as an arrowhead, with its value.
  public var keepsOutliersAtEdge: Bool

  /// Each parameter is described at the property of its name.
  public init(
    _ caption: Caption, x: Measure, y: Measure, bubbles: [Bubble], hasLogarithmicX: Bool = false,
    quadrants: Quadrants? = nil, keepsOutliersAtEdge: Bool = true
  ) {
    self.caption = caption
    xMeasure = x
    yMeasure = y
    self.bubbles = bubbles
    self.hasLogarithmicX = hasLogarithmicX
    self.quadrants = quadrants
    self.keepsOutliersAtEdge = keepsOutliersAtEdge
  }

  /// How many bubbles lack a value and are not drawn; to be stated beside the chart.
  public var omittedCount: Int { bubbles.count - drawable.count }

  /// The bubbles with a place.
  var drawable: [Bubble] {
    bubbles.filter { bubble in
      guard let x = bubble.x, bubble.y != nil else { return false }
      return !hasLogarithmicX || x > 0
    }
  }

  /// The drawing, `width` px wide.
  public func svg(width: Double) -> String {
    let width = Layout.usable(width)
    guard !drawable.isEmpty else { return Drawing.empty(caption, width: width) }
    return ScatterDrawing(self, width: width).rendered()
  }
}
