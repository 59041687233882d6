import Foundation
import Testing

@testable import Workspace

private let manager = FileManager.default

/// A folder with some files, which is removed again.
private func withFolder(
  _ files: [String: String], _ body: (String) throws -> Void
) throws {
  let root = manager.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
  defer { try? manager.removeItem(atPath: root) }
  try manager.createDirectory(atPath: root, withIntermediateDirectories: true)
  for (name, text) in files {
    let url = URL(fileURLWithPath: root).appendingPathComponent(name)
    try manager.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
  try body(root)
}

private func settingsText(_ path: String) -> String {
  "{ company: { name: 'F', currency: 'CZK' }, sources: { erp: { files: [\n'\(path)'] } } }"
}

/// The names of the files that a path of a mapping stands for, or the fault's sentence.
private func files(_ path: String, in root: String) throws -> [String] {
  try Data(settingsText(path).utf8).write(to: URL(fileURLWithPath: root + "/klientela.json"))
  let folder = try WorkspaceFolder(opening: root)
  do {
    return try folder.files(of: folder.settings().sources[0].files[0]).map(\.name)
  } catch let fault as Fault {
    return [String(fault.description.dropFirst(root.utf8.count + 1))]
  }
}

private func problem(_ path: String) -> String? {
  do throws(WorkspaceError) {
    _ = try WorkspaceFolder(opening: path)
    return nil
  } catch {
    return error.description
  }
}

@Suite struct FolderTests {
  @Test func whatIsNoWorkspace() throws {
    try withFolder(["a/x.csv": "", "k/klientela.json/x": ""]) { root in
      #expect(
        problem(root + "/b")
          == "\(root)/b: there is no such folder; klientela init \(root)/b makes a workspace of that name"
      )
      #expect(
        problem(root + "/a/x.csv")
          == "\(root)/a/x.csv: this is a file, a workspace is a folder; give the folder in which it lies"
      )
      for folder in ["a", "k"] {
        #expect(
          problem("\(root)/\(folder)")
            == "\(root)/\(folder): this folder has no klientela.json; klientela init \(root)/\(folder) makes one, -C DIR chooses another folder"
        )
      }
    }
  }

  @Test func paths() throws {
    try withFolder(["klientela.json": settingsText("sales.csv")]) { root in
      let folder = try WorkspaceFolder(opening: root + "/")
      #expect(folder.warehousePath == root + "/warehouse.sqlite")
      #expect(folder.resolve("/x/y.csv") == "/x/y.csv")
      #expect(folder.resolve("../y.csv") == root + "/../y.csv")
      let name = try folder.settings().company.name
      #expect(name == "F")
    }
  }

  @Test func settingsFaultsNameTheFileAsItWasGiven() throws {
    try withFolder(["klientela.json": "{"]) { root in
      let folder = try WorkspaceFolder(opening: root)
      #expect(throws: SettingsError.self) { try folder.settings() }
      #expect(folder.settingsPath == root + "/klientela.json")
    }
  }

  @Test(arguments: [
    ("sales.csv", ["sales.csv"]),
    ("e/s-*.csv", ["e/s-2024-12.csv", "e/s-2025-01.csv", "e/s-2025-10.csv"]),
    ("e/s-2025-??.csv", ["e/s-2025-01.csv", "e/s-2025-10.csv"]),
    ("*/s-2024*", ["e/s-2024-12.csv"]),
    ("e/*", ["e/s-2024-12.csv", "e/s-2025-01.csv", "e/s-2025-10.csv", "e/Č.csv"]),
    ("e/?.csv", ["e/Č.csv"]), ("e/x*.csv", []), ("*.txt", []),
    (
      "sails.csv",
      ["klientela.json:2:1: there is no file sails.csv; did you mean sales.csv?"]
    ),
    ("e/q.txt", ["klientela.json:2:1: there is no file e/q.txt; put it there, or mend the path"]),
    ("e", ["klientela.json:2:1: e is a folder; files in it are named e/*.csv"]),
    (
      "exports/*.csv",
      ["klientela.json:2:1: there is no folder exports; put it there, or mend the path"]
    ),
  ])
  func filesOfAMapping(path: String, expected: [String]) throws {
    let names = [
      "sales.csv", "e/s-2025-10.csv", "e/s-2025-01.csv", "e/s-2024-12.csv", "e/Č.csv",
      "e/.hidden.csv", "e/deep/s-2024-12.csv",
    ]
    try withFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, "") })) { root in
      let found = try files(path, in: root)
      #expect(found == expected)
    }
  }

  @Test(arguments: [
    ("", "", true), ("", "*", true), ("a", "?", true), ("", "?", false), ("abc", "a*c", true),
    ("abcc", "a*c", true), ("abcd", "a*c", false), ("abc", "***", true), ("aab", "*ab", true),
    ("abab", "*ab", true), ("x.csv.gz", "*.csv", false), ("č", "?", true), ("abc", "abcd", false),
  ])
  func patterns(name: String, pattern: String, fits: Bool) {
    #expect(PathPattern.fits(Array(name.unicodeScalars), Array(pattern.unicodeScalars)) == fits)
  }

  @Test func manyStarsStayQuick() {
    let name = Array(String(repeating: "a", count: 2000).unicodeScalars)
    let pattern = Array((String(repeating: "*a", count: 200) + "b").unicodeScalars)
    #expect(!PathPattern.fits(name, pattern))
  }
}

