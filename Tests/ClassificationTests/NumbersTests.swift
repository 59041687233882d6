import Testing

@testable import Classification

/// Values of scipy 1.17.
@Suite struct SpecialFunctionTests {
  @Test(arguments: [
    (0.1, 2.252712651734206, -10.423754940411076, 101.43329915079275),
    (0.5, 0.5723649429247, -1.9635100260214235, 4.93480220054468),
    (1.0, 0.0, -0.5772156649015329, 1.6449340668482266),
    (2.5, 0.2846828704729192, 0.7031566406452432, 0.4903577561002349),
    (9.99, 12.779315214350195, 2.250700372831201, 0.10527695014824176),
    (10.0, 12.801827480081469, 2.251752589066721, 0.10516633568168576),
    (123.4, 469.3360974421906, 4.8113737751162775, 0.008136651610865263),
  ])
  func gammas(x: Double, logGamma: Double, digamma: Double, trigamma: Double) {
    #expect(abs(SpecialFunctions.logGamma(x) - logGamma) < 1e-12 * max(1, abs(logGamma)))
    #expect(abs(SpecialFunctions.digamma(x) - digamma) < 1e-12 * max(1, abs(digamma)))
    #expect(abs(SpecialFunctions.trigamma(x) - trigamma) < 1e-12 * max(1, abs(trigamma)))
  }

  private func gauss(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double? {
    var series = HypergeometricSeries(a, b, c)
    return series.value(at: z)
  }

  @Test func hypergeometric() {
    #expect(
      abs((gauss(-0.3, -0.2, 2.2, 0.9) ?? 0) - 1.0271563814430011) < 1e-12
    )
    #expect(
      abs((gauss(2.0, 3.0, 4.0, 0.5) ?? 0) - 2.7289353331226236) < 1e-12)
    #expect(
      abs((gauss(1.98, -0.21, 5.2, 0.99) ?? 0) - 0.8965708946304558)
        < 1e-12)
  }
}

extension SpecialFunctionTests {
  /// Where they are elementary: (1 − z)^−1, (1 − z)^−2, and 1 − z ÷ 3, which ends by itself.
  @Test func fourAtOnce() {
    let z = SIMD4(0, 0.9, 0.25, 0.5)
    var (one, two) = (HypergeometricSeries(1, 1, 1), HypergeometricSeries(2, 1, 1))
    var ending = HypergeometricSeries(-1, 1, 3)
    let (ones, twos, endings) = (one.values(at: z), two.values(at: z), ending.values(at: z))
    for lane in z.indices {
      let rest = 1 - z[lane]
      #expect(abs((ones?[lane] ?? 0) * rest - 1) < 1e-12)
      #expect(abs((twos?[lane] ?? 0) * rest * rest - 1) < 1e-12)
      #expect(abs((endings?[lane] ?? 0) - (1 - z[lane] / 3)) < 1e-15)
      let alone = two.value(at: z[lane])
      #expect(alone == twos?[lane])
    }
  }

  /// One that does not settle is none of four.
  @Test func oneWithoutAnEndIsNoneOfFour() {
    var series = HypergeometricSeries(2, 1, 1)
    let four = series.values(at: SIMD4(0.5, 0.999_999, 0.5, 0.5))
    let alone = series.value(at: 0.999_999)
    #expect(four == nil && alone == nil)
  }
}

/// Values of numpy's quantile, whose default is type 7.
@Suite struct QuantileCutsTests {
  @Test(
    arguments: [
      ([1], [1.0, 1.0, 1.0, 1.0]),
      ([1, 2], [1.2, 1.4, 1.6, 1.8]),
      ([3, 1, 2], [1.4, 1.8, 2.2, 2.6]),
      ([10, 20, 30, 40, 50], [18.0, 26.0, 34.0, 42.0]),
      ([1, 1, 1, 5, 9, 9], [1.0, 1.0, 5.0, 9.0]),
      ([7, -3, 0, 12, 5, 5, 8, 100], [2.000000000000001, 5.0, 7.2, 10.400000000000002]),
    ] as [([Int64], [Double])])
  func cuts(values: [Int64], cuts: [Double]) {
    let found = QuantileCuts(values)?.values ?? []
    #expect(found.count == 4)
    for (one, other) in zip(found, cuts) { #expect(abs(one - other) < 1e-9) }
  }

  @Test func aValueOnACutGetsTheLowerScoreAndForRecencyTheHigher() throws {
    let cuts = try #require(QuantileCuts([10, 20, 30, 40, 50, 60]))
    // Cuts 20, 30, 40, 50.
    #expect(
      [10, 20, 21, 30, 31, 40, 41, 50, 51, 60].map { cuts.risingScore($0) }
        == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    #expect(
      [10, 20, 21, 30, 31, 40, 41, 50, 51, 60].map { cuts.fallingScore($0) }
        == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1])
    #expect(QuantileCuts([]) == nil)
  }
}

@Suite struct BytesTests {
  @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 127, 128, 1 << 40, Int64.max, Int64.min])
  func integersComeBack(value: Int64) {
    let writer = ByteWriter()
    writer.signed(value)
    writer.unsigned(UInt64(bitPattern: value))
    var reader = ByteReader(writer.bytes)
    #expect(reader.signed() == value)
    #expect(reader.unsigned() == UInt64(bitPattern: value))
    #expect(reader.isAtEnd && !reader.isExhausted)
  }

  @Test func pastTheEndIsSaid() {
    var reader = ByteReader([0x80])
    #expect(reader.unsigned() == 0)
    #expect(reader.isExhausted)
  }
}

@Suite struct GapListTests {
  @Test(
    arguments: [
      ([], -1), ([5], 10), ([5, 9], 14), ([9, 5, 7], 14), ([1, 1, 1, 30], 2), ([3, 8, 3, 8], 11),
    ] as [([Int32], Int32)])
  func medians(gaps: [Int32], twice: Int32) {
    var lists = GapLists(customerCount: 2)
    for gap in gaps { lists.add(gap, to: 1) }
    var scratch: [GapLists.Gap] = []
    #expect(lists.medianTwice(of: 1, &scratch) == twice)
    let writer = ByteWriter()
    lists.encode(1, to: writer, &scratch)
    var kept = GapLists(customerCount: 2)
    var reader = ByteReader(writer.bytes)
    kept.decode(1, from: &reader)
    #expect(kept.medianTwice(of: 1, &scratch) == twice)
    kept.add(2, to: 1)
    lists.add(2, to: 1)
    #expect(kept.medianTwice(of: 1, &scratch) == lists.medianTwice(of: 1, &scratch))
  }
}
