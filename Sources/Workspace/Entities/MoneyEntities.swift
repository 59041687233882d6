// What is owed and paid, and what money and totals are measured against.
extension Entity {
  static let invoices = Entity(
    .invoices, "An invoice or, with a negative amount, a credit note.", key: ["invoice_id"],
    [
      .required("invoice_id", .id(.invoices), "The invoice's number."),
      .optional("order_id", .id(.orders), "The document it bills."),
      .required("customer_id", .id(.customers), "Who owes it."),
      .required("issued_on", .day, "The day of issue."),
      .optional("due_on", .day, "The day it is due; blank: after the payment term."),
      .required("amount", .money, "The amount with tax."),
      .optional("tax_amount", .money, "The tax in it."),
      .optional("currency", .currency, "The currency; blank: the source's."),
      .optional("corrects_invoice_id", .id(.invoices), "The invoice that a credit note corrects."),
      .optional("disputed", .flag, "Whether the customer disputes it."),
      .optional("settled_on", .day, "The day of one payment of the whole amount."),
      .optional("written_off_on", .day, "The day on which it was given up."),
    ])

  static let payments = Entity(
    .payments, "A payment received or, negative, paid back.", key: ["payment_id"],
    [
      .required("payment_id", .id(.payments), "The payment's number."),
      .optional("invoice_id", .id(.invoices), "The invoice it pays; blank: a credit."),
      .optional(
        "customer_id", .id(.customers),
        "Who paid; blank: the invoice's customer, from the invoice's own day on."),
      .required("paid_on", .day, "The day of the payment."),
      .required("amount", .money, "The amount."),
      .optional("currency", .currency, "The currency; blank: the source's."),
      .optional("method", .text, "How it was paid: transfer, card, cash."),
    ])

  static let targets = Entity(
    .targets, "What a month is to bring.",
    key: ["month", "metric", "rep_id", "category", "market"],
    [
      .required("month", .month, "The month."),
      .required("metric", .text, "The figure's name in the KPI table: revenue, margin, orders."),
      .optional("rep_id", .id(.reps), "For one person; blank: for all."),
      .optional("category", .text, "For one category; blank: for all."),
      .optional("market", .text, "For one market; blank: for all."),
      .required("amount", .decimal, "The target, in the figure's unit."),
    ])

  static let rates = Entity(
    .rates, "An exchange rate of a day.", key: ["on", "currency"],
    [
      .required("on", .day, "The day."),
      .required("currency", .currency, "The currency quoted."),
      .required("rate", .decimal, "The rate."),
      .optional("per", .decimal, "For how many units it is quoted; blank: 1."),
      .optional("base", .currency, "What it is quoted in; blank: the company's currency."),
    ])

  static let totals = Entity(
    .totals, "A control total that a source delivers, for reconciliation.",
    key: ["file", "entity", "month", "measure"],
    alternatives: [
      Alternatives(sets: [["file"], ["entity", "month"]], isExclusive: false, isRequired: true)
    ],
    [
      .optional("file", .text, "The name of the file it is the total of."),
      .optional(
        "entity", .enumeration(EntityName.allCases.map(\.rawValue)), "Or the entity …"),
      .optional("month", .month, "… and the month it is the total of."),
      .required("measure", .text, "rows, or the column that is summed."),
      .required("value", .decimal, "The total."),
    ])
}
