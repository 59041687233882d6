/// An order as it is decided on, before its lines are drawn.
struct OrderSeed {
  enum Status: UInt8 {
    case completed, open, planned, cancelled
  }

  /// Stands for a customer who orders in the shop without an account.
  static let guest: Int32 = -1

  var day: Day
  /// The customer's index, or `guest`.
  var customer: Int32
  var isFromShop: Bool
  var status: Status
  /// The day on which part of the goods comes back.
  var returnedOn: Day?
}

/// Decides who orders when. Both passes over the history ask it and get the same answers.
struct OrderCalendar {
  let seed: UInt64

  /// All orders of a month, by day and customer.
  func orders(of population: Population, inMonth month: Int) -> [OrderSeed] {
    var orders: [OrderSeed] = []
    for customer in population.customers {
      appendOrders(of: customer, inMonth: month, to: &orders)
    }
    appendGuestOrders(population.hundreds, month, to: &orders)
    orders.sort { ($0.day, $0.customer) < ($1.day, $1.customer) }
    return orders
  }

  private func appendOrders(
    of customer: Customer, inMonth month: Int, to orders: inout [OrderSeed]
  ) {
    let firstDay = History.firstDay(ofMonth: month)
    let lastDay = History.lastDay(ofMonth: month)
    guard customer.start <= lastDay, customer.end >= firstDay else { return }
    var random = Random(seed: seed, .orderDays, Int(customer.index), month)
    let forced = customer.forcedOrderDays.filter { firstDay <= $0 && $0 <= lastDay }
    for day in forced {
      orders.append(order(of: customer, on: day, isForced: true, &random))
    }
    let isShopOnly = customer.systems == .shop
    let choices = isShopOnly ? History.calendarDays[month] : History.workingDays[month]
    for _ in 0..<regularCount(customer, month, hasForced: !forced.isEmpty, &random) {
      let day = random.pick(choices)
      if customer.isRegular(on: day) {
        orders.append(order(of: customer, on: day, isForced: false, &random))
      }
    }
  }

  private func regularCount(
    _ customer: Customer, _ month: Int, hasForced: Bool, _ random: inout Random
  ) -> Int {
    switch customer.rhythm {
    case .none: return 0
    case .frequent: return random.within(1...3)
    case .monthly:
      let isHoliday = month % 12 == 0 || month % 12 == 7
      return hasForced || isHoliday ? 0 : 1
    case .random(let rate):
      let expected = rate * OrderCalendar.seasonPercent[month % 12] / 100
      return expected / 1000 + (random.chance(perMille: expected % 1000) ? 1 : 0)
    }
  }

  /// Building firms order from spring to autumn.
  private static let seasonPercent = [62, 70, 98, 120, 128, 124, 100, 92, 118, 120, 98, 70]

  private func order(
    of customer: Customer, on day: Day, isForced: Bool, _ random: inout Random
  ) -> OrderSeed {
    let isFromShop =
      customer.systems == .shop
      || customer.systems.contains(.shop) && random.chance(perMille: 300)
    let isCertain = isForced || customer.archetype.isUndisturbed
    var order = OrderSeed(
      day: day, customer: customer.index, isFromShop: isFromShop,
      status: isCertain ? .completed : status(on: day, &random))
    if order.status == .completed {
      order.returnedOn = returnDay(after: day, customer, &random)
    }
    return order
  }

  private func status(on day: Day, _ random: inout Random) -> OrderSeed.Status {
    let draw = random.below(1000)
    if day > Day(2025, 12, 5), draw < 350 { return draw < 60 ? .planned : .open }
    if draw < 20 { return .cancelled }
    return draw < 22 ? .open : .completed
  }

  private func returnDay(
    after day: Day, _ customer: Customer, _ random: inout Random
  ) -> Day? {
    let perMille: Int
    switch customer.archetype {
    case .unprofitableDiscount: perMille = 400
    case .unprofitableService: perMille = 250
    case .indebted: perMille = 0
    case .key, .keyNeglected: perMille = 15
    default: perMille = 30
    }
    guard random.chance(perMille: perMille) else { return nil }
    let back = History.workingDay(onOrAfter: day + random.within(4...18))
    return back <= History.last ? back : nil
  }

  private func appendGuestOrders(_ hundreds: Int, _ month: Int, to orders: inout [OrderSeed]) {
    var random = Random(seed: seed, .orderDays, Int(OrderSeed.guest), month)
    for _ in 0..<hundreds {
      let day = random.pick(History.calendarDays[month])
      orders.append(
        OrderSeed(
          day: day, customer: OrderSeed.guest, isFromShop: true, status: .completed,
          returnedOn: nil))
    }
  }
}
