import Foundation
import Testing

/// A small shop, and the ways to spoil it.
enum BadInput {
  static let settings = """
    {
      company: { name: "Acme", currency: "CZK" },
      sources: {
        shop: { dates: "yyyy-MM-dd", files: [
          { path: "exports/sales.csv", entity: "sales",
            columns: { order_id: "Doc", ordered_on: "Day", product_id: "Item", quantity: "Qty",
              unit_price: "Price" } },
        ] },
      },
    }
    """
  static let sales = """
    Doc,Day,Item,Qty,Price
    1,2025-11-03,A,2,10.00
    2,2025-12-04,B,1,5.00

    """
  static let shop = ["klientela.json": settings, "exports/sales.csv": sales]

  /// One kind: what becomes of the files, and the line that says so.
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var files: [String: String?] = [:]
    var words = ["month", "2025-12"]
    var status: Int32 = 3
    var complaint: String
  }

  static func settings(_ found: String, _ instead: String) -> String {
    settings.replacing(found, with: instead)
  }

  static let cases: [Case] = [
    Case(
      testDescription: "a missing file", files: ["exports/sales.csv": nil],
      complaint: "klientela.json:5:7: there is no file exports/sales.csv;"
        + " put it there, or mend the path"),
    Case(
      testDescription: "a file of another name",
      files: ["exports/sales.csv": nil, "exports/Sales.csv": sales],
      complaint: "klientela.json:5:7: there is no file exports/sales.csv;"
        + " did you mean exports/Sales.csv?"),
    Case(
      testDescription: "a folder", files: ["exports/sales.csv": nil, "exports/sales.csv/x": ""],
      complaint: "klientela.json:5:7: exports/sales.csv is a folder;"
        + " files in it are named exports/sales.csv/*.csv"),
    Case(
      testDescription: "an empty file", files: ["exports/sales.csv": ""],
      complaint: "exports/sales.csv:1:1: the file is empty;"
        + " expected a header with the columns' names"),
    Case(
      testDescription: "a header without a required column",
      files: [
        "klientela.json": settings(" quantity: \"Qty\",", ""),
        "exports/sales.csv": "Doc,Day,Item,Price\n1,2025-12-03,A,10.00\n",
      ],
      complaint: "exports/sales.csv:1:1: sales needs a column quantity, which the header has not;"
        + " map it in klientela.json"),
    Case(
      testDescription: "a mapped column that is not there",
      files: ["klientela.json": settings("\"Qty\"", "\"Qyt\"")],
      complaint: "klientela.json:6:76: exports/sales.csv has no column Qyt; did you mean Qty?"),
    Case(
      testDescription: "a syntax error", files: ["klientela.json": settings("sources:", "sources")],
      complaint: "klientela.json:3:11: a colon is expected after sources, not ‘{’"),
    Case(
      testDescription: "an unknown setting",
      files: ["klientela.json": settings("name: \"Acme\"", "name: \"Acme\", lang: \"cs\"")],
      complaint: "klientela.json:2:28: company has no setting lang; did you mean language?"),
    Case(
      testDescription: "no klientela.json", files: ["klientela.json": nil],
      complaint: ".: this folder has no klientela.json;"
        + " klientela init . makes one, -C DIR chooses another folder"),
    Case(
      testDescription: "no workspace", words: ["month", "2025-12", "-C", "nowhere"],
      complaint: "nowhere: there is no such folder;"
        + " klientela init nowhere makes a workspace of that name"),
    Case(
      testDescription: "no month", words: ["month", "2025-13"], status: 2,
      complaint: "MONTH cannot be `2025-13`; give a month such as 2025-12, or `previous`"),
    Case(
      testDescription: "the month before the first", words: ["month", "2025-10"],
      complaint: "no facts in 2025-10; there is 2025-11 to 2025-12, nothing was changed"),
    Case(
      testDescription: "the month after the last", words: ["month", "2026-01"],
      complaint: "no facts in 2026-01; there is 2025-11 to 2025-12, nothing was changed"),
    Case(
      testDescription: "text for a warehouse", files: ["warehouse.sqlite": "no warehouse\n"],
      complaint: "warehouse.sqlite: not a Klientela warehouse;"
        + " move it away, or choose another workspace with -C"),
    Case(
      testDescription: "no command of that name", words: ["mnth", "2025-12"], status: 2,
      complaint: "there is no command mnth; did you mean month?"),
    Case(
      testDescription: "no option of that name", words: ["month", "2025-12", "--ot", "x"],
      status: 2,
      complaint: "month has no option --ot; did you mean --out?"),
    Case(
      testDescription: "an operand is missing", words: ["month"], status: 2,
      complaint: "month needs MONTH; see `klientela help month`"),
  ]
}

