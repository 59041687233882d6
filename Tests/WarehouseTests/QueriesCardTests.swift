import SQLite
import Testing

@testable import Warehouse

/// The months' indices of which keys are made: year × 12 + month − 1.
private let november: Int64 = 2025 * 12 + 10
private let december = november + 1

extension TinyWarehouse {
  /// A document with its lines; each line's slot, revision and row.
  fileprivate func order(
    _ id: String, _ key: Int64, of customer: Int64, in months: [Int64],
    _ lines: [(slot: Int64, revision: Int64, row: [String: Value])]
  ) throws {
    try add(
      "dim_order", ["order_key": .integer(key), "source_key": 1, "order_id": .text(id)])
    for month in months {
      try add(
        "customer_order",
        [
          "month_key": .integer(month), "customer_key": .integer(customer),
          "order_key": .integer(key),
        ])
    }
    for line in lines {
      let base: [String: Value] = [
        "sale_line_key": .integer(key << 24 | line.slot << 8 | line.revision),
        "account_key": .integer(customer), "status": 2,
        "line_count": line.revision % 2 == 0 ? 1 : -1,
      ]
      try add("fact_sale_line", base.merging(line.row) { $1 })
    }
  }
}

/// Customer A in November and December 2025, and B with an order that was cancelled.
private func twoCustomers() throws -> TinyWarehouse {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomer(1, "A")
  try warehouse.addCustomer(2, "B")
  try warehouse.order(
    "O1", december << 24 | 1, of: 1, in: [202512],
    [
      (
        0, 0,
        [
          "ordered_date_key": 2025_12_05, "revenue_minor": 100_00, "channel_key": 1,
          "promised_date_key": 2025_12_07, "delivered_date_key": 2025_12_08,
        ]
      ),
      // Was of the 1st and of 50.00, and is of the 7th and of 60.00.
      (1, 0, ["ordered_date_key": 2025_12_01, "revenue_minor": 50_00]),
      (1, 1, ["ordered_date_key": 2025_12_01, "revenue_minor": -50_00]),
      (
        1, 2,
        [
          "ordered_date_key": 2025_12_07, "revenue_minor": 60_00, "channel_key": 2,
          "promised_date_key": 2025_12_08, "delivered_date_key": 2025_12_08,
        ]
      ),
    ])
  try warehouse.order(
    "O2", november << 24 | 1, of: 1, in: [202511, 202512],
    [
      (0, 0, ["ordered_date_key": 2025_11_10, "revenue_minor": 20_00, "status": 1]),
      (1, 0, ["ordered_date_key": 2025_12_10, "revenue_minor": 30_00, "status": 3]),
    ])
  // Nothing of it stands.
  try warehouse.order(
    "O3", december << 24 | 2, of: 1, in: [202512],
    [
      (0, 0, ["ordered_date_key": 2025_12_03, "revenue_minor": 70_00]),
      (0, 1, ["ordered_date_key": 2025_12_03, "revenue_minor": -70_00]),
    ])
  try warehouse.order(
    "O4", december << 24 | 3, of: 2, in: [202512],
    [(0, 0, ["ordered_date_key": 2025_12_04, "revenue_minor": 9_00, "status": 3])])
  return warehouse
}

@Test func ordersOfACustomerAreOfTheLinesThatStand() throws {
  let warehouse = try twoCustomers()
  let rows = try warehouse.rows("customer_orders", ["customer": "A", "month": "2025-12"])
  #expect(
    rows == [
      ["A", "in progress", "O2", "erp", "2025-11-10", "2", "20.00"],
      ["A", "completed", "O1", "erp", "2025-12-05", "2", "160.00"],
    ])
  #expect(
    try warehouse.rows("customer_orders", ["customer": "B", "month": "2025-12"])
      == [["B", "not fulfilled", "O4", "erp", "2025-12-04", "1", "0.00"]])
  #expect(
    try warehouse.rows("customer_orders", ["customer": "A", "month": "2025-11"]).map { $0[2] }
      == ["O2"])
}