@Suite struct ManualTests {
  @Test func everySettingOfTheFormatHasItsRow() {
    for group in Manual.groups {
      #expect(Manual.settings.contains("### \(group.title)\n"))
      for setting in group.settings {
        #expect(Manual.settings.contains("| `\(setting.key)` | "))
        #expect(!setting.summary.isEmpty)
      }
    }
    #expect(
      Manual.settings.contains(
        "| `fiscal_year_starts` | a whole number of 1 to 12 | `1` | The month with which the fiscal year starts. |"
      ))
  }

  @Test func everyDefaultIsOneThatTheDecoderTakes() {
    for setting in Manual.groups.flatMap(\.settings) {
      if case .means(let text) = setting.absence {
        #expect((try? readJSON5(text.utf8, file: "")) != nil, "\(setting.key)")
      }
    }
  }

  @Test func everyEntityAndColumnOfTheCatalogue() {
    #expect(EntityName.allCases.count == 18)
    for entity in EntityName.allCases.map(Entity.of) {
      let names = entity.columns.map(\.name)
      #expect(Set(names).count == names.count)
      #expect(Set(entity.key).isSubset(of: Set(names)))
      #expect(Set(entity.alternatives.flatMap(\.sets).joined()).isSubset(of: Set(names)))
    }
    #expect(
      Manual.entities.contains("| **customer_id** | id of customers | The source's own id. |"))
    #expect(Manual.entities.contains("Needs unit_price or net_amount."))
  }

  // Literally INPUT's table: what is bold there.
  @Test(arguments: [
    (EntityName.customers, "customer_id"), (.products, "product_id"),
    (.sales, "order_id ordered_on product_id quantity"), (.orders, "order_id ordered_on"),
    (.orderLines, "order_id product_id quantity"),
    (.invoices, "invoice_id customer_id issued_on amount"),
    (.payments, "payment_id paid_on amount"),
    (.contacts, "contact_id at medium"), (.tickets, "ticket_id customer_id opened_at"),
    (.campaigns, "campaign_id"), (.responses, "campaign_id customer_id at event"),
    (.opportunities, "opportunity_id stage"), (.contracts, "contract_id customer_id starts_on"),
    (.documents, "document_id customer_id on"), (.reps, "rep_id"),
    (.targets, "month metric amount"),
    (.rates, "on currency rate"), (.totals, "measure value"),
  ])
  func requiredColumns(entity: EntityName, names: String) {
    let required = Entity.of(entity).columns.filter(\.isRequired).map(\.name)
    #expect(required.joined(separator: " ") == names)
  }

  // Literally INPUT's table.
  @Test(arguments: [
    (
      EntityName.customers,
      """
      customer_id, name, kind, tax_id, registration_id, parent_id, email, phone, street, city, \
      postal_code, country, region, market, acquired_on, acquisition_source, rep_id, birthday, \
      name_day, language, marketing_consent, preferred_medium, payment_term_days, credit_limit, \
      valid_from
      """
    ),
    (
      .products,
      """
      product_id, name, category, line, unit, unit_cost, list_price, launched_on, discontinued_on, \
      valid_from
      """
    ),
    (
      .sales,
      """
      order_id, line_no, ordered_on, customer_id, product_id, quantity, unit_price, net_amount, \
      discount_amount, discount_percent, discount_fraction, tax_rate, tax_amount, unit_cost, \
      currency, country, market, channel, rep_id, campaign_id, status, promised_on, delivered_on
      """
    ),
    (
      .invoices,
      """
      invoice_id, order_id, customer_id, issued_on, due_on, amount, tax_amount, currency, \
      corrects_invoice_id, disputed, settled_on, written_off_on
      """
    ),
    (.payments, "payment_id, invoice_id, customer_id, paid_on, amount, currency, method"),
    (
      .contacts,
      """
      contact_id, customer_id, at, medium, direction, minutes, rep_id, department, topic, outcome, \
      cost
      """
    ),
    (
      .tickets,
      "ticket_id, customer_id, opened_at, closed_at, kind, topic, priority, rep_id, satisfaction"
    ),
    (.campaigns, "campaign_id, name, medium, starts_on, ends_on, cost"),
    (.responses, "campaign_id, customer_id, at, event"),
    (
      .opportunities,
      """
      opportunity_id, customer_id, product_id, category, rep_id, opened_on, stage, expected_on, \
      closed_on, amount, probability, outcome
      """
    ),
    (.contracts, "contract_id, customer_id, product_id, starts_on, ends_on, amount, status"),
    (.documents, "document_id, customer_id, on, kind, direction, title, reference"),
    (.reps, "rep_id, name, team, manager, region, left_on"),
    (.targets, "month, metric, rep_id, category, market, amount"),
    (.rates, "on, currency, rate, per, base"), (.totals, "file, entity, month, measure, value"),
  ])
  func columns(entity: EntityName, names: String) {
    let columns = Entity.of(entity).columns.map(\.name)
    #expect(columns.sorted() == names.split(separator: ", ").map(String.init).sorted())
  }

  @Test func headersAndLinesApartHaveTheSameColumns() {
    let apart = Entity.of(.orders).columns + Entity.of(.orderLines).columns
    #expect(Set(apart) == Set(Entity.of(.sales).columns))
  }

  @Test func whatIsMissing() {
    #expect(
      Entity.of(.sales).missing(from: ["order_id", "ordered_on", "product_id", "quantity"]) == [
        "unit_price or net_amount"
      ])
    #expect(
      Entity.of(.totals).missing(from: ["measure", "value", "month"]) == [
        "file or entity with month"
      ])
    #expect(Entity.of(.totals).missing(from: ["measure", "value", "month", "entity"]).isEmpty)
  }

  @Test func examplesOfTheManualAreRight() throws {
    let base = "company: { name: 'F', currency: 'CZK' },"
    let source = "sources: { shop: { files: ['a.csv'] }, erp: { files: ['b.csv'] } },"
    for group in Manual.groups where !group.example.isEmpty {
      let text = Self.workspace(of: group, base, source)
      #expect(throws: Never.self, "\(text)") {
        try Settings(reading: text.utf8, file: group.title)
      }
    }
  }

  private static func workspace(of group: SettingGroup, _ base: String, _ source: String) -> String
  {
    let file = { (members: String) in
      "{ \(base) sources: { shop: { files: ['a.csv'] }, erp: { files: [{ path: 'b.csv', \(members) }] } } }"
    }
    switch group.title {
    case "company": return "{ \(source) \(group.example) }"
    case "source": return "{ \(base) \(group.example) }"
    case "file": return "{ \(base) sources: { erp: { files: [\(group.example)] } } }"
    case "column":
      return file("entity: 'sales', \(group.example)")
    case "leave_out", "returns", "file_date", "rates": return file(group.example)
    case "unpivot": return file("entity: 'rates', \(group.example)")
    default: return "{ \(base) \(source) \(group.example) }"
    }
  }
}

