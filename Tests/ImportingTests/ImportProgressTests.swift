import Testing

@testable import Importing

@Suite struct ImportProgressTests {
  /// Seconds so far, share read, rows → rows a second, seconds left.
  @Test(
    arguments: [
      (2.0, 0.5, 1_000, 500, 2), (10, 0.1, 4_096, 409, 90), (3, 0.4, 10, 3, 5),
      (1, 1, 10, 10, 0), (2, nil, 1_000, 500, nil), (2, 0, 1_000, 500, nil),
      (0.4, 0.5, 1_000, nil, nil),
    ] as [(Double, Double?, Int, Int?, Int?)])
  func pace(seconds: Double, share: Double?, rows: Int, perSecond: Int?, left: Int?) {
    let progress = ImportProgress(path: "sales.csv", share: share, rows: rows, seconds: seconds)
    #expect(progress.rowsPerSecond == perSecond)
    #expect(progress.secondsLeft == left)
  }
}
