import SQLite

/// How many customers bear each class in each classified month of the last ones, as many as the
/// parameter `months` says (13 without it) and the one before them.
///
/// `entered` are those who did not bear it the month before; NULL where that is not classified.
/// `revenue_minor`, that of the trailing year, is known for the month asked only.
struct ClassCountTable: SharingTable {
  static let name = "class_count"
  static let columns: [(name: String, kind: CellKind)] = [
    ("month_key", .integer), ("class", .text), ("customers", .integer), ("entered", .integer),
    ("revenue_minor", .integer),
  ]
  static let parameters = ["months"]

  let connection: Connection
  let kept: KeptTables

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    var count = 13
    if case .integer(let given)? = values["months"] { count = Int(max(0, min(given, 1200))) }
    let asked = (-count...0).map { month.adding(months: $0) }
    let classified = try connection.classified(asked)
    for each in classified {
      let before = try connection.classified([each.adding(months: -1)]).first
      let now = try kept.members(of: each, connection)
      let then = try before.map { try kept.members(of: $0, connection) }
      for name in now.classes {
        let bearers = now.members(of: name)
        batch.append(each.key)
        batch.append(name)
        batch.append(bearers.count)
        batch.append(then.map { Int64(keys(of: bearers, missingIn: $0.members(of: name)).count) })
        batch.append(each == month ? now[name].revenueMinor : RowBatch.null)
      }
    }
  }
}

/// Who entered and who left each class since the month that the parameter `against` names; no row
/// where that is not classified.
struct ClassMoveTable: SharingTable {
  static let name = "class_move"
  static let columns: [(name: String, kind: CellKind)] = [
    ("class", .text), ("movement", .text), ("customer_key", .integer), ("month_key", .integer),
  ]
  static let parameters = ["against"]

  let connection: Connection
  let kept: KeptTables

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    guard let before = try connection.monthBefore(month, values) else { return }
    let now = try kept.members(of: month, connection)
    let then = try kept.members(of: before, connection)
    let entered = moves("entered", in: now, notIn: then, month)
    let left = moves("left", in: then, notIn: now, before)
    // In the order of the customers, in which that lies what a query asks of each.
    for move in (entered + left).sorted(by: { $0.customer < $1.customer }) {
      batch.append(move.name)
      batch.append(move.movement)
      batch.append(Int64(move.customer))
      batch.append(move.month.key)
    }
  }

  private struct Move {
    let name: String
    let movement: String
    let customer: Int32
    /// The one whose tag says why.
    let month: Month
  }

  private func moves(
    _ movement: String, in some: ClassMembers, notIn others: ClassMembers, _ month: Month
  ) -> [Move] {
    some.classes.flatMap { name in
      keys(of: some.members(of: name), missingIn: others.members(of: name)).map { customer in
        Move(name: name, movement: movement, customer: customer, month: month)
      }
    }
  }
}
