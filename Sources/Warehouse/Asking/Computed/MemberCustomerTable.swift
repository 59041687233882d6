import SQLite

/// How many customers ordered from each member of the parameter `dimension`, in the month and in the
/// fiscal year to it, and how many of them for the first time ever.
///
/// `member_id` is the team's name for teams, and empty for all others, whom the key tells. Of a
/// category the customers who bought, whether they ordered or brought back. Who is new is known from
/// the month's snapshot; without one `new` is NULL.
struct MemberCustomerTable: WalkingTable {
  static let name = "member_customers"
  static let columns: [(name: String, kind: CellKind)] = [
    ("member_key", .integer), ("member_id", .text), ("active", .integer), ("new", .integer),
    ("active_year", .integer), ("new_year", .integer),
  ]

  static let parameters = ["dimension"]

  let connection: Connection
  let kept: KeptTables

  private struct Member: Hashable {
    let key: Int64
    let id: String
  }

  private struct Customers {
    var month: KeyBits
    var year: KeyBits

    init(capacity: Int) {
      month = KeyBits(capacity: capacity)
      year = month
    }
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    guard case .text(let dimension)? = values["dimension"] else { return }
    let first = try fiscalYearStart(of: month)
    let firstOrders = try firstOrders(month)
    for (member, customers) in try members(of: dimension, first: first, last: month) {
      batch.append(member.key)
      batch.append(member.id)
      batch.append(customers.month.count)
      batch.append(firstOrders.map { $0.count(among: customers.month, in: month...month) })
      batch.append(customers.year.count)
      batch.append(firstOrders.map { $0.count(among: customers.year, in: first...month) })
    }
  }

  private func fiscalYearStart(of month: Month) throws(SQLiteError) -> Month {
    let sql = "SELECT fiscal_year_first_month_key FROM dim_month WHERE month_key = \(month.key)"
    return Month(key: Int(try connection.integer(sql))) ?? month
  }

  private func members(
    of dimension: String, first: Month, last: Month
  ) throws(SQLiteError) -> [(Member, Customers)] {
    let statement = try connection.prepare(sql(of: dimension))
    statement.bind(first.key, at: 0).bind(last.key, at: 1)
    if statement.parameterNames.count > 2 { statement.bind(dimension, at: 2) }
    let none = Customers(capacity: try connection.customerCapacity())
    var found: [Member: Customers] = [:]
    while try statement.step() {
      let member = Member(key: statement.integer(1), id: statement.text(2))
      let isLast = statement.integer(0) == Int64(last.key)
      let keys = statement.blobBytes(3)
      found[member, default: none].year.formUnion(keys)
      if isLast { found[member]?.month.formUnion(keys) }
    }
    return found.map { ($0.key, $0.value) }
      .sorted { ($0.0.key, $0.0.id) < ($1.0.key, $1.0.id) }
  }

  private func sql(of dimension: String) -> String {
    let span = "WHERE sold.month_key >= ?1 AND sold.month_key <= ?2"
    switch dimension {
    case "category":
      return "SELECT sold.month_key, sold.category_key, '', sold.buyer_set "
        + "FROM product_market_month AS sold \(span)"
    case "team":
      return "SELECT sold.month_key, 0, coalesce(rep.team, ''), sold.customer_set "
        + "FROM dimension_month AS sold JOIN dim_rep AS rep ON rep.rep_key = sold.member_key "
        + "\(span) AND sold.dimension = 'rep'"
    default:
      return "SELECT sold.month_key, sold.member_key, '', sold.customer_set "
        + "FROM dimension_month AS sold \(span) AND sold.dimension = ?3"
    }
  }

  /// The months of the customers' first orders; nil where the month has no snapshot.
  private func firstOrders(_ month: Month) throws -> FirstOrders? {
    guard try History.isClassified(month, connection) else { return nil }
    return FirstOrders(states: try kept.states(of: month, connection))
  }
}

/// The months of the customers' first orders.
private struct FirstOrders {
  let states: CustomerStates

  /// How many of some customers had their first order in a span.
  func count(among customers: KeyBits, in span: ClosedRange<Month>) -> Int64 {
    let (first, last) = (span.lowerBound.key, span.upperBound.key)
    var count: Int64 = 0
    customers.forEach { customer in
      let month = Int(states[customer].firstOrderMonthKey)
      if month >= first && month <= last { count += 1 }
    }
    return count
  }
}
