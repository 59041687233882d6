import Foundation
import SQLite
import Testing

@testable import Warehouse

/// A warehouse that an older program made is brought up to date, with a backup beside it.
@Suite final class MigrationTests {
  private let path = NSTemporaryDirectory() + "klientela-\(UUID().uuidString).sqlite"
  private static let step = MigrationStep(
    version: Warehouse.schemaVersion, sql: "CREATE TABLE added (x); INSERT INTO added VALUES (7)")
  private let next = Warehouse.schemaVersion + 1
  private var backup: String { "\(path).version-\(Warehouse.schemaVersion).backup" }

  init() throws {
    let connection = try Connection(path: path, mode: .create)
    try Warehouse.createSchema(on: connection)
    try connection.execute("INSERT INTO source VALUES (1, 'erp')")
  }

  deinit {
    for file in [path, backup, path + "-wal", path + "-shm"] {
      try? FileManager.default.removeItem(atPath: file)
    }
  }

  private func integer(_ sql: String, of file: String) throws -> Int64 {
    try Connection(path: file, mode: .readOnly).integer(sql)
  }

  @Test func theVersionInUseIsLeftAlone() throws {
    #expect(try Warehouse.migrate(path: path) == nil)
    #expect(!FileManager.default.fileExists(atPath: backup))
  }

  @Test func anOlderOneIsBroughtUpToDate() throws {
    #expect(try Warehouse.migrate(path: path, steps: [Self.step], to: next) == backup)
    #expect(try integer("SELECT x FROM added", of: path) == 7)
    #expect(try integer("PRAGMA user_version", of: path) == next)
    #expect(try integer("PRAGMA user_version", of: backup) == Warehouse.schemaVersion)
    #expect(try integer("SELECT count(*) FROM source WHERE name = 'erp'", of: backup) == 1)
    #expect(
      try integer("SELECT count(*) FROM sqlite_schema WHERE name = 'added'", of: backup) == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: backup)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  /// The first version, brought up to date, is what this version makes; a view of the user's own stays.
  @Test func theFirstVersionIsBroughtUpToDate() throws {
    let fresh = try contents(of: path)
    let connection = try Connection(path: path, mode: .readWrite)
    for name in SQLText.viewNames { try connection.execute("DROP VIEW \(name)") }
    try connection.execute(
      """
      ALTER TABLE import_file DROP COLUMN file_state;
      ALTER TABLE import_file DROP COLUMN is_mended;
      ALTER TABLE import_file DROP COLUMN rows_converted;
      DROP TABLE source_field;
      DROP TABLE rep_field_change;
      DROP TABLE class_month;
      ALTER TABLE basket_mining DROP COLUMN run_key;
      ALTER TABLE customer_tag ADD COLUMN evidence TEXT;
      DROP TABLE buyer_month;
      DROP TABLE medium_month;
      DROP TABLE payment_delay_month;
      DROP TABLE basket_month;
      DROP INDEX fact_sale_line_pending;
      CREATE INDEX fact_sale_line_pending ON fact_sale_line (ordered_date_key) WHERE status <> 2;
      DROP INDEX fact_invoice_by_account;
      DROP INDEX fact_payment_by_account;
      DROP INDEX fact_contact_by_account;
      CREATE INDEX fact_invoice_by_account ON fact_invoice (account_key);
      CREATE INDEX fact_payment_by_account ON fact_payment (account_key) WHERE account_key <> 0;
      CREATE INDEX fact_contact_by_account ON fact_contact (account_key);
      CREATE VIEW customers AS SELECT 1 AS one;
      CREATE VIEW own AS SELECT name FROM source;
      PRAGMA user_version = 1
      """)
    #expect(try Warehouse.migrate(path: path) == path + ".version-1.backup")
    try FileManager.default.removeItem(atPath: path + ".version-1.backup")
    let migrated = try contents(of: path)
    #expect(migrated.filter { !$0.hasPrefix("own ") } == fresh)
    #expect(try integer("SELECT count(*) FROM own WHERE name = 'erp'", of: path) == 1)
    #expect(try integer("PRAGMA user_version", of: path) == Warehouse.schemaVersion)
  }

