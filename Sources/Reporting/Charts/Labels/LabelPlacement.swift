/// Labels beside points, placed so that none touches another, a bubble, or the edge. A label that
/// finds no room is left out; its text stays in the hover title and in the table.
struct LabelPlacement {
  struct Item: Sendable {
    var center: Point
    /// Of the bubble that the label names.
    var radius: Double
    var text: String
    var style = TextStyle()
  }

  struct Placed: Sendable {
    var text: String
    /// The left end of the baseline.
    var origin: Point
    var style: TextStyle
    var box: Box
    /// From the bubble to the label, where they do not stand side by side.
    var leader: (start: Point, end: Point)?
  }

  /// Where labels may stand.
  let room: Box
  private let circles: [(center: Point, radius: Double)]
  private var taken: [Box]
  private let avoided: [Box]
  private var leaders: [(start: Point, end: Point)] = []

  /// - Parameters:
  ///   - circles: every bubble, also those without a label.
  ///   - taken: text that stands already.
  ///   - avoided: lines that a label crosses only where it has no other place.
  init(
    room: Box, circles: [(center: Point, radius: Double)], taken: [Box] = [], avoided: [Box] = []
  ) {
    self.room = room
    self.circles = circles
    self.taken = taken
    self.avoided = avoided
  }

  /// Places the items in their order, the most important first. The result is parallel to them.
  mutating func place(_ items: [Item]) -> [Placed?] {
    items.map { place($0) }
  }

  private mutating func place(_ item: Item) -> Placed? {
    guard let placed = place(for: item) else { return nil }
    taken.append(placed.box)
    if let leader = placed.leader { leaders.append(leader) }
    return placed
  }

  /// The first free place clear of the lines to avoid, else the first free one.
  private func place(for item: Item) -> Placed? {
    let free = Candidate.all.map { $0.placed(item) }.filter(isFree)
    return free.first(where: isClear) ?? free.first
  }

  private func isClear(_ placed: Placed) -> Bool {
    !avoided.contains { line in
      let isCrossed = placed.leader.map { Self.passes($0, through: line) } ?? false
      return isCrossed || placed.box.intersects(line)
    }
  }

  private func isFree(_ placed: Placed) -> Bool {
    let box = placed.box
    guard room.contains(box), !taken.contains(where: box.intersects) else { return false }
    let meetsBubble = circles.contains { box.intersects(circleAt: $0.center, radius: $0.radius) }
    guard !meetsBubble else { return false }
    guard !leaders.contains(where: { Self.passes($0, through: box) }) else { return false }
    guard let leader = placed.leader else { return true }
    return !taken.contains { Self.passes(leader, through: $0) }
      && !leaders.contains { Self.cross($0, leader) }
  }

  private static func cross(
    _ first: (start: Point, end: Point), _ second: (start: Point, end: Point)
  ) -> Bool {
    side(first, second.start) * side(first, second.end) < 0
      && side(second, first.start) * side(second, first.end) < 0
  }

  /// Positive on one side of a line, negative on the other.
  private static func side(_ line: (start: Point, end: Point), _ point: Point) -> Double {
    (line.end.x - line.start.x) * (point.y - line.start.y)
      - (line.end.y - line.start.y) * (point.x - line.start.x)
  }

  private static func passes(_ line: (start: Point, end: Point), through box: Box) -> Bool {
    stride(from: 0.0, through: 1, by: 0.04).contains { share in
      let x = line.start.x + (line.end.x - line.start.x) * share
      let y = line.start.y + (line.end.y - line.start.y) * share
      return box.left < x && x < box.right && box.top < y && y < box.bottom
    }
  }
}

/// A place for a label, seen from its bubble.
private struct Candidate {
  /// The direction from the bubble's centre, of length 1.
  let direction: Point
  /// Px from the bubble's edge to the label.
  let distance: Double
  let hasLeader: Bool

  /// Beside the bubble first, in the order in which readers look; then farther away, with a line.
  static let all: [Candidate] = {
    let sides = [Point(x: 1, y: 0), Point(x: -1, y: 0), Point(x: 0, y: -1), Point(x: 0, y: 1)]
    let part = 0.5.squareRoot()
    let corners = [
      Point(x: part, y: -part), Point(x: part, y: part), Point(x: -part, y: -part),
      Point(x: -part, y: part),
    ]
    let beside = (sides + corners).map { Candidate(direction: $0, distance: 3, hasLeader: false) }
    let afar = [14.0, 24].flatMap { distance in
      (corners + sides).map { Candidate(direction: $0, distance: distance, hasLeader: true) }
    }
    return beside + afar
  }()

  func placed(_ item: LabelPlacement.Item) -> LabelPlacement.Placed {
    let edge = along(item, item.radius + distance)
    let width = TextMeasure.width(item.text, item.style)
    let height = item.style.height
    let left =
      direction.x > 0.5 ? edge.x : direction.x < -0.5 ? edge.x - width : edge.x - width / 2
    let top =
      direction.y > 0.5 ? edge.y : direction.y < -0.5 ? edge.y - height : edge.y - height / 2
    let box = Box(left: left, top: top, right: left + width, bottom: top + height)
    let leader = (start: along(item, item.radius), end: along(item, item.radius + distance - 1))
    return LabelPlacement.Placed(
      text: item.text, origin: Point(x: left, y: top + item.style.ascent), style: item.style,
      box: box, leader: hasLeader ? leader : nil)
  }

  private func along(_ item: LabelPlacement.Item, _ length: Double) -> Point {
    item.center.moved(x: direction.x * length, y: direction.y * length)
  }
}
