// Whom and what the firm deals with: customers, products, its people, its campaigns.
extension Entity {
  static let customers = Entity(
    .customers, "A customer, a firm or a person.", key: ["customer_id"],
    [
      .required("customer_id", .id(.customers), "The source's own id."),
      .optional("name", .text, "The name, as it is to be printed."),
      .kept("kind", .enumeration(["company", "person"]), "A firm or a person."),
      .optional("tax_id", .text, "The tax id; the same in two sources may join them."),
      .optional("registration_id", .text, "The id in the register of firms."),
      .optional("parent_id", .id(.customers), "The customer at the head of its group."),
      .optional("email", .text, "The e-mail address."),
      .optional("phone", .text, "The telephone number."),
      .optional("street", .text, "Street and house number."),
      .optional("city", .text, "The town."),
      .optional("postal_code", .text, "The postal code, to the letter."),
      .kept("country", .text, "The country, a code of two letters or a name."),
      .kept("region", .text, "The region within the country."),
      .kept("market", .text, "The market it belongs to; blank: its country."),
      .optional("acquired_on", .day, "Since when it is a customer."),
      .optional("acquisition_source", .text, "What brought it: a fair, a referral, the web."),
      .kept("rep_id", .id(.reps), "The person responsible for it."),
      .optional("birthday", .dayOfYear, "The birthday of a person."),
      .optional("name_day", .dayOfYear, "The name day of a person."),
      .optional("language", .text, "The language to write to it in."),
      .optional("marketing_consent", .flag, "Whether it may be sent offers."),
      .optional("preferred_medium", .text, "How it prefers to be reached."),
      .optional("payment_term_days", .integer, "Its own payment term, in days."),
      .optional("credit_limit", .money, "How much it may owe, in the company's currency."),
      .optional("valid_from", .day, "From when on what the row says holds."),
    ])

  static let products = Entity(
    .products, "A product or a service.", key: ["product_id"],
    [
      .required("product_id", .id(.products), "The source's own id."),
      .optional("name", .text, "The name, as it is to be printed."),
      .optional("category", .text, "The category, within which shares are compared."),
      .optional("line", .text, "The product line."),
      .optional("unit", .text, "What one of it is: a piece, a kilogram."),
      .kept("unit_cost", .money, "What one of it costs the firm, in the company's currency."),
      .optional("list_price", .money, "By the price list, in the company's currency."),
      .optional("launched_on", .day, "Since when it is sold."),
      .optional("discontinued_on", .day, "Since when it is sold no more."),
      .optional("valid_from", .day, "From when on what the row says holds."),
    ])

  static let reps = Entity(
    .reps, "A person who is responsible for customers.", key: ["rep_id"],
    [
      .required("rep_id", .id(.reps), "The source's own id."),
      .optional("name", .text, "The name."),
      .optional("team", .text, "The team."),
      .optional("manager", .text, "Who leads the person."),
      .optional("region", .text, "The region the person works in."),
      .optional("left_on", .day, "The person's last day."),
    ])

  static let campaigns = Entity(
    .campaigns, "A campaign.", key: ["campaign_id"],
    [
      .required("campaign_id", .id(.campaigns), "The source's own id."),
      .optional("name", .text, "The name."),
      .optional("medium", .text, "By what it reaches customers: e-mail, telephone, fair."),
      .optional("starts_on", .day, "Its first day."),
      .optional("ends_on", .day, "Its last day."),
      .optional("cost", .money, "What it costs in all."),
    ])

  static let responses = Entity(
    .responses, "What a customer did with a campaign.",
    key: ["campaign_id", "customer_id", "at", "event"],
    [
      .required("campaign_id", .id(.campaigns), "The campaign."),
      .required("customer_id", .id(.customers), "The customer."),
      .required("at", .instant, "When."),
      .required(
        "event", .enumeration(["sent", "opened", "clicked", "converted", "unsubscribed"]),
        "What happened."),
    ])
}
