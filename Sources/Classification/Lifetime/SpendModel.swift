import SQLite

/// Gamma-Gamma: how much a customer spends on an order day (Fader & Hardie 2013).
public struct SpendModel: Equatable, Sendable {
  /// Shape of the spend of an order day.
  public let p: Double
  /// Shape of the customers' scales.
  public let q: Double
  /// Scale of the customers' scales, currency units.
  public let v: Double

  /// A model of three positive parameters.
  public init(p: Double, q: Double, v: Double) {
    self.p = p
    self.q = q
    self.v = v
  }

  /// The mean spend of an order day expected of a customer that spent `total` on `days` order days
  /// after the first; nil where the model has no mean.
  public func expectedSpend(days: Int, total: Double) -> Double? {
    let below = p * Double(days) + q - 1
    guard below > 0 else { return nil }
    return p * (v + total) / below
  }
}

/// The log-likelihood of Gamma-Gamma over the customers that spent something on later order days,
/// grouped by equal days and totals.
struct SpendLikelihood: LikelihoodModel {
  private struct Group {
    var days: Double
    var logDays: Double
    var total: Double
    var logTotal: Double
    var customers: Double
  }

  private let groups: [Group]
  private let countOfDays: [Double]
  /// All customers.
  let customers: Int
  /// The mean of the customers' mean spends: a start for the search.
  let meanSpend: Double

  /// Groups (order days after the first, money spent on them, positive).
  init(_ spends: [(days: Int32, totalMinor: Int64)], minorUnits: Double) {
    var sorted = spends
    sorted.order { $0.totalMinor }
    sorted.order { Int64($0.days) }
    var groups: [Group] = []
    groups.reserveCapacity(spends.count)
    var previous: (days: Int32, totalMinor: Int64)?
    for spend in sorted {
      if let previous, previous == spend {
        groups[groups.count - 1].customers += 1
      } else {
        let (days, total) = (Double(spend.days), Double(spend.totalMinor) / minorUnits)
        groups.append(
          Group(
            days: days, logDays: SpecialFunctions.log(days), total: total,
            logTotal: SpecialFunctions.log(total), customers: 1))
      }
      previous = spend
    }
    self.groups = groups
    customers = spends.count
    meanSpend =
      groups.reduce(0) { $0 + $1.customers * $1.total / $1.days } / Double(max(customers, 1))
    var counts = [Double](repeating: 0, count: Int(sorted.last?.days ?? 0) + 1)
    for group in groups { counts[Int(group.days)] += group.customers }
    countOfDays = counts
  }

  func evaluate(_ parameters: [Double]) -> LikelihoodPoint {
    var point = LikelihoodPoint(parameterCount: 3)
    addCounts(p: parameters[0], q: parameters[1], v: parameters[2], to: &point)
    addTotals(p: parameters[0], q: parameters[1], v: parameters[2], to: &point)
    return point
  }

  /// The part that depends on the number of days only.
  private func addCounts(p: Double, q: Double, v: Double, to point: inout LikelihoodPoint) {
    let gamma = SpecialFunctions.logGamma
    let psi = SpecialFunctions.digamma
    let psi1 = SpecialFunctions.trigamma
    let logV = SpecialFunctions.log(v)
    for (days, count) in countOfDays.enumerated() where count > 0 {
      let x = Double(days)
      point.value += count * (gamma(p * x + q) - gamma(p * x) - gamma(q) + q * logV)
      point.gradient[0] += count * x * (psi(p * x + q) - psi(p * x))
      point.gradient[1] += count * (psi(p * x + q) - psi(q) + logV)
      point.gradient[2] += count * q / v
      point.hessian[0][0] += count * x * x * (psi1(p * x + q) - psi1(p * x))
      point.addSymmetric(0, 1, count * x * psi1(p * x + q))
      point.hessian[1][1] += count * (psi1(p * x + q) - psi1(q))
      point.addSymmetric(1, 2, count / v)
      point.hessian[2][2] -= count * q / (v * v)
    }
  }

  /// (p x − 1) ln z + p x ln x − (p x + q) ln(x z + v), where x z is the total.
  private func addTotals(p: Double, q: Double, v: Double, to point: inout LikelihoodPoint) {
    var (value, gP, gQ, gV) = (0.0, 0.0, 0.0, 0.0)
    var (hPV, hQV, hVV) = (0.0, 0.0, 0.0)
    for group in groups {
      let logSum = SpecialFunctions.log(group.total + v)
      let inverse = 1 / (group.total + v)
      let shape = p * group.days + q
      let count = group.customers
      value +=
        count
        * (p * group.days * group.logTotal - group.logTotal + group.logDays - shape * logSum)
      gP += count * group.days * (group.logTotal - logSum)
      gQ -= count * logSum
      gV -= count * shape * inverse
      hPV -= count * group.days * inverse
      hQV -= count * inverse
      hVV += count * shape * inverse * inverse
    }
    point.value += value
    point.gradient[0] += gP
    point.gradient[1] += gQ
    point.gradient[2] += gV
    point.addSymmetric(0, 2, hPV)
    point.addSymmetric(1, 2, hQV)
    point.hessian[2][2] += hVV
  }
}
