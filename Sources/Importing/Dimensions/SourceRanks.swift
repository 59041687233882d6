import SQLite
import Workspace

/// In which order the sources speak for a customer that several of them know.
///
/// First those that the workspace prefers, then the others as it declares them, then sources of old
/// that it declares no more, by name. So the order rests on names only, never on keys, which follow
/// the order of loading.
struct SourceRanks {
  /// The names by source key.
  private let names: [String]
  private let general: [Int]
  private let byColumn: [[Int]]

  init(
    _ connection: Connection, identity: Identity, sources: [String]
  ) throws(SQLiteError) {
    var names: [String] = []
    let statement = try connection.prepare("SELECT source_key, name FROM source")
    while try statement.step() {
      let key = Int(statement.integer(0))
      while names.count <= key { names.append("") }
      names[key] = statement.text(1)
    }
    self.names = names
    general = Self.ranks(of: names, identity.sources(preferredFor: "*") + sources)
    let all = names
    byColumn = CustomerColumn.recorded.map { column in
      Self.ranks(of: all, identity.sources(preferredFor: column.name) + sources)
    }
  }

  /// The place of a source among those that may stand for a customer; 0 is the first.
  func rank(of source: Int) -> Int {
    source < general.count ? general[source] : general.count + source
  }

  /// The place of a source among those that may say a column, by its index in a record.
  func rank(of source: Int, column: Int) -> Int {
    source < byColumn[column].count ? byColumn[column][source] : names.count + source
  }

  /// A source's name; empty where there is none.
  func name(of source: Int) -> String { source < names.count ? names[source] : "" }

  /// The keys of all sources.
  var keys: [Int] { names.indices.filter { !names[$0].isEmpty } }

  /// The key of a source by its name.
  func key(of name: String) -> Int? { name.isEmpty ? nil : names.firstIndex(of: name) }

  private static func ranks(of names: [String], _ preferred: [String]) -> [Int] {
    var order: [String] = []
    for name in preferred + names.sorted() where !order.contains(name) { order.append(name) }
    return names.map { order.firstIndex(of: $0) ?? order.count }
  }
}

extension CustomerColumn {
  /// The columns of `customer_record` that a source fills, in the order of the table.
  static let recorded = Array(allCases[1..<allCases.count - 1])

  /// Its index among the recorded ones.
  var recordIndex: Int { rawValue - 1 }
}