/// What is still to be done stands before what is done, so that a shortened list has it.
@Test func ordersToBeDoneStandFirst() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomer(1, "A")
  for (number, statuses) in [[3], [2, 0], [0, 3], [2, 1], [2, 3]].enumerated() {
    try warehouse.order(
      "O\(number)", december << 24 | Int64(number + 1), of: 1, in: [202512],
      statuses.enumerated().map { slot, status in
        let row: [String: Value] = [
          "ordered_date_key": 2025_12_05, "revenue_minor": 1_00, "status": .integer(Int64(status)),
        ]
        return (Int64(slot), 0, row)
      })
  }
  #expect(
    try warehouse.rows("customer_orders", ["customer": "A", "month": "2025-12"])
      .map { $0[1] + " " + $0[2] }
      == ["in progress O3", "planned O2", "completed O4", "completed O1", "not fulfilled O0"])
}

@Test func ordersOfSeveralCustomersAreAskedForAtOnce() throws {
  let warehouse = try twoCustomers()
  let runner = try QueryRunner(warehouse.connection, keeping: KeptTables())
  let query = try QueryCatalogue.builtIn.query("customer_orders")
  let asked = { (ids: [String]) in
    var orders: [[String]] = []
    try runner.asking(aboutCustomers: ids) {
      let given = ["customer": "", "month": "2025-12", "months": "1"]
      orders = try runner.result(of: query, given).texts.map { [$0[0], $0[2]] }
    }
    return orders
  }
  #expect(try asked(["A", "B"]) == [["A", "O2"], ["A", "O1"], ["B", "O4"]])
  // What is kept of those is not taken for others.
  #expect(try asked(["B"]) == [["B", "O4"]])
}

@Test func theLongestSpanWithFewOrdersIsFound() throws {
  let warehouse = try twoCustomers()
  let runner = try QueryRunner(warehouse.connection)
  let month = try #require(Month(key: 202512))
  var found: [Int?] = []
  try runner.asking(aboutCustomers: ["A"]) {
    found = try [4, 3, 2].map {
      try runner.months(ofSpans: [3, 2, 1], to: month, withOrders: $0)
    }
  }
  // O1, O2 and O3 are of December, O2 of November too.
  #expect(found == [3, 1, nil])
}

@Test func waitingIsTheLowerMedianOfTheLinesThatStand() throws {
  let warehouse = try twoCustomers()
  try warehouse.add("snapshot_month", ["month_key": 202512])
  for key in [1, 2] as [Int64] {
    try warehouse.add(
      "customer_snapshot", ["month_key": 202512, "customer_key": .integer(key)])
  }
  let figures = { (id: String) in
    let rows = try warehouse.rows(
      "customer_four_c", ["customer": id, "month": "2025-12"], by: "measure")
    return ["waiting_days", "channels_12m", "on_time_ratio"].map { rows[$0]?["value"] }
  }
  // Three days and one, over two channels; one of two in time.
  #expect(try figures("A") == ["1.0", "2", "0.500000"])
  #expect(try figures("B") == ["", "0", ""])
}