@Suite struct AbandonedFolderTests {
  /// No process bears that number.
  private static let dead = Int32.max

  /// What lies in a folder, each file with its text.
  private func contents(_ root: String) throws -> [String] {
    try manager.subpathsOfDirectory(atPath: root).sorted().compactMap { name in
      guard let bytes = manager.contents(atPath: root + "/" + name) else { return nil }
      return "\(name): \(String(decoding: bytes, as: UTF8.self))"
    }
  }

  @Test func whatAKilledRunLeftGoesAway() throws {
    let files = [
      "out.new-\(Self.dead)/a": "half", "out.old-\(Self.dead)/a": "old", "out/a": "new",
      "out.new-mine/a": "other",
    ]
    var found: [String] = []
    try withFolder(files) { root in
      try FolderReplacement(root + "/out").replace(whereOurs: { _ in true }) { fresh in
        try Data("fresh".utf8).write(to: URL(fileURLWithPath: fresh + "/a"))
      }
      found = try contents(root)
    }
    #expect(found == ["out.new-mine/a: other", "out/a: fresh"])
  }

  /// Killed between the two renames, a run leaves the old folder set aside: it goes back.
  @Test func whatWasSetAsideGoesBack() throws {
    struct Stop: Error {}
    var found: [String] = []
    try withFolder(["out.old-\(Self.dead)/a": "old"]) { root in
      let replacement = FolderReplacement(root + "/out")
      #expect(throws: Stop.self) {
        try replacement.replace(whereOurs: { _ in true }) { _ in throw Stop() }
      }
      found = try contents(root)
    }
    #expect(found == ["out/a: old"])
  }
}
