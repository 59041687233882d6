/// The additive measures of completed lines, as METRICS defines them.
struct SalesSums {
  var lines: Int64 = 0
  var returnLines: Int64 = 0
  var unitsMicro: Int64 = 0
  var grossSalesMinor: Int64 = 0
  var discountsMinor: Int64 = 0
  var revenueMinor: Int64 = 0
  var returnsMinor: Int64 = 0
  var costedLines: Int64 = 0
  var costedRevenueMinor: Int64 = 0
  var costMinor: Int64 = 0

  /// Adds a completed line. A line with a negative quantity is a return: its revenue counts as
  /// revenue and, turned round, as returns, but neither as gross sales nor as discount.
  mutating func add(_ line: SaleLine) {
    lines += 1
    unitsMicro &+= line.quantityMicro
    revenueMinor &+= line.revenueMinor
    if line.quantityMicro < 0 {
      returnLines += 1
      returnsMinor &-= line.revenueMinor
    } else {
      grossSalesMinor &+= line.grossMinor
      discountsMinor &+= line.grossMinor &- line.revenueMinor
    }
    guard let cost = line.costMinor else { return }
    costedLines += 1
    costedRevenueMinor &+= line.revenueMinor
    costMinor &+= cost
  }

  /// Appends `lines, return_lines` and, after what the caller puts between, the rest.
  func appendCounts(to batch: RowBatch) {
    batch.append(lines)
    batch.append(returnLines)
  }

  /// Appends `units_micro` to `cost_minor`, in the order of the aggregates' columns.
  func appendMeasures(to batch: RowBatch) {
    for value in [
      unitsMicro, grossSalesMinor, discountsMinor, revenueMinor, returnsMinor, costedLines,
      costedRevenueMinor, costMinor,
    ] {
      batch.append(value)
    }
  }
}

/// The current state of a line of a document.
struct SaleLine: Sendable {
  var account: Int
  var product: Int
  var dateKey: Int
  var status: Int64
  var quantityMicro: Int64
  var grossMinor: Int64
  var revenueMinor: Int64
  var costMinor: Int64?
  var channel: Int
  var rep: Int
  var campaign: Int
  var market: Int
  var country: Int

  /// Only completed lines count in sales.
  var isCompleted: Bool { status == 2 }
  /// Makes an order of its document.
  var isOrdered: Bool { isCompleted && quantityMicro > 0 }
}
