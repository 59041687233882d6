import SQLite

/// How the customers asked about were served in the trailing year, by that year's completed lines of
/// their documents: the median of the days from order to delivery (of an even number the lower of the
/// two in the middle; NULL where none was delivered), over how many channels they bought, and how many
/// lines that were promised were delivered, and on time.
struct AskedDeliveryTable: SharingTable {
  static let name = "asked_delivery"
  static let columns: [(name: String, kind: CellKind)] = [
    ("customer_key", .integer), ("waiting_days", .integer), ("channels", .integer),
    ("promised_lines", .integer), ("on_time_lines", .integer),
  ]

  static let parameters = ["customer"]

  let connection: Connection
  let kept: KeptTables

  static func scope(_ connection: Connection) throws -> String {
    try AskedCustomerTable.keys(connection)
  }

  private struct Service {
    var waits: [Int32] = []
    var channels: Set<Int64> = []
    var promisedLines = 0
    var onTimeLines = 0

    mutating func add(_ line: AskedDocument.Line, _ days: inout DayNumbers) {
      if line.channel != 0 { channels.insert(line.channel) }
      guard line.deliveredDateKey > 0 else { return }
      if let ordered = days.number(line.dateKey), let delivered = days.number(line.deliveredDateKey)
      {
        waits.append(delivered - ordered)
      }
      guard line.promisedDateKey > 0 else { return }
      promisedLines += 1
      if line.deliveredDateKey <= line.promisedDateKey { onTimeLines += 1 }
    }
  }

  func append(to batch: RowBatch, month: Month, _ values: [String: Value]) throws {
    var services: [Int64: Service] = [:]
    var days = DayNumbers()
    let year = month.adding(months: -11)
    let span = year.firstDay.key...month.lastDay.key
    for document in try kept.documents(connection, from: year, to: month) {
      for line in document.lines(ofDays: span)
      where line.status == AskedDocument.Status.completed.rawValue {
        services[document.customer, default: Service()].add(line, &days)
      }
    }
    for (customer, service) in services.sorted(by: { $0.key < $1.key }) {
      let waits = service.waits.sorted()
      batch.append(customer)
      batch.append(waits.isEmpty ? nil : Int64(waits[(waits.count - 1) / 2]))
      batch.append(service.channels.count)
      batch.append(service.promisedLines)
      batch.append(service.onTimeLines)
    }
  }
}
