import Foundation
import SQLite
import Testing

@testable import Warehouse

/// What is open before a run, read beside it.
struct ReceivablesAheadTests {
  /// Each month is swept by what was read of a copy of the warehouse as it was before: nothing differs
  /// from a warehouse that is swept from the beginning.
  @Test(arguments: 1...4)
  func whatWasReadBeforeTheRunHolds(seed: Int) throws {
    let history = ReceivableHistory(seed: UInt64(300 + seed), months: 4, isForeign: true)
    let (books, all) = (try ReceivableWarehouse(), try ReceivableWarehouse())
    for offset in 0..<history.months {
      let month = history.first.adding(months: offset)
      let ahead = ReceivablesAhead(try copy(of: books))
      try history.write(month, to: books)
      try history.write(month, to: all)
      try sweep(books, from: month, ahead)
    }
    try all.sweep(from: history.first.key, through: history.first.adding(months: 3).key)
    #expect(try books.dump() == all.dump())
  }

  /// A currency that came with the run, and a document of a month that was kept.
  @Test func whatDoesNotHoldIsReadAnew() throws {
    let books = try ReceivableWarehouse()
    let january = try #require(Month(key: 2024_01))
    let invoice = try books.invoice(1, on: 2024_01_10, 100_00, due: 2024_01_31)
    try sweep(books, from: january, nil)
    let before = try copy(of: books)
    try books.tiny.add(
      "dim_currency", ["currency_key": 4, "currency": "KWD", "minor_digits": 3])
    try books.payment(
      1, of: invoice, on: 2024_02_10, 1_000, currency: 4, rate: (70, 1))
    try sweep(books, from: january.adding(months: 1), ReceivablesAhead(before))
    // 1.000 KWD at 70 is 70.00 CZK.
    #expect(try books.receivables(1, 2024_02) == [0, 30_00, 0, 0, 0, 0, 0, 2024_01_31, 1])
    try books.payment(2, of: invoice, on: 2024_01_20, 10_00)
    try sweep(books, from: january, ReceivablesAhead(before))
    #expect(try books.receivables(1, 2024_01) == [90_00, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(try books.receivables(1, 2024_02) == [0, 20_00, 0, 0, 0, 0, 0, 2024_01_31, 1])
  }

  private func sweep(
    _ books: ReceivableWarehouse, from month: Month, _ ahead: ReceivablesAhead?
  ) throws {
    let accounts = try AccountLookup(books.connection, termDays: 14)
    try ReceivableSweep(books.connection, accounts, ahead: ahead).run(from: month, through: month)
  }

  /// The warehouse as it is now, whatever becomes of it.
  private func copy(of books: ReceivableWarehouse) throws -> Connection {
    let path = FileManager.default.temporaryDirectory.appending(path: "ahead-\(UUID())").path
    try books.connection.execute("VACUUM INTO '\(path)'")
    // The file goes with the connection.
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try Warehouse.openForReading(path: path)
  }
}
