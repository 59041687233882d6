import SQLite
import Testing

@testable import Warehouse

private let whole = """
  -- debts: who owes.
  -- A second line,
  -- and a third.
  -- needs: snapshot company
  -- severity: warning
  -- order: due desc, name
  -- parameters:
  --   month  month  last  the month
  --   against  this|that  that  compared with
  --     what else
  -- columns:
  --   name  text  the name
  --   due  money  the sum
  --     of it all
  SELECT 1 AS name, 2 AS due
  ORDER BY due DESC, name;
  """

private func fault(_ sql: String, name: String = "debts") -> String {
  do {
    _ = try NamedQuery(sql, name: name, file: "Queries/debts.sql")
    return ""
  } catch {
    return error.description
  }
}

@Test func headIsRead() throws {
  let query = try NamedQuery(whole, name: "debts", file: "Queries/debts.sql")
  #expect(query.title == "who owes.")
  #expect(query.notes == ["A second line,", "and a third."])
  #expect(query.needs == [.snapshot, .company])
  #expect(query.severity == .warning)
  #expect(
    query.parameters == [
      QueryParameter(
        name: "month", type: .month, defaultValue: .last, description: "the month"),
      QueryParameter(
        name: "against", type: .choice(["this", "that"]), defaultValue: .text("that"),
        description: "compared with what else"),
    ])
  #expect(
    query.columns == [
      QueryColumn(name: "name", type: .text, description: "the name"),
      QueryColumn(name: "due", type: .money, description: "the sum of it all"),
    ])
}

@Test func aStatementLeavesItsOrderToWhoAsksForThat() throws {
  let query = try NamedQuery(whole, name: "debts", file: "Queries/debts.sql")
  #expect(query.order == [RowOrder(column: 1, isDescending: true), RowOrder(column: 0)])
  #expect(query.statement == whole)
  #expect(query.unordered().statement == whole.replacing("\nORDER BY due DESC, name;", with: ""))
  // What a LIMIT rests on stays, as does an order in brackets, and that of a query whose head does not
  // say it.
  for other in [
    whole.replacing("name;", with: "name\nLIMIT 7;"),
    whole.replacing("SELECT 1", with: "SELECT * FROM (SELECT 1").replacing("name;", with: "name);"),
    whole.replacing("-- order: due desc, name\n", with: ""),
  ] {
    let query = try NamedQuery(other, name: "debts", file: "Queries/debts.sql")
    #expect(query.unordered().statement == other)
  }
}

@Test func headWithWindowsLineEndsIsTheSame() throws {
  let text = whole.replacing("\n", with: "\r\n")
  let query = try NamedQuery(text, name: "debts", file: "Queries/debts.sql")
  #expect(query.title == "who owes.")
  #expect(query.columns.map(\.name) == ["name", "due"])
}

@Test(arguments: [
  (
    "-- debts: b\n-- order: due down\n-- columns:\n--   due  money  b",
    "2:4: error: the order is incomplete"
  ),
  (
    "-- debts: b\n-- order: sum\n-- columns:\n--   due  money  b",
    "2:1: error: unknown column `sum`"
  ),
  ("SELECT 1", "1:1: error: the query has no head that begins with `-- debts: `"),
  ("", "1:1: error: the query has no head that begins with `-- debts: `"),
  ("-- debts", "1:1: error: the query has no head that begins with `-- debts: `"),
  ("-- depts: who owes.", "1:4: error: the head names `depts`, the file `debts`"),
  ("-- debts: a.\n-- columns:\n--   name  txt  b", "3:6: error: unknown column type `txt`"),
  ("-- debts: a.\n-- columns:\n--   name  text", "3:6: error: the column is incomplete"),
  ("-- debts: a.\n-- parameters:\n--   m  month  last", "3:6: error: the parameter is incomplete"),
  (
    "-- debts: a.\n-- parameters:\n--   m  mnth  last  b",
    "3:6: error: unknown parameter type `mnth`"
  ),
  ("-- debts: a.\n-- needs: snapshots", "2:4: error: unknown need `snapshots`"),
  ("-- debts: a.\n-- severity: bad", "2:4: error: unknown severity `bad`"),
  (
    "-- debts: a.\n-- columns:\n--   a  text  b\n--   a  text  c",
    "4:6: error: `a` is declared twice"
  ),
])
func aFaultyHeadIsToldWithItsPlace(sql: String, message: String) {
  #expect(fault(sql).hasPrefix("Queries/debts.sql:" + message))
}

@Test func aMistypedWordSuggestsTheNearest() {
  #expect(fault("-- debts: a.\n-- needs: snapshots").hasSuffix("did you mean `snapshot`?"))
  #expect(
    fault("-- debts: a.\n-- columns:\n--   a  mony  b").hasSuffix("did you mean `money`?"))
}
