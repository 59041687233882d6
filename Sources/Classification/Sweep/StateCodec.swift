/// Turns a customer's running figures into bytes and back.
struct StateCodec {
  var states: [CustomerState]
  var orderDays: OrderDays
  var gaps: GapLists
  private var scratch: [GapLists.Gap] = []

  init(states: [CustomerState], orderDays: OrderDays, gaps: GapLists) {
    self.states = states
    self.orderDays = orderDays
    self.gaps = gaps
  }

  /// Empty figures of so many customers, to be decoded into; `earlierMonths` as when they were kept.
  init(customerCount: Int, earlierMonths: Int) {
    states = .init(repeating: CustomerState(), count: customerCount)
    orderDays = OrderDays(customerCount: customerCount)
    gaps = GapLists(customerCount: customerCount)
    let empty = OrderDays.Earlier(last: orderDays.last, days: orderDays.days)
    orderDays.earlier = .init(repeating: empty, count: earlierMonths)
  }

  // MARK: Out

  mutating func encode(_ customer: Int, to writer: ByteWriter) {
    let state = states[customer]
    guard !state.isEmpty else {
      return writer.unsigned(0)
    }
    writer.unsigned(1)
    encodeOrders(customer, to: writer)
    encodeSums(state, to: writer)
    gaps.encode(customer, to: writer, &scratch)
  }

  private func encodeOrders(_ customer: Int, to writer: ByteWriter) {
    writer.unsigned(orderDays.months[customer])
    writer.day(orderDays.last[customer])
    writer.signed(Int64(orderDays.days[customer]))
    writer.signed(Int64(orderDays.ordersYear[customer]))
    for earlier in orderDays.earlier {
      writer.day(earlier.last[customer])
      writer.signed(Int64(earlier.days[customer]))
    }
  }

  private func encodeSums(_ state: CustomerState, to writer: ByteWriter) {
    writer.day(state.firstOrderDay)
    writer.day(state.lastContactDay)
    writer.signed(Int64(state.medianGapTwice))
    writer.signed(Int64(state.ordersTotal))
    writer.signed(Int64(state.linesYear))
    writer.signed(Int64(state.returnLinesYear))
    writer.signed(Int64(state.costedLinesYear))
    writer.signed(Int64(state.contactsYear))
    writer.signed(state.revenueTotalMinor)
    writer.signed(state.laterOrderRevenueMinor)
    writer.signed(state.unitsYearMicro)
    writer.signed(state.revenueYearMinor)
    writer.signed(state.revenueYearBeforeMinor)
    writer.signed(state.discountsYearMinor)
    writer.signed(state.returnsYearMinor)
    writer.signed(state.costedRevenueYearMinor)
    writer.signed(state.costYearMinor)
    writer.signed(state.contactMinutesYearMicro)
    writer.signed(state.contactCostYearMicro)
    writer.signed(state.overdueSumYearMinor)
  }

  // MARK: In

  mutating func decode(_ customer: Int, from reader: inout ByteReader) {
    guard reader.unsigned() == 1 else { return }
    decodeOrders(customer, from: &reader)
    decodeSums(customer, from: &reader)
    gaps.decode(customer, from: &reader)
  }

  private mutating func decodeOrders(_ customer: Int, from reader: inout ByteReader) {
    orderDays.months[customer] = reader.unsigned()
    orderDays.last[customer] = reader.day()
    orderDays.days[customer] = reader.small()
    orderDays.ordersYear[customer] = reader.small()
    for index in orderDays.earlier.indices {
      orderDays.earlier[index].last[customer] = reader.day()
      orderDays.earlier[index].days[customer] = reader.small()
    }
  }

  private mutating func decodeSums(_ customer: Int, from reader: inout ByteReader) {
    var state = CustomerState()
    state.firstOrderDay = reader.day()
    state.lastContactDay = reader.day()
    state.medianGapTwice = reader.small()
    state.ordersTotal = reader.small()
    state.linesYear = reader.small()
    state.returnLinesYear = reader.small()
    state.costedLinesYear = reader.small()
    state.contactsYear = reader.small()
    state.revenueTotalMinor = reader.signed()
    state.laterOrderRevenueMinor = reader.signed()
    state.unitsYearMicro = reader.signed()
    state.revenueYearMinor = reader.signed()
    state.revenueYearBeforeMinor = reader.signed()
    state.discountsYearMinor = reader.signed()
    state.returnsYearMinor = reader.signed()
    state.costedRevenueYearMinor = reader.signed()
    state.costYearMinor = reader.signed()
    state.contactMinutesYearMicro = reader.signed()
    state.contactCostYearMicro = reader.signed()
    state.overdueSumYearMinor = reader.signed()
    states[customer] = state
  }
}

extension ByteWriter {
  /// A day number, or `noDay`.
  func day(_ day: Int32) { unsigned(day == noDay ? 0 : UInt64(Int64(day) + 1_000_000)) }
}

extension ByteReader {
  mutating func day() -> Int32 {
    let value = unsigned()
    return value == 0 ? noDay : Int32(clamping: Int64(clamping: value) - 1_000_000)
  }

  mutating func small() -> Int32 { Int32(clamping: signed()) }
}
