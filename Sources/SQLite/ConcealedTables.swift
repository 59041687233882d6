import CSQLite

/// Where the guard of a connection finds the tables that statements may not read.
final class ConcealedTables {
  let names: Set<String>

  init(_ names: Set<String>) { self.names = names }
}

extension Connection {
  /// Refuses statements that read one of these tables, be it through a view: whatever is answered then
  /// rests on none of them. Everything else stays allowed. It lasts until the connection closes.
  public func conceal(_ tables: Set<String>) {
    let box = ConcealedTables(tables)
    // The box is kept by `concealed` until the connection closes.
    concealed = box
    sqlite3_set_authorizer(
      handle,
      { box, action, table, _, _, _ in
        guard action == SQLITE_READ, let box, let table else { return SQLITE_OK }
        let concealed = Unmanaged<ConcealedTables>.fromOpaque(box).takeUnretainedValue()
        return concealed.names.contains(String(cString: table)) ? SQLITE_DENY : SQLITE_OK
      }, Unmanaged.passUnretained(box).toOpaque())
  }
}
