import Testing
import Warehouse

@testable import Importing

@Suite struct LikelyDoubleTests {
  let warehouse: IdentityWarehouse
  init() throws { warehouse = try IdentityWarehouse() }

  /// `1 ~ 7 by phone` of the query that lists them.
  private func doubles() throws -> [String] {
    let query = try QueryCatalogue.builtIn.query("likely_doubles")
    return try warehouse.rows(query.sql).map { row in
      let cells = row.split(separator: "|", omittingEmptySubsequences: false)
      return "\(cells[1]) ~ \(cells[5]) by \(cells[0])"
    }
  }

  @Test(arguments: [
    ("email", "A@b.cz", "a@b.cz"), ("phone", "+420 777 123 456", "00420777123456"),
    ("tax_id", "CZ12345678", "cz 12345678"), ("registration_id", "0012345", "12345"),
  ])
  func aSharedValueIsASign(column: String, one: String, other: String) throws {
    try warehouse.say("erp", "1", [column: one])
    try warehouse.say("erp", "2", [column: other])
    try warehouse.derive()
    #expect(try doubles() == ["1 ~ 2 by \(column)"])
  }

  @Test(
    arguments: [
      // The same, however it is written.
      ("Škoda, a.s.", "Plzeň", "SKODA A.S.", "Plzen", "name"),
      ("Jan Novák", nil, "Jan Novak", nil, "name"),
      // One letter more, one less, another one; at the beginning, in the middle, at the end.
      ("Novák a syn", "Brno", "Novákk a syn", "Brno", "one_edit"),
      ("Novák a syn", "Brno", "Ovák a syn", "Brno", "one_edit"),
      ("Novák a syn", "Brno", "Nowák a syn", "Brno", "one_edit"),
      ("Novák a syn", "Brno", "Novák a syn", "Brna", "one_edit"),
      ("Novák a syn", "Brno", "Novák a syn", "Brnoo", "one_edit"),
      // Two letters, two transposed, a digit, another town.
      ("Novák a syn", "Brno", "Nowákk a syn", "Brno", nil),
      ("Novák a syn", "Brno", "Nováka yns", "Brno", nil),
      ("Firma Alfa 12", "Brno", "Firma Alfa 13", "Brno", nil),
      ("Firma Alfa 12", "Brno", "Firma Alfa 1", "Brno", nil),
      ("Novák a syn", "Brno", "Novák a syn", "Praha", nil),
      ("Novák a syn", "Brno", "Novák a syn", nil, nil),
      // Too short to say anything.
      ("ABC", "Brno", "ABD", "Brno", nil), ("AB", "Brno", "AB", "Brno", nil),
      ("ABCD", "Brno", "ABCE", "Brno", "one_edit"),
    ] as [(String, String?, String, String?, String?)])
  func namesAndTowns(
    name: String, city: String?, otherName: String, otherCity: String?, sign: String?
  ) throws {
    var (one, other) = (["name": name], ["name": otherName])
    one["city"] = city
    other["city"] = otherCity
    try warehouse.say("erp", "1", one)
    try warehouse.say("shop", "2", other)
    try warehouse.derive()
    #expect(try doubles() == (sign.map { ["1 ~ 2 by \($0)"] } ?? []))
  }

