import Foundation
import Testing

/// Texts that would take hours or all memory: each ends within its time limit, whether SQLite sees the
/// clock or is held by one step, leaves nothing behind and is told in one line.
@Suite struct HogTests {
  private static let long = "printf('%050000d', 0)"

  static let statements = [
    "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n order by -i",
    "with recursive n(i) as (select 1 union select i + 1 from n) select count(*) from n",
    "with recursive n(i, t) as (select 1, 'x' union all select i + 1, t || t from n) select max(t) from n",
    "select count(*) from dim_date a, dim_date b, dim_date c, dim_date d, dim_date e",
    "select * from dim_date a, dim_date b, dim_date c order by random()",
    "select count(distinct a.date_on || b.date_on || c.date_on) from dim_date a, dim_date b, dim_date c",
    "select group_concat(a.date_on || b.date_on) from dim_date a, dim_date b, dim_date c",
    "select a.date_key from dim_date a, dim_date b group by a.date_on || b.date_on || random()",
    "select sum(row_number) from (select row_number() over (order by random()) as row_number"
      + " from dim_date a, dim_date b, dim_date c)",
    // One step: a trimmed letter is looked for in a long list of letters, again and again.
    "select length(trim(replace(\(long), '0', \(String(repeating: "\(long) || ", count: 9))'')"
      + ", replace(\(long), '0', 'xxxxxxxxxx') || '0'))",
    "select length(replace(replace(\(long), '0', \(long)), '0', \(long)))",
    "select length(printf('%1999999999d', 1))", "select hex(hex(hex(printf('%060000000d', 1))))",
    "select \(long) || 'x' like '%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%y'",
    "select \(long) || 'x' glob '*0*0*0*0*0*0*0*0*0*0*0*0*0*0*0*y'",
    "select count(*) from json_each('[' || replace(\(long), '0', '1,') || '1]'), dim_date a, dim_date b",
    "select max(length(replace(\(long), '0', date_on || date_on))) from dim_date a",
  ]

  @Test(arguments: statements)
  func endsInTime(_ statement: String) throws {
    let scratch = try Scratch()
    let work = scratch.folder.appending(path: "work")
    try FileManager.default.copyItem(at: try ReadyWorkspaces.folder(of: "_small"), to: work)
    try statement.write(
      to: scratch.folder.appending(path: "question.sql"), atomically: true, encoding: .utf8)
    let start = ContinuousClock.now
    let run = try ShellRun.run(
      "klientela query --time-limit 1 --file ../question.sql -o ../rows.csv", in: work)
    // Where it is not ended, it runs for minutes; a busy machine is given some seconds.
    #expect(ContinuousClock.now - start < .seconds(20), "\(statement)")
    #expect(run.status == 0 || run.status == 3, "\(statement): \(run.status)")
    #expect(run.standardError.split(separator: "\n").count <= 1, "\(run.standardError)")
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
    #expect(Set(left).isSubset(of: ["work", "question.sql", "rows.csv"]), "\(left)")
    #expect(left.contains("rows.csv") == (run.status == 0), "\(statement)")
  }
}
