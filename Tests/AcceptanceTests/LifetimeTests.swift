import Foundation
import Testing

/// The CDNOW sample through import, classification and fit, against Fader, Hardie & Lee (2005), "Counting
/// Your Customers" the Easy Way, Marketing Science 24, and Fader & Hardie (2013), The Gamma-Gamma Model
/// of Monetary Value, as of the end of the calibration period, 30 September 1997.
@Suite(Shared.trait) struct LifetimeTests {
  private static let shop = Result { try Workspace(real: "cdnow", months: ["1997-09"]) }

  @Test func theModelsHaveThePublishedParameters() throws {
    let rows = try Self.shop.get().rows("lifetime_model", "month=1997-09")
    let models = Dictionary(rows.map { ($0["model"] ?? "", $0) }) { first, _ in first }
    let published: [(String, String, Double, Double)] = [
      ("purchases", "r", 0.242_594_53, 1e-3), ("purchases", "alpha", 4.413_602_46, 1e-3),
      ("purchases", "a", 0.792_922_10, 1e-3), ("purchases", "b", 2.425_907_31, 1e-3),
      ("purchases", "log_likelihood", -9582.429_207, 1e-4),
      ("spend", "p", 6.249_571_77, 1e-3), ("spend", "q", 3.744_224_75, 1e-3),
      ("spend", "v", 15.443_523_11, 1e-3), ("spend", "log_likelihood", -4055.917_695, 1e-4),
    ]
    for (model, name, value, tolerance) in published {
      let fitted = try #require(models[model]?[name].flatMap { Double($0) }, "\(model) \(name)")
      #expect(abs(fitted - value) <= tolerance, "\(model) \(name): \(fitted)")
    }
    #expect(models["purchases"]?["fit"] == "converged" && models["spend"]?["fit"] == "converged")
    #expect(models["purchases"]?["customers_used"] == "2357")
    #expect(models["spend"]?["customers_used"] == "946")
  }

  /// Each customer's repeats, weeks to the last purchase, and weeks observed.
  @Test func everyCustomersHistoryIsAsPublished() throws {
    let rows = try Self.shop.get().rows(
      sql: """
        SELECT CAST(customer.customer_id AS INTEGER), snapshot.later_order_days,
          printf('%.2f', (snapshot.tenure_days - snapshot.recency_days) / 7.0),
          printf('%.2f', snapshot.tenure_days / 7.0)
        FROM customer_snapshot AS snapshot
        JOIN dim_customer AS customer USING (customer_key)
        WHERE snapshot.month_key = 199709 AND customer.is_current = 1 ORDER BY 1
        """)
    let file = Places.shared.appending(path: "data/cdnow/cdnow_customers_summary.csv")
    let published = Rows.of(
      try String(contentsOf: file, encoding: .utf8).replacing("\r\n", with: "\n")
    )
    .dropFirst().map { $0.map { Double($0) ?? .nan } }
    #expect(published.count == 2357 && rows.count == 2357)
    for (row, expected) in zip(rows, published) {
      let found = row.map { Double($0) ?? .nan }
      #expect(found[0] == expected[0] && found[1] == expected[1], "\(row)")
      #expect(
        abs(found[2] - expected[2]) < 0.0101 && abs(found[3] - expected[3]) < 0.0101, "\(row)")
    }
  }

  /// Twelve months at 1 % a month, a month of 4.345 weeks, of the first ten customers: within 0.1 %, to
  /// the minor unit.
  @Test func lifetimeValuesOfTheFirstTen() throws {
    let rows = try Self.shop.get().rows(
      sql: """
        SELECT snapshot.lifetime_value_12m_minor
        FROM customer_snapshot AS snapshot
        JOIN dim_customer AS customer USING (customer_key)
        WHERE snapshot.month_key = 199709 AND customer.is_current = 1
        ORDER BY CAST(customer.customer_id AS INTEGER) LIMIT 10
        """)
    let published = [
      36.273979, 4.640937, 8.344481, 8.344481, 8.344481, 283.558078, 6.881746, 8.344481, 43.358693,
      8.344481,
    ]
    for (row, value) in zip(rows, published) {
      let found = (Double(row[0]) ?? .nan) / 100
      #expect(abs(found - value) <= max(value / 1000, 0.0051), "\(found) for \(value)")
    }
    #expect(rows.count == 10)
  }
}
