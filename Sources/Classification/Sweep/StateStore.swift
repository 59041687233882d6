import SQLite

/// Keeps the sweep's running figures with a month, so that a later month goes on from there.
struct StateStore {
  private let connection: Connection

  /// Bytes of another version are not read, and the sweep begins anew.
  private static let version: UInt64 = 1
  private static let customersPerPart = 4096

  init(_ connection: Connection) { self.connection = connection }

  /// A sweep's running figures as bytes, the head first.
  static func parts(of sweep: Sweep) -> [[UInt8]] {
    var codec = StateCodec(states: sweep.states, orderDays: sweep.orderDays, gaps: sweep.gaps)
    let writer = ByteWriter()
    return [head(of: sweep)]
      + (0..<partCount(sweep.customerCount)).map { part in
        writer.removeAll()
        for customer in customers(ofPart: part, sweep.customerCount) {
          codec.encode(customer, to: writer)
        }
        return writer.bytes
      }
  }

  /// Keeps the parts with a month. The sweep's medians must be up to date.
  func save(_ parts: [[UInt8]], month key: Int) throws(SQLiteError) {
    let delete = try connection.prepare(SQLText.deleteState.text)
    delete.bind(key, at: 0)
    try delete.run()
    let statement = try connection.prepare(SQLText.saveState.text)
    for (part, bytes) in parts.enumerated() {
      statement.bind(key, at: 0).bind(part, at: 1).bind(bytes, at: 2)
      try statement.run()
    }
  }

  /// Forgets the figures kept with months. They tell nobody's name, so their room need not be overwritten
  /// before it is used again.
  func forget(_ months: [Int]) throws(SQLiteError) {
    if months.isEmpty { return }
    let overwrites = try connection.integer("PRAGMA secure_delete")
    _ = try connection.integer("PRAGMA secure_delete = OFF")
    defer { _ = try? connection.integer("PRAGMA secure_delete = \(overwrites)") }
    let delete = try connection.prepare(SQLText.deleteState.text)
    for key in months {
      delete.bind(key, at: 0)
      try delete.run()
    }
  }

  /// The sweep as it was kept with the month; nil where it was not, or cannot be read.
  func load(
    _ month: MonthSpan, customerCount: Int, inactiveAfterDays: Int
  ) throws(SQLiteError) -> Sweep? {
    let statement = try connection.prepare(SQLText.loadState.text)
    statement.bind(month.key, at: 0)
    guard try statement.step(), statement.integer(0) == 0,
      let head = Head(ByteReader([UInt8](statement.blobBytes(1)))), head.count <= customerCount
    else { return nil }
    var codec = StateCodec(customerCount: customerCount, earlierMonths: head.earlierMonths)
    for part in 0..<Self.partCount(head.count) {
      guard try statement.step(), statement.integer(0) == part + 1 else { return nil }
      var reader = ByteReader([UInt8](statement.blobBytes(1)))
      for customer in Self.customers(ofPart: part, head.count) {
        codec.decode(customer, from: &reader)
      }
      if reader.isExhausted || !reader.isAtEnd { return nil }
    }
    return Sweep(
      inactiveAfterDays: inactiveAfterDays, month: month, states: codec.states,
      orderDays: codec.orderDays, gaps: codec.gaps, known: head.known)
  }

  private static func partCount(_ customers: Int) -> Int {
    (customers + customersPerPart - 1) / customersPerPart
  }

  private static func customers(ofPart part: Int, _ count: Int) -> Range<Int> {
    part * customersPerPart..<min((part + 1) * customersPerPart, count)
  }

  private static func head(of sweep: Sweep) -> [UInt8] {
    let writer = ByteWriter()
    writer.unsigned(version)
    writer.unsigned(UInt64(sweep.customerCount))
    writer.unsigned(UInt64(sweep.orderDays.earlier.count))
    writer.unsigned(UInt64(sweep.known.yearToDate.active))
    writer.unsigned(UInt64(sweep.known.yearToDate.new))
    writer.unsigned(UInt64(sweep.known.yearToDate.reactivated))
    writer.unsigned(sweep.known.isAnyContactCosted ? 1 : 0)
    writer.unsigned(sweep.known.isAnySale ? 1 : 0)
    return writer.bytes
  }

  private struct Head {
    let count: Int
    let earlierMonths: Int
    let known: Sweep.Known

    init?(_ bytes: ByteReader) {
      var reader = bytes
      guard reader.unsigned() == version else { return nil }
      count = Int(clamping: reader.unsigned())
      earlierMonths = Int(clamping: reader.unsigned())
      var known = Sweep.Known()
      known.yearToDate.active = Int(clamping: reader.unsigned())
      known.yearToDate.new = Int(clamping: reader.unsigned())
      known.yearToDate.reactivated = Int(clamping: reader.unsigned())
      known.isAnyContactCosted = reader.unsigned() == 1
      known.isAnySale = reader.unsigned() == 1
      self.known = known
      if reader.isExhausted || !reader.isAtEnd || earlierMonths > 3 { return nil }
    }
  }
}
