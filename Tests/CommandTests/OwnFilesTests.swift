import Foundation
import Testing

/// What people have put somewhere is not replaced without a word.
@Suite struct OwnFilesTests {
  private let scratch: Scratch
  private var folder: URL { scratch.folder.appending(path: "work") }

  init() throws {
    scratch = try Scratch()
    try FileManager.default.copyItem(
      at: try ReadyWorkspaces.folder(of: "_small"), to: scratch.folder.appending(path: "work"))
  }

  private func run(_ line: String) throws -> ShellRun { try ShellRun.run(line, in: folder) }

  /// By another folder's name, through links to the export and to its folder, and where the export is
  /// itself a link.
  @Test(arguments: [
    ("ln -s exports/customers.csv list.csv", "list.csv", "exports/customers.csv"),
    ("ln -s exports other", "other/customers.csv", "exports/customers.csv"),
    ("ln -s exports other", "other/sales-new.csv", "exports/sales-*.csv"),
    (
      "mv exports ../moved && ln -s ../moved exports", "../moved/products.csv",
      "exports/products.csv"
    ),
    (
      "mv exports/products.csv .. && ln -s ../../products.csv exports", "exports/products.csv",
      "exports/products.csv"
    ),
  ])
  func anExportIsNotWrittenTo(setting: String, place: String, path: String) throws {
    #expect(try run(setting).status == 0)
    let before = try Fingerprint(of: scratch.folder)
    let answer = try run("klientela segment 1 -o \(place)")
    #expect(
      answer.standardError
        == "klientela: \(place): the source erp reads its exports there (\(path));"
        + " name another file for -o\n")
    #expect(answer.status == 3)
    #expect(try Fingerprint(of: scratch.folder) == before)
  }

  @Test func otherPlacesAreFree() throws {
    for place in [
      "list.csv", "exports/list.csv", "exports/sales-2024.csv.old", "../sales-2024.csv",
    ] {
      let answer = try run("klientela query classes -o \(place)")
      #expect(answer.status == 0, "\(place): \(answer.standardError)")
    }
  }

  /// An unmounted disk must not become a second warehouse.
  @Test func aWarehouseThatLinksToNothingIsNoFirstOne() throws {
    #expect(
      try run("rm -r warehouse.sqlite* && ln -s ../disk/w.sqlite warehouse.sqlite").status == 0)
    let answer = try run("klientela import")
    #expect(
      answer.standardError
        == "klientela: warehouse.sqlite: a link to ../disk/w.sqlite, where there is"
        + " nothing; bring that place back (is its disk mounted?), or remove the link\n")
    #expect(answer.status == 3)
    #expect(try run("readlink warehouse.sqlite").standardOutput == "../disk/w.sqlite\n")
  }

  @Test func aWarehouseBehindALinkIsFollowed() throws {
    #expect(
      try run("mkdir ../disk && mv warehouse.sqlite ../disk && ln -s ../disk/warehouse.sqlite .")
        .status
        == 0)
    #expect(try run("klientela import").status == 0)
    #expect(try run("test -L warehouse.sqlite && test ! -L ../disk/warehouse.sqlite").status == 0)
  }

  @Test func notesInAPackStay() throws {
    #expect(try run("klientela report --month 2024-12 --out pack").status == 0)
    #expect(
      try run(
        """
        echo mine > pack/note.txt && echo page > pack/mine.html && mkdir pack/letters \
          && echo dear > pack/letters/1.txt && echo c > pack/customers/note.txt \
          && echo overwritten > pack/index.html
        """
      ).status == 0)
    let again = try run("klientela report --month 2024-12 --out pack")
    #expect(again.status == 0, "\(again.standardError)")
    let kept = try run(
      "cat pack/note.txt pack/mine.html pack/letters/1.txt pack/customers/note.txt; ls | grep pack")
    #expect(kept.standardOutput == "mine\npage\ndear\nc\npack\n")
    #expect(try run("grep -c overwritten pack/index.html").standardOutput == "0\n")
  }

  @Test func twoFormsOfAnIdAreTwoPages() throws {
    let (composed, decomposed) = ("K\u{17D}1", "KZ\u{30C}1")
    let files = [
      "klientela.json":
        "{ company: { name: 'A', currency: 'EUR' }, sources: { s: { files: ['customers.csv', 'sales.csv'] } } }",
      "customers.csv": "customer_id,name\n\(composed),Composed\n\(decomposed),Decomposed\n",
      "sales.csv": """
      order_id,ordered_on,customer_id,product_id,quantity,unit_price,unit_cost
      1,2024-05-10,\(composed),P,1,1000,600
      2,2024-05-10,\(decomposed),P,1,900,600

      """,
    ]
    let firm = scratch.folder.appending(path: "firm")
    try FileManager.default.createDirectory(at: firm, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: firm.appending(path: name)) }
    let month = try ShellRun.run("klientela month 2024-05", in: firm)
    #expect(month.status == 0, "\(month.standardError)")
    let pages = try ShellRun.run(
      "cd out/2024-05/customers && grep -l '>Composed<' * && ls", in: firm)
    #expect(pages.standardOutput == "K%C5%BD1.html\nK%C5%BD1.html\nKZ%CC%8C1.html\n")
  }
}
