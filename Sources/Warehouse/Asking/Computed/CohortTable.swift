import SQLite

/// The customers by the month of their first order, and what they did in each month since then.
///
/// Of the last months only, as many as the parameter `cohorts` says. A row for each month from that of
/// the first order to the month asked for, whether or not there was an order.
struct CohortTable: WalkingTable {
  static let name = "cohort_month"
  static let columns: [(name: String, kind: CellKind)] = [
    ("cohort_key", .integer), ("month_key", .integer), ("months_since", .integer),
    ("customers", .integer), ("active_customers", .integer), ("revenue_minor", .integer),
  ]
  static let parameters = ["cohorts"]

  let connection: Connection
  let kept: KeptTables

  private struct Step {
    var activeCustomers = 0
    var revenueMinor: Int64 = 0
  }

  /// The customers of one first month, and each month from then on.
  private struct Cohort {
    var customers = 0
    var steps: [Step]
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    guard case .integer(let count)? = values["cohorts"], count > 0 else { return }
    let first = month.adding(months: 1 - Int(clamping: min(count, Int64(month.index))))
    var cohorts = (first.index...month.index).map { index in
      Cohort(steps: Array(repeating: Step(), count: month.index - index + 1))
    }
    let firstMonths = try firstMonths(of: month, since: first)
    for index in firstMonths where index >= 0 { cohorts[Int(index)].customers += 1 }
    for index in first.index...month.index {
      try BuyerLists.forEach(connection, Month(index: index)) { customer, hasOrdered, revenue in
        guard customer < firstMonths.count, firstMonths[customer] >= 0 else { return }
        let cohort = Int(firstMonths[customer])
        let step = index - first.index - cohort
        guard step >= 0 else { return }
        cohorts[cohort].steps[step].activeCustomers += hasOrdered ? 1 : 0
        cohorts[cohort].steps[step].revenueMinor &+= revenue
      }
    }
    for (index, cohort) in cohorts.enumerated() where cohort.customers > 0 {
      append(cohort, of: first.adding(months: index), to: batch)
    }
  }

  private func append(_ cohort: Cohort, of month: Month, to batch: RowBatch) {
    for (since, step) in cohort.steps.enumerated() {
      batch.append(month.key)
      batch.append(month.adding(months: since).key)
      batch.append(since)
      batch.append(cohort.customers)
      batch.append(step.activeCustomers)
      batch.append(step.revenueMinor)
    }
  }

  /// By customer the month of the first order, counted from `first`; -1 where it is not from then on.
  private func firstMonths(of month: Month, since first: Month) throws -> [Int32] {
    try kept.states(of: month, connection).states.map { state in
      guard state.firstOrderMonthKey >= first.key,
        let began = Month(key: Int(state.firstOrderMonthKey)), began <= month
      else { return -1 }
      return Int32(began.index - first.index)
    }
  }
}
