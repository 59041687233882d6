/// The sentences of verdicts: patterns with placeholders, which evidence fills.
public struct Sentences: Sendable {
  /// English patterns by key. Another language has patterns of its own under the same keys; a
  /// placeholder's name says which evidence stands there.
  public static let english: [String: String] = [
    "key.holds": """
    {basis} {value} in the 12 months to {as_of}, rank {rank} of {ranked}; those before it hold \
    {before} of the total, under {threshold}
    """,
    "key.misses": """
    {basis} {value} in the 12 months to {as_of}, rank {rank} of {ranked}; those before it hold \
    {before} of the total, not under {threshold}
    """,
    "key.group_holds": """
    group of {members}: {basis} {value} in the 12 months to {as_of}, rank {rank} of {ranked}; those \
    before it hold {before} of the total, under {threshold}
    """,
    "key.group_misses": """
    group of {members}: {basis} {value} in the 12 months to {as_of}, rank {rank} of {ranked}; those \
    before it hold {before} of the total, not under {threshold}
    """,
    "key.not_positive": "{basis} {value} in the 12 months to {as_of} is not positive",
    "loyal.holds": """
    orders in {months} of the 12 months to {as_of}, at least {months_threshold}; first order \
    {first_order} ago, at least {first_order_threshold}; last {last_order} ago, at \
    most {last_order_threshold}
    """,
    "loyal.misses": """
    orders in {months} of the 12 months to {as_of} ({months_threshold} are needed); first order \
    {first_order} ago (at least {first_order_threshold}); last {last_order} ago (at \
    most {last_order_threshold})
    """,
    "loyal.no_order": "no order up to {as_of}",
    "indebted.holds": """
    {value} overdue less credits on {as_of}, at least {threshold}; the oldest for {oldest}, \
    at least {oldest_threshold}
    """,
    "indebted.misses": """
    {value} overdue less credits on {as_of} (at least {threshold} is needed); the oldest for \
    {oldest} (at least {oldest_threshold})
    """,
    "indebted.nothing_overdue": "nothing overdue on {as_of}",
    "unprofitable.holds": "{basis} {value} in the 12 months to {as_of}, under {threshold}",
    "unprofitable.misses": "{basis} {value} in the 12 months to {as_of}, not under {threshold}",
    "unprofitable.at_most.holds": """
    contribution at most {value} in the 12 months to {as_of}, before the cost of the goods, which \
    is unknown; under {threshold}
    """,
    "unprofitable.nothing_done": "no completed line and no contact in the 12 months to {as_of}",
    "stage.prospect": "no order up to {as_of}",
    "stage.new": "first order {value} ago, at most {threshold}",
    "stage.lost": "last order {value} ago, more than {threshold}",
    "stage.dormant": "last order {value} ago, more than {threshold}",
    "stage.at_risk": "last order {value} ago, more than {threshold}",
    "stage.at_risk.by_gap": """
    last order {value} ago, more than {gap_factor} times its own median gap of {median_gap} \
    days
    """,
    "stage.active": "last order {value} ago, at most {threshold}",
    "not_assessed": "not assessed: {missing} unknown",
  ]

  /// English for the words among the evidence.
  public static let englishWords = [
    "contribution": "contribution", "margin": "margin", "revenue": "revenue",
    "cost": "the cost of the goods is", "sales": "sales are",
    "receivables": "invoices and payments are",
  ]

  private let writer: EnglishText
  private var templates: [String: SentenceTemplate] = [:]

  /// English sentences with amounts in that currency.
  public init(money: MoneyFormat) { writer = EnglishText(money: money) }

  /// The verdict's sentence without its class: `contribution 182,340.00 CZK in the 12 months …`.
  public func sentence(_ verdict: Verdict) -> String {
    let buffer = TextBuffer()
    Self.template(of: verdict).append(verdict, to: buffer, writer)
    return buffer.text
  }

  /// With the class: `key: contribution 182,340.00 CZK …`.
  public func labelled(_ verdict: Verdict) -> String {
    Self.label(of: verdict) + ": " + sentence(verdict)
  }

  /// The same, in a buffer that is used again and again.
  mutating func write(_ verdict: Verdict, to sentence: TextBuffer) {
    let template = templates[verdict.sentence] ?? addTemplate(of: verdict)
    sentence.removeAll()
    sentence.append(Self.label(of: verdict))
    sentence.append(": ")
    template.append(verdict, to: sentence, writer)
  }

  private mutating func addTemplate(of verdict: Verdict) -> SentenceTemplate {
    let template = Self.template(of: verdict)
    templates[verdict.sentence] = template
    return template
  }

  private static func label(of verdict: Verdict) -> String {
    verdict.rule == Stage.atRisk.rawValue ? "at risk" : verdict.rule
  }

  private static func template(of verdict: Verdict) -> SentenceTemplate {
    SentenceTemplate(verdict, pattern: english[verdict.sentence] ?? verdict.sentence)
  }
}

/// A part of a sentence's pattern.
enum SentencePiece: Sendable, Equatable {
  /// Words as they stand.
  case text(String)
  /// `{name}`
  case placeholder(String)

  /// The parts of a pattern. A brace that is not closed is text.
  static func pieces(of pattern: String) -> [SentencePiece] {
    var pieces: [SentencePiece] = []
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.text(String(rest[..<open])))
      pieces.append(.placeholder(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [.text(String(rest))]
  }
}
