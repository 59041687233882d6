/// Sentences that a page can make of its figures. Each says nothing where it would not be true.
enum FindingRule: String, CaseIterable, Sendable {
  /// The figure of the month that changed most against a year ago.
  case largestChange = "largest_change"
  /// The month's revenue, margin and overdue balance.
  case monthFigures = "month_figures"
  /// The change of revenue against a year ago, split into its parts.
  case changeOnYear = "change_on_year"
  /// The change of revenue against the month before.
  case changeOnMonth = "change_on_month"
  /// The change of what is overdue against a year ago.
  case overdueChange = "overdue_change"
  /// In how many of the last twelve months revenue was above the year before.
  case revenueCourse = "revenue_course"
  /// The largest gain and the largest loss among the parts of a change.
  case changeParts = "change_parts"
  /// The products to withdraw, or those that lead.
  case portfolio
  /// Which category grows and which shrinks on most markets.
  case markets
  /// How many customers bear each class.
  case classes
  /// Who came into a class and who left it.
  case entered
  /// How much of what customers owe is overdue.
  case overdueShare = "overdue_share"
  /// The largest debtor.
  case debtors
  /// How few customers hold most of the total.
  case concentration
  /// The row with the largest figure, and its share.
  case leader
  /// How many of the rows read could not be loaded.
  case rejects
  /// How many contacts there were, and by which medium most.
  case contactsCourse = "contacts_course"
  /// Whether customers with a complaint stay less often.
  case complaints
  /// The campaign that brought most.
  case bestCampaign = "best_campaign"
  /// How many deals are open, and what they are worth.
  case pipeline
  /// How many customers the lists to act on hold.
  case toDo = "to_do"
  /// What revenue of the next month is expected.
  case projection
  /// What a working day of the month brought.
  case workingDay = "working_day"
  /// Which share of deliveries came on time.
  case deliveries

  /// How far those with a target have reached theirs.
  case targets
  /// What is expected to be paid, and what should have been.
  case expectedPayments = "expected_payments"
  /// How many of the customers reached did what the campaigns were for.
  case campaignFunnel = "campaign_funnel"
  /// How many of the deals opened are won.
  case dealFunnel = "deal_funnel"

  private var rule: any Finding.Type {
    switch self {
    case .largestChange: LargestChange.self
    case .monthFigures: MonthFigures.self
    case .changeOnYear: ChangeOnYear.self
    case .changeOnMonth: ChangeOnMonth.self
    case .overdueChange: OverdueChange.self
    case .revenueCourse: RevenueCourse.self
    case .changeParts: ChangeParts.self
    case .portfolio: PortfolioFinding.self
    case .markets: MarketsFinding.self
    case .classes: ClassesFinding.self
    case .entered: EnteredFinding.self
    case .overdueShare: OverdueShare.self
    case .debtors: DebtorsFinding.self
    case .concentration: ConcentrationFinding.self
    case .leader: LeaderFinding.self
    case .rejects: RejectsFinding.self
    case .contactsCourse: ContactsCourse.self
    case .complaints: ComplaintsFinding.self
    case .bestCampaign: BestCampaign.self
    case .pipeline: PipelineFinding.self
    case .toDo: ToDoFinding.self
    case .projection: ProjectionFinding.self
    case .workingDay: WorkingDayFinding.self
    case .deliveries: DeliveriesFinding.self
    case .targets: TargetsFinding.self
    case .expectedPayments: ExpectedPaymentsFinding.self
    case .campaignFunnel: CampaignFunnelFinding.self
    case .dealFunnel: DealFunnelFinding.self
    }
  }

  /// The sentence, nil where the evidence does not bear one.
  func sentence(_ evidence: Evidence) -> String? { rule.sentence(evidence) }

  /// The query that the rule speaks of where it heads a page; nil where any will do.
  var query: String? {
    switch self {
    case .largestChange, .monthFigures, .changeOnMonth, .overdueChange: "kpi"
    case .revenueCourse: "revenue_by_month"
    case .changeParts, .changeOnYear: "change_of_revenue"
    case .portfolio: "product_portfolio"
    case .markets: "product_market"
    case .classes: "classes"
    case .entered: "entered_left"
    case .overdueShare: "ageing"
    case .debtors: "debtors"
    case .concentration: "concentration"
    case .contactsCourse: "contacts_by_month"
    case .complaints: "complaints_and_retention"
    case .bestCampaign: "campaigns"
    case .pipeline: "pipeline"
    case .projection: "projection"
    case .workingDay: "working_days"
    case .deliveries: "deliveries"
    case .targets: "sales_by"
    case .expectedPayments: "expected_payments"
    case .campaignFunnel: "campaign_funnel"
    case .dealFunnel: "deal_funnel"
    case .leader, .rejects, .toDo: nil
    }
  }
}

/// A rule that makes a sentence of figures.
protocol Finding {
  /// The sentence, nil where the evidence does not bear one.
  static func sentence(_ evidence: Evidence) -> String?
}
