import CSV
import Warehouse

/// The columns of sales.
enum SaleColumn: Int, EntityColumn {
  case orderId, lineNo, orderedOn, customerId, productId, quantity, unitPrice, netAmount
  case discountAmount, discountPercent, discountFraction, taxRate, taxAmount, unitCost, currency
  case country, market, channel, repId, campaignId, status, promisedOn, deliveredOn
}

/// What a source says of all its sales.
struct SaleRules {
  /// The currency of lines that name none.
  var currency: Currency
  /// Percent contained in the prices where a line names no rate; nil: prices are without tax.
  var includedTax: IncludedTax = .none
  /// Makes the quantity negative: a field that starts so.
  var returnPrefix: (field: Int, prefix: [UInt8])?

  enum IncludedTax {
    case none
    case rate(ExactDecimal?)
  }
}

/// A row of sales, read and checked, but not yet given keys. Texts are valid while the record is
/// current.
struct SaleRow {
  var orderId: Bytes
  var day: Day
  var customerId: Bytes
  var productId: Bytes
  var price: SalePrice
  var quantityMicro: Int64
  var status: Int64
  var lineNo: Int64?
  var currency: Currency
  var promisedKey: Int64
  var deliveredKey: Int64
}

extension SaleRow {
  /// Reads the current record; nil where it has faults, which the row then holds.
  static func read(
    _ row: Row<SaleColumn>, _ rules: SaleRules, _ context: LoadContext
  ) -> SaleRow? {
    let orderId = row.required(.orderId)
    if let headers = row.headers, !orderId.isEmpty,
      !headers.find(orderId, source: row.idSource(.orderId))
    {
      row.fault(
        .orderId, .missingDocument, "no header of this document is known; import the orders")
      return nil
    }
    let productId = row.required(.productId)
    let day = requiredDay(row, context)
    let quantity = quantity(row, rules)
    let currency = currency(row, rules)
    let price = price(row, rules, quantity: quantity ?? .zero)
    let lineNo = row.has(.lineNo) ? row.integer(.lineNo) : nil
    let status = status(row)
    let promised = row.has(.promisedOn) ? row.dateKey(.promisedOn) : 0
    let delivered = row.has(.deliveredOn) ? row.dateKey(.deliveredOn) : 0
    if row.has(.lineNo), lineNo == nil { _ = row.required(.lineNo) }
    guard row.faults.isEmpty, let day, let quantity, var price, let currency else { return nil }
    guard let quantityMicro = quantity.scaled(digits: 6) else {
      row.fault(.quantity, .outOfRange, "quantity is too great, or has more than six decimals")
      return nil
    }
    guard let rate = context.rates.rate(of: currency, on: day) else {
      row.fault(
        .currency, .noExchangeRate,
        "no rate of \(currency.code) within \(ExchangeRates.validDays) days before \(day)")
      return nil
    }
    price.rate = rate
    return SaleRow(
      orderId: orderId, day: day, customerId: row.bytes(.customerId), productId: productId,
      price: price, quantityMicro: quantityMicro, status: status, lineNo: lineNo,
      currency: currency, promisedKey: promised, deliveredKey: delivered)
  }

  private static func requiredDay(_ row: Row<SaleColumn>, _ context: LoadContext) -> Day? {
    guard let day = row.requiredDay(.orderedOn) else { return nil }
    if let start = context.historyStart, day < start {
      row.fault(.orderedOn, .beforeHistory, "\(day) is before the history starts, \(start)")
      return nil
    }
    return day
  }

  private static func quantity(_ row: Row<SaleColumn>, _ rules: SaleRules) -> ExactDecimal? {
    guard let quantity = row.decimal(.quantity) else {
      if row.bytes(.quantity).isEmpty { _ = row.required(.quantity) }
      return nil
    }
    guard let (field, prefix) = rules.returnPrefix, !quantity.isNegative,
      trimmed(row.record.field(field)).starts(with: prefix)
    else { return quantity }
    return quantity.negated
  }

  private static func price(
    _ row: Row<SaleColumn>, _ rules: SaleRules, quantity: ExactDecimal
  ) -> SalePrice? {
    let unitPrice = row.has(.unitPrice) ? row.decimal(.unitPrice) : nil
    let netAmount = row.has(.netAmount) ? row.decimal(.netAmount) : nil
    if unitPrice == nil, netAmount == nil, row.faults.isEmpty {
      _ = row.required(row.has(.unitPrice) ? .unitPrice : .netAmount)
    }
    var price = SalePrice(quantity: quantity, unitPrice: unitPrice, netAmount: netAmount)
    if row.has(.discountPercent), let percent = row.decimal(.discountPercent) {
      price.discount = .percent(percent)
    } else if row.has(.discountAmount), let amount = row.decimal(.discountAmount) {
      price.discount = .amount(amount)
    } else if row.has(.discountFraction), let fraction = row.decimal(.discountFraction) {
      price.discount = .fraction(fraction)
    }
    if row.has(.unitCost) { price.unitCost = row.decimal(.unitCost) }
    let taxRate = taxRate(row)
    if case .rate(let usual) = rules.includedTax { addTax(row, taxRate ?? usual, &price) }
    return price
  }

  /// Checked also where prices are without tax: a rate that cannot be shows a row that is wrong.
  private static func taxRate(_ row: Row<SaleColumn>) -> ExactDecimal? {
    guard row.has(.taxRate), let rate = row.decimal(.taxRate) else { return nil }
    if rate.isNegative || rate > ExactDecimal(mantissa: 100, scale: 0) {
      row.fault(.taxRate, .outOfRange, "tax_rate is not between 0 and 100 percent")
    }
    return rate
  }

  private static func addTax(
    _ row: Row<SaleColumn>, _ rate: ExactDecimal?, _ price: inout SalePrice
  ) {
    if row.has(.taxAmount), let amount = row.decimal(.taxAmount) {
      price.includedTaxAmount = amount
    } else if let rate {
      price.includedTaxRate = rate
    } else {
      row.fault(
        .taxRate, .missingValue, "the price includes tax, and no rate is given; set `tax_rate`")
    }
  }

  private static func currency(_ row: Row<SaleColumn>, _ rules: SaleRules) -> Currency? {
    guard row.has(.currency) else { return rules.currency }
    let code = row.bytes(.currency)
    if code.isEmpty { return rules.currency }
    if let currency = Currency(code: code), currency.isListed { return currency }
    row.fault(.currency, .unknownCurrency, "not a currency code; use one as CZK, EUR, PLN")
    return nil
  }

  /// 0 planned, 1 open, 2 completed, 3 cancelled; completed where nothing is said.
  private static func status(_ row: Row<SaleColumn>) -> Int64 {
    guard row.has(.status) else { return 2 }
    let text = row.bytes(.status)
    if text.isEmpty { return 2 }
    // Told apart by their lengths and, where two have the same, by their letters.
    for (code, name) in statusNames.enumerated()
    where text.count == name.count && text.elementsEqual(name) {
      return Int64(code)
    }
    row.fault(
      .status, .unknownValue,
      "status is none of planned, open, completed, cancelled; map its values")
    return 2
  }

  private static let statusNames: [[UInt8]] = ["planned", "open", "completed", "cancelled"].map {
    Array($0.utf8)
  }
}
