import SQLite

/// Writes rows of company_month.
struct CompanyMonthWriter {
  private let insert: Statement
  private let restate: Statement
  private let run: Int64
  private let serviceCost: ServiceCost
  private let reaches: CampaignReaches
  private let rates: ServiceRates

  init(
    _ connection: Connection, rates: ServiceRates, reaches: CampaignReaches, run: Int64
  ) throws(SQLiteError) {
    self.run = run
    restate = try connection.prepare(SQLText.recordRestatement.text)
    insert = try connection.prepare(SQLText.insertCompanyMonth.text)
    serviceCost = ServiceCost(rates)
    self.reaches = reaches
    self.rates = rates
  }

  /// Whether anything is known by then of what serving customers costs.
  func isCostToServeKnown(_ sweep: Sweep, by day: Int32) -> Bool {
    rates.isAnyGiven || sweep.known.isAnyContactCosted || reaches.isAnyKnown(by: day)
  }

  /// Writes the month that the sweep has just gone through.
  func write(_ company: CompanyMonth, _ sweep: Sweep) throws(SQLiteError) {
    var company = company
    if let span = sweep.month, isCostToServeKnown(sweep, by: span.lastDay) {
      company.costToServeMinor = serviceCost.minor(
        contactCostMicro: company.contactCostMicro, orders: company.orders,
        returnLines: company.returnLines,
        overdueSumMinor: company.receivables?.overdueMinor ?? 0,
        campaignShares: reaches.shares(from: span.firstDay, to: span.lastDay))
    }
    try recordRestatement(company)
    for (index, value) in Self.values(company).enumerated() { insert.bind(value, at: index) }
    try insert.run()
  }

  /// Keeps what the month's figures were, where they were known and are others now.
  private func recordRestatement(_ company: CompanyMonth) throws(SQLiteError) {
    let figures: [Int64?] = [
      run, Int64(company.monthKey), company.revenueMinor, company.costMinor, company.orders,
      Int64(company.customers.active), company.receivables?.openMinor,
      company.receivables?.overdueMinor,
    ]
    for (index, value) in figures.enumerated() { restate.bind(value, at: index) }
    try restate.run()
  }

  private static func values(_ company: CompanyMonth) -> [Int64?] {
    sums(company) + counts(company) + [
      company.contacts, company.costToServeMinor, company.receivables?.openMinor,
      company.receivables?.overdueMinor, company.receivables?.creditMinor,
      company.receivables == nil ? nil : company.invoiced90DaysMinor,
    ]
  }

  private static func sums(_ company: CompanyMonth) -> [Int64] {
    [
      Int64(company.monthKey), company.lines, company.orders, company.unitsMicro,
      company.grossSalesMinor, company.discountsMinor, company.revenueMinor,
      company.anonymousRevenueMinor, company.returnsMinor, company.costedLines,
      company.costedRevenueMinor, company.costMinor,
    ]
  }

  private static func counts(_ company: CompanyMonth) -> [Int64] {
    let (month, year) = (company.customers, company.customersYearToDate)
    return [
      month.active, month.new, month.returning, month.reactivated, company.lostCustomers,
      year.active, year.new, year.returning, year.reactivated, company.activeCustomersYear,
      company.repeatCustomersYear, company.activeCustomersYearBefore,
      company.retainedCustomersYear,
    ].map { Int64($0) }
  }
}
