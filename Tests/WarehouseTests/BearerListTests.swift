import SQLite
import Testing

@testable import Warehouse

@Suite struct BearerListTests {
  private static let bearers: [(Int, Int64)] = [
    (1, 0), (2, -1), (3, 1), (130, 63), (131, -64), (1_000_000, .max), (134_217_727, .min),
  ]

  @Test func whatIsWrittenIsRead() {
    var list = BearerList()
    for (customer, revenue) in Self.bearers { list.append(customer, revenueMinor: revenue) }
    var read: [(Int, Int64)] = []
    list.bytes.withUnsafeBytes { bytes in
      BearerList.forEach(in: bytes) { read.append(($0, $1)) }
    }
    #expect(list.customers == 7)
    #expect(list.revenueMinor == -2)
    #expect(read.map(\.0) == Self.bearers.map(\.0))
    #expect(read.map(\.1) == Self.bearers.map(\.1))
  }

  /// By hand: 5 is its own difference, 300 − 5 = 295 = 0b10_0100111; revenues 1 and −2 become 2 and 3.
  @Test func theBytesAreAsDocumented() {
    var list = BearerList()
    list.append(5, revenueMinor: 1)
    list.append(300, revenueMinor: -2)
    #expect(list.bytes == [5, 2, 0b1010_0111, 0b10, 3])
  }

  /// A month without lists, as an older program left it, is answered from its tags.
  @Test(arguments: [true, false])
  func membersComeFromTheListsOrTheTags(hasLists: Bool) throws {
    let warehouse = try TinyWarehouse()
    let month = try #require(Month(iso: "2025-11"))
    for (customer, revenue) in [(1, 500), (2, -20)] as [(Int64, Int64)] {
      try warehouse.add(
        "customer_snapshot",
        [
          "month_key": 202511, "customer_key": .integer(customer), "stage": "active",
          "headline": "key", "revenue_12m_minor": .integer(revenue),
        ])
      try warehouse.add(
        "customer_tag",
        ["month_key": 202511, "customer_key": .integer(customer), "class": "key", "unit": "CZK"])
    }
    if hasLists {
      var list = BearerList()
      list.append(1, revenueMinor: 500)
      list.append(2, revenueMinor: -20)
      try warehouse.add(
        "class_month",
        [
          "month_key": 202511, "class": "key", "customers": 2, "revenue_12m_minor": 480,
          "bearer_list": .blob(list.bytes),
        ])
      // What is answered cannot have come from the tags.
      try warehouse.connection.execute("DELETE FROM customer_tag")
    }
    let members = try ClassMembers(warehouse.connection, month)
    #expect(members.classes == ["key"])
    #expect(members["key"].customers == [1, 2])
    #expect(members["key"].revenueMinor == 480)
  }

  /// A list that says another number than the tags is found.
  @Test(
    arguments: [(1, []), (2, [["2025-11", "customers of key", "1", "2"]])] as [(Int64, [[String]])])
  func theCheckComparesListsWithTags(customers: Int64, faults: [[String]]) throws {
    let warehouse = try TinyWarehouse()
    try warehouse.add(
      "snapshot_month", ["month_key": 202511, "ranked_by": "contribution", "customers": 1])
    try warehouse.add(
      "customer_snapshot",
      [
        "month_key": 202511, "customer_key": 1, "stage": "active", "headline": "key", "is_key": 1,
      ])
    try warehouse.add(
      "customer_tag", ["month_key": 202511, "customer_key": 1, "class": "key", "unit": "CZK"])
    try warehouse.add(
      "class_month",
      [
        "month_key": 202511, "class": "key", "customers": .integer(customers),
        "bearer_list": .blob([]),
      ])
    #expect(try warehouse.rows("snapshots") == faults)
  }
}
