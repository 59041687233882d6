import SQLite
import Testing

@testable import Importing
@testable import Warehouse

/// Which fields of customers are filled, by source and by the person responsible.
struct FilledFieldTests {
  private let warehouse: IdentityWarehouse

  init() throws {
    warehouse = try IdentityWarehouse()
    // A customer of two sources, who moves in May and is given to another person in July.
    try warehouse.say("erp", "1", ["name": "A", "email": "a@b.cz", "rep_key": "7"])
    try warehouse.say("erp", "1", from: 20240501, ["region": "North"])
    try warehouse.say("erp", "1", from: 20240701, ["rep_key": "8"])
    try warehouse.say("shop", "1", ["email": "a@b.cz", "phone": "1"])
    // Of one nothing is said but that it is nobody's; of another only what facts bear.
    try warehouse.say("erp", "2", ["rep_key": "0", "acquired_date_key": "0"])
    try warehouse.say(
      .init(source: "erp", id: "3", isBorne: true, words: ["name": "C", "rep_key": "7"]))
    try warehouse.account("books", "4")
    try warehouse.derive(#"match: ["email"]"#)
  }

  @Test func anAccountHasWhatAnyOfItsRecordsSays() throws {
    let filled = try warehouse.rows(
      "SELECT source_key, field, accounts, filled FROM source_field WHERE filled > 0 ORDER BY 1, position"
    )
    #expect(
      filled == [
        "1|name|3|2", "1|email|3|1", "1|region|3|1", "1|rep_id|3|2", "2|email|1|1", "2|phone|1|1",
      ])
    // Seventeen fields of each source that says anything; the third says nothing.
    #expect(
      try warehouse.rows("SELECT source_key, count(*), max(position) FROM source_field GROUP BY 1")
        == ["1|17|17", "2|17|17"])
  }

  @Test func aCustomerCountsFromTheDayOnWhichItIsSomebodys() throws {
    func changes(_ rep: Int, _ field: String) throws -> [String] {
      try warehouse.rows(
        """
        SELECT date_key, customers, filled FROM rep_field_change
        WHERE rep_key = \(rep) AND field = '\(field)' ORDER BY date_key
        """)
    }
    #expect(try changes(7, "name") == ["0|2|2", "20240701|-1|-1"])
    #expect(try changes(7, "phone") == ["0|2|1", "20240701|-1|-1"])
    #expect(try changes(7, "region") == changes(7, "phone"))
    #expect(try changes(8, "email") == ["20240701|1|1"])
  }

  /// A warehouse of the version before is counted by SQL.
  @Test func whatAnOlderWarehouseSaysIsCountedAlike() throws {
    let counted = try dump()
    try warehouse.connection.execute("DROP TABLE source_field; DROP TABLE rep_field_change")
    try warehouse.connection.execute(SQLText.migrateFrom5.text)
    #expect(try dump() == counted)
    #expect(counted.count > 50)
  }

  @Test func whatIsSaidAnewIsCountedAnew() throws {
    try warehouse.unsay("shop", "1")
    try warehouse.say("erp", "2", ["name": "B", "rep_key": "8"])
    try warehouse.derive(#"match: ["email"]"#)
    let counted = try dump()
    try warehouse.connection.execute("DELETE FROM source_field; DELETE FROM rep_field_change")
    try warehouse.derive(#"match: ["email"]"#)
    #expect(try dump() == counted)
    #expect(
      try warehouse.rows("SELECT source_key, filled FROM source_field WHERE field = 'name'")
        == ["1|3"])
  }

  private func dump() throws -> [String] {
    try warehouse.rows("SELECT * FROM source_field")
      + warehouse.rows("SELECT * FROM rep_field_change")
  }
}
