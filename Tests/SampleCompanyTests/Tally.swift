import Foundation

/// What the exports of a sample say of its customers at the end of 2025, counted without any of the
/// code that wrote them. Money is in koruny, other currencies at about their rate: what is planted
/// is further from its threshold than rates move.
struct Tally {
  struct Figures {
    var orderDays: [String] = []
    var lines2025 = 0
    var margin2025 = 0
    var costToServe2025 = 0
    var overdueKoruna = 0
    var oldestDue = "9999"

    var months2025: Int {
      Set(orderDays.filter { $0.hasPrefix("2025") }.map { $0.prefix(7) }).count
    }
    var firstOrder: String { orderDays.min() ?? "" }
    var lastOrder: String { orderDays.max() ?? "" }
    var contribution2025: Int { margin2025 - costToServe2025 }
  }

  /// By the id by which the customer prints.
  private(set) var customers: [String: Figures] = [:]
  private(set) var lineCount = 0
  private(set) var customersOfOrder: [String: Set<String>] = [:]

  private let folder: String
  private let badLines: [String: Set<Int>]
  /// The shop's ids of customers that the ERP knows too.
  private(set) var joined: [String: String] = [:]
  private var unitCosts: [Substring: Int] = [:]

  init(_ folder: String) throws {
    self.folder = folder
    var badLines: [String: Set<Int>] = [:]
    for row in try Table("bad-rows.csv", in: folder, separator: ",").rows {
      badLines[String(row[0]), default: []].insert(Int(row[1]) ?? 0)
    }
    self.badLines = badLines
    try readCustomers()
    for row in try rows("exports/erp/zbozi.csv", ";") {
      unitCosts[row[0]] = scaled(row[4], places: 2)
    }
    try readSales()
    try readReceivables()
    try readContacts()
  }

  private func rows(_ name: String, _ separator: Unicode.Scalar) throws -> [[Substring]] {
    try Table(name, in: folder, separator: separator, badLines: badLines[name] ?? []).rows
  }

  static let months = (0..<36).map { "\(2023 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)" }

  /// The same tax number, else, of persons, the same e-mail address: the two firms that share a
  /// mailbox must not be joined.
  private mutating func readCustomers() throws {
    var byTaxNumber: [Substring: Substring] = [:]
    var byEmail: [String: Substring] = [:]
    for row in try rows("exports/erp/zakaznici.csv", ";") {
      if !row[3].isEmpty { byTaxNumber[row[3]] = row[0] }
      byEmail[row[6].lowercased()] = row[0]
      customers[String(row[0])] = Figures()
    }
    for row in try rows("exports/shop/customers.csv", ",") {
      if let id = byTaxNumber[row[3]] {
        joined[String(row[0])] = String(id)
      } else if row[1] == "private", let id = byEmail[row[4].lowercased()] {
        joined[String(row[0])] = String(id)
      } else {
        customers[String(row[0])] = Figures()
      }
    }
  }

  private func printed(_ id: Substring) -> String {
    joined[String(id)] ?? String(id)
  }

  private static func koruna(_ minor: Int, _ currency: Substring) -> Int {
    switch currency {
    case "EUR": minor * 245 / 1000
    case "PLN": minor * 565 / 10_000
    default: minor / 100
    }
  }

  private mutating func readSales() throws {
    for month in Tally.months {
      for row in try rows("exports/erp/prodej-\(month).csv", ";") {
        let quantity = scaled(row[5], places: 3)
        let net =
          quantity * scaled(row[6], places: 2) / 1000 * (100 - scaled(row[7], places: 0)) / 100
        count(
          order: "erp:" + row[0], isoDay(row[2]), row[3], row[4], quantity,
          Tally.koruna(net, row[9]), isCompleted: row[13] == "V")
      }
      var heads: [Substring: [Substring]] = [:]
      for row in try rows("exports/shop/orders-\(month).csv", ",") { heads[row[0]] = row }
      for row in try rows("exports/shop/order-lines-\(month).csv", ",") {
        guard let head = heads[row[0]] else { continue }
        let quantity = scaled(row[3], places: 3)
        let gross = quantity * scaled(row[4], places: 2) / 1000 - scaled(row[5], places: 2)
        count(
          order: "shop:" + row[0], String(head[1]), head[2], row[2], quantity,
          Tally.koruna(gross * 100 / (100 + scaled(row[6], places: 0)), head[3]),
          isCompleted: head[5] == "shipped")
      }
    }
  }

  private mutating func count(
    order: String, _ day: String, _ customer: Substring, _ product: Substring, _ quantity: Int,
    _ netKoruna: Int, isCompleted: Bool
  ) {
    lineCount += 1
    customersOfOrder[order, default: []].insert(String(customer))
    guard isCompleted, !customer.isEmpty else { return }
    let id = printed(customer)
    let isNewOrder = customers[id]?.orderDays.last != day
    if quantity > 0, isNewOrder { customers[id]?.orderDays.append(day) }
    guard day.hasPrefix("2025") else { return }
    let cost = quantity * (unitCosts[product] ?? 0) / 100_000
    customers[id]?.lines2025 += 1
    customers[id]?.margin2025 += netKoruna - cost
    customers[id]?.costToServe2025 += quantity < 0 ? 120 : isNewOrder ? 35 : 0
  }

  private mutating func readReceivables() throws {
    var open: [Substring: (customer: Substring, due: String, koruna: Int)] = [:]
    for month in Tally.months {
      for kind in ["faktury", "faktury-eshop"] {
        for row in try rows("exports/accounting/\(kind)-\(month).tsv", "\t") {
          let koruna = Tally.koruna(scaled(row[5], places: 2), row[7])
          let isWrittenOff = !row[10].isEmpty
          if row[8].isEmpty, !isWrittenOff {
            open[row[0]] = (row[2], isoDay(row[4]), koruna)
          } else {
            open[row[8]]?.koruna += koruna
          }
        }
      }
      for row in try rows("exports/accounting/uhrady-\(month).tsv", "\t") {
        open[row[1]]?.koruna -= Tally.koruna(scaled(row[4], places: 2), row[5])
      }
    }
    for invoice in open.values where invoice.koruna > 50 && invoice.due < "2025-12-31" {
      let id = printed(invoice.customer)
      customers[id]?.overdueKoruna += invoice.koruna
      let oldest = customers[id]?.oldestDue ?? invoice.due
      customers[id]?.oldestDue = min(oldest, invoice.due)
    }
  }

  /// The media begin with different letters: t(elefon), e(-mail), n(ávštěva), w(eb).
  private mutating func readContacts() throws {
    let rates: [Character: Int] = ["t": 60, "e": 15, "n": 650, "w": 5]
    for month in Tally.months where month.hasPrefix("2025") {
      for row in try rows("exports/erp/kontakty-\(month).csv", ";") {
        let known = row[10].isEmpty ? nil : scaled(row[10], places: 2) / 100
        customers[String(row[1])]?.costToServe2025 +=
          known ?? row[3].first.flatMap { rates[$0] } ?? 0
      }
    }
  }
}
