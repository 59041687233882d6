import Testing

@testable import Importing

@Suite struct CustomerVersionTests {
  let warehouse: IdentityWarehouse
  init() throws { warehouse = try IdentityWarehouse() }

  @Test func aRecordHoldsFromTheBeginningForEver() throws {
    try warehouse.say("erp", "1", from: 20240701, ["name": "A", "country": "CZ"])
    try warehouse.derive()
    #expect(try warehouse.versions() == ["1 0-99991231 A|CZ"])
    #expect(
      try warehouse.rows("SELECT is_current, is_inferred FROM dim_customer WHERE customer_key = 1")
        == ["1|0"])
  }

  @Test func keptColumnsChangeOnTheirDay() throws {
    try warehouse.say("erp", "1", ["name": "A", "country": "CZ", "kind": "person"])
    try warehouse.say("erp", "1", from: 20240301, ["name": "B", "country": "PL", "kind": "person"])
    try warehouse.say(
      "erp", "1", from: 20240701, ["name": "C", "country": "PL", "kind": "company"])
    try warehouse.derive()
    #expect(
      try warehouse.versions("name, country, kind") == [
        "1 0-20240229 C|CZ|person", "1 20240301-20240630 C|PL|person",
        "1 20240701-99991231 C|PL|company",
      ])
    #expect(
      try warehouse.rows("SELECT is_current FROM dim_customer WHERE customer_key = 1 ORDER BY 1")
        == ["0", "0", "1"])
  }

  @Test func equalVersionsAreOne() throws {
    for (day, country) in [
      (0, "CZ"), (20240101, "CZ"), (20240201, "PL"), (20240301, "PL"), (20240401, "CZ"),
    ] {
      try warehouse.say("erp", "1", from: day, ["country": country, "email": "\(day)@b.cz"])
    }
    try warehouse.derive()
    #expect(
      try warehouse.versions("country, email") == [
        "1 0-20240131 CZ|20240401@b.cz", "1 20240201-20240331 PL|20240401@b.cz",
        "1 20240401-99991231 CZ|20240401@b.cz",
      ])
  }

  @Test func whatARecordDoesNotSayStaysAsItWas() throws {
    try warehouse.say("erp", "1", ["name": "A", "country": "CZ"])
    try warehouse.say("erp", "1", from: 20240301, ["region": "Morava"])
    try warehouse.derive()
    // The first word holds from the beginning, also that of a column that was added later.
    #expect(try warehouse.versions("name, country, region") == ["1 0-99991231 A|CZ|Morava"])
  }

  @Test func aLateRecordGoesIntoItsPlace() throws {
    try warehouse.say("erp", "1", ["country": "CZ"])
    try warehouse.say("erp", "1", from: 20240701, ["country": "SK"])
    try warehouse.derive()
    try warehouse.say("erp", "1", from: 20240401, ["country": "PL"])
    #expect(try warehouse.derive() == true)
    #expect(
      try warehouse.versions("country") == [
        "1 0-20240331 CZ", "1 20240401-20240630 PL", "1 20240701-99991231 SK",
      ])
    // A record earlier than all others: the second is no longer the first.
    try warehouse.say("erp", "2", from: 20240701, ["country": "SK"])
    #expect(try warehouse.derive() == false)
    try warehouse.say("erp", "2", from: 20240101, ["country": "CZ"])
    #expect(try warehouse.derive() == true)
    #expect(
      try warehouse.versions("country").suffix(2) == ["2 0-20240630 CZ", "2 20240701-99991231 SK"])
  }

  @Test func onTheSameDayTheRecordIsReplaced() throws {
    try warehouse.say("erp", "1", from: 20240101, ["country": "CZ"])
    try warehouse.derive()
    try warehouse.say("erp", "1", from: 20240101, ["country": "PL"])
    #expect(try warehouse.derive() == true)
    #expect(try warehouse.versions("country") == ["1 0-99991231 PL"])
  }

  @Test func onlyMarketsAndCountriesAreRestedOn() throws {
    try warehouse.say("erp", "1", ["name": "A", "country": "CZ", "market": "Home"])
    #expect(try warehouse.derive() == false)
    try warehouse.say("erp", "1", ["name": "B", "country": "CZ", "market": "Home"])
    #expect(try warehouse.derive() == false)
    try warehouse.say("erp", "1", from: 20240101, ["kind": "company"])
    try warehouse.say("erp", "1", from: 20240201, ["kind": "person"])
    #expect(try warehouse.derive() == false)
    #expect(try warehouse.versions("kind").count == 2)
    try warehouse.say("erp", "1", from: 20240101, ["market": "Abroad"])
    #expect(try warehouse.derive() == true)
  }

  @Test func marketsAndCountriesBecomeMembersInTheirOrder() throws {
    try warehouse.connection.execute("INSERT INTO dim_market VALUES (1, 'PL')")
    try warehouse.say("erp", "1", ["country": "PL", "market": "South"])
    try warehouse.say("erp", "2", ["country": "CZ", "market": "East"])
    try warehouse.say("erp", "3", ["name": "nowhere"])
    try warehouse.derive()
    #expect(
      try warehouse.rows("SELECT * FROM dim_market ORDER BY 1")
        == ["0|", "1|PL", "2|CZ", "3|East", "4|South"])
    #expect(
      try warehouse.versions("market_key, country_key") == [
        "1 0-99991231 4|1", "2 0-99991231 3|2", "3 0-99991231 0|0",
      ])
  }

  @Test func accountsOfFactsOnlyAreInferredAndCompletedLater() throws {
    try warehouse.account("shop", "77")
    try warehouse.say(.init(source: "shop", id: "78", isBorne: true, words: ["country": "France"]))
    try warehouse.derive()
    #expect(
      try warehouse.versions("is_inferred, country") == [
        "77 0-99991231 1|-", "78 0-99991231 1|France",
      ])
    try warehouse.say("shop", "77", ["name": "Anna"])
    try warehouse.say("shop", "78", ["name": "Pierre"])
    #expect(try warehouse.derive() == false)
    #expect(
      try warehouse.versions("is_inferred, name, country") == [
        "77 0-99991231 0|Anna|-", "78 0-99991231 0|Pierre|France",
      ])
  }

  @Test func columnByColumnThePreferredSourceWins() throws {
    try warehouse.say(
      "erp", "1", ["name": "ALFA", "tax_id": "CZ12345678", "email": "info@alfa.cz"])
    try warehouse.say(
      "shop", "7",
      ["name": "Alfa s.r.o.", "tax_id": "CZ12345678", "email": "eva@alfa.cz", "phone": "777123456"])
    try warehouse.say(
      .init(
        source: "erp", id: "1", isBorne: true, words: ["phone": "602000000", "country": "Česko"]))
    try warehouse.derive(#"match: ["tax_id"], prefer: { email: ["shop", "erp"] }"#)
    // A file's word goes before a fact's, even one of a source that comes first.
    #expect(
      try warehouse.versions("name, email, phone, country") == [
        "1 0-99991231 ALFA|eva@alfa.cz|777123456|Česko"
      ])
  }

  @Test func eachColumnHasTheHistoryOfOneSource() throws {
    try warehouse.say("erp", "1", ["email": "a@b.cz", "country": "CZ"])
    try warehouse.say("erp", "1", from: 20240401, ["country": "PL"])
    try warehouse.say("shop", "7", ["email": "a@b.cz", "country": "DE", "region": "N"])
    try warehouse.say("shop", "7", from: 20240601, ["region": "S"])
    try warehouse.derive(#"match: ["email"]"#)
    #expect(
      try warehouse.versions("country, region") == [
        "1 0-20240331 CZ|N", "1 20240401-20240531 PL|N", "1 20240601-99991231 PL|S",
      ])
  }

  @Test func parentsAreNamedAsTheyPrint() throws {
    try warehouse.say("erp", "1", ["email": "a@b.cz"])
    try warehouse.say("shop", "7", ["email": "a@b.cz"])
    try warehouse.say("shop", "8", ["parent_id": "7"])
    try warehouse.say("shop", "9", ["parent_id": "none"])
    try warehouse.derive(#"match: ["email"]"#)
    #expect(
      try warehouse.versions("parent_id") == [
        "1 0-99991231 -", "8 0-99991231 1", "9 0-99991231 none",
      ])
  }

  /// The shop names an ERP's customer with its source; who is only the ERP's 5 is no head of the shop's.
  @Test func parentsAreThoseOfTheirSource() throws {
    try warehouse.say("erp", "1", [:])
    try warehouse.say("erp", "5", [:])
    try warehouse.say("shop", "1", [:])
    try warehouse.say("shop", "6", ["parent_id": "erp:1"])
    try warehouse.say("shop", "7", ["parent_id": "1"])
    try warehouse.say("shop", "8", ["parent_id": "5"])
    try warehouse.say("shop", "9", ["parent_id": "erp:none"])
    try warehouse.derive()
    #expect(
      try warehouse.rows(
        """
        SELECT customer_id, parent_id FROM dim_customer
        WHERE is_current = 1 AND parent_id IS NOT NULL ORDER BY 1
        """) == ["6|erp:1", "7|shop:1", "8|shop:5", "9|none"])
  }

  @Test func whereTwoWouldPrintTheSameBothNameTheirSource() throws {
    try warehouse.say("erp", "1", [:])
    try warehouse.say("shop", "1", [:])
    try warehouse.say("shop", "2", [:])
    try warehouse.derive()
    #expect(try warehouse.customers() == ["erp:1 > erp:1", "shop:1 > shop:1", "shop:2 > 2"])
  }

  @Test func aJoinTakesTheClashAway() throws {
    try warehouse.say("erp", "1", ["email": "a@b.cz"])
    try warehouse.say("shop", "1", ["email": "a@b.cz"])
    try warehouse.derive(#"match: ["email"]"#)
    #expect(try warehouse.customers() == ["erp:1 > 1", "shop:1 > 1"])
  }

  @Test func anIDThatLooksLikeASourcesGetsItsOwn() throws {
    try warehouse.say("erp", "1", [:])
    try warehouse.say("shop", "1", [:])
    try warehouse.say("shop", "erp:1", [:])
    try warehouse.say("shop", "other:1", [:])
    try warehouse.derive()
    #expect(
      try warehouse.customers() == [
        "erp:1 > erp:1", "shop:1 > shop:1", "shop:erp:1 > shop:erp:1", "shop:other:1 > other:1",
      ])
  }

  @Test func whatDoesNotChangeIsNotWritten() throws {
    for index in 1...50 {
      try warehouse.say("erp", "\(index)", ["name": "N\(index)", "email": "\(index)@b.cz"])
      try warehouse.say("erp", "\(index)", from: 20240101, ["country": "CZ", "rep_key": "0"])
      try warehouse.say("shop", "\(index)", ["email": "\(index * 2)@b.cz", "country": "PL"])
    }
    try warehouse.derive(#"match: ["email"]"#)
    let changes = warehouse.connection.totalChanges
    #expect(try warehouse.derive(#"match: ["email"]"#) == false)
    #expect(warehouse.connection.totalChanges == changes)
    try warehouse.say("erp", "7", from: 20250101, ["country": "SK"])
    #expect(try warehouse.derive(#"match: ["email"]"#) == true)
    // The record, its market, the last version before (out and in), and the new one.
    #expect(warehouse.connection.totalChanges == changes + 5)
  }

  @Test func withoutNewsNothingIsRead() throws {
    try warehouse.say("erp", "1", ["name": "A"])
    try warehouse.derive(recordsChanged: false)
    #expect(try warehouse.versions() == ["1 0-99991231 A|-"])
    try warehouse.say("erp", "1", ["name": "B"])
    try warehouse.derive(recordsChanged: false)
    #expect(try warehouse.versions() == ["1 0-99991231 A|-"])
    // A new account, or another rule, is news.
    try warehouse.account("shop", "9")
    try warehouse.derive(recordsChanged: false)
    #expect(try warehouse.versions() == ["1 0-99991231 B|-", "9 0-99991231 -|-"])
    try warehouse.say("erp", "1", ["name": "C"])
    try warehouse.derive(#"match: ["email"]"#, recordsChanged: false)
    #expect(try warehouse.versions().first == "1 0-99991231 C|-")
  }

  @Test func theRulesInForceCanBeRead() throws {
    let value = "SELECT value FROM warehouse_setting WHERE name = 'identity'"
    try warehouse.derive()
    #expect(try warehouse.rows(value) == ["sources erp, shop, books"])
    try warehouse.derive(
      #"""
      match: ["tax_id", "email"], prefer: { "*": ["shop"], email: ["books", "erp"] },
      forbid: [["erp:1", "shop:7"]]
      """#)
    #expect(
      try warehouse.rows(value) == [
        "match tax_id, email; prefer * shop; prefer email books, erp; forbid erp:1 shop:7; "
          + "sources erp, shop, books"
      ])
  }

  @Test func everyStatementHasItsFile() {
    for statement in DimensionSQL.allCases {
      #expect(statement.text.contains("SELECT"), "SQL/\(statement.rawValue).sql is missing")
    }
  }
}
