import Foundation
import SQLite
import Testing
import Warehouse

@testable import Classification

/// Long classifications of a warehouse in a file: read ahead by a connection of its own, and landed a
/// few months at a time.
@Suite final class LandingTests {
  private let path = FileManager.default.temporaryDirectory.appending(
    path: "landing-\(UUID()).sqlite"
  ).path

  deinit {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }

  /// That month cannot be written.
  private static func addFault(in month: Int, to tiny: TinyWarehouse) throws {
    try tiny.run(
      "CREATE TRIGGER fault BEFORE INSERT ON snapshot_month WHEN NEW.month_key = \(month)"
        + " BEGIN SELECT raise(ABORT, 'a fault'); END")
  }

  /// The months read ahead, also where the walk jumps to figures that were kept.
  @Test func aFileIsClassifiedAsOneInMemory() throws {
    let file = try TinyFirm.warehouse(TinyFirm.months[...], path: path)
    let memory = try TinyFirm.warehouse(TinyFirm.months[...])
    for tiny in [file, memory] {
      try TinyFirm.classifier(tiny).classify(month: TinyFirm.months[29])
    }
    #expect(try file.dump() == memory.dump())
    for tiny in [file, memory] {
      for month in [TinyFirm.months[16], TinyFirm.months[20]] {
        try tiny.run("UPDATE customer_month SET cost_minor = 1 WHERE month_key = \(month.key)")
        try tiny.touch(month.key)
        try TinyFirm.classifier(tiny).classify(month: TinyFirm.months[29])
      }
      try TinyFirm.classifier(tiny).classifyAll()
    }
    #expect(try TinyFirm.content(file) == TinyFirm.content(memory))
  }

  @Test func whatLandedBeforeAFaultIsNotMadeAgain() throws {
    let tiny = try TinyFirm.warehouse(TinyFirm.months[...], path: path)
    try Self.addFault(in: 202311, to: tiny)
    #expect(throws: SQLiteError.self) { try TinyFirm.classifier(tiny).classifyAll() }
    // The 23rd month failed; it and the two before it go, five times four months stay.
    let made = "SELECT count(*), max(month_key) FROM snapshot_month"
    #expect(try tiny.row(made) == "20|202308")
    #expect(try tiny.row("SELECT max(month_key) FROM customer_tag") == "202308")
    try tiny.run("DROP TRIGGER fault")
    let rest = try TinyFirm.classifier(tiny).classifyAll()
    #expect(rest.snapshots == Array(TinyFirm.months[20...]))
    let atOnce = try TinyFirm.warehouse(TinyFirm.months[...])
    try TinyFirm.classifier(atOnce).classifyAll()
    #expect(try TinyFirm.content(tiny) == TinyFirm.content(atOnce))
  }

  /// The three months of a monthly run land together or not at all.
  @Test func aMonthlyRunLandsWhole() throws {
    let tiny = try TinyFirm.warehouse(TinyFirm.months[...], path: path)
    try Self.addFault(in: 202406, to: tiny)
    #expect(throws: SQLiteError.self) {
      try TinyFirm.classifier(tiny).classify(month: TinyFirm.months[29])
    }
    for table in ["snapshot_month", "customer_snapshot", "company_month"] {
      #expect(try tiny.row("SELECT count(*) FROM \(table)") == "0")
    }
  }

  @Test func anImportInBetweenStopsIt() throws {
    let tiny = try TinyFirm.warehouse(TinyFirm.months[..<1], path: path)
    try tiny.run("BEGIN IMMEDIATE")
    var landing = try Landing(tiny.connection)
    for _ in 1...4 { try landing.monthIsMade() }
    try tiny.run("COMMIT")
    try Connection(path: path, mode: .readWrite).execute("DELETE FROM ledger_month")
    try tiny.run("BEGIN IMMEDIATE")
    for _ in 1...3 { try landing.monthIsMade() }
    #expect(throws: ClassificationError.changedMeanwhile) { try landing.monthIsMade() }
  }
}
