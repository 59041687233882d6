/// A place in the drawing, in px from its top left corner.
struct Point: Sendable, Equatable {
  var x: Double
  var y: Double

  func moved(x deltaX: Double = 0, y deltaY: Double = 0) -> Point {
    Point(x: x + deltaX, y: y + deltaY)
  }
}

/// A rectangle along the axes, in px.
struct Box: Sendable, Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  var center: Point { Point(x: (left + right) / 2, y: (top + bottom) / 2) }

  /// True where the two share some area; touching edges do not count.
  func intersects(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ other: Box) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }

  func grown(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  /// True where the circle reaches into the box.
  func intersects(circleAt center: Point, radius: Double) -> Bool {
    let nearestX = min(max(center.x, left), right)
    let nearestY = min(max(center.y, top), bottom)
    let distanceX = center.x - nearestX
    let distanceY = center.y - nearestY
    return distanceX * distanceX + distanceY * distanceY < radius * radius
  }
}