  /// What version 3 did not keep is swept from the documents: an invoice of 100 due on 15 April of which
  /// 60 came ten days late.
  @Test func theReceivablesOfVersion3AreSwept() throws {
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute(
      """
      DROP TABLE source_field;
      DROP TABLE rep_field_change;
      DROP TABLE basket_month;
      ALTER TABLE basket_mining DROP COLUMN run_key;
      ALTER TABLE customer_tag ADD COLUMN evidence TEXT;
      DROP TABLE buyer_month;
      DROP TABLE medium_month;
      DROP TABLE payment_delay_month;
      DROP TABLE open_item;
      CREATE TABLE open_item (invoice_key, payment_key, account_key, balance_minor);
      INSERT INTO open_item VALUES (1, 0, 1, 77);
      INSERT INTO warehouse_setting VALUES ('open_items_through', '2025-05');
      INSERT INTO dim_currency VALUES (1, 'EUR', 2);
      INSERT INTO dim_account VALUES (1, 1, 'A', 1, 20250401);
      INSERT INTO fact_invoice VALUES (24303 << 24 | 1, 1, 'F1', NULL, 1, 20250401, 20250415, 0, 0,
        10000, NULL, 1, 1, 1, 0, 0, 0, 1);
      INSERT INTO fact_payment VALUES (24303 << 24 | 1, 1, 'Z1', 24303 << 24 | 1, 1, 20250425, 6000, 1,
        1, 1, NULL, 1);
      ALTER TABLE import_file DROP COLUMN is_mended;
      ALTER TABLE import_file DROP COLUMN rows_converted;
      PRAGMA user_version = 3
      """)
    try Warehouse.migrate(path: path)
    let open = "SELECT overdue_1_30_minor + overdue_31_60_minor * 1000 FROM ledger_month"
    #expect(try integer(open + " WHERE month_key = 202504", of: path) == 40_00)
    #expect(try integer(open + " WHERE month_key = 202505", of: path) == 40_00 * 1000)
    #expect(try integer("SELECT sum(delays) FROM payment_delay_month", of: path) == 1)
    #expect(try integer("SELECT balance_minor FROM open_item", of: path) == 40_00)
    #expect(try integer("SELECT due_date_key FROM open_item", of: path) == 2025_04_15)
  }

  /// What version 8 did not keep is added up: of four contacts by telephone, 3 are of two customers and
  /// one is nobody's.
  @Test func theContactsOfVersion8AreAddedUpByMedium() throws {
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute(
      """
      DROP TABLE medium_month;
      INSERT INTO contact_month VALUES (202404, 0, 'phone', 1, 1000000, 0, 0, 1000000, 20240401),
        (202404, 1, 'phone', 2, 3000000, 1, 250, 0, 20240402),
        (202404, 2, 'phone', 1, 0, 0, 0, 0, 20240403), (202405, 2, 'visit', 1, 0, 1, 7, 0, 20240501);
      ALTER TABLE import_file DROP COLUMN is_mended;
      ALTER TABLE import_file DROP COLUMN rows_converted;
      PRAGMA user_version = 8
      """)
    try Warehouse.migrate(path: path)
    let sums = "SELECT contacts * 1000 + customers * 100 + cost_minor FROM medium_month"
    #expect(try integer(sums + " WHERE month_key = 202404", of: path) == 4_450)
    #expect(try integer(sums + " WHERE medium = 'visit'", of: path) == 1_107)
    #expect(try integer("SELECT sum(minutes_micro) FROM medium_month", of: path) == 4_000_000)
  }

  /// Of the files that version 9 took it is not known whether they held mended rows.
  @Test func theFilesOfVersion9Stay() throws {
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute(
      """
      INSERT INTO import_file (file_key, run_key, source_key, entity, path, content_hash, mapping_hash,
        bytes, rows_read) VALUES (1, 1, 1, 'sales', 'sales.csv', 'a', 'b', 9, 3);
      ALTER TABLE import_file DROP COLUMN is_mended;
      ALTER TABLE import_file DROP COLUMN rows_converted;
      PRAGMA user_version = 9
      """)
    try Warehouse.migrate(path: path)
    let file = "SELECT rows_read * 100 + is_mended * 10 + rows_converted FROM import_file"
    #expect(try integer(file, of: path) == 300)
  }

