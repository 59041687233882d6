import Testing

@testable import Importing

/// A row of a file counts once, whatever it became.
@Suite struct RecordTallyTests {
  private func counts(_ ends: [Int], _ revisions: [Revision]) -> [Int] {
    var tally = RecordTally(ends)
    for revision in revisions { tally.add(revision) }
    return [tally.counts.loaded, tally.counts.unchanged, tally.counts.corrected]
  }

  @Test(
    arguments: [
      ([], [], [0, 0, 0]),
      ([], [.loaded, .unchanged, .corrected, .corrected], [1, 1, 2]),
      ([2, 4], [.loaded, .loaded, .unchanged, .unchanged], [1, 1, 0]),
      ([2, 4], [.unchanged, .loaded, .loaded, .corrected], [1, 0, 1]),
      ([2, 4], [.corrected, .loaded, .corrected, .unchanged], [0, 0, 2]),
      // Rows without a rate: the first, two in the middle, the last.
      ([0, 1, 1, 1, 2, 2], [.loaded, .corrected], [1, 4, 1]),
      ([0, 0], [], [0, 2, 0]),
    ] as [([Int], [Revision], [Int])])
  func eachRowCountsOnce(ends: [Int], revisions: [Revision], expected: [Int]) {
    #expect(counts(ends, revisions) == expected)
  }
}
