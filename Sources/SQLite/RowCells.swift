import CSQLite

/// Where the columns of the row lie that a statement stands at.
///
/// SQLite is asked for the first one only: a call for each column of a row costs as much as reading
/// it. That the others lie behind it at equal distances is nothing that SQLite promises, and is
/// looked at at the first row of each run; where it is not so, SQLite is asked for each.
struct RowCells {
  // In the statement's memory, from a step that found a row until the next step or reset: `move` takes
  // it anew, and who steps or resets otherwise forgets it.
  private var first: OpaquePointer?
  private var distance = 0
  private var count = 0

  /// Takes the row that the statement has stepped to.
  @inline(__always)
  mutating func move(_ statement: OpaquePointer) {
    let isFirstRow = first == nil
    first = sqlite3_column_value(statement, 0)
    if isFirstRow { measure(statement) }
  }

  private mutating func measure(_ statement: OpaquePointer) {
    let columns = sqlite3_data_count(statement)
    guard columns > 1, let first = UnsafeRawPointer(first),
      let second = UnsafeRawPointer(sqlite3_column_value(statement, 1)),
      let last = UnsafeRawPointer(sqlite3_column_value(statement, columns - 1))
    else { return }
    distance = second - first
    let isEven = distance > 0 && last - first == distance * Int(columns - 1)
    count = isEven ? Int(columns) : 0
  }

  /// The value of a column; nil where SQLite must be asked for it.
  @inline(__always)
  func cell(_ column: Int) -> OpaquePointer? {
    guard column >= 0, column < count, let first else { return nil }
    return OpaquePointer(UnsafeRawPointer(first) + column * distance)
  }
}
