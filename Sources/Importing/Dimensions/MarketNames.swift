import SQLite
import Warehouse

/// The keys of markets and countries by their names.
struct MarketNames {
  private var keys: [ExactText: Int64] = [:]

  /// Reads the members that there are and adds those that only records of customers name, in the
  /// order of their names.
  init(completing connection: Connection) throws(SQLiteError) {
    let members = try connection.prepare("SELECT market, market_key FROM dim_market")
    var last: Int64 = 0
    while try members.step() {
      keys[ExactText(members.text(0))] = members.integer(1)
      last = max(last, members.integer(1))
    }
    let missing = try missingNames(connection).sorted()
    let insert = try connection.prepare(
      "INSERT INTO dim_market (market_key, market) VALUES (?, ?)")
    for name in missing {
      last += 1
      insert.bind(last, at: 0).bind(name.string, at: 1)
      try insert.run()
      keys[name] = last
    }
  }

  /// The key of a name; 0 for none.
  func key(of name: String) -> Int64 { keys[ExactText(name)] ?? 0 }

  private func missingNames(_ connection: Connection) throws(SQLiteError) -> Set<ExactText> {
    let records = try connection.prepare(DimensionSQL.marketNames.text)
    var missing: Set<ExactText> = []
    var last: [[UInt8]] = [[], []]
    while try records.step() {
      for column in 0...1 {
        let bytes = records.textBytes(column)
        if bytes.isEmpty || last[column].withUnsafeBufferPointer({ $0.isSame(as: bytes) }) {
          continue
        }
        last[column] = Array(bytes)
        let name = ExactText(String(decoding: bytes, as: UTF8.self))
        if keys[name] == nil { missing.insert(name) }
      }
    }
    return missing
  }
}
