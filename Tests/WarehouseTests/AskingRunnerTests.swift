import SQLite
import Testing

@testable import Warehouse

private func query(_ text: String) throws -> NamedQuery {
  try NamedQuery(text, name: "q", file: "Queries/q.sql")
}

private func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return ""
  } catch {
    return "\(error)"
  }
}

private let head = "-- q: a query.\n-- parameters:\n--   n  integer  3  how many\n"

@Test func aQueryIsRunWithItsParameters() throws {
  let runner = try QueryRunner(try TinyWarehouse().connection)
  let text = head + "-- columns:\n--   a  money  the sum\nSELECT :n * 100 AS a"
  #expect(try runner.result(of: query(text)).texts == [["3.00"]])
  #expect(try runner.result(of: query(text), ["n": "-7"]).texts == [["-7.00"]])
}

@Test func aStatementThatDiffersFromItsHeadIsTold() throws {
  let runner = try QueryRunner(try TinyWarehouse().connection)
  func told(_ sql: String) -> String { message { try runner.prepare(try query(sql)) } }
  #expect(
    told(head + "SELECT :m") == "Queries/q.sql:1:1: error: the parameter `:m` is not "
      + "declared in the head; add it under `-- parameters:`")
  let columns = "-- q: a.\n-- columns:\n--   a  text  b\n--   c  text  d\n"
  #expect(told(columns + "SELECT 1 AS a").contains("`c` is declared in the head and not returned"))
  #expect(told(columns + "SELECT 1 AS a, 2 AS c, 3 AS e").contains("`e` is not declared"))
  #expect(told(columns + "SELECT 1 AS c, 2 AS a").contains("in another order"))
  #expect(
    told("-- q: a.\nSELECT wrong\nFROM setting") == "Queries/q.sql:2:8: error: no such "
      + "column: wrong")
  #expect(told("-- q: a.\nDELETE FROM dim_rep").contains("would change the warehouse"))
  #expect(told("-- q: a.\nSELECT 1; DELETE FROM dim_rep").contains("more than one statement"))
}

@Test(arguments: [
  ("n", "x", "n=x is not a whole number"), ("m", "2025-12", "`q` has no parameter `m`"),
])
func aWrongParameterIsTold(name: String, value: String, expected: String) throws {
  let runner = try QueryRunner(try TinyWarehouse().connection)
  let told = message { _ = try runner.result(of: try query(head + "SELECT :n"), [name: value]) }
  #expect(told.hasPrefix(expected))
}

@Test func parametersAreReadByTheirType() throws {
  let warehouse = try TinyWarehouse()
  let runner = try QueryRunner(warehouse.connection)
  func value(_ type: String, _ text: String?) throws -> Value {
    let sql = "-- q: a.\n-- parameters:\n--   p  \(type)  none  b\nSELECT :p"
    return try runner.result(of: query(sql), text.map { ["p": $0] } ?? [:]).rows[0][0]
  }
  #expect(try value("date", "2024-02-29") == 2024_02_29)
  #expect(try value("money", "1234.5") == 123_450)
  #expect(try value("number", "0.25") == 0.25)
  #expect(try value("flag", "yes") == 1)
  #expect(try value("one|two", "two") == "two")
  #expect(try value("text", "' OR 1") == "' OR 1")
  #expect(try value("text", nil) == nil)
  for (type, wrong) in [
    ("date", "2023-02-29"), ("money", "1.005"), ("number", "nan"), ("flag", "2"),
    ("one|two", "three"), ("month", "2024-13"), ("integer", "1.5"),
  ] {
    #expect(throws: QueryError.self) { try value(type, wrong) }
  }
}

@Test func aRequiredParameterMustBeGiven() throws {
  let runner = try QueryRunner(try TinyWarehouse().connection)
  let sql = "-- q: a.\n-- parameters:\n--   p  date  required  b\nSELECT :p"
  let told1 = message { _ = try runner.result(of: try query(sql)) }
  #expect(
    told1
      == "the parameter `p` is missing; give a day such as 2025-12-31: --set p=…")
}

@Test func theLastMonthIsTakenWhereNoneIsGiven() throws {
  let warehouse = try TinyWarehouse()
  let runner = try QueryRunner(warehouse.connection)
  let month = "-- parameters:\n--   month  month  last  b\nSELECT :month"
  let told2 = message { _ = try runner.result(of: try query("-- q: a.\n" + month)) }
  #expect(
    told2
      == "the warehouse holds no facts yet; run `klientela import`")
  try warehouse.add("contact_month", ["month_key": 202503])
  try warehouse.add("contact_month", ["month_key": 202506])
  try warehouse.add("snapshot_month", ["month_key": 202505])
  #expect(try runner.result(of: query("-- q: a.\n" + month)).rows == [[202506]])
  let classified = try query("-- q: a.\n-- needs: snapshot\n" + month)
  #expect(try runner.result(of: classified).rows == [[202505]])
  let told3 = message { _ = try runner.result(of: classified, ["month": "2025-06"]) }
  #expect(
    told3
      == "2025-06 is not classified; run `klientela classify --month 2025-06`; "
      + "the last classified month is 2025-05")
}

@Test func aLimitIsStatedWhereItCuts() throws {
  let runner = try QueryRunner(try TinyWarehouse().connection)
  let sql = "SELECT date_key FROM dim_date WHERE date_key > 0 ORDER BY date_key LIMIT 3"
  #expect(try runner.result(ofSQL: sql, limit: 3).isCut == false)
  let cut = try runner.result(ofSQL: sql, limit: 2)
  #expect(cut.isCut && cut.texts == [["20210101"], ["20210102"]])
}

@Test func adHocStatementsOnlyRead() throws {
  let runner = try QueryRunner(try TinyWarehouse().connection)
  let told = { sql in message { _ = try runner.result(ofSQL: sql) } }
  #expect(told("UPDATE dim_rep SET name = 'x'").contains("would change the warehouse"))
  #expect(
    told("SELECT 1 FROM nowhere")
      == "query:1:1: error: no such table: nowhere; the views are sales, invoices, payments,"
      + " contacts, customers, profile")
  #expect(
    told("SELECT 1 FROM customer")
      == "query:1:1: error: no such table: customer; did you mean `customers`?")
  #expect(told("SELECT\n  nowhere FROM dim_rep") == "query:2:3: error: no such column: nowhere")
  #expect(told("SELECT :x").contains("`:x` has no value here"))
}

@Test func aPlanIsIndentedByDepth() throws {
  let runner = try QueryRunner(try TinyWarehouse().connection)
  let plan = try runner.plan(ofSQL: "SELECT * FROM (SELECT 1 UNION SELECT 2) ORDER BY 1")
  #expect(plan.contains { $0.hasPrefix("  ") })
  #expect(plan.first?.hasPrefix(" ") == false)
}
