/// What becomes of an invoice.
struct Fate {
  enum Manner {
    case whole, halves, tooMuch, withAdvance
  }

  var isPaid = true
  var payDay = History.last + 1
  var isByCard = false
  var isDisputed = false
  var writtenOffOn: Day?
  var manner = Manner.whole

  static func draw(
    _ sale: Sale, _ customer: Customer, dueOn: Day, _ random: inout Random
  ) -> Fate {
    var fate = Fate()
    let jitter = random.within(-3...5)
    let delayed = dueOn + (Int(customer.delayDays) + jitter)
    fate.payDay = max(delayed, sale.day + 1)
    if sale.isFromShop, customer.isPerson {
      fate.isByCard = true
      fate.payDay = sale.day
    }
    if let stopsOn = customer.stopsPayingOn, sale.day >= stopsOn {
      fate.isPaid = false
    } else if customer.archetype == .ordinary, !fate.isByCard {
      fate.drawTrouble(sale, dueOn: dueOn, &random)
    }
    return fate
  }

  /// Ordinary customers dispute, pay in halves, pay too much, pay ahead, or fail.
  private mutating func drawTrouble(_ sale: Sale, dueOn: Day, _ random: inout Random) {
    switch random.below(1000) {
    case 0..<8:
      isDisputed = true
      // Old disputes have been settled.
      isPaid = sale.day < Day(2025, 8, 1)
      payDay = dueOn + 60
    case 8..<12 where dueOn + 180 <= Day(2025, 12, 15):
      isPaid = false
      writtenOffOn = dueOn + 180
    case 12..<40: manner = .halves
    case 40..<44: manner = .tooMuch
    // Money that names no invoice has to name its customer, whom the shop's payments do not.
    case 44..<47 where !sale.isFromShop: manner = .withAdvance
    default: break
    }
  }
}
