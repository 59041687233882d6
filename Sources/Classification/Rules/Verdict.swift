/// What a rule says of a customer, and on what evidence.
public struct Verdict: Sendable, Equatable {
  /// Whether the rule's class is borne.
  public enum Outcome: String, Sendable {
    /// The class is borne.
    case holds
    /// It is not.
    case doesNotHold = "does_not_hold"
    /// An input is unknown.
    case notAssessed = "not_assessed"
  }

  /// The rule's name, which is the class's: `key`; for the stage, the stage's.
  public let rule: String
  /// Whether it holds.
  public let outcome: Outcome
  /// What was measured, in the unit.
  public let value: Int64?
  /// What it was compared with.
  public let threshold: Int64?
  /// What both are counted in.
  public let unit: MeasureUnit
  /// Which sentence says it: a key of `Sentences.english`, or of another language's patterns.
  public let sentence: String
  /// The figures of the sentence, by the names of its placeholders.
  public let evidence: [Evidence]

  /// A figure or a word of a sentence.
  public struct Evidence: Sendable, Equatable {
    /// The placeholder's name.
    public let name: String
    /// What stands there.
    public let value: EvidenceValue
  }

  /// A figure or a word.
  public enum EvidenceValue: Sendable, Equatable {
    /// A number in the unit.
    case number(Int64, MeasureUnit)
    /// A word that languages translate: `contribution`.
    case word(String)
  }

  init(
    _ rule: String, _ outcome: Outcome, value: Int64? = nil, threshold: Threshold? = nil,
    sentence: String, _ evidence: [Evidence]
  ) {
    self.init(
      rule, outcome, value: value, limit: threshold?.limit, unit: threshold?.unit ?? .count,
      sentence: sentence, evidence)
  }

  init(
    _ rule: String, _ outcome: Outcome, value: Int64?, limit: Int64?, unit: MeasureUnit,
    sentence: String, _ evidence: [Evidence]
  ) {
    self.rule = rule
    self.outcome = outcome
    self.value = value
    threshold = limit
    self.unit = unit
    self.sentence = sentence
    self.evidence = evidence
  }

  /// The verdict of a rule whose input is unknown.
  static func notAssessed(_ rule: String, missing: String) -> Verdict {
    Verdict(
      rule, .notAssessed, sentence: "not_assessed",
      [Evidence(name: "missing", value: .word(missing))])
  }

  /// What is missing, where the rule could not be assessed.
  public var missing: String? {
    guard outcome == .notAssessed, case .word(let missing)? = evidence.first?.value else {
      return nil
    }
    return missing
  }
}

extension Verdict.Evidence {
  static func money(_ name: String, _ minor: Int64) -> Self {
    Self(name: name, value: .number(minor, .money))
  }
  static func count(_ name: String, _ count: Int) -> Self {
    Self(name: name, value: .number(Int64(count), .count))
  }
  static func days(_ name: String, _ days: Int) -> Self {
    Self(name: name, value: .number(Int64(days), .days))
  }
  static func date(_ name: String, _ day: Int32) -> Self {
    Self(name: name, value: .number(Int64(day), .date))
  }
  /// part ÷ whole in millionths, cut off, so that a share under a limit never prints as over it.
  static func share(_ name: String, _ part: Int64, of whole: Int64) -> Self {
    let micro = whole == 0 ? 0 : Int128(part) * 1_000_000 / Int128(whole)
    return Self(name: name, value: .number(Int64(clamping: micro), .ratio))
  }
  static func word(_ name: String, _ word: String) -> Self {
    Self(name: name, value: .word(word))
  }
  static func limit(_ name: String, _ threshold: Threshold) -> Self {
    Self(name: name, value: .number(threshold.limit, threshold.unit))
  }
}
