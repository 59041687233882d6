import SQLite

/// Which months a segment can be asked for.
struct SegmentMonths {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  /// The month if it is classified; without one the last that is. Throws `QueryError` else.
  func classified(_ month: Month?) throws -> Month {
    let last = try History.lastClassifiedMonth(connection)
    guard let asked = month ?? last else {
      guard let history = try History(connection) else { throw QueryError(.noHistory) }
      throw QueryError(.notClassified("\(history.lastMonth)", last: nil))
    }
    guard try History.isClassified(asked, connection) else {
      if let history = try History(connection), !history.contains(asked) {
        throw QueryError(
          .outsideHistory(
            "\(asked)", first: "\(history.firstMonth)", last: "\(history.lastMonth)"))
      }
      throw QueryError(.notClassified("\(asked)", last: last.map { "\($0)" }))
    }
    return asked
  }
}

/// Checks what an expression's functions were given against the warehouse: a name that is not there
/// would find nobody and say nothing.
struct SegmentUses {
  private let connection: Connection
  private let month: Month

  init(_ connection: Connection, _ month: Month) {
    self.connection = connection
    self.month = month
  }

  func check(_ expression: SegmentExpression) throws {
    for use in expression.uses {
      switch use.function {
      case .entered, .exited:
        try checkMonth(use.number, expression, at: use.at)
      case .bought:
        try check(use.name, "product", "dim_product", "product_id", expression, at: use.at)
      case .boughtCategory:
        try check(use.name, "category", "dim_category", "category", expression, at: use.at)
      case .contacted where use.name != "*":
        try check(use.name, "medium", "contact_month", "medium", expression, at: use.at)
      case .contacted, .notAssessed: continue
      }
    }
  }

  private func checkMonth(_ number: Int, _ expression: SegmentExpression, at place: Int) throws {
    let before = month.adding(months: -number)
    if try History.isClassified(before, connection) { return }
    if let history = try History(connection), !history.contains(before) {
      throw expression.error(
        "\(before) lies before the history", at: place,
        hint: "the first month is \(history.firstMonth)")
    }
    throw expression.error(
      "\(before) is not classified", at: place,
      hint: "run `klientela classify --month \(before)`")
  }

  private func check(
    _ name: String, _ what: String, _ table: String, _ column: String,
    _ expression: SegmentExpression, at place: Int
  ) throws {
    let found = try connection.prepare("SELECT 1 FROM \(table) WHERE \(column) = ? LIMIT 1")
    found.bind(name, at: 0)
    if try found.step() { return }
    let statement = try connection.prepare("SELECT DISTINCT \(column) FROM \(table)")
    var names: [String] = []
    while try statement.step() { names.append(statement.text(0)) }
    throw expression.error(
      "there is no \(what) \(name)", at: place,
      hint: nearestName(to: name, in: names.sorted()).map { "did you mean \($0)?" })
  }
}
