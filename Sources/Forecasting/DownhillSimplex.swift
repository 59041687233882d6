/// Finds a minimum without derivatives (Nelder and Mead 1965), held within 0 and 1 on each axis.
struct DownhillSimplex {
  /// A place and what the function is there.
  typealias Corner = (point: SIMD3<Double>, value: Double)

  private static let mostSteps = 400
  /// How near the corners lie when the search ends.
  private static let precision = 1e-7

  /// What is to be made small. A value that is no number counts as the highest.
  let function: (SIMD3<Double>) -> Double

  /// The lowest place found from a start.
  func minimum(from start: SIMD3<Double>) -> Corner {
    let first = search(from: start, edge: 0.2)
    // A simplex can get stuck against a wall; a second one around the place found sets it free.
    let second = search(from: first.point, edge: 0.02)
    return second.value < first.value ? second : first
  }

  private func search(from start: SIMD3<Double>, edge: Double) -> Corner {
    var corners = [corner(start)]
    for axis in 0..<3 {
      var point = start
      point[axis] += point[axis] + edge > 1 ? -edge : edge
      corners.append(corner(point))
    }
    for _ in 0..<Self.mostSteps {
      corners.sort { $0.value < $1.value }
      if Self.extent(corners) < Self.precision { break }
      step(&corners)
    }
    return corners.min { $0.value < $1.value } ?? corners[0]
  }

  private func corner(_ point: SIMD3<Double>) -> Corner {
    let held = point.clamped(lowerBound: .zero, upperBound: .one)
    let value = function(held)
    return (held, value.isFinite ? value : .infinity)
  }

  private static func extent(_ corners: [Corner]) -> Double {
    corners.dropFirst().reduce(0) { widest, corner in
      let distance = corner.point - corners[0].point
      return max(widest, abs(distance.x), abs(distance.y), abs(distance.z))
    }
  }

  /// Moves the worst corner through the middle of the others, or draws all to the best one.
  private func step(_ corners: inout [Corner]) {
    let worst = corners[3]
    let middle = (corners[0].point + corners[1].point + corners[2].point) / 3
    let mirrored = corner(middle + (middle - worst.point))
    if mirrored.value < corners[0].value {
      let further = corner(middle + 2 * (middle - worst.point))
      corners[3] = further.value < mirrored.value ? further : mirrored
    } else if mirrored.value < corners[2].value {
      corners[3] = mirrored
    } else {
      draw(&corners, in: mirrored.value < worst.value ? mirrored : worst, to: middle)
    }
  }

  private func draw(_ corners: inout [Corner], in outer: Corner, to middle: SIMD3<Double>) {
    let nearer = corner((middle + outer.point) / 2)
    if nearer.value < outer.value {
      corners[3] = nearer
      return
    }
    for index in 1...3 { corners[index] = corner((corners[0].point + corners[index].point) / 2) }
  }
}
