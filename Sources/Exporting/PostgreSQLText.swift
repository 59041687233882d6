import Warehouse

/// The scripts with which PostgreSQL takes an export, for `psql` in the export's folder.
struct PostgreSQLText {
  static let schemaName = "postgresql-schema.sql"
  static let loadName = "postgresql-load.sql"
  static let keysName = "postgresql-keys.sql"

  let tables: [TableDescription]
  let views: [String]

  /// Makes the empty tables and the views.
  var schema: String {
    let parts =
      [SQLText.head("tables and views"), SQLText.functions] + tables.map(table)
      + ["-- As people read the facts, and what the named queries share."] + views.map { $0 + ";" }
    return inTransaction(parts)
  }

  /// Loads the files into the tables, then makes the keys.
  func load(path: (TableDescription) -> String) -> String {
    let copies = tables.map { table in
      let columns = table.columns.map { quoted($0.name) }.joined(separator: ", ")
      return "\\copy \(quoted(table.name)) (\(columns)) from '\(path(table))'"
        + " with (format csv, header true, encoding 'UTF8')"
    }
    let parts = [SQLText.head("rows"), copies.joined(separator: "\n"), "\\ir \(Self.keysName)"]
    return inTransaction(parts) + "ANALYZE;\n"
  }

  /// Makes the keys between the tables, which is faster when the rows are there.
  var keys: String {
    let statements = tables.flatMap { table in
      table.uniqueKeys.map { unique(table, $0) } + table.foreignKeys.map { foreign(table, $0) }
        + table.indexes.map { $0 + ";" }
    }
    return ([SQLText.head("keys and indexes")] + statements).joined(separator: "\n") + "\n"
  }

  private func inTransaction(_ parts: [String]) -> String {
    (["\\set ON_ERROR_STOP on", "BEGIN;"] + parts + ["COMMIT;"]).joined(separator: "\n\n") + "\n"
  }

  private func table(_ table: TableDescription) -> String {
    var lines = table.columns.map { column in
      "  \(quoted(column.name)) \(type(column.kind))\(column.isRequired ? " NOT NULL" : "")"
    }
    if !table.primaryKey.isEmpty { lines.append("  PRIMARY KEY (\(list(table.primaryKey)))") }
    let name = quoted(table.name)
    let comments = table.columns.map { column in
      "COMMENT ON COLUMN \(name).\(quoted(column.name)) IS \(literal(column.meaning));"
    }
    return
      (["CREATE TABLE \(name) (", lines.joined(separator: ",\n"), ");"]
      + ["COMMENT ON TABLE \(name) IS \(literal(table.grain));"] + comments)
      .joined(separator: "\n")
  }

  private func unique(_ table: TableDescription, _ columns: [String]) -> String {
    "ALTER TABLE \(quoted(table.name)) ADD UNIQUE (\(list(columns)));"
  }

  private func foreign(_ table: TableDescription, _ key: TableDescription.ForeignKey) -> String {
    "ALTER TABLE \(quoted(table.name)) ADD FOREIGN KEY (\(quoted(key.column)))"
      + " REFERENCES \(quoted(key.table)) (\(quoted(key.key)));"
  }

  private func type(_ kind: TableDescription.Kind) -> String {
    switch kind {
    case .integer: "BIGINT"
    case .real: "DOUBLE PRECISION"
    case .text: "TEXT"
    case .bytes: "BYTEA"
    }
  }

  private func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }

  private func literal(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}

/// The texts of this room, which lie in `SQL/` as files.
enum SQLText {
  /// Functions that the queries call and PostgreSQL lacks.
  static var functions: String { Embedded.files["SQL/postgresql_functions.sql"] ?? "" }

  static func head(_ what: String) -> String {
    "-- Klientela's star schema for PostgreSQL: \(what)."
  }
}
