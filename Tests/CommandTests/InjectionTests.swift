import Foundation
import Testing

/// Whatever a question says, it changes no byte of the warehouse and of no other file, ends in time,
/// and is told in one line.
@Suite struct InjectionTests {
  static let statements = [
    "delete from dim_customer", "update dim_customer set name = 'x'", "drop table fact_sale_line",
    "drop view profile", "insert into source values (9, 'x')",
    "replace into source values (1, 'x')", "create table x (a)", "create temp table x (a)",
    "create view x as select 1", "create temp view x as select 1",
    "create index x on source (name)",
    "create trigger x after insert on source begin select 1; end",
    "create temp trigger x after insert on source begin select 1; end",
    "create virtual table x using fts5(a)", "alter table source rename to x",
    "alter table source add column y", "reindex", "analyze", "vacuum",
    "vacuum into 'stolen.sqlite'",
    "attach 'other.sqlite' as other", "attach database ':memory:' as other", "attach '' as x",
    "detach main", "begin", "begin immediate", "commit", "rollback", "savepoint x", "release x",
    "end", "select 1; delete from source", "select 1; select 2", "select 1;; drop table source",
    "select 1 /* ; */; drop table source", "/* */ delete from source", "-- x\ndelete from source",
    "explain delete from source; delete from source",
    "with x as (select 1) delete from source",
    "with x as (select 1) insert into source select 9, 'x'",
    "with x as (select 1) update source set name = 'x'", "delete from source returning name",
    "insert into source values (9, 'x') returning *", "update source set name = 'y' returning name",
    "pragma journal_mode = delete", "pragma journal_mode(off)", "pragma writable_schema = 1",
    "pragma user_version = 9", "pragma application_id = 9", "pragma page_size = 512",
    "pragma wal_checkpoint(truncate)", "pragma incremental_vacuum", "pragma optimize",
    "pragma foreign_keys = off", "pragma temp_store_directory = '.'",
    "pragma locking_mode = exclusive",
    "pragma query_only = off", "pragma trusted_schema = on", "pragma main.synchronous = off",
    "pragma schema_version = 7", "pragma encoding = 'UTF-16'", "pragma auto_vacuum = 1",
    "pragma secure_delete = on", "pragma mmap_size = 1000000", "pragma shrink_memory",
    "pragma data_store_directory = '.'", "pragma hard_heap_limit = 1", "pragma key = 'x'",
    "select load_extension('x')", "select load_extension('x', 'y')",
    "select writefile('stolen.txt', 'x')", "select readfile('klientela.json')",
    "select edit('x', 'sh')", "select fts3_tokenizer('x')", "select * from fsdir('.')",
    "select * from sqlite_dbpage", "update sqlite_schema set sql = ''",
    "delete from sqlite_schema", "insert into sqlite_schema select * from sqlite_schema",
    "select * from pragma_journal_mode('delete')",
    "select * from pragma_wal_checkpoint('truncate')",
    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
    "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n",
    "select count(*) from dim_date a, dim_date b, dim_date c, dim_date d",
    "select length(hex(zeroblob(900000000)))", "select length(randomblob(900000000))",
    "select length(printf('%900000000d', 1))",
    "select length(replace(hex(zeroblob(90000)), '0', hex(zeroblob(9000))))",
    "select group_concat(a.date_on) from dim_date a, dim_date b",
    "", " ", ";", "--", "/*", "'", "\"", "select", "select 'a", "select 1 from", "\u{0}", "?", ":x",
    "select ?", "select :month", "select @x", "select $x",
  ]

  @Test func statementsChangeNothing() throws {
    let work = try workspace()
    let before = try Fingerprint(of: work.folder)
    for statement in Self.statements {
      for words in ["query --time-limit 1 --format csv --file question.sql"] {
        let copy = work.folder.deletingLastPathComponent().appending(path: "question.sql")
        try statement.write(to: copy, atomically: true, encoding: .utf8)
        let line = "klientela \(words.replacingOccurrences(of: "question", with: "../question"))"
        check(try ShellRun.run(line, in: work.folder), statement)
      }
    }
    #expect(try Fingerprint(of: work.folder) == before)
  }

