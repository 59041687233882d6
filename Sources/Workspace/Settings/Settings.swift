import Warehouse

/// Everything that `klientela.json` says.
public struct Settings: Hashable, Sendable {
  /// Which day's exchange rate a business day takes.
  public enum RateDay: String, CaseIterable, Sendable {
    /// The last rate on or before the day.
    case same
    /// The last rate before the day.
    case before
  }

  /// The firm.
  public let company: Company
  /// The first month of the history; earlier rows are rejected. Nil: there is no first.
  public let historyStarts: Month?
  /// After so many days without an order a customer is lost.
  public let inactiveAfterDays: Int
  /// When an invoice without a due day is due, in days after its issue.
  public let paymentTermDays: Int
  /// Which day's exchange rate is taken.
  public let rateDay: RateDay
  /// How many rows of a file may be rejected.
  public let rejects: RejectLimit
  /// The sources in their order.
  public let sources: [Source]
  /// Which customers are the same.
  public let identity: Identity
  /// What serving a customer costs.
  public let costToServe: CostToServe
  /// The thresholds of the classes.
  public let classes: ClassThresholds
  /// When a customer changes its stage.
  public let stages: Stages
  /// Which class is a customer's headline, the first that it bears; else it is the stage.
  public let headline: [String]
  /// How products are sorted.
  public let products: ProductThresholds
  /// The steps of dunning.
  public let dunning: Dunning

  /// Reads the text of a settings file. `file` names it in faults.
  /// - Throws: every fault that is found. Faults of the syntax come alone, for nothing can be
  ///   said about what follows.
  public init(reading bytes: some Sequence<UInt8>, file: String) throws(SettingsError) {
    let root: JSON5Node
    do throws(Fault) {
      root = try readJSON5(bytes, file: file)
    } catch {
      throw SettingsError([error])
    }
    let log = FaultLog(file: file)
    self.init(root, DecodingContext(log: log))
    if !log.faults.isEmpty { throw SettingsError(log.faults) }
  }

  private init(_ root: JSON5Node, _ context: DecodingContext) {
    let reader = ObjectReader(root, Self.group, context, at: root.place)
    company = Company(reader.object("company", Company.group))
    context.minorDigits = company.currency.minorDigits
    historyStarts = reader.object("history", Self.historyGroup).monthIfAny("starts")
    inactiveAfterDays = reader.integer("inactive_after_days")
    paymentTermDays = reader.integer("payment_term_days")
    rateDay = reader.choice("rate_day") ?? .same
    rejects = RejectLimit(reader.object("rejects", RejectLimit.group))
    sources = Source.decode(reader)
    identity = Identity(reader.object("identity", Identity.group))
    costToServe = CostToServe(reader.object("cost_to_serve", CostToServe.group))
    classes = ClassThresholds(reader.object("classes", ClassThresholds.group))
    stages = Stages(reader.object("stages", Stages.group))
    headline = Self.headline(reader, classes.own)
    products = ProductThresholds(reader.object("products", ProductThresholds.group))
    dunning = Dunning(reader.object("dunning", Dunning.group))
    checkStages(reader)
  }

  /// The source of that name.
  public func source(_ name: String) -> Source? {
    sources.first { $0.name == name }
  }

  private static func headline(_ reader: ObjectReader, _ own: [OwnClass]) -> [String] {
    guard let node = reader.node("headline"),
      let nodes = reader.context.array(node, "headline", of: "classes")
    else { return [] }
    let names = ClassThresholds.builtIn + own.filter(\.isHeadline).map(\.name)
    let listed = nodes.compactMap { reader.context.choice($0, "headline", names) }
    for (index, name) in listed.enumerated() where listed[..<index].contains(name) {
      reader.context.log.add(node.place, "headline names \(name) twice")
    }
    // Own headline classes that the order does not name come after those it names.
    return listed + names.dropFirst(ClassThresholds.builtIn.count).filter { !listed.contains($0) }
  }

  private func checkStages(_ reader: ObjectReader) {
    guard stages.dormantDays >= inactiveAfterDays else { return }
    let place = reader.given("inactive_after_days")?.node.place ?? reader.given("stages")?.place
    reader.context.log.add(
      place ?? reader.place,
      "inactive_after_days (\(inactiveAfterDays)) must be greater than stages.dormant_days"
        + " (\(stages.dormantDays))")
  }
}

extension Settings {
  static let group = SettingGroup(
    "klientela.json",
    "The workspace. Only the company's name and currency and one source must stand.",
    [
      Setting(
        "company", .other("an object"), .required("{ name: \"…\", currency: \"CZK\" }"), "The firm."
      ),
      Setting("history", .other("an object"), "Where the history begins."),
      Setting(
        "inactive_after_days", .integer(1...3650), .means("365"),
        "After so many days without an order a customer is lost."),
      Setting(
        "payment_term_days", .integer(0...3650), .means("14"),
        "When an invoice without a due day is due, in days after its issue."),
      Setting(
        "rate_day", .choice(RateDay.allCases.map(\.rawValue)), .means("'same'"),
        "The exchange rate of the business day, or of the day before."),
      Setting("rejects", .other("an object"), "How many rows of a file may be rejected."),
      Setting(
        "sources", .other("an object of sources"),
        .required("{ erp: { files: [\"exports/sales.csv\"] } }"),
        "The systems whose exports are loaded."),
      Setting("identity", .other("an object"), "Which customers of several sources are the same."),
      Setting("cost_to_serve", .other("an object"), "What serving a customer costs."),
      Setting("classes", .other("an object"), "The thresholds of the classes."),
      Setting("stages", .other("an object"), "When a customer changes its stage."),
      Setting(
        "headline", .other("a list of classes"),
        .means("['indebted', 'unprofitable', 'key', 'loyal']"),
        "Which class is a customer's headline: the first that it bears, else the stage."),
      Setting("products", .other("an object"), "How products are sorted."),
      Setting("dunning", .other("an object"), "The steps of dunning."),
    ])

  static let historyGroup = SettingGroup(
    "history", "Where the history begins.", example: #"history: { starts: "2023-01" }"#,
    [Setting("starts", .month, "The first month; earlier rows are rejected.")])
}
