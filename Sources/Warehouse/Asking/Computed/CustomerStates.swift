import SQLite

/// What several tables ask of every customer of a classified month.
struct CustomerStates: Sendable {
  /// A customer's; as it is by itself, one that is not listed.
  struct State {
    /// The number of its headline among `headlines`; 0 where it is not listed.
    var headline: UInt16 = 0
    /// 0 where there was none.
    var firstOrderMonthKey: Int32 = 0
    /// Whether it is lost or dormant.
    var isGone = false
    /// Of the trailing year.
    var revenueMinor: Int64 = 0
  }

  /// Where a row has it.
  struct Columns {
    var customer = 0
    var headline = 1
    var firstOrderDateKey = 2
    var revenueMinor = 3
    var stage = 4
  }

  private let columns: Columns
  /// By customer key.
  private(set) var states: [State] = []
  /// The headlines by their numbers.
  private(set) var headlines = FewTexts(["not listed"])

  /// Nobody yet; rows of these columns will be added.
  init(_ columns: Columns) { self.columns = columns }

  /// Those of a month, from a walk through its snapshot for nothing else.
  init(_ connection: Connection, _ month: Month) throws(SQLiteError) {
    self.init(Columns())
    let rows = try connection.prepare(SQLText.customerStates.text)
    rows.bind(month.key, at: 0)
    while try rows.step() { add(rows) }
  }

  /// Makes room for customers whose keys are under a capacity.
  mutating func reserve(_ capacity: Int) { states.reserveCapacity(capacity) }

  /// Adds a customer.
  mutating func add(_ row: Statement) {
    let customer = Int(row.integer(columns.customer))
    guard customer >= 0 else { return }
    states.reach(customer, with: State())
    let headline = headlines.index(of: row.textBytes(columns.headline))
    states[customer] = State(
      headline: UInt16(truncatingIfNeeded: headline),
      firstOrderMonthKey: Int32(
        truncatingIfNeeded: row.integer(columns.firstOrderDateKey) / 100),
      isGone: Self.isGone(row.textBytes(columns.stage)),
      revenueMinor: row.integer(columns.revenueMinor))
  }

  private static func isGone(_ stage: UnsafeBufferPointer<UInt8>) -> Bool {
    stage.elementsEqual("lost".utf8) || stage.elementsEqual("dormant".utf8)
  }

  /// A customer's state, whether or not it is listed.
  subscript(customer: Int) -> State {
    states.indices.contains(customer) ? states[customer] : State()
  }
}