/// A document that goes on in another month counts with the lines of the days asked for.
@Test func whatADocumentBringsLaterIsLeftOut() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomer(1, "A")
  try warehouse.order(
    "O1", november << 24 | 1, of: 1, in: [202511, 202512],
    [
      (
        0, 0,
        [
          "ordered_date_key": 2025_11_29, "revenue_minor": 20_00, "channel_key": 1,
          "promised_date_key": 2025_11_30, "delivered_date_key": 2025_11_30,
        ]
      ),
      (
        1, 0,
        [
          "ordered_date_key": 2025_12_01, "revenue_minor": 30_00, "channel_key": 2,
          "promised_date_key": 2025_12_02, "delivered_date_key": 2025_12_09,
        ]
      ),
      (2, 0, ["ordered_date_key": 2025_12_02, "revenue_minor": 5_00, "status": 1]),
    ])
  try warehouse.order(
    "O2", december << 24 | 1, of: 1, in: [202512],
    [(0, 0, ["ordered_date_key": 2025_12_03, "revenue_minor": 7_00])])
  try warehouse.order(
    "O3", (november + 12) << 24 | 1, of: 1, in: [202611],
    [(0, 0, ["ordered_date_key": 2026_11_02, "revenue_minor": 1_00])])
  let orders = { (month: String) in
    try warehouse.rows("customer_orders", ["customer": "A", "month": month])
      .map { $0[1...].joined(separator: " ") }
  }
  #expect(try orders("2025-11") == ["completed O1 erp 2025-11-29 1 20.00"])
  #expect(
    try orders("2025-12")
      == ["in progress O1 erp 2025-11-29 3 55.00", "completed O2 erp 2025-12-03 1 7.00"])
  #expect(
    try warehouse.rows("customer_events", ["customer": "A", "month": "2025-11"])
      .map { $0[4] + " " + $0[6] } == ["completed 20.00"])
  let figures = { (month: Int64) in
    try warehouse.add("snapshot_month", ["month_key": .integer(month)])
    try warehouse.add("customer_snapshot", ["month_key": .integer(month), "customer_key": 1])
    let rows = try warehouse.rows(
      "customer_four_c", ["customer": "A", "month": "\(month / 100)-\(month % 100)"],
      by: "measure")
    return ["waiting_days", "channels_12m", "on_time_ratio"].map { rows[$0]?["value"] }
  }
  #expect(try figures(2025_11) == ["1.0", "1", "1.000000"])
  // One day and eight, the lower of the two; one of two in time.
  #expect(try figures(2025_12) == ["1.0", "2", "0.500000"])
  // The trailing year begins with December 2025: the line of November is not its.
  #expect(try figures(2026_11) == ["8.0", "1", "0.000000"])
}

/// A line without a customer counts in no customer's figure, also where others of its document have one.
@Test func linesWithoutACustomerAreNobodys() throws {
  let warehouse = try TinyWarehouse()
  try warehouse.addCustomer(1, "A")
  let line = { (revenue: Int64, account: Int64, channel: Int64) -> [String: Value] in
    [
      "ordered_date_key": 2025_12_05, "revenue_minor": .integer(revenue),
      "account_key": .integer(account), "channel_key": .integer(channel),
      "promised_date_key": 2025_12_07, "delivered_date_key": .integer(2025_12_05 + 2 * channel),
    ]
  }
  try warehouse.order(
    "O1", december << 24 | 1, of: 1, in: [202512],
    [(0, 0, line(100_00, 0, 2)), (1, 0, line(20_00, 1, 1)), (2, 0, line(-400_00, 0, 3))])
  #expect(
    try warehouse.rows("customer_orders", ["customer": "A", "month": "2025-12"])
      == [["A", "completed", "O1", "erp", "2025-12-05", "1", "20.00"]])
  #expect(
    try warehouse.rows("customer_events", ["customer": "A", "month": "2025-12"])
      .map { $0[4] + " " + $0[6] } == ["completed 20.00"])
  try warehouse.add("snapshot_month", ["month_key": 202512])
  try warehouse.add("customer_snapshot", ["month_key": 202512, "customer_key": 1])
  let rows = try warehouse.rows(
    "customer_four_c", ["customer": "A", "month": "2025-12"], by: "measure")
  #expect(
    ["waiting_days", "channels_12m", "on_time_ratio"].map { rows[$0]?["value"] }
      == ["2.0", "1", "1.000000"])
}