/// Bad input gets one line with its place, what was found and what to do; nothing is changed.
@Suite struct BadInputTests {
  @Test(arguments: BadInput.cases)
  func fresh(bad: BadInput.Case) throws { try check(bad, try Workspace(files: files(of: bad))) }

  /// The same where a good run came before: its warehouse and pack stay to the byte.
  @Test(arguments: BadInput.cases.filter { $0.files["warehouse.sqlite"] == nil })
  func afterAGoodRun(bad: BadInput.Case) throws {
    let shop = try Workspace(files: BadInput.shop)
    #expect(try shop.klientela("month", "2025-12").status == 0)
    for (name, text) in bad.files {
      if text == nil { try FileManager.default.removeItem(atPath: "\(shop.path)/\(name)") }
    }
    for case (let name, let text?) in bad.files { try shop.folder.write(text, to: name) }
    try check(bad, shop)
  }

  private func files(of bad: BadInput.Case) -> [String: String] {
    BadInput.shop.merging(bad.files.compactMapValues { $0 }) { $1 }
      .filter { name, _ in bad.files[name] != .some(nil) }
  }

  private func check(_ bad: BadInput.Case, _ workspace: Workspace) throws {
    let before = try kept(workspace)
    let answer = try Program.run(bad.words, in: workspace.path)
    #expect(answer.status == bad.status, "\(answer.errors)")
    #expect(answer.complaints == ["klientela: \(bad.complaint)"])
    #expect(answer.output == "")
    #expect(try kept(workspace) == before)
  }

  private func kept(_ workspace: Workspace) throws -> [String: Data] {
    try workspace.folder.files().filter { name, _ in
      !["warehouse.sqlite.lock", "warehouse.sqlite-wal", "warehouse.sqlite-shm"].contains(name)
    }
  }

  /// Another database is no warehouse; a damaged one is told and left alone.
  @Test func damagedWarehouse() throws {
    let shop = try Workspace(files: BadInput.shop)
    #expect(try shop.klientela("month", "2025-12").status == 0)
    let path = "\(shop.path)/warehouse.sqlite"
    var bytes = try #require(FileManager.default.contents(atPath: path))
    bytes.replaceSubrange(4096..<40_960, with: Data(repeating: 0x5A, count: 36_864))
    try bytes.write(to: URL(filePath: path))
    let answer = try shop.klientela("month", "2025-12")
    #expect(answer.status == 3)
    #expect(answer.complaints.count == 1 && answer.errors.contains("warehouse.sqlite: "))
    #expect(FileManager.default.contents(atPath: path) == bytes)
  }

