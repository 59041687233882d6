import SQLite

/// The log-likelihood of BG/NBD over all customers, grouped by equal histories.
///
/// Days are whole, so logarithms of ages are looked up by day and gamma functions by the number of
/// repeats; a group costs one exponential and one logarithm.
struct PurchaseLikelihood: LikelihoodModel {
  /// Customers with the same history, in days.
  struct Group: Equatable {
    var repeats: Int32
    var lastDay: Int32
    var observedDays: Int32
    var customers: Int32
  }

  let groups: [Group]
  /// All customers.
  let customers: Int
  private let countOfRepeats: [Double]
  private let lastRepeats: Int
  private let lastDay: Int

  /// Groups histories: (order days after the first, days from the first to the last, days observed).
  init(_ histories: [(repeats: Int32, lastDay: Int32, observedDays: Int32)]) {
    var sorted = histories
    sorted.order { Int64($0.repeats) }
    sorted.order { Int64($0.lastDay) }
    sorted.order { Int64($0.observedDays) }
    var groups: [Group] = []
    groups.reserveCapacity(histories.count)
    for history in sorted {
      if let last = groups.last, last.repeats == history.repeats, last.lastDay == history.lastDay,
        last.observedDays == history.observedDays
      {
        groups[groups.count - 1].customers += 1
      } else {
        groups.append(
          Group(
            repeats: history.repeats, lastDay: history.lastDay,
            observedDays: history.observedDays, customers: 1))
      }
    }
    self.groups = groups
    customers = histories.count
    lastRepeats = groups.reduce(0) { max($0, Int($1.repeats)) }
    lastDay = groups.reduce(0) { max($0, Int($1.observedDays)) }
    var counts = [Double](repeating: 0, count: lastRepeats + 1)
    for group in groups { counts[Int(group.repeats)] += Double(group.customers) }
    countOfRepeats = counts
  }

  func evaluate(_ parameters: [Double]) -> LikelihoodPoint {
    let model = PurchaseModel(
      r: parameters[0], alpha: parameters[1], a: parameters[2], b: parameters[3])
    var point = LikelihoodPoint(parameterCount: 4)
    addCounts(model, to: &point)
    addAges(model, to: &point)
    return point
  }

  /// The part that depends on the number of repeats only.
  private func addCounts(_ model: PurchaseModel, to point: inout LikelihoodPoint) {
    let (r, alpha, a, b) = (model.r, model.alpha, model.a, model.b)
    let gamma = SpecialFunctions.logGamma
    let psi = SpecialFunctions.digamma
    let psi1 = SpecialFunctions.trigamma
    let logAlpha = SpecialFunctions.log(alpha)
    let base = -gamma(r) + gamma(a + b) - gamma(b) + r * logAlpha
    for (repeats, count) in countOfRepeats.enumerated() where count > 0 {
      let x = Double(repeats)
      point.value += count * (base + gamma(r + x) + gamma(b + x) - gamma(a + b + x))
      point.gradient[0] += count * (psi(r + x) - psi(r) + logAlpha)
      point.gradient[1] += count * r / alpha
      let both = psi(a + b) - psi(a + b + x)
      point.gradient[2] += count * both
      point.gradient[3] += count * (both + psi(b + x) - psi(b))
      point.hessian[0][0] += count * (psi1(r + x) - psi1(r))
      point.addSymmetric(0, 1, count / alpha)
      point.hessian[1][1] -= count * r / (alpha * alpha)
      let bothAgain = psi1(a + b) - psi1(a + b + x)
      point.hessian[2][2] += count * bothAgain
      point.addSymmetric(2, 3, count * bothAgain)
      point.hessian[3][3] += count * (bothAgain + psi1(b + x) - psi1(b))
    }
  }

