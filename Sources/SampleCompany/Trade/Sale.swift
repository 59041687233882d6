/// One line of an order, with its amounts in hundredths of the order's currency.
struct SaleLine {
  /// The index of the product.
  var product: Int
  /// Thousandths; negative where goods come back.
  var quantity: Int
  /// Without tax in the ERP, with tax in the shop.
  var unitPriceMinor: Int
  /// The ERP's way to give a discount.
  var discountPercent: Int
  /// The shop's way to give a discount, with tax.
  var discountMinor: Int
  /// Revenue: without tax, less the discount, rounded once.
  var netMinor: Int
  /// What the customer owes for the line in the shop, with tax.
  var grossMinor: Int
}

/// An order or a return with its lines.
struct Sale {
  var number: Int
  var day: Day
  /// nil for a guest of the shop.
  var customer: Customer?
  var isFromShop: Bool
  var status: OrderSeed.Status
  var currency: Currency
  var taxPercent: Int
  var channel: Int
  /// The index of the person responsible.
  var rep: Int?
  /// The index of the campaign to which the order is owed.
  var campaign: Int?
  var promisedOn: Day?
  var deliveredOn: Day?
  var lines: [SaleLine]

  var netMinor: Int { lines.reduce(0) { $0 + $1.netMinor } }

  /// What the invoice comes to, with tax: the ERP adds tax to the total, the shop's prices hold it.
  var amountMinor: Int {
    isFromShop ? lines.reduce(0) { $0 + $1.grossMinor } : netMinor + taxOnNetMinor
  }

  var taxMinor: Int { isFromShop ? amountMinor - netMinor : taxOnNetMinor }

  private var taxOnNetMinor: Int { roundedQuotient(netMinor * taxPercent, 100) }
}

/// `numerator` ÷ `denominator`, rounded half away from zero.
func roundedQuotient(_ numerator: Int, _ denominator: Int) -> Int {
  let half = denominator / 2
  return (numerator < 0 ? numerator - half : numerator + half) / denominator
}

/// The channels of the ERP, by its own codes; the shop is the fifth.
enum Channel {
  static let codes = ["P", "A", "V", "T"]
  /// The index of the channel of an order of a customer.
  static func draw(_ customer: Customer, _ random: inout Random) -> Int {
    let usual = Int(customer.index) % 10
    let favourite = usual < 4 ? 0 : usual < 7 ? 1 : usual < 8 ? 2 : 3
    return random.chance(perMille: 850) ? favourite : random.below(codes.count)
  }
}