  @Test(.enabled(if: Unprivileged.isPossible, "root may write anywhere, and setpriv is not here"))
  func readOnlyFolder() throws {
    let shop = try Workspace(files: BadInput.shop)
    let user = try Unprivileged(owning: shop.path)
    try user.allowWriting(false, in: shop.path)
    defer { try? user.allowWriting(true, in: shop.path) }
    let answer = try user.run(["month", "2025-12"], in: shop.path)
    #expect(answer.status == 3)
    #expect(
      answer.complaints == [
        "klientela: warehouse.sqlite.lock:1:1: cannot be written (Permission denied);"
          + " check who owns the folder"
      ])
    #expect(Set(try shop.folder.files().keys) == Set(BadInput.shop.keys))
  }

  @Test(.enabled(if: Unprivileged.isPossible, "root may write anywhere, and setpriv is not here"))
  func aFolderThatMayOnlyBeReadIsAskedAsAnyOther() throws {
    let shop = try Workspace(files: BadInput.shop)
    #expect(try shop.klientela("month", "2025-12").status == 0)
    let user = try Unprivileged(owning: shop.path)
    let questions = [
      ["query", "kpi"], ["query", "--sql", "SELECT count(*) AS n FROM fact_sale_line"],
      ["segment", "revenue_12m > 0"], ["check"],
    ]
    let answers = try questions.map { try user.run($0, in: shop.path) }
    #expect(answers.allSatisfy { $0.status == 0 && !$0.output.isEmpty })
    let files = Set(try shop.folder.files().keys)
    try user.allowWriting(false, in: shop.path)
    defer { try? user.allowWriting(true, in: shop.path) }
    for (question, answer) in zip(questions, answers) {
      let again = try user.run(question, in: shop.path)
      #expect(again.status == 0 && again.output == answer.output, "\(question) \(again.errors)")
    }
    #expect(Set(try shop.folder.files().keys) == files)
    #expect(try user.run(["classify"], in: shop.path).status == 3)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o200], ofItemAtPath: "\(shop.path)/warehouse.sqlite")
    #expect(
      try user.run(["query", "kpi"], in: shop.path).complaints == [
        "klientela: warehouse.sqlite: may not be read; ask for the right to read it"
      ])
  }
}

/// Exports lie in a folder that may not be looked into.
@Suite(.enabled(if: Unprivileged.isPossible, "root may look anywhere, and setpriv is not here"))
struct ClosedFolderTests {
  @Test(
    arguments: [
      ("exports/sales.csv", 0o000), ("exports/*.csv", 0o000), ("exports/*.csv", 0o300),
      ("*/sales.csv", 0o000), ("exports/s*.csv", 0o600),
    ] as [(String, Int)])
  func isNamed(pattern: String, permissions: Int) throws {
    var files = BadInput.shop
    files["klientela.json"] = BadInput.settings("exports/sales.csv", pattern)
    let shop = try Workspace(files: files)
    let user = try Unprivileged(owning: shop.path)
    let folder = "\(shop.path)/exports"
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: folder)
    defer { try? user.allowWriting(true, in: folder) }
    let answer = try user.run(["month", "2025-12"], in: shop.path)
    #expect(answer.status == 3)
    #expect(
      answer.complaints == [
        "klientela: klientela.json:5:7: exports may not be read; ask for the right to read it"
      ])
  }

  @Test func mayBeOneOfWhichOnlyTheNamedFileIsWanted() throws {
    let shop = try Workspace(files: BadInput.shop)
    let user = try Unprivileged(owning: shop.path)
    let folder = "\(shop.path)/exports"
    try FileManager.default.setAttributes([.posixPermissions: 0o100], ofItemAtPath: folder)
    defer { try? user.allowWriting(true, in: folder) }
    #expect(try user.run(["month", "2025-12"], in: shop.path).status == 0)
  }
}

/// Runs the program as somebody who is not root.
struct Unprivileged {
  private static let isRoot = geteuid() == 0
  private static let setpriv = "/usr/bin/setpriv"
  private static let nobody = 65_534
  private let tools: TemporaryFolder
  private let program: String

  static var isPossible: Bool {
    !isRoot || FileManager.default.isExecutableFile(atPath: setpriv)
  }

  /// Gives that user a folder, and a copy of the program where it may be read.
  init(owning folder: String) throws {
    tools = try TemporaryFolder()
    program = "\(tools.path)/klientela"
    try FileManager.default.copyItem(atPath: Program.path, toPath: program)
    guard Self.isRoot else { return }
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) + [""] {
      guard chown("\(folder)/\(name)", uid_t(Self.nobody), gid_t(Self.nobody)) == 0 else {
        throw POSIXError(.EPERM)
      }
    }
  }

  func allowWriting(_ isAllowed: Bool, in folder: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: isAllowed ? 0o755 : 0o555], ofItemAtPath: folder)
  }

  func run(_ words: [String], in folder: String) throws -> Answer {
    guard Self.isRoot else { return try Program.run(program, words, in: folder) }
    let user = ["--reuid=\(Self.nobody)", "--regid=\(Self.nobody)", "--clear-groups"]
    return try Program.run(Self.setpriv, user + [program] + words, in: folder)
  }
}
