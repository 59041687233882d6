import Testing

@testable import Importing

@Suite struct CustomerJoinTests {
  let warehouse: IdentityWarehouse
  init() throws { warehouse = try IdentityWarehouse() }

  private let taxID = #"match: ["tax_id"]"#

  @Test func withoutGroundsNothingIsJoined() throws {
    try warehouse.say("erp", "1", ["tax_id": "CZ12345678"])
    try warehouse.say("shop", "7", ["tax_id": "CZ12345678"])
    #expect(try warehouse.derive() == false)
    #expect(try warehouse.customers() == ["erp:1 > 1", "shop:7 > 7"])
    #expect(try warehouse.joins() == [])
  }

  @Test func aSharedValueJoins() throws {
    try warehouse.say("shop", "7", ["tax_id": "12345678", "country": "Česko"])
    try warehouse.say("erp", "1", ["tax_id": "cz 123 456 78"])
    #expect(try warehouse.derive(taxID) == false)
    #expect(try warehouse.customers() == ["erp:1 > 1", "shop:7 > 1"])
    #expect(try warehouse.joins() == ["shop:7 = erp:1 by tax_id CZ12345678"])
  }

  /// Where no country is said, ids and numbers are those of the company's country.
  @Test(arguments: [("CZ", 2), ("", 0), ("SK", 0)])
  func theCompanysCountryStandsForAnUnsaidOne(country: String, joins: Int) throws {
    try warehouse.connection.execute(
      "INSERT INTO warehouse_setting VALUES ('country', '\(country)')")
    try warehouse.say("erp", "1", ["tax_id": "12345678"])
    try warehouse.say("shop", "7", ["tax_id": "CZ12345678"])
    try warehouse.say("erp", "2", ["phone": "777 123 456"])
    try warehouse.say("shop", "8", ["phone": "00420 777 123 456"])
    try warehouse.derive(#"match: ["tax_id", "phone"]"#)
    #expect(try warehouse.joins().count == joins)
  }

  @Test func thePreferredSourceStandsForTheCustomer() throws {
    try warehouse.say("erp", "1", ["email": "a@b.cz"])
    try warehouse.say("shop", "7", ["email": "A@b.cz"])
    try warehouse.derive(#"match: ["email"], prefer: { "*": ["shop"] }"#)
    #expect(try warehouse.customers() == ["erp:1 > 7", "shop:7 > 7"])
    #expect(try warehouse.joins() == ["erp:1 = shop:7 by email a@b.cz"])
  }

  @Test func aValueOfTwoAccountsOfOneSourceJoinsNothing() throws {
    try warehouse.say("erp", "1", ["tax_id": "CZ12345678", "email": "a@b.cz"])
    try warehouse.say("erp", "2", ["tax_id": "CZ12345678"])
    try warehouse.say("shop", "7", ["tax_id": "CZ12345678", "email": "a@b.cz"])
    try warehouse.derive(taxID)
    #expect(try warehouse.joins() == [])
    // The next ground may tell which of the two it is.
    try warehouse.derive(#"match: ["tax_id", "email"]"#)
    #expect(try warehouse.joins() == ["shop:7 = erp:1 by email a@b.cz"])
  }

  @Test func differentRegistrationIDsAreTwoFirms() throws {
    try warehouse.say("erp", "1", ["tax_id": "CZ69912345", "registration_id": "00012345"])
    try warehouse.say("shop", "7", ["tax_id": "CZ69912345", "registration_id": "27074358"])
    try warehouse.say("books", "9", ["tax_id": "CZ69912345", "registration_id": "12345"])
    try warehouse.derive(taxID)
    #expect(try warehouse.joins() == ["books:9 = erp:1 by tax_id CZ69912345"])
  }

  @Test func differentRegistrationIDsStayApartThroughAThird() throws {
    try warehouse.say("erp", "1", ["email": "a@b.cz", "registration_id": "11111111"])
    try warehouse.say("shop", "7", ["email": "a@b.cz", "phone": "+420777123456"])
    try warehouse.say("books", "9", ["phone": "+420777123456", "registration_id": "22222222"])
    try warehouse.derive(#"match: ["email", "phone"]"#)
    #expect(try warehouse.customers() == ["books:9 > 9", "erp:1 > 1", "shop:7 > 1"])
  }

  @Test func forbiddenPairsStayApartThroughAThird() throws {
    try warehouse.say("erp", "1", ["email": "a@b.cz"])
    try warehouse.say("shop", "7", ["email": "a@b.cz", "phone": "+420777123456"])
    try warehouse.say("books", "9", ["phone": "+420777123456"])
    let match = #"match: ["email", "phone"]"#
    try warehouse.derive(match)
    #expect(try warehouse.customers() == ["books:9 > 1", "erp:1 > 1", "shop:7 > 1"])
    #expect(
      try warehouse.joins() == [
        "books:9 = shop:7 by phone 420777123456", "shop:7 = erp:1 by email a@b.cz",
      ])
    #expect(try warehouse.derive(match + #", forbid: [["erp:1", "books:9"]]"#) == true)
    #expect(try warehouse.customers() == ["books:9 > 9", "erp:1 > 1", "shop:7 > 1"])
    #expect(try warehouse.derive(match + #", forbid: [["shop:7", "erp:1", "books:9"]]"#) == true)
    #expect(try warehouse.customers() == ["books:9 > 9", "erp:1 > 1", "shop:7 > 7"])
  }

  @Test func aCustomerHasOneAccountOfASource() throws {
    try warehouse.say("erp", "1", ["tax_id": "CZ12345678"])
    try warehouse.say("erp", "2", ["email": "a@b.cz"])
    try warehouse.say("shop", "7", ["tax_id": "CZ12345678", "email": "a@b.cz"])
    try warehouse.derive(#"match: ["tax_id", "email"]"#)
    #expect(try warehouse.customers() == ["erp:1 > 1", "erp:2 > 2", "shop:7 > 1"])
    // The stronger ground comes first.
    try warehouse.derive(#"match: ["email", "tax_id"]"#)
    #expect(try warehouse.customers() == ["erp:1 > 1", "erp:2 > 2", "shop:7 > 2"])
  }

  @Test func theValueThatCountsIsTheLatest() throws {
    try warehouse.say("erp", "1", ["email": "old@b.cz"])
    try warehouse.say("erp", "1", from: 20240101, ["email": "new@b.cz"])
    try warehouse.say("shop", "7", ["email": "old@b.cz"])
    try warehouse.say("books", "9", ["email": "new@b.cz"])
    try warehouse.derive(#"match: ["email"]"#)
    #expect(try warehouse.joins() == ["books:9 = erp:1 by email new@b.cz"])
  }

  @Test func factsTellWhereNoFileDoes() throws {
    try warehouse.say("erp", "1", ["email": "a@b.cz"])
    try warehouse.say(.init(source: "shop", id: "7", isBorne: true, words: ["email": "a@b.cz"]))
    try warehouse.derive(#"match: ["email"]"#)
    #expect(try warehouse.joins() == ["shop:7 = erp:1 by email a@b.cz"])
    try warehouse.say("shop", "7", ["email": "c@d.cz"])
    #expect(try warehouse.derive(#"match: ["email"]"#) == true)
    #expect(try warehouse.joins() == [])
  }

  @Test func splittingLeavesEverythingAsIfNeverJoined() throws {
    let said = [
      IdentityWarehouse.Said(
        source: "erp", id: "1", words: ["name": "A", "tax_id": "CZ12345678", "country": "CZ"]),
      .init(source: "shop", id: "1", words: ["name": "B", "tax_id": "CZ12345678", "market": "M"]),
      .init(source: "books", id: "5", from: 20240501, words: ["name": "C", "country": "PL"]),
    ]
    for word in said { try warehouse.say(word) }
    try warehouse.derive()
    let before = try warehouse.dump()
    let bytes = try warehouse.rows("SELECT * FROM dim_customer ORDER BY 1")
    #expect(try warehouse.derive(taxID) == true)
    #expect(try warehouse.dump() != before)
    #expect(try warehouse.derive() == true)
    #expect(try warehouse.dump() == before)
    #expect(try warehouse.rows("SELECT * FROM dim_customer ORDER BY 1") == bytes)
  }

  @Test func theOrderOfLoadingDoesNotMatter() throws {
    let said = [
      IdentityWarehouse.Said(
        source: "erp", id: "1", words: ["name": "A", "tax_id": "CZ12345678", "email": "a@b.cz"]),
      .init(source: "erp", id: "2", words: ["name": "B", "email": "c@d.cz", "country": "CZ"]),
      .init(source: "shop", id: "1", words: ["tax_id": "CZ12345678", "email": "c@d.cz"]),
      .init(source: "books", id: "2", from: 20240501, words: ["email": "c@d.cz", "market": "M"]),
      .init(source: "books", id: "3", words: ["email": "a@b.cz", "phone": "+420777123456"]),
    ]
    var dumps: Set<[String]> = []
    for order in permutations(Array(said.indices)) {
      let warehouse = try IdentityWarehouse(
        sources: order[0] < 2 ? ["erp", "shop", "books"] : ["books", "shop", "erp"])
      for index in order { try warehouse.say(said[index]) }
      try warehouse.derive(#"match: ["tax_id", "email"], prefer: { country: ["books"] }"#)
      dumps.insert(try warehouse.dump())
    }
    #expect(dumps.count == 1)
    #expect(
      dumps.first?.suffix(8) == [
        "books:2 > 2", "books:3 > 1", "erp:1 > 1", "erp:2 > 2", "shop:1 > 1",
        "books:2 = erp:2 by email c@d.cz", "books:3 = erp:1 by email a@b.cz",
        "shop:1 = erp:1 by tax_id CZ12345678",
      ])
  }
}

/// All orders of some values.
func permutations(_ values: [Int]) -> [[Int]] {
  if values.count < 2 { return [values] }
  return values.flatMap { first in
    permutations(values.filter { $0 != first }).map { [first] + $0 }
  }
}