  /// ln[(α + T)^−(r + x) + (x > 0) · a / (b + x − 1) · (α + t)^−(r + x)], the rest.
  private func addAges(_ model: PurchaseModel, to point: inout LikelihoodPoint) {
    let logAges = (0...lastDay).map { SpecialFunctions.log(model.alpha + Double($0) / 7) }
    let logOdds = (0...lastRepeats).map {
      SpecialFunctions.log(model.a / max(model.b + Double($0) - 1, 1e-300))
    }
    var sums = AgeSums()
    for group in groups {
      let x = Double(group.repeats)
      let n = model.r + x
      let observed = logAges[Int(group.observedDays)]
      let count = Double(group.customers)
      let inverseObserved = 1 / (model.alpha + Double(group.observedDays) / 7)
      guard group.repeats > 0 else {
        sums.addAlive(count: count, n: n, logAge: observed, inverse: inverseObserved)
        continue
      }
      let last = logAges[Int(group.lastDay)]
      sums.add(
        count: count, n: n, logAges: (observed, last),
        inverses: (inverseObserved, 1 / (model.alpha + Double(group.lastDay) / 7)),
        odds: logOdds[Int(group.repeats)] + n * (observed - last), inverseA: 1 / model.a,
        inverseB: 1 / (model.b + x - 1))
    }
    sums.add(to: &point)
  }
}

/// Sums of the second part's value and derivatives, in variables of their own for speed.
private struct AgeSums {
  private var value = 0.0
  private var gR = 0.0
  private var gAlpha = 0.0
  private var gA = 0.0
  private var gB = 0.0
  private var hRR = 0.0
  private var hRAlpha = 0.0
  private var hRA = 0.0
  private var hRB = 0.0
  private var hAlphaAlpha = 0.0
  private var hAlphaA = 0.0
  private var hAlphaB = 0.0
  private var hAA = 0.0
  private var hAB = 0.0
  private var hBB = 0.0

  @inline(__always)
  mutating func addAlive(count: Double, n: Double, logAge: Double, inverse: Double) {
    value -= count * n * logAge
    gR -= count * logAge
    gAlpha -= count * n * inverse
    hRAlpha -= count * inverse
    hAlphaAlpha += count * n * inverse * inverse
  }

  /// odds: ln of the second term over the first, the odds of being gone.
  @inline(__always)
  mutating func add(
    count: Double, n: Double, logAges: (Double, Double), inverses: (Double, Double), odds: Double,
    inverseA: Double, inverseB: Double
  ) {
    let small = SpecialFunctions.exponential(-odds.magnitude)
    let gone = odds >= 0 ? 1 / (1 + small) : small / (1 + small)
    let alive = 1 - gone
    value += count * (max(odds, 0) + SpecialFunctions.logOnePlus(small) - n * logAges.0)
    // Derivatives of both terms' logarithms; the second's by a and b are ±inverse.
    let (r1, r2) = (-logAges.0, -logAges.1)
    let (alpha1, alpha2) = (-n * inverses.0, -n * inverses.1)
    gR += count * (alive * r1 + gone * r2)
    gAlpha += count * (alive * alpha1 + gone * alpha2)
    gA += count * gone * inverseA
    gB -= count * gone * inverseB
    let mixed = count * alive * gone
    let (dR, dAlpha) = (r2 - r1, alpha2 - alpha1)
    hRR += mixed * dR * dR
    hRAlpha += mixed * dR * dAlpha - count * (alive * inverses.0 + gone * inverses.1)
    hRA += mixed * dR * inverseA
    hRB -= mixed * dR * inverseB
    let curves = alive * inverses.0 * inverses.0 + gone * inverses.1 * inverses.1
    hAlphaAlpha += mixed * dAlpha * dAlpha + count * n * curves
    hAlphaA += mixed * dAlpha * inverseA
    hAlphaB -= mixed * dAlpha * inverseB
    hAA += (mixed - count * gone) * inverseA * inverseA
    hAB -= mixed * inverseA * inverseB
    hBB += (mixed + count * gone) * inverseB * inverseB
  }

  func add(to point: inout LikelihoodPoint) {
    point.value += value
    for (index, sum) in [gR, gAlpha, gA, gB].enumerated() { point.gradient[index] += sum }
    for (index, sum) in [hRR, hAlphaAlpha, hAA, hBB].enumerated() {
      point.hessian[index][index] += sum
    }
    point.addSymmetric(0, 1, hRAlpha)
    point.addSymmetric(0, 2, hRA)
    point.addSymmetric(0, 3, hRB)
    point.addSymmetric(1, 2, hAlphaA)
    point.addSymmetric(1, 3, hAlphaB)
    point.addSymmetric(2, 3, hAB)
  }
}

extension LikelihoodPoint {
  /// Adds to both places of a symmetric pair.
  mutating func addSymmetric(_ row: Int, _ column: Int, _ value: Double) {
    hessian[row][column] += value
    hessian[column][row] += value
  }
}
