import Testing

@testable import Warehouse

/// Made-up histories against an independent, slow reference, and one way of sweeping against others.
struct ReceivablePropertyTests {
  @Test(arguments: 1...16)
  func monthByMonthIsAllAtOnceIsTheDefinition(seed: Int) throws {
    let isForeign = seed % 2 == 0
    let history = ReceivableHistory(seed: UInt64(seed), months: 8, isForeign: isForeign)
    let books = try ReceivableWarehouse()
    for offset in 0..<history.months {
      let month = history.first.adding(months: offset)
      try history.write(month, to: books)
      try books.sweep(from: month.key, through: month.key)
      try expect(books, month, history)
    }
    let last = history.first.adding(months: history.months - 1)
    let stepwise = try books.dump()
    #expect(try books.untiedMonths() == [])
    // Again over what stands, from a month in the middle, and from nothing.
    try books.sweep(from: history.first.adding(months: 4).key, through: last.key)
    #expect(try books.dump() == stepwise)
    try books.connection.execute(
      """
      DELETE FROM warehouse_setting WHERE name LIKE 'open_items%';
      DELETE FROM receivable_month; DELETE FROM ledger_month; DELETE FROM open_item
      """)
    try books.sweep(from: last.key, through: last.key)
    #expect(try books.dump() == stepwise)
    if !isForeign { try expectPlainSums(books, history) }
  }

  /// What the list of invoices given up adds up to is what the sweep took off, month by month.
  @Test(arguments: 1...16)
  func invoicesGivenUpAddUpToTheLedger(seed: Int) throws {
    let history = ReceivableHistory(seed: UInt64(seed), months: 8, isForeign: seed % 2 == 0)
    let books = try ReceivableWarehouse()
    for offset in 0..<history.months {
      try history.write(history.first.adding(months: offset), to: books)
    }
    try books.connection.execute("UPDATE fact_invoice SET settled_date_key = 0")
    try books.sweep()
    for offset in 0..<history.months {
      let month = history.first.adding(months: offset)
      let list = try books.tiny.result(
        "written_off_invoices", ["month": "\(month)", "months": "1"])
      let sum = list.rows.compactMap { row -> Int64? in
        guard case .integer(let minor)? = row.last else { return nil }
        return minor
      }.reduce(0, +)
      let ledger = try books.connection.integer(
        "SELECT written_off_minor FROM ledger_month WHERE month_key = \(month.key)")
      #expect(sum == ledger, "\(month)")
    }
  }

  private func expect(
    _ books: ReceivableWarehouse, _ month: Month, _ history: ReceivableHistory
  ) throws {
    let expected = history.reference.rows(on: Int(month.lastDay.number))
    for customer in Int64(0)...3 {
      let found = try books.receivables(customer, Int64(month.key))
      #expect(found == expected[customer] ?? [], "customer \(customer) in \(month)")
    }
  }

  /// In the company's currency alone the ledger is the sum of the documents themselves.
  private func expectPlainSums(_ books: ReceivableWarehouse, _ history: ReceivableHistory) throws {
    let sums = "SELECT sum(invoiced_minor) FROM ledger_month"
    let invoiced = history.reference.invoices.values.map(\.amount).reduce(0, +)
    #expect(try books.connection.integer(sums) == invoiced)
    #expect(
      try books.connection.integer("SELECT sum(invoices) FROM ledger_month")
        == history.reference.invoices.count)
    let isClosed = history.reference.invoices.values.contains { $0.settled != nil }
    let received = try books.connection.integer("SELECT sum(received_minor) FROM ledger_month")
    let paid = history.reference.payments.map(\.amount).reduce(0, +)
    #expect(isClosed || received == paid)
  }

  @Test(arguments: 1...6)
  func aDayInTheMiddleOfAMonthIsTheDefinition(seed: Int) throws {
    let history = ReceivableHistory(seed: UInt64(100 + seed), months: 4, isForeign: true)
    let books = try ReceivableWarehouse()
    // Two months are swept and kept, two have only just come in.
    for offset in 0..<history.months {
      try history.write(history.first.adding(months: offset), to: books)
      if offset == 1 { try books.sweep(from: history.first.key) }
    }
    for offset in stride(from: 3, to: 120, by: 13) {
      let day = history.first.firstDay.adding(days: offset)
      try ReceivableSweep(books.connection, AccountLookup(books.connection, termDays: 14)).shadow(
        asOf: day)
      let expected = history.reference.rows(on: Int(day.number))
      for customer in Int64(0)...3 {
        let found = try books.receivables(customer, Int64(day.month.key))
        #expect(found == expected[customer] ?? [], "customer \(customer) on \(day)")
      }
      #expect(try books.untiedMonths() == [], "on \(day)")
      let opens = try books.connection.integer("SELECT count(*) FROM temp.open_invoice")
      #expect(opens == expected.values.map { $0[8] }.reduce(0, +))
    }
  }
}
