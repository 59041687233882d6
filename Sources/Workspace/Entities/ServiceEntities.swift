// What passes between the firm and its customers beside goods and money.
extension Entity {
  static let contacts = Entity(
    .contacts, "A call, a visit, a letter: one contact with a customer.", key: ["contact_id"],
    [
      .required("contact_id", .id(.contacts), "The source's own id."),
      .optional("customer_id", .id(.customers), "The customer; blank: not known."),
      .required("at", .instant, "When."),
      .required("medium", .text, "By what: phone, email, visit, web."),
      .optional("direction", .enumeration(["in", "out"]), "Who began: the customer (in) or we."),
      .optional("minutes", .decimal, "How long it took."),
      .optional("rep_id", .id(.reps), "Who of us."),
      .optional("department", .text, "Which department of ours."),
      .optional("topic", .text, "What it was about."),
      .optional("outcome", .text, "What came of it."),
      .optional("cost", .money, "What it cost; wins over the workspace's rates."),
    ])

  static let tickets = Entity(
    .tickets, "A request or a complaint of a customer.", key: ["ticket_id"],
    [
      .required("ticket_id", .id(.tickets), "The source's own id."),
      .required("customer_id", .id(.customers), "The customer."),
      .required("opened_at", .instant, "When it came."),
      .optional("closed_at", .instant, "When it was done; blank: open."),
      .optional("kind", .text, "request, complaint or another word; complaints are counted."),
      .optional("topic", .text, "What it is about."),
      .optional("priority", .text, "How urgent it is."),
      .optional("rep_id", .id(.reps), "Who deals with it."),
      .optional(
        "satisfaction", .decimal, "What the customer thought of it, on the source's scale."),
    ])

  static let opportunities = Entity(
    .opportunities, "A deal that may come about.", key: ["opportunity_id"],
    [
      .required("opportunity_id", .id(.opportunities), "The source's own id."),
      .optional("customer_id", .id(.customers), "The customer."),
      .optional("product_id", .id(.products), "The product …"),
      .optional("category", .text, "… or its category."),
      .optional("rep_id", .id(.reps), "Who pursues it."),
      .optional("opened_on", .day, "Since when."),
      .required("stage", .text, "How far it is, in the source's words."),
      .optional("expected_on", .day, "When it is expected to close."),
      .optional("closed_on", .day, "When it closed; of no account where the outcome is open."),
      .optional("amount", .money, "Its value."),
      .optional("probability", .ratio, "How likely it is to be won; blank: the stage's won rate."),
      .optional(
        "outcome", .enumeration(["open", "won", "lost"]),
        "How it ended; blank: as the stage says, else open."),
    ])

  static let contracts = Entity(
    .contracts, "A contract that runs for some time.", key: ["contract_id"],
    [
      .required("contract_id", .id(.contracts), "The contract's number."),
      .required("customer_id", .id(.customers), "The customer."),
      .optional("product_id", .id(.products), "What it is about."),
      .required("starts_on", .day, "Its first day."),
      .optional("ends_on", .day, "Its last day; blank: open end."),
      .optional("amount", .money, "Its value."),
      .optional("status", .text, "The source's word for its state."),
    ])

  static let documents = Entity(
    .documents, "A paper exchanged with a customer.", key: ["document_id"],
    [
      .required("document_id", .id(.documents), "The paper's number."),
      .required("customer_id", .id(.customers), "The customer."),
      .required("on", .day, "Its day."),
      .optional("kind", .text, "An offer, a letter, a complaint."),
      .optional("direction", .enumeration(["in", "out"]), "From the customer (in) or to it."),
      .optional("title", .text, "Its title."),
      .optional("reference", .text, "Where it is kept, or what it answers."),
    ])
}
