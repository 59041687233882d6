/// Draws the lines of orders.
struct SaleMaker {
  let seed: UInt64
  let campaigns: Campaigns

  /// The sale of an order, `number` being its number in its system and `ordinal` its place among all.
  func sale(
    _ order: OrderSeed, customer: Customer?, number: Int, ordinal: Int, lineCount: Int,
    assortment: Assortment
  ) -> Sale {
    var random = Random(seed: seed, .order, ordinal)
    var sale = Sale(
      number: number, day: order.day, customer: customer, isFromShop: order.isFromShop,
      status: order.status, currency: customer?.country.currency ?? .koruna,
      taxPercent: SaleMaker.taxPercent(customer), channel: 0, rep: nil, campaign: nil,
      promisedOn: nil, deliveredOn: nil, lines: [])
    if let customer {
      sale.channel = Channel.draw(customer, &random)
      sale.rep = Staff.repIndex(of: customer, on: order.day)
      sale.campaign = campaigns.campaign(behindOrderOf: customer, on: order.day, &random)
    }
    settleDelivery(&sale, &random)
    drawLines(of: &sale, lineCount, hasReturn: order.returnedOn != nil, assortment, &random)
    return sale
  }

  /// Czech buyers pay Czech tax; firms abroad account for it themselves.
  private static func taxPercent(_ customer: Customer?) -> Int {
    guard let customer else { return 21 }
    return customer.country == .czechia || customer.isPerson ? 21 : 0
  }

  private func settleDelivery(_ sale: inout Sale, _ random: inout Random) {
    let promised = History.workingDay(onOrAfter: sale.day + random.within(2...8))
    sale.promisedOn = promised
    guard sale.status == .completed else { return }
    let isLate = random.chance(perMille: 140)
    let delay = isLate ? random.within(1...6) : -random.below(2)
    let delivered = max(History.workingDay(onOrAfter: promised + delay), sale.day)
    sale.deliveredOn = delivered <= History.last ? delivered : nil
  }

  private func drawLines(
    of sale: inout Sale, _ lineCount: Int, hasReturn: Bool, _ assortment: Assortment,
    _ random: inout Random
  ) {
    let country = sale.customer?.country ?? .czechia
    var product = assortment.draw(country, &random)
    sale.lines.reserveCapacity(lineCount)
    for _ in 0..<lineCount {
      sale.lines.append(line(of: sale, product, hasReturn: hasReturn, &random))
      product = nextProduct(after: product, in: sale, assortment, &random)
    }
  }

  /// Often the product that goes with the last one; never one that the order has already, as long
  /// as a few tries find another.
  private func nextProduct(
    after product: Int, in sale: Sale, _ assortment: Assortment, _ random: inout Random
  ) -> Int {
    let country = sale.customer?.country ?? .czechia
    if let companion = Catalogue.products[product].companion, random.chance(perMille: 350),
      !contains(sale, companion), assortment.isOffered(companion, country)
    {
      return companion
    }
    var next = assortment.draw(country, &random)
    for _ in 0..<4 where contains(sale, next) {
      next = assortment.draw(country, &random)
    }
    return next
  }

  private func contains(_ sale: Sale, _ product: Int) -> Bool {
    sale.lines.contains { $0.product == product }
  }

  private func line(
    of sale: Sale, _ product: Int, hasReturn: Bool, _ random: inout Random
  ) -> SaleLine {
    let goods = Catalogue.products[product]
    let listPriceMinor = Catalogue.listPriceMinor(goods, on: sale.day)
    let wanted = Int(sale.customer?.lineValueKoruna ?? 600) * random.within(40...180)
    let quantity = SaleMaker.quantity(
      worthMinor: wanted, listPriceMinor, isDivisible: goods.unit == "m" && !sale.isFromShop)
    let percent = discountPercent(sale)
    return sale.isFromShop
      ? SaleMaker.shopLine(
        product, quantity, listPriceMinor, sale, percent: hasReturn ? 0 : percent)
      : SaleMaker.erpLine(product, quantity, listPriceMinor, sale, percent: percent)
  }

  private func discountPercent(_ sale: Sale) -> Int {
    Int(sale.customer?.discountPercent ?? 0) + (sale.campaign == nil ? 0 : 5)
  }

  /// As many as the amount buys, in thousandths; half metres where goods are cut.
  private static func quantity(
    worthMinor: Int, _ listPriceMinor: Int, isDivisible: Bool
  ) -> Int {
    if isDivisible { return min(max(worthMinor * 2 / listPriceMinor, 1), 9999) * 500 }
    return min(max(roundedQuotient(worthMinor, listPriceMinor), 1), 5000) * 1000
  }

  private static func inCurrency(_ korunaMinor: Int, _ currency: Currency) -> Int {
    roundedQuotient(korunaMinor * 1000, currency.priceListRateThousandths)
  }

  static func erpLine(
    _ product: Int, _ quantity: Int, _ listPriceMinor: Int, _ sale: Sale, percent: Int
  ) -> SaleLine {
    let price = inCurrency(listPriceMinor, sale.currency)
    return SaleLine(
      product: product, quantity: quantity, unitPriceMinor: price, discountPercent: percent,
      discountMinor: 0, netMinor: roundedQuotient(quantity * price * (100 - percent), 100_000),
      grossMinor: 0)
  }

  static func shopLine(
    _ product: Int, _ quantity: Int, _ listPriceMinor: Int, _ sale: Sale, percent: Int
  ) -> SaleLine {
    let price = inCurrency(
      roundedQuotient(listPriceMinor * (100 + sale.taxPercent), 100), sale.currency)
    let full = quantity / 1000 * price
    // Whole units of the currency, as a shop shows them.
    let discount = full * percent / 10_000 * 100
    let gross = full - discount
    return SaleLine(
      product: product, quantity: quantity, unitPriceMinor: price, discountPercent: 0,
      discountMinor: discount, netMinor: roundedQuotient(gross * 100, 100 + sale.taxPercent),
      grossMinor: gross)
  }

  /// About half of the first line, taken back at its price. The number is still that of the sale.
  static func returned(_ sale: Sale, on day: Day) -> Sale {
    var back = sale
    back.day = day
    back.promisedOn = nil
    back.deliveredOn = nil
    var line = sale.lines[0]
    line.quantity = -max(line.quantity / 2000, 1) * 1000
    if sale.lines[0].quantity < 1000 { line.quantity = -sale.lines[0].quantity }
    let worth = line.quantity * line.unitPriceMinor
    line.grossMinor = sale.isFromShop ? worth / 1000 : 0
    line.netMinor =
      sale.isFromShop
      ? roundedQuotient(line.grossMinor * 100, 100 + sale.taxPercent)
      : roundedQuotient(worth * (100 - line.discountPercent), 100_000)
    back.lines = [line]
    return back
  }
}
