import Foundation
import Warehouse

/// CDNOW's sample (Fader, Hardie & Lee 2005): one purchase per customer-day, calibration to
/// 1997-09-30, in days.
struct CDNOW {
  struct Customer {
    var repeats: Int32 = 0
    var lastDay: Int32 = 0
    var observedDays: Int32 = 0
    /// Cents on the purchase days after the first.
    var laterCents: Int64 = 0
    var holdoutPurchases = 0
  }

  var rows = 0
  var customerDays = 0
  /// By sample id, ascending.
  var customers: [Customer] = []

  init() throws {
    let text = try String(contentsOf: SharedData.file("cdnow/CDNOW_sample.txt"), encoding: .utf8)
    var cents: [Int: [Int32: Int64]] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: " ")
      guard fields.count == 5, let id = Int(fields[1]), let key = Int(fields[2]),
        let day = Day(key: key)
      else { continue }
      rows += 1
      let amount = fields[4].replacing(".", with: "")
      cents[id, default: [:]][day.number, default: 0] += Int64(amount) ?? 0
    }
    customerDays = cents.values.reduce(0) { $0 + $1.count }
    let end = Day(iso: "1997-09-30")?.number ?? 0
    customers = cents.keys.sorted().map { Self.customer(cents[$0] ?? [:], end: end) }
  }

  private static func customer(_ centsByDay: [Int32: Int64], end: Int32) -> Customer {
    let days = centsByDay.keys.sorted()
    let calibration = days.filter { $0 <= end }
    var customer = Customer()
    guard let first = calibration.first, let last = calibration.last else { return customer }
    customer.repeats = Int32(calibration.count - 1)
    customer.lastDay = last - first
    customer.observedDays = end - first
    customer.laterCents = calibration.dropFirst().reduce(0) { $0 + (centsByDay[$1] ?? 0) }
    customer.holdoutPurchases = days.count - calibration.count
    return customer
  }
}