@Test func whatHappenedIsFoundAlsoWhereItsKeyIsOfAnotherMonth() throws {
  let warehouse = try twoCustomers()
  try warehouse.add(
    "dim_currency", ["currency_key": 1, "currency": "CZK", "minor_digits": 2])
  let invoice = { (number: Int64, id: String, day: Int64) in
    try warehouse.add(
      "fact_invoice",
      [
        "invoice_key": .integer(november << 24 | number), "source_key": 1,
        "invoice_id": .text(id), "account_key": 1, "issued_date_key": .integer(day),
        "due_date_key": .integer(day), "currency_key": 1, "amount_minor": 10_00,
      ])
  }
  try invoice(1, "I1", 2025_11_30)
  try invoice(2, "I2", 2025_12_02)
  let payment = { (key: Int64, id: String, invoice: Int64, account: Int64, day: Int64) in
    try warehouse.add(
      "fact_payment",
      [
        "payment_key": .integer(key), "source_key": 1, "payment_id": .text(id),
        "invoice_key": .integer(invoice), "account_key": .integer(account),
        "paid_date_key": .integer(day), "currency_key": 1, "amount_minor": 5_00,
      ])
  }
  try payment(december << 24 | 1, "P1", november << 24 | 1, 0, 2025_12_11)
  try payment(november << 24 | 1, "P2", november << 24 | 1, 0, 2025_12_12)
  try payment(november << 24 | 2, "P3", 0, 1, 2025_12_13)
  try payment(december << 24 | 2, "P4", 0, 1, 2025_12_14)
  try payment(november << 24 | 3, "P5", november << 24 | 1, 0, 2025_11_30)
  for (key, id, day) in [
    (december << 24 | 1, "C1", 2025_12_15), (november << 24 | 1, "C2", 2025_12_16),
    (november << 24 | 2, "C3", 2025_11_16),
  ] as [(Int64, String, Int64)] {
    try warehouse.add(
      "fact_contact",
      [
        "contact_key": .integer(key), "source_key": 1, "contact_id": .text(id),
        "account_key": 1, "contact_date_key": .integer(day), "medium": "phone",
      ])
  }
  let happened = { (months: String) in
    try warehouse.rows(
      "customer_events", ["customer": "A", "month": "2025-12", "months": months]
    ).map { $0[3] }
  }
  #expect(try happened("1") == ["C2", "C1", "P4", "P3", "P2", "P1", "O1", "I2"])
  #expect(
    try happened("2") == [
      "C2", "C1", "P4", "P3", "P2", "P1", "O1", "I2", "I1", "P5", "C3", "O2",
    ])
  let invoices = try warehouse.rows(
    "customer_invoices", ["customer": "A", "month": "2025-12", "months": "1"])
  #expect(invoices.map { $0[1] } == ["I2"])
}

/// An order's amount is that of its lines that are not cancelled, as among the orders; where all
/// are, what was cancelled.
@Test func whatHappenedToAnOrderLeavesOutItsCancelledLines() throws {
  let warehouse = try twoCustomers()
  let orders = { (id: String) in
    try warehouse.rows("customer_events", ["customer": id, "month": "2025-12", "kind": "order"])
      .map { [$0[3], $0[4], $0[6]] }
  }
  #expect(try orders("A").contains(["O2", "in progress", "20.00"]))
  #expect(try orders("A").contains(["O1", "completed", "160.00"]))
  #expect(try orders("B") == [["O4", "cancelled", "9.00"]])
}