  @Test func theStrongestSignStands() throws {
    let words = ["name": "Alfa", "email": "a@b.cz", "phone": "+420777123456"]
    try warehouse.say("shop", "1", words)
    try warehouse.say("erp", "2", words)
    try warehouse.derive()
    // The preferred source's customer stands first.
    #expect(try doubles() == ["2 ~ 1 by email"])
    #expect(
      try warehouse.rows(try QueryCatalogue.builtIn.query("likely_doubles").sql)
        == ["email|2|Alfa|-|a@b.cz|1|Alfa|-|a@b.cz"])
  }

  @Test func joinedForbiddenAndDifferentFirmsAreNone() throws {
    try warehouse.say("erp", "1", ["email": "a@b.cz", "name": "Alfa", "registration_id": "1111"])
    try warehouse.say("shop", "2", ["email": "a@b.cz", "name": "Alfa"])
    try warehouse.say("shop", "3", ["name": "Alfa", "registration_id": "2222"])
    try warehouse.derive()
    #expect(try doubles() == ["1 ~ 2 by email", "2 ~ 3 by name"])
    try warehouse.derive(#"match: ["email"]"#)
    #expect(try doubles() == ["1 ~ 3 by name"])
    try warehouse.derive(#"forbid: [["erp:1", "shop:2"], ["shop:2", "shop:3"]]"#)
    #expect(try doubles() == [])
    try warehouse.derive()
    #expect(try doubles() == ["1 ~ 2 by email", "2 ~ 3 by name"])
  }

  @Test func whatAnAmbiguousGroundDoesNotJoinIsListed() throws {
    try warehouse.say("erp", "1", ["email": "a@b.cz"])
    try warehouse.say("shop", "2", ["email": "a@b.cz"])
    try warehouse.say("shop", "3", ["email": "a@b.cz"])
    try warehouse.derive(#"match: ["email"]"#)
    #expect(try doubles() == ["1 ~ 2 by email", "1 ~ 3 by email", "2 ~ 3 by email"])
  }

  @Test(arguments: [20, 21])
  func whatManyShareIsNoSign(count: Int) throws {
    for index in 1...count { try warehouse.say("erp", "\(index)", ["phone": "+420777123456"]) }
    try warehouse.derive()
    #expect(try doubles().count == (count == 20 ? 190 : 0))
  }

  @Test func aCorrectedNameTakesTheDoubtAway() throws {
    try warehouse.say("erp", "1", ["name": "Bohemia Glass"])
    try warehouse.say("erp", "2", ["name": "Bohemia Grass"])
    try warehouse.derive()
    #expect(try doubles() == ["1 ~ 2 by one_edit"])
    try warehouse.say("erp", "2", ["name": "Bohemia Gravel"])
    try warehouse.derive()
    #expect(try doubles() == [])
  }

  @Test func allPairsOfSmallWordsAgreeWithTheDistance() throws {
    // All words of two letters over a, b, c behind a stem of eight.
    let words = ["a", "b", "c"].flatMap { a in ["", "a", "b", "c"].map { a + $0 } }
    for (index, word) in words.enumerated() {
      try warehouse.say("erp", "\(100 + index)", ["name": "stemstem" + word])
    }
    try warehouse.derive()
    var expected: Set<String> = []
    for (i, one) in words.enumerated() {
      for (j, other) in words.enumerated() where i < j && distance(one, other) == 1 {
        expected.insert("\(100 + i) ~ \(100 + j) by one_edit")
      }
    }
    #expect(Set(try doubles()) == expected)
    #expect(expected.count == 36)
  }

  /// Levenshtein's distance, by its definition.
  private func distance(_ one: some StringProtocol, _ other: some StringProtocol) -> Int {
    guard let a = one.first, let b = other.first else { return one.count + other.count }
    let (restA, restB) = (one.dropFirst(), other.dropFirst())
    if a == b { return distance(restA, restB) }
    return 1 + min(distance(restA, other), distance(one, restB), distance(restA, restB))
  }
}

@Suite struct ContradictionTests {
  @Test func sourcesThatContradictEachOtherAreListed() throws {
    let warehouse = try IdentityWarehouse()
    try warehouse.say(
      "erp", "1",
      [
        "email": "a@b.cz", "name": "Alfa, s.r.o.", "phone": "+420 777 123 456", "city": "Brno",
        "tax_id": "CZ12345678", "registration_id": "00012345",
      ])
    try warehouse.say("erp", "1", from: 20240101, ["city": "Praha"])
    try warehouse.say(
      "shop", "7",
      [
        "email": "A@B.CZ", "name": "ALFA S.R.O.", "phone": "777123456", "city": "Ostrava",
        "tax_id": "12345678", "registration_id": "12345",
      ])
    try warehouse.say("books", "9", ["email": "a@b.cz", "phone": "602 000 000", "kind": "person"])
    try warehouse.say("books", "10", ["email": "x@b.cz", "city": "Jihlava"])
    try warehouse.derive(#"match: ["email"]"#)
    let query = try QueryCatalogue.builtIn.query("contradicting_attributes")
    #expect(
      try warehouse.rows(query.sql) == [
        "1|Alfa, s.r.o.|phone|books|602 000 000|erp|+420 777 123 456",
        "1|Alfa, s.r.o.|phone|books|602 000 000|shop|777123456",
        "1|Alfa, s.r.o.|city|erp|Praha|shop|Ostrava",
      ])
  }
}
