import SQLite

/// Since when those who bore a class in a classified month had borne it, month after month.
struct ClassStreaks {
  /// The customers of a class, ascending, each with the index of the first month of its row.
  private struct Bearers {
    let customers: [Int32]
    var firstMonths: [Int32]
    /// The places of those whose row has not ended yet.
    var places: [Int]

    init(_ customers: [Int32], in month: Month) {
      self.customers = customers
      firstMonths = Array(repeating: Int32(month.index), count: customers.count)
      places = Array(customers.indices)
    }

    /// Goes on to a month before, in which these bore the class, ascending.
    mutating func goBack(to month: Month, _ earlier: [Int32]) {
      var (still, next) = ([Int](), 0)
      for place in places {
        while next < earlier.count, earlier[next] < customers[place] { next += 1 }
        guard next < earlier.count else { break }
        guard earlier[next] == customers[place] else { continue }
        firstMonths[place] = Int32(month.index)
        still.append(place)
      }
      places = still
    }
  }

  private var byName: [String: Bearers] = [:]

  /// Those that reach to a month; a month that is not classified ends the row.
  init(_ connection: Connection, through last: Month, _ bearers: ClassMembers) throws(SQLiteError) {
    for name in bearers.classes {
      byName[name] = Bearers(bearers.members(of: name), in: last)
    }
    var month = last
    while byName.values.contains(where: { !$0.places.isEmpty }) {
      month = month.adding(months: -1)
      let earlier = try ClassMembers(connection, month)
      for name in bearers.classes { byName[name]?.goBack(to: month, earlier.members(of: name)) }
    }
  }

  /// The first month of a customer's row; nil where the customer did not bear the class.
  func firstMonth(of customer: Int32, _ name: String) -> Month? {
    guard let bearers = byName[name] else { return nil }
    var (low, high) = (0, bearers.customers.count)
    while low < high {
      let middle = (low + high) / 2
      if bearers.customers[middle] < customer { low = middle + 1 } else { high = middle }
    }
    guard low < bearers.customers.count, bearers.customers[low] == customer else { return nil }
    return Month(index: Int(bearers.firstMonths[low]))
  }
}
