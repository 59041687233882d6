import SQLite

/// The contacts of each medium in each of the last months, as many as the parameter `months` says:
/// what `contact_month` has of each customer, summed.
struct MediumMonthTable: ComputedTable {
  static let name = "medium_month"
  static let columns: [(name: String, kind: CellKind)] = [
    ("month_key", .integer), ("medium", .text), ("contacts", .integer), ("customers", .integer),
    ("minutes_micro", .integer),
  ]
  static let parameters = ["months"]

  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  private struct Sum {
    var contacts: Int64 = 0
    var customers = 0
    var minutesMicro: Int64 = 0
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    guard case .integer(let months)? = values["months"], months > 0 else { return }
    let since = month.adding(months: -Int(clamping: months))
    let statement = try connection.prepare(
      """
      SELECT month_key, medium, contacts, minutes_micro, customer_key FROM contact_month
      WHERE month_key > \(since.key) AND month_key <= \(month.key)
      """)
    var media = FewTexts()
    var current: Int64 = 0
    var sums: [Sum] = []
    while try statement.step() {
      if statement.integer(0) != current {
        append(sums, of: current, media, to: batch)
        current = statement.integer(0)
        sums.removeAll()
      }
      let medium = media.index(of: statement.textBytes(1))
      sums.reach(medium, with: Sum())
      sums[medium].contacts &+= statement.integer(2)
      // Whom nobody knows is no customer.
      sums[medium].customers += statement.integer(4) == 0 ? 0 : 1
      sums[medium].minutesMicro &+= statement.integer(3)
    }
    append(sums, of: current, media, to: batch)
  }

  private func append(_ sums: [Sum], of month: Int64, _ media: FewTexts, to batch: RowBatch) {
    for (medium, sum) in sums.enumerated() where sum.contacts > 0 {
      batch.append(month)
      batch.append(media[medium])
      batch.append(sum.contacts)
      batch.append(sum.customers)
      batch.append(sum.minutesMicro)
    }
  }
}
