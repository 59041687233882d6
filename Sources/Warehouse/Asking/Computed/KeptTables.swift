import Synchronization

/// What computed tables were worked out, so that several queries of one reading share it, also on
/// several connections at once.
///
/// Rows are found by the table, the month and the parameters that they depend on. Nothing tells whether
/// the warehouse has changed since: who keeps tables holds a read transaction.
public final class KeptTables: Sendable {
  private let batches = Mutex<[String: Kept<RowBatch>]>([:])
  private let members = Mutex<[Month: Kept<ClassMembers>]>([:])

  /// Nothing is kept yet.
  public init() {}

  /// The rows of that name, worked out by `make` where they are not there. They are not changed any
  /// more.
  func batch(_ name: String, _ make: () throws -> RowBatch) throws -> RowBatch {
    try batches.withLock { $0.kept(name) }.value(make)
  }

  /// Who bears which class in a month, read by `read` where it is not there.
  func members(of month: Month, _ read: () throws -> ClassMembers) throws -> ClassMembers {
    try members.withLock { $0.kept(month) }.value(read)
  }
}

/// A value that is made once; who asks meanwhile waits for it.
private final class Kept<Made>: @unchecked Sendable {
  // Read and written under the lock; what was made is only read from then on.
  private var made: Made?
  private let lock = Mutex(())

  func value(_ make: () throws -> Made) throws -> Made {
    try lock.withLock { _ in
      if let made { return made }
      let new = try make()
      made = new
      return new
    }
  }
}

extension Dictionary {
  /// The place of a value, empty where it is new.
  fileprivate mutating func kept<Made>(_ key: Key) -> Kept<Made> where Value == Kept<Made> {
    if let known = self[key] { return known }
    let new = Kept<Made>()
    self[key] = new
    return new
  }
}
