/// A log-likelihood of positive parameters with its first two derivatives.
protocol LikelihoodModel {
  /// The value at those parameters; the derivatives are by the parameters themselves.
  func evaluate(_ parameters: [Double]) -> LikelihoodPoint
}

/// A log-likelihood and its derivatives at a point.
struct LikelihoodPoint {
  var value: Double
  var gradient: [Double]
  /// Row by row, symmetric.
  var hessian: [[Double]]

  /// Zeros for so many parameters.
  init(parameterCount: Int) {
    value = 0
    gradient = .init(repeating: 0, count: parameterCount)
    hessian = .init(
      repeating: .init(repeating: 0, count: parameterCount), count: parameterCount)
  }

  /// The same point by the logarithms of the parameters.
  func inLogarithms(of parameters: [Double]) -> LikelihoodPoint {
    var point = self
    for row in parameters.indices {
      point.gradient[row] *= parameters[row]
      for column in parameters.indices {
        point.hessian[row][column] *= parameters[row] * parameters[column]
      }
      point.hessian[row][row] += point.gradient[row]
    }
    return point
  }
}

/// Finds the maximum of a likelihood by Newton's method in the logarithms of the parameters, damped
/// where the likelihood is not concave or a step does not raise it (Levenberg–Marquardt).
struct NewtonMaximizer {
  /// A maximum.
  struct Maximum: Equatable {
    var parameters: [Double]
    var value: Double
  }

  /// The slope that counts as flat, for each observation.
  var tolerance = 1e-10
  var maximumSteps = 200

  /// The maximum from a starting point; nil where the search does not converge, or runs to where a
  /// parameter means nothing any more.
  func maximize(
    _ model: some LikelihoodModel, from start: [Double], observations: Int
  ) -> Maximum? {
    var logarithms = start.map { SpecialFunctions.log($0) }
    var parameters = start
    var point = model.evaluate(parameters).inLogarithms(of: parameters)
    var damping = 1e-3
    for _ in 0..<maximumSteps {
      let slope = point.gradient.map(\.magnitude).max() ?? 0
      if slope <= tolerance * Double(max(observations, 1)) {
        return Maximum(parameters: parameters, value: point.value)
      }
      guard let better = step(model, from: logarithms, point, &damping) else { return nil }
      let gain = better.point.value - point.value
      (logarithms, parameters, point) = (better.logarithms, better.parameters, better.point)
      if gain <= 1e-14 * point.value.magnitude, slope <= 1e-6 * Double(max(observations, 1)) {
        return Maximum(parameters: parameters, value: point.value)
      }
    }
    return nil
  }

  private struct Step {
    var logarithms: [Double]
    var parameters: [Double]
    var point: LikelihoodPoint
  }

  /// The next point: uphill, or nil where no damping makes it so.
  private func step(
    _ model: some LikelihoodModel, from logarithms: [Double], _ point: LikelihoodPoint,
    _ damping: inout Double
  ) -> Step? {
    while damping < 1e12 {
      if let move = Self.move(point, damping: damping) {
        // A step of more than e² in a parameter would leave the region the curvature tells of.
        let longest = move.map(\.magnitude).max() ?? 0
        let scale = min(1, 2 / max(longest, 1e-300))
        let next = zip(logarithms, move).map { $0 + scale * $1 }
        guard next.allSatisfy({ $0.magnitude < 25 }) else { return nil }
        let parameters = next.map { SpecialFunctions.exponential($0) }
        let reached = model.evaluate(parameters).inLogarithms(of: parameters)
        if reached.value.isFinite, reached.value >= point.value - 1e-13 * point.value.magnitude {
          damping = max(damping * 0.1, 1e-12)
          return Step(logarithms: next, parameters: parameters, point: reached)
        }
      }
      damping *= 10
    }
    return nil
  }

  /// Solves (−H + damping · |diagonal|) · move = gradient; nil where the matrix is not positive.
  private static func move(_ point: LikelihoodPoint, damping: Double) -> [Double]? {
    let count = point.gradient.count
    var matrix = point.hessian.map { $0.map { -$0 } }
    let scale = matrix.indices.map { matrix[$0][$0].magnitude }.max() ?? 1
    for index in 0..<count {
      matrix[index][index] += damping * max(matrix[index][index].magnitude, 1e-6 * scale)
    }
    return solve(matrix, point.gradient)
  }

  /// Cholesky's decomposition and both substitutions.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    let count = right.count
    var lower = matrix
    for row in 0..<count {
      for column in 0...row {
        var sum = matrix[row][column]
        for index in 0..<column { sum -= lower[row][index] * lower[column][index] }
        if row == column {
          guard sum > 0, sum.isFinite else { return nil }
          lower[row][row] = sum.squareRoot()
        } else {
          lower[row][column] = sum / lower[column][column]
        }
      }
    }
    var solution = right
    for row in 0..<count {
      for index in 0..<row { solution[row] -= lower[row][index] * solution[index] }
      solution[row] /= lower[row][row]
    }
    for row in (0..<count).reversed() {
      for index in row + 1..<max(count, row + 1) {
        solution[row] -= lower[index][row] * solution[index]
      }
      solution[row] /= lower[row][row]
    }
    return solution
  }
}
