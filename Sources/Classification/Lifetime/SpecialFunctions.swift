#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The functions that the lifetime models need, for positive arguments, to about 1e-14.
enum SpecialFunctions {
  static func log(_ x: Double) -> Double {
    #if canImport(Darwin)
      Darwin.log(x)
    #elseif canImport(Musl)
      Musl.log(x)
    #else
      Glibc.log(x)
    #endif
  }

  @inline(__always)
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// ln(1 + x)
  @inline(__always)
  static func logOnePlus(_ x: Double) -> Double { log1p(x) }

  /// ln Γ(x): Stirling's series from 10 on, and the recurrence below it (Abramowitz & Stegun 6.1.40).
  static func logGamma(_ x: Double) -> Double {
    var shifted = x
    var product = 1.0
    while shifted < 10 {
      product *= shifted
      shifted += 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    let series =
      inverse
      * (1.0 / 12
        - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))))
    let halfLogTwoPi = 0.918_938_533_204_672_74
    return (shifted - 0.5) * log(shifted) - shifted + halfLogTwoPi + series - log(product)
  }

  /// ψ(x), the derivative of ln Γ (Abramowitz & Stegun 6.3.18).
  static func digamma(_ x: Double) -> Double {
    var shifted = x
    var sum = 0.0
    while shifted < 10 {
      sum -= 1 / shifted
      shifted += 1
    }
    let square = 1 / (shifted * shifted)
    let series =
      square
      * (1.0 / 12
        - square
        * (1.0 / 120 - square * (1.0 / 252 - square * (1.0 / 240 - square * (5.0 / 660)))))
    return sum + log(shifted) - 0.5 / shifted - series
  }

  /// ψ′(x) (Abramowitz & Stegun 6.4.12).
  static func trigamma(_ x: Double) -> Double {
    var shifted = x
    var sum = 0.0
    while shifted < 10 {
      sum += 1 / (shifted * shifted)
      shifted += 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    let series =
      square
      * (1.0 / 6
        - square * (1.0 / 30 - square * (1.0 / 42 - square * (1.0 / 30 - square * (5.0 / 66)))))
    return sum + inverse + square / 2 + inverse * series
  }
}

/// Gauss's ₂F₁(a, b; c; z) by its series, for one z after another.
struct HypergeometricSeries {
  private let a: Double
  private let b: Double
  private let c: Double
  /// Each term ÷ the one before, but for z.
  private var ratios: [Double] = []

  private static let longest = 20_000

  init(_ a: Double, _ b: Double, _ c: Double) {
    self.a = a
    self.b = b
    self.c = c
  }

  /// For 0 ≤ z < 1; nil where the series does not settle.
  mutating func value(at z: Double) -> Double? {
    var term = 1.0
    var sum = 1.0
    for step in 0..<Self.longest {
      if step == ratios.count { addRatio() }
      term *= ratios[step] * z
      sum += term
      if term.magnitude <= 1e-15 * sum.magnitude { return sum }
    }
    return nil
  }

  /// The same for four z together, each as it would be alone.
  mutating func values(at z: SIMD4<Double>) -> SIMD4<Double>? {
    var (term, sum) = (SIMD4(repeating: 1.0), SIMD4(repeating: 1.0))
    var isOpen = SIMDMask<SIMD4<Int64>>(repeating: true)
    for step in 0..<Self.longest {
      if step == ratios.count { addRatio() }
      term *= ratios[step] * z
      sum.replace(with: sum + term, where: isOpen)
      isOpen = isOpen .& (Self.magnitudes(of: term) .> 1e-15 * Self.magnitudes(of: sum))
      if isOpen == SIMDMask(repeating: false) { return sum }
    }
    return nil
  }

  @inline(__always)
  private static func magnitudes(of numbers: SIMD4<Double>) -> SIMD4<Double> {
    numbers.replacing(with: -numbers, where: numbers .< 0)
  }

  /// Its logarithm, for positive parameters: the sum may be greater than any number.
  mutating func logarithm(at z: Double) -> Double? {
    var (term, sum, scale) = (1.0, 1.0, 0.0)
    for step in 0..<Self.longest {
      if step == ratios.count { addRatio() }
      term *= ratios[step] * z
      sum += term
      if term.magnitude <= 1e-15 * sum.magnitude { return scale + SpecialFunctions.log(sum) }
      if sum > Self.great {
        (term, sum) = (term / Self.great, sum / Self.great)
        scale += SpecialFunctions.log(Self.great)
      }
    }
    return nil
  }

  private static let great = 1e200

  private mutating func addRatio() {
    let n = Double(ratios.count)
    ratios.append((a + n) * (b + n) / ((c + n) * (n + 1)))
  }
}
