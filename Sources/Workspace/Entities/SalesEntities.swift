// What was sold, whole or with headers and lines apart.
extension Entity {
  static let sales = Entity(
    .sales, "A line of a document: one product, sold or returned.", key: ["order_id", "line_no"],
    alternatives: [price, discount],
    [orderID, lineNumber, orderedOn, buyer] + goods + documentColumns)

  static let orders = Entity(
    .orders, "The head of a document, whose lines stand in order_lines.", key: ["order_id"],
    [orderID, orderedOn, buyer] + documentColumns)

  static let orderLines = Entity(
    .orderLines, "A line of a document, whose head stands in orders.",
    key: ["order_id", "line_no"],
    alternatives: [price, discount],
    [orderID, lineNumber] + goods + [status, promisedOn, deliveredOn])

  private static let price = Alternatives(
    sets: [["unit_price"], ["net_amount"]], isExclusive: false, isRequired: true)

  private static let discount = Alternatives(
    sets: [["discount_amount"], ["discount_percent"], ["discount_fraction"]],
    isExclusive: true, isRequired: false)

  private static let orderID = Column.required(
    "order_id", .id(.orders), "The document's number. Lines with the same one belong together.")

  private static let lineNumber = Column.optional(
    "line_no", .integer, "The line's number; without it lines are numbered as they stand.")

  private static let orderedOn = Column.required("ordered_on", .day, "The business day.")

  private static let buyer = Column.optional(
    "customer_id", .id(.customers), "The customer; blank: anonymous.")

  private static let goods: [Column] = [
    .required("product_id", .id(.products), "The product."),
    .required("quantity", .decimal, "How many; negative on a return. Up to 6 decimals."),
    .optional("unit_price", .money, "The price of one, before the discount."),
    .optional("net_amount", .money, "The line's amount after discount, without tax."),
    .optional("discount_amount", .money, "The discount on the line, as an amount."),
    .optional("discount_percent", .percent, "The discount in per cent: 15."),
    .optional("discount_fraction", .ratio, "The discount as a share: 0.15."),
    .optional("tax_rate", .percent, "The tax rate in per cent: 21."),
    .optional("tax_amount", .money, "The tax on the line."),
    .optional("unit_cost", .money, "What one of it cost the firm; wins over the product's."),
  ]

  private static let status = Column.optional(
    "status", .enumeration(["planned", "open", "completed", "cancelled"]),
    "How far the line is; blank: completed.")

  private static let promisedOn = Column.optional("promised_on", .day, "When it was promised.")

  private static let deliveredOn = Column.optional("delivered_on", .day, "When it was delivered.")

  private static let documentColumns: [Column] = [
    .optional("currency", .currency, "The currency of the amounts; blank: the source's."),
    .optional("country", .text, "Where it was sold to; blank: the customer's country."),
    .optional("market", .text, "The market it was sold in; blank: the customer's."),
    .optional("channel", .text, "The way it was sold: shop, web, agent."),
    .optional("rep_id", .id(.reps), "Who sold it."),
    .optional("campaign_id", .id(.campaigns), "The campaign that brought it."),
    status, promisedOn, deliveredOn,
  ]
}
