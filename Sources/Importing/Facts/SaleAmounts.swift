import Warehouse

/// The money of a sales line as the source gives it.
struct SalePrice {
  var quantity: ExactDecimal
  var unitPrice: ExactDecimal?
  var netAmount: ExactDecimal?
  var discount = Discount.none
  var unitCost: ExactDecimal?
  /// Percent, where the prices include it.
  var includedTaxRate: ExactDecimal?
  /// The line's tax, where the prices include it and the source says how much it is.
  var includedTaxAmount: ExactDecimal?
  var rate = ExchangeRates.Rate.one

  /// Neither tax nor a currency nor a net amount comes in.
  @inline(__always)
  var isPlain: Bool {
    rate == .one && includedTaxRate == nil && includedTaxAmount == nil && netAmount == nil
  }

  /// Another amount is kept than the source says.
  @inline(__always)
  var isConverted: Bool {
    rate != .one || includedTaxRate != nil || includedTaxAmount != nil
  }

  enum Discount {
    case none
    case amount(ExactDecimal)
    case percent(ExactDecimal)
    case fraction(ExactDecimal)
  }
}

/// The money of a sales line in minor units of the company's currency, without tax; each amount
/// rounded once from exact decimals, half away from zero.
struct SaleAmounts: Equatable {
  var grossMinor: Int64
  var revenueMinor: Int64
  var costMinor: Int64?

  /// nil where an amount does not fit in 64 bits.
  @inline(__always)
  init?(_ price: SalePrice, minorDigits: Int) {
    if price.isPlain, let unitPrice = price.unitPrice {
      guard
        let gross = ExactDecimal.roundedProduct(
          price.quantity, unitPrice, minorDigits: minorDigits),
        let revenue = Self.discounted(price, unitPrice, gross, minorDigits)
      else { return nil }
      (grossMinor, revenueMinor) = (gross, revenue)
    } else {
      guard let amounts = Self.general(price, minorDigits) else { return nil }
      (grossMinor, revenueMinor) = amounts
    }
    guard let unitCost = price.unitCost else {
      costMinor = nil
      return
    }
    let cost = Rational(price.quantity) * Rational(unitCost) * price.rate.rational
    guard let minor = cost.rounded(digits: minorDigits) else { return nil }
    costMinor = minor
  }

  /// Quantity × price less the discount, in 64 bits where it fits.
  @inline(__always)
  private static func discounted(
    _ price: SalePrice, _ unitPrice: ExactDecimal, _ gross: Int64, _ minorDigits: Int
  ) -> Int64? {
    switch price.discount {
    case .none: return gross
    case .percent(let percent):
      if percent.isZero { return gross }
      guard percent.scale == 0, unitPrice.scale <= 16 else { break }
      // (100 − p) hundredths of the price is exact in two more decimals.
      let (reduced, overflow) = unitPrice.mantissa.multipliedReportingOverflow(
        by: 100 - percent.mantissa)
      if overflow { break }
      return ExactDecimal.roundedProduct(
        price.quantity, ExactDecimal(mantissa: reduced, scale: unitPrice.scale + 2),
        minorDigits: minorDigits)
    case .amount, .fraction: break
    }
    return general(price, minorDigits)?.revenue
  }

  /// The same with fractions: for tax, currencies, net amounts and odd discounts.
  private static func general(_ price: SalePrice, _ minorDigits: Int) -> (
    gross: Int64, revenue: Int64
  )? {
    let listed = price.unitPrice.map { Rational(price.quantity) * Rational($0) }
    guard let exact = price.netAmount.map({ Rational($0) }) ?? listed.map({ reduced($0, price) })
    else { return nil }
    let factor = price.rate.rational * netShare(of: exact, price)
    guard let revenue = (exact * factor).rounded(digits: minorDigits),
      let gross = ((listed ?? exact) * factor).rounded(digits: minorDigits)
    else { return nil }
    return (gross, revenue)
  }

  /// What remains of an amount without the tax in it, as a share.
  private static func netShare(of amount: Rational, _ price: SalePrice) -> Rational {
    if let tax = price.includedTaxAmount {
      return tax.isZero ? Rational(1) : (amount - Rational(tax)) / amount
    }
    guard let rate = price.includedTaxRate else { return Rational(1) }
    return Rational(100) / (Rational(100) + Rational(rate))
  }

  private static func reduced(_ amount: Rational, _ price: SalePrice) -> Rational {
    switch price.discount {
    case .none: amount
    case .amount(let discount): amount - Rational(discount)
    case .percent(let percent):
      amount * (Rational(100) - Rational(percent)) / Rational(100)
    case .fraction(let fraction): amount * (Rational(1) - Rational(fraction))
    }
  }
}
