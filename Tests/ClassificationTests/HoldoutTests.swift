import Testing

@testable import Classification

/// The model without the last three months is that of the month three months before: it is not fitted
/// twice.
@Suite struct HoldoutTests {
  private let tiny: TinyWarehouse
  private let last = TinyFirm.months[29]
  private let before = TinyFirm.months[26]

  init() throws {
    tiny = try TinyFirm.warehouse(TinyFirm.months[...])
    try TinyFirm.classifier(tiny).classifyAll()
  }

  private func lastFit() throws -> String {
    try tiny.row("SELECT * FROM lifetime_fit WHERE month_key = \(last.key)")
  }

  /// Makes the last month anew and gives its fit.
  private func again() throws -> String {
    try tiny.run("DELETE FROM snapshot_month WHERE month_key = \(last.key)")
    let made = try TinyFirm.classifier(tiny).classify(month: last).snapshots
    #expect(made == [last])
    return try lastFit()
  }

  @Test func theKeptFitIsTheSameAsANewOne() throws {
    let kept = try lastFit()
    #expect(kept.contains("converged"))
    #expect(try again() == kept)
    // Nothing is kept of that month: the model is fitted to the figures as they were then.
    try tiny.run("DELETE FROM lifetime_fit WHERE month_key = \(before.key)")
    #expect(try again() == kept)
  }

  /// The kept one is used where it is of as many customers, and nowhere else.
  @Test(arguments: [("a = 9", false), ("customers_used = 7, a = 9", true)])
  func theKeptFitIsUsed(change: String, isTheSame: Bool) throws {
    let kept = try lastFit()
    try tiny.run("UPDATE lifetime_fit SET \(change) WHERE month_key = \(before.key)")
    #expect((try again() == kept) == isTheSame)
  }

  /// A month that was touched since does not hold: what was kept with it is left alone.
  @Test func aStaleMonthIsNotAsked() throws {
    let kept = try lastFit()
    try tiny.touch(before.key)
    try tiny.run("UPDATE lifetime_fit SET a = 9 WHERE month_key = \(before.key)")
    #expect(try TinyFirm.classifier(tiny).classify(month: last).snapshots.last == last)
    #expect(try lastFit() == kept)
  }
}