  @Test func conditionsChangeNothing() throws {
    let work = try workspace()
    let before = try Fingerprint(of: work.folder)
    let conditions =
      Self.statements + [
        "1) union select 1 from (select 1", "1 or 1=1", "key) or (1", "1)); drop table source; --",
        "exists (select load_extension('x'))", "(select writefile('x', 'y'))",
        "entered('key'')', 1)",
        "bought('x'' or 1=1 --', 3)", "customer_id in (delete from source)",
        "(with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n)",
      ]
    for condition in conditions where !condition.unicodeScalars.contains("\u{0}") {
      let quoted = condition.replacingOccurrences(of: "'", with: "'\\''")
      let line = "klientela segment --time-limit 1 --format csv --limit 1 -- '\(quoted)'"
      check(try ShellRun.run(line, in: work.folder), condition)
    }
    #expect(try Fingerprint(of: work.folder) == before)
  }

  /// Names leave their folder as little as texts do anything.
  @Test(arguments: [
    "segment key --save ../../x", "segment key --save /x", "segment key --save 'x/../../y'",
    "segment key --save 'x.sql'", "segment key --save ''", "segment key --save 'A b'",
    "segment key --freeze '../x'", "query kpi -o warehouse.sqlite", "query kpi -o ./klientela.json",
    "query kpi -o warehouse.sqlite-shm", "query kpi -o exports", "query kpi -o ''",
    "query ../klientela.json", "query --describe 'source\"); drop table source; --'",
    "query kpi --set \"month=2024-12' or 1=1 --\"", "query kpi --set 'month;drop=1'",
    "customer \"x' or 1=1 --\"", "report '../../x' --month 2024-12",
    "export .", "export ..", "export exports", "export warehouse.sqlite", "export klientela.json",
    "query kpi -o exports/../warehouse.sqlite", "segment key -o ./exports/../klientela.json",
    "query kpi -o exports/products.csv", "segment 1 -o ./exports/../exports/sales-2024.csv",
    "segment 1 -o exports/sales-2025.csv", "query kpi -o Queries/kpi.sql",
    "query kpi -o rejects/1/sales.csv", "query kpi -o Reports/front.json",
    "query kpi -o erased.csv",
    "query kpi -o warehouse.sqlite-wal", "segment key --columns '1;drop table source'",
    "segment key --columns '(select 1)'", "segment key --as-of \"2024-12' or 1=1\"",
  ])
  func namesChangeNothing(words: String) throws {
    let work = try workspace()
    let before = try Fingerprint(of: work.folder.deletingLastPathComponent())
    let run = try ShellRun.run("klientela \(words)", in: work.folder)
    check(run, words)
    #expect(run.status != 0, "\(words)")
    #expect(try Fingerprint(of: work.folder.deletingLastPathComponent()) == before, "\(words)")
  }

  /// It ended by itself, and says in one line why, where it did not answer.
  private func check(_ run: ShellRun, _ text: String) {
    #expect((0...3).contains(run.status), "\(text): \(run.status) \(run.standardError)")
    let lines = run.standardError.split(separator: "\n")
    #expect(lines.count <= 1, "\(text): \(run.standardError)")
    if run.status != 0 { #expect(run.standardError.hasPrefix("klientela: "), "\(text)") }
  }

  private func workspace() throws -> (folder: URL, keep: Scratch) {
    let scratch = try Scratch()
    let folder = scratch.folder.appending(path: "work")
    try FileManager.default.copyItem(at: try ReadyWorkspaces.folder(of: "_small"), to: folder)
    // The first reader makes the files beside the warehouse.
    _ = try ShellRun.run("klientela query kpi", in: folder)
    return (folder, scratch)
  }
}

/// All files below a folder with their bytes; what readers keep in shared memory has none.
struct Fingerprint: Equatable {
  private let files: [String: Data]

  init(of folder: URL) throws {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where !path.hasSuffix("-shm") && !path.hasSuffix("question.sql") {
      files[path] = FileManager.default.contents(atPath: folder.appending(path: path).path)
    }
    self.files = files
  }
}
