import SQLite

/// What a table of the warehouse is made of, as another database or program must know it.
public struct TableDescription: Equatable, Sendable {
  /// What a column keeps: the warehouse's tables are strict.
  public enum Kind: String, Sendable {
    /// A whole number of up to 64 bits.
    case integer = "INTEGER"
    /// A floating-point number.
    case real = "REAL"
    /// A text.
    case text = "TEXT"
    /// Bytes.
    case bytes = "BLOB"
  }

  /// A column.
  public struct Column: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// What it keeps.
    public let kind: Kind
    /// Whether it is never NULL.
    public let isRequired: Bool
    /// What it means, in a phrase.
    public let meaning: String
  }

  /// A column that names a row of another table by its key.
  public struct ForeignKey: Equatable, Sendable {
    /// The column.
    public let column: String
    /// The other table.
    public let table: String
    /// The column of the other table.
    public let key: String
  }

  /// Its name.
  public let name: String
  /// What a row of it is; empty where nothing says it.
  public let grain: String
  /// Its columns, in their order.
  public let columns: [Column]
  /// The columns of its primary key, in the key's order.
  public let primaryKey: [String]
  /// Other columns that together are never the same in two rows.
  public let uniqueKeys: [[String]]
  /// Which of its columns name rows of other tables.
  public let foreignKeys: [ForeignKey]
  /// The statements that make its other indexes.
  public let indexes: [String]

  /// The tables of a warehouse, each behind those that it names, but for what only the program can
  /// read.
  public static func all(of connection: Connection) throws(SQLiteError) -> [TableDescription] {
    let names = try connection.texts(
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('sweep_state', 'basket_month')
      ORDER BY rowid
      """)
    var tables: [TableDescription] = []
    for name in names { tables.append(try TableDescription(name, connection)) }
    return ordered(tables)
  }

  /// The statements that make the views of a warehouse, each behind those that it rests on.
  public static func views(of connection: Connection) throws(SQLiteError) -> [String] {
    try connection.texts("SELECT sql FROM sqlite_schema WHERE type = 'view' ORDER BY rowid")
  }

  /// The same tables, each behind those that its foreign keys name.
  private static func ordered(_ tables: [TableDescription]) -> [TableDescription] {
    var (rest, placed, ordered) = (tables, Set<String>(), [TableDescription]())
    let names = Set(tables.map(\.name))
    while !rest.isEmpty {
      let ready = rest.filter { table in
        table.foreignKeys.allSatisfy { key in
          placed.contains(key.table) || key.table == table.name || !names.contains(key.table)
        }
      }
      // Tables that name each other in a circle have no order.
      guard !ready.isEmpty else { return ordered + rest }
      ordered += ready
      placed.formUnion(ready.map(\.name))
      rest.removeAll { placed.contains($0.name) }
    }
    return ordered
  }
}

extension TableDescription {
  fileprivate init(_ name: String, _ connection: Connection) throws(SQLiteError) {
    self.name = name
    grain = SchemaText.grain(of: name)
    var (columns, key) = ([Column](), [(place: Int64, name: String)]())
    // The names are those of tables that are there; quotes keep them one.
    let list = try connection.prepare("PRAGMA table_info(\"\(name)\")")
    while try list.step() {
      let (column, place) = (list.text(1), list.integer(5))
      if place > 0 { key.append((place, column)) }
      columns.append(
        Column(
          name: column, kind: Kind(rawValue: list.text(2)) ?? .text,
          isRequired: list.integer(3) != 0 || place > 0,
          meaning: SchemaText.meaning(ofColumn: column, in: name)))
    }
    self.columns = columns
    primaryKey = key.sorted { $0.place < $1.place }.map(\.name)
    uniqueKeys = try Self.uniqueKeys(of: name, connection)
    foreignKeys = try Self.foreignKeys(of: name, connection)
    indexes = try connection.texts(
      "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        + " AND tbl_name = '\(name)' ORDER BY rowid")
  }

  private static func uniqueKeys(
    of table: String, _ connection: Connection
  ) throws(SQLiteError) -> [[String]] {
    var keys: [[String]] = []
    let list = try connection.prepare("PRAGMA index_list(\"\(table)\")")
    while try list.step() {
      guard list.text(3) == "u" else { continue }
      keys.append(try connection.texts("SELECT name FROM pragma_index_info('\(list.text(1))')"))
    }
    return keys.reversed()
  }

  private static func foreignKeys(
    of table: String, _ connection: Connection
  ) throws(SQLiteError) -> [ForeignKey] {
    var keys: [ForeignKey] = []
    let list = try connection.prepare("PRAGMA foreign_key_list(\"\(table)\")")
    while try list.step() {
      let other = list.text(2)
      let primary = "SELECT name FROM pragma_table_info('\(other)') WHERE pk = 1"
      let keyed = try connection.texts(primary).first ?? list.text(3)
      keys.append(
        ForeignKey(column: list.text(3), table: other, key: list.optionalText(4) ?? keyed))
    }
    return keys.reversed()
  }
}

extension Connection {
  /// The texts of a statement's first column.
  func texts(_ sql: String) throws(SQLiteError) -> [String] {
    let statement = try prepare(sql)
    var texts: [String] = []
    while try statement.step() { texts.append(statement.text(0)) }
    return texts
  }
}
