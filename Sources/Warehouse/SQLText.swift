/// The statements of this room, which lie in `SQL/` as files.
enum SQLText: String, CaseIterable {
  case schema
  case migrateFrom1 = "migrate_1"
  case migrateFrom2 = "migrate_2"
  case migrateFrom3 = "migrate_3"
  case migrateFrom4 = "migrate_4"
  case migrateFrom5 = "migrate_5"
  case migrateFrom6 = "migrate_6"
  case migrateFrom7 = "migrate_7"
  case migrateFrom8 = "migrate_8"
  case migrateFrom9 = "migrate_9"
  case migrateFrom10 = "migrate_10"
  case formerMonths = "former_months"
  case askedOpenItems = "asked_open_items"
  case classTags = "class_tags"
  case monthLines = "month_lines"
  case strayOrders = "stray_orders"
  case customerMarkets = "customer_markets"
  case clearMonth = "clear_month"
  case fillDates = "fill_dates"
  case fillMonths = "fill_months"
  case unknownMembers = "unknown_members"
  case keptSetting = "kept_setting"
  case keepSetting = "keep_setting"
  case forgetSetting = "forget_setting"
  case views
  case customerViews = "views_customers"
  case factViews = "views_facts"
  case monthInvoices = "month_invoices"
  case strayInvoices = "stray_invoices"
  case invoiceByKey = "invoice_by_key"
  case monthPayments = "month_payments"
  case strayPayments = "stray_payments"
  case exchangeRates = "exchange_rates"
  case currencyCodes = "currency_codes"
  case openItems = "open_items"
  case openInvoices = "open_invoices"
  case paymentByKey = "payment_by_key"
  case accountCustomers = "account_customers"
  case customerTerms = "customer_terms"
  case ledgerSpan = "ledger_span"
  case hasDocuments = "has_documents"
  case shadowReceivables = "shadow_receivables"
  case monthContacts = "month_contacts"
  case monthSums = "month_sums"
  case strayContacts = "stray_contacts"
  case segmentSummary = "segment_summary"
  case substituteProducts = "substitute_products"
  case yearDelays = "year_delays"
  case comparedContacts = "compared_contacts"
  case completedLines = "completed_lines"
  case pendingLines = "pending_lines"
  case promisingCustomers = "promising_customers"
  case walkedCustomers = "walked_customers"
  case projectedSeries = "projected_series"
  case askedCustomer = "asked_customer"
  case askedOrders = "asked_orders"
  case askedLines = "asked_lines"
  case askedTags = "asked_tags"
  case bearerList = "bearer_list"
  case customerTag = "customer_tag"
  case askedInvoices = "asked_invoices"
  case earlyState = "early_state"
  case spanPayments = "span_payments"
  case spanPaymentsOfInvoice = "span_payments_of_invoice"
  case productBuyerSets = "product_buyer_sets"
  case marketBuyerSets = "market_buyer_sets"
  case revenueOfMonths = "revenue_of_months"
  case customerStates = "customer_states"
  case monthHeadlines = "month_headlines"
  case formerBearers = "former_bearers"
  case monthBearers = "month_bearers"
  case workedOutInvoices = "worked_out_invoices"
  case customerCredits = "customer_credits"

  /// All views, in an order in which each finds those that it rests on.
  static var allViews: String {
    [views, customerViews, factViews].map(\.text).joined(separator: "\n")
  }

  /// The names of all views.
  static var viewNames: [String] {
    allViews.split(separator: "CREATE VIEW ").dropFirst().map { text in
      String(text.prefix { $0.isLetter || $0 == "_" })
    }
  }

  /// The statement's text. Every case has its file, which a test makes sure of.
  var text: String { Embedded.files["SQL/\(rawValue).sql"] ?? "" }
}