/// What was closed or settled in December was open in November.
@Test func whatHappenedLaterIsNotToldOfAnEarlierMonth() throws {
  let warehouse = try twoCustomers()
  for (key, id, closed) in [
    (1, "T1", 2025_12_03), (2, "T2", 2025_11_28), (3, "T3", 0),
  ] as [(Int64, String, Int64)] {
    try warehouse.add(
      "fact_ticket",
      [
        "ticket_key": .integer(key), "source_key": 1, "ticket_id": .text(id), "account_key": 1,
        "opened_date_key": 2025_11_20, "closed_date_key": .integer(closed), "kind": "request",
      ])
  }
  for (key, id, stage, outcome, closed) in [
    (1, "D1", "offer", "won", 2025_12_03), (2, "D2", "lost", "lost", 2025_12_03),
    (3, "D3", "offer", "lost", 2025_11_30), (4, "D4", "lead", "open", 0),
  ] as [(Int64, String, String, String, Int64)] {
    try warehouse.add(
      "fact_opportunity",
      [
        "opportunity_key": .integer(key), "source_key": 1, "opportunity_id": .text(id),
        "account_key": 1, "opened_date_key": 2025_11_20, "closed_date_key": .integer(closed),
        "stage": .text(stage), "outcome": .text(outcome),
      ])
  }
  try warehouse.add(
    "dim_currency", ["currency_key": 1, "currency": "CZK", "minor_digits": 2])
  try warehouse.add(
    "fact_invoice",
    [
      "invoice_key": .integer(november << 24 | 1), "source_key": 1, "invoice_id": "I1",
      "account_key": 1, "issued_date_key": 2025_11_05, "due_date_key": 2025_11_19,
      "settled_date_key": 2025_12_03, "currency_key": 1, "amount_minor": 10_00,
    ])
  let told = { (month: String, kind: String) in
    try warehouse.rows("customer_events", ["customer": "A", "month": month, "kind": kind])
      .map { $0[4] }
  }
  #expect(try told("2025-11", "ticket") == ["request: open", "request: closed", "request: open"])
  #expect(try told("2025-12", "ticket") == ["request: closed", "request: closed", "request: open"])
  #expect(try told("2025-11", "deal") == ["offer: open", "open", "offer: lost", "lead: open"])
  #expect(try told("2025-12", "deal") == ["offer: won", "lost", "offer: lost", "lead: open"])
  let settled = { (month: String) in
    try warehouse.rows("customer_invoices", ["customer": "A", "month": month], by: "invoice_id")
  }
  #expect(try settled("2025-11")["I1"]?["settled_on"] == "")
  #expect(try settled("2025-12")["I1"]?["settled_on"] == "2025-12-03")
}

@Test func theLatestMonthsOfACustomerAreThoseItWasThere() throws {
  let warehouse = try twoCustomers()
  for month in [202509, 202510, 202511, 202512] as [Int64] {
    try warehouse.add("snapshot_month", ["month_key": .integer(month)])
    for key in [1, 2] as [Int64] where key == 2 || month != 202511 {
      try warehouse.add(
        "customer_snapshot", ["month_key": .integer(month), "customer_key": .integer(key)])
    }
  }
  let months = { (id: String, latest: String?) in
    var given = ["customer": id, "month": "2025-12"]
    given["latest"] = latest
    return try warehouse.rows("customer_class_history", given).map { $0[1] }
  }
  #expect(try months("A", "3") == ["2025-12", "2025-10", "2025-09"])
  #expect(try months("A", "2") == ["2025-12", "2025-10"])
  #expect(try months("B", "2") == ["2025-12", "2025-11"])
  #expect(try months("A", nil) == ["2025-12", "2025-10", "2025-09"])
  #expect(try months("B", nil).count == 4)
}

/// Without a due day, an invoice is due after the days agreed with its customer, else the company's 14;
/// one that is due behind the calendar is there too.
@Test(
  arguments: [
    (0, nil, "2025-12-15", "16"), (0, 20, "2025-12-21", "10"), (2025_12_11, 20, "2025-12-11", "20"),
    (2041_05_05, nil, "2041-05-05", ""),
  ] as [(Int64, Int64?, String, String)])
func invoicesOfACustomerAreDueByTheirTerm(
  due: Int64, term: Int64?, expected: String, overdue: String
) throws {
  let warehouse = try twoCustomers()
  try warehouse.connection.execute(
    "UPDATE dim_customer SET payment_term_days = \(term.map { "\($0)" } ?? "NULL")")
  try warehouse.set("payment_term_days", "14")
  try warehouse.add("dim_currency", ["currency_key": 1, "currency": "CZK", "minor_digits": 2])
  try warehouse.add(
    "fact_invoice",
    [
      "invoice_key": .integer((2025 * 12 + 11) << 24 | 1), "source_key": 1, "invoice_id": "F1",
      "account_key": 1, "issued_date_key": 2025_12_01, "due_date_key": .integer(due),
      "currency_key": 1, "amount_minor": 100_00,
    ])
  let rows = try warehouse.rows(
    "customer_invoices", ["customer": "A", "month": "2025-12"], by: "invoice_id")
  #expect(rows["F1"]?["due_on"] == expected)
  #expect(rows["F1"]?["overdue_days"] == overdue)
}
