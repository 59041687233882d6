/// The statements of this room, which lie in `SQL/` as files.
enum SQLText: String, CaseIterable {
  case historyMonths = "history_months"
  case lastRun = "last_run"
  case deleteState = "delete_state"
  case tableDeclaration = "table_declaration"
  case months
  case monthSales = "month_sales"
  case monthRevenue = "month_revenue"
  case monthContacts = "month_contacts"
  case monthReceivables = "month_receivables"
  case monthReceivableTotals = "month_receivable_totals"
  case ledger
  case campaignReaches = "campaign_reaches"
  case customers
  case customerIDs = "customer_ids"
  case groupHeads = "group_heads"
  case greatestCustomer = "greatest_customer"
  case firstFacts = "first_facts"
  case saveState = "save_state"
  case loadState = "load_state"
  case insertCompanyMonth = "insert_company_month"
  case recordRestatement = "record_restatement"
  case insertSnapshotMonth = "insert_snapshot_month"
  case freshMonths = "fresh_months"
  case deleteMonth = "delete_month"
  case insertClassMonth = "insert_class_month"
  case insertScoreCut = "insert_score_cut"
  case insertLifetimeFit = "insert_lifetime_fit"
  case monthsWithState = "months_with_state"
  case companyMonths = "company_months"
  case firstTouchedMonth = "first_touched_month"
  case saveSetting = "save_setting"
  case markStale = "mark_stale"
  case mediumRates = "medium_rates"
  case forgetMonths = "forget_months"
  case setHeadline = "set_headline"
  case forgetSetting = "forget_setting"
  case keptProfile = "kept_profile"
  case keptCircumstances = "kept_circumstances"
  case keptRanking = "kept_ranking"
  case basketLines = "basket_lines"
  case deleteBaskets = "delete_baskets"
  case productRanks = "product_ranks"
  case insertBasketMining = "insert_basket_mining"

  /// The statement's text. Every case has its file, which a test makes sure of.
  var text: String { Embedded.files["SQL/\(rawValue).sql"] ?? "" }
}
