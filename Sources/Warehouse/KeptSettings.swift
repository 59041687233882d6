import SQLite

/// What the warehouse remembers by name: the settings that it was built with, and what its tables rest
/// on.
public struct KeptSettings {
  private let connection: Connection

  /// Those of a warehouse.
  public init(_ connection: Connection) { self.connection = connection }

  /// The value of that name; nil where there is none.
  public func value(of name: String) throws(SQLiteError) -> String? {
    let find = try connection.prepare(SQLText.keptSetting.text)
    find.bind(name, at: 0)
    return try find.step() ? find.text(0) : nil
  }

  /// Keeps a value, in place of the one that was there.
  public func keep(_ value: String, as name: String) throws(SQLiteError) {
    let keep = try connection.prepare(SQLText.keepSetting.text)
    try keep.bind(name, at: 0).bind(value, at: 1).run()
  }

  /// Forgets the value of that name.
  public func forget(_ name: String) throws(SQLiteError) {
    let forget = try connection.prepare(SQLText.forgetSetting.text)
    try forget.bind(name, at: 0).run()
  }
}