  /// Version 10 converted what was paid in another currency at the rate of the invoice's issue day, 25:
  /// of 100.00 EUR 4.00 were open. At 24, the rate of the day, 2,400.00 CZK are all of it.
  @Test func whatIsOpenInVersion10IsSweptAnew() throws {
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.execute(
      """
      INSERT INTO warehouse_setting VALUES ('open_items_through', '2025-05'), ('currency', 'CZK'),
        ('minor_digits', '2'), ('classified_settings', 'a');
      INSERT INTO dim_currency VALUES (1, 'CZK', 2), (2, 'EUR', 2);
      INSERT INTO exchange_rate VALUES (1, 'EUR', 20250401, 'CZK', 25, 1, 1),
        (1, 'EUR', 20250425, 'CZK', 24, 1, 1);
      INSERT INTO dim_account VALUES (1, 1, 'A', 1, 20250401);
      INSERT INTO fact_invoice VALUES (24303 << 24 | 1, 1, 'F1', NULL, 1, 20250401, 20250415, 0, 0,
        10000, NULL, 2, 25, 1, 0, 0, 0, 1);
      INSERT INTO fact_payment VALUES (24303 << 24 | 1, 1, 'Z1', 24303 << 24 | 1, 1, 20250425, 240000,
        1, 1, 1, NULL, 1);
      INSERT INTO ledger_month VALUES (202504, 250000, 240000, 0, 1, 1, 250000, 0, 10000, 0, 0, 0, 0);
      INSERT INTO snapshot_month VALUES (202504, 0, 1, 'revenue', 1, '', 0, 0, 0, 1, 0, 0);
      PRAGMA user_version = 10
      """)
    try Warehouse.migrate(path: path)
    #expect(try integer("SELECT overdue_1_30_minor FROM ledger_month", of: path) == 0)
    #expect(try integer("SELECT count(*) FROM open_item", of: path) == 0)
    #expect(try integer("SELECT is_stale FROM snapshot_month", of: path) == 1)
    // The company's months rest on it too.
    let made = "SELECT count(*) FROM warehouse_setting WHERE name = 'classified_settings'"
    #expect(try integer(made, of: path) == 0)
  }

  /// Tables, views and their columns, and indexes, as SQLite tells them.
  private func contents(of file: String) throws -> [String] {
    let connection = try Connection(path: file, mode: .readOnly)
    let statement = try connection.prepare(
      """
      SELECT object.name || ' ' || object.type || ' ' || column.name || ' ' || column.type
        || ' ' || column."notnull" || ' ' || coalesce(column.dflt_value, '-') || ' ' || column.pk
      FROM sqlite_schema AS object, pragma_table_info(object.name) AS column
      ORDER BY object.name, column.cid
      """)
    var lines: [String] = []
    while try statement.step() { lines.append(statement.text(0)) }
    let indexes = try connection.prepare(
      "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
    while try indexes.step() { lines.append(indexes.text(0)) }
    return lines
  }

  @Test func aStepThatFailsChangesNothing() throws {
    let steps = [
      Self.step, MigrationStep(version: next, sql: "CREATE TABLE more (x); CREATE TABLE more (x)"),
    ]
    #expect(throws: (any Error).self) {
      try Warehouse.migrate(path: self.path, steps: steps, to: self.next + 1)
    }
    #expect(try integer("PRAGMA user_version", of: path) == Warehouse.schemaVersion)
    #expect(try integer("SELECT count(*) FROM sqlite_schema WHERE name = 'added'", of: path) == 0)
  }

  @Test func noStepLeadsOn() throws {
    try Connection(path: path, mode: .readWrite).execute("PRAGMA user_version = 0")
    let expected = WarehouseError.older(path: path, version: 0, known: Warehouse.schemaVersion)
    #expect(throws: expected) { try Warehouse.migrate(path: self.path) }
    #expect(throws: expected) { try Warehouse.openForReading(path: self.path) }
  }

  @Test func aNewerOneIsRefused() throws {
    try Connection(path: path, mode: .readWrite).execute("PRAGMA user_version = \(next)")
    #expect(
      throws: WarehouseError.newer(path: path, version: next, known: Warehouse.schemaVersion)
    ) { try Warehouse.migrate(path: self.path) }
  }
}
