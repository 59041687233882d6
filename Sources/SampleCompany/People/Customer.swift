/// A customer as the simulation needs it: how it orders, pays and is served. Its name and address
/// are drawn anew where they are written, so that memory grows by little for each customer.
struct Customer {
  /// The systems that know the customer.
  struct Systems: OptionSet {
    var rawValue: UInt8
    static let erp = Systems(rawValue: 1)
    static let shop = Systems(rawValue: 2)
    /// The accounting system's own register of partners with agreed terms.
    static let register = Systems(rawValue: 4)
  }

  /// How often a customer orders between its first and its last order.
  enum Rhythm {
    /// So many orders a thousand months, swayed by the season.
    case random(perThousandMonths: Int)
    /// One in every month but August and January.
    case monthly
    /// One to three in every month.
    case frequent
    /// Never.
    case none

    /// So many contacts a thousand months: nobody calls those who hardly order.
    var contactsAtMost: Int {
      switch self {
      case .random(let perThousandMonths): perThousandMonths / 2
      case .monthly, .frequent: 500
      case .none: 0
      }
    }
  }

  var index: Int32
  var archetype: Archetype
  var country: Country
  var isPerson: Bool
  /// Whether it may be sent advertisements.
  var hasConsent: Bool
  var systems: Systems
  var rhythm: Rhythm
  /// The day of the first order; for a prospect the day it became known.
  var start: Day
  /// The day of the last order, which happens for certain where it lies in the history.
  var end: Day
  /// The span between these days has no order: a customer who leaves and comes back.
  var silence: ClosedRange<Day>?
  /// Invoices issued from this day on are never paid.
  var stopsPayingOn: Day?
  /// What a line is worth at list price, in whole koruny.
  var lineValueKoruna: Int32
  var discountPercent: Int8
  var termDays: Int8
  /// The habitual delay of payments after the due day.
  var delayDays: Int8
  /// The person responsible, 0 for the first; −1 for customers of the shop alone.
  var repIndex: Int8
  /// Contacts with the customer a thousand months.
  var contactsPerThousandMonths: Int16

  var erpID: String { "\(100_001 + Int(index))" }
  var shopID: String { "W\(10_001 + Int(index))" }
  var registerID: String { "P\(5001 + Int(index))" }

  /// The id by which the customer prints, and its source: the ERP wins.
  var printedID: String { systems.contains(.erp) ? erpID : shopID }
  var printedSource: String { systems.contains(.erp) ? "erp" : "shop" }

  /// Days on which an order happens for certain.
  var forcedOrderDays: [Day] {
    guard archetype != .prospect else { return [] }
    let others = [silence?.lowerBound, silence?.upperBound, stopsPayingOn, end].compactMap { $0 }
    return [start] + others.filter { $0 > start && $0 <= History.last }
  }

  func isRegular(on day: Day) -> Bool {
    guard day > start, day < end else { return false }
    if let silence { return !silence.contains(day) }
    return true
  }
}
