/// Where in its life with the company a customer is.
public enum Stage: String, Sendable, CaseIterable {
  /// No order up to the as-of day.
  case prospect
  /// Its first order is recent.
  case new
  /// Its last order is so long ago that it is counted as gone.
  case lost
  /// Its last order is long ago.
  case dormant
  /// It has been silent for longer than it should.
  case atRisk = "at_risk"
  /// None of these.
  case active
  /// No sales are known, so nothing can be said.
  case notAssessed = "not_assessed"
}

/// The stage: the first that holds of prospect, new, lost, dormant, at risk, active.
public struct StageRule: Sendable {
  private let new: Threshold
  private let lost: Threshold
  private let dormant: Threshold
  private let atRisk: Threshold
  private let gapFactor: Threshold
  private let gapOrderDays: Threshold

  init(_ limits: StageLimits, inactiveAfterDays: Int) {
    new = Threshold("stages.new_days", .atMost, days: limits.newDays)
    lost = Threshold("inactive_after_days", .moreThan, days: inactiveAfterDays)
    dormant = Threshold("stages.dormant_days", .moreThan, days: limits.dormantDays)
    atRisk = Threshold("stages.at_risk_days", .moreThan, days: limits.atRiskDays)
    gapFactor = Threshold("stages.gap_factor", .moreThan, factor: limits.gapFactor)
    gapOrderDays = Threshold(
      "stages.gap_order_days", .atLeast, Int64(limits.gapOrderDays), .count)
  }

  /// What the manual says.
  public var entry: RuleEntry {
    RuleEntry(
      name: "stage", title: "Stages",
      text: """
        The first that holds: prospect (no order up to the day), new (first order \
        {\(new.setting)} ago), lost (last order {\(lost.setting)} ago), dormant (last order \
        {\(dormant.setting)} ago), at risk (last order {\(atRisk.setting)} ago, or silent for \
        {\(gapFactor.setting)} times its own median gap, having ordered on \
        {\(gapOrderDays.setting)} days), active.
        """,
      thresholds: [new, lost, dormant, atRisk, gapFactor, gapOrderDays],
      inputs: ["tenure_days", "recency_days", "order_days", "median_gap_days"],
      notAssessed: "no sales are known.")
  }

  /// The stage.
  public func assess(_ profile: Profile, _ circumstances: Circumstances) -> Stage {
    guard circumstances.hasSales else { return .notAssessed }
    guard let tenure = profile.tenureDays, let recency = profile.recencyDays else {
      return .prospect
    }
    if new.isMet(by: Int64(tenure)) { return .new }
    if lost.isMet(by: Int64(recency)) { return .lost }
    if dormant.isMet(by: Int64(recency)) { return .dormant }
    if atRisk.isMet(by: Int64(recency)) || isOverdueForOrder(profile, recency) { return .atRisk }
    return .active
  }

  private func isOverdueForOrder(_ profile: Profile, _ recency: Int) -> Bool {
    guard let gapTwice = profile.medianGapTwice, gapOrderDays.isMet(by: Int64(profile.orderDays))
    else { return false }
    return gapFactor.isMet(byPart: Int64(recency) * 2, of: Int64(gapTwice))
  }

  /// The stage with its evidence; the verdict bears the stage's name and holds.
  public func explain(_ profile: Profile, _ circumstances: Circumstances) -> Verdict {
    let stage = assess(profile, circumstances)
    guard stage != .notAssessed else { return .notAssessed("stage", missing: "sales") }
    guard let tenure = profile.tenureDays, let recency = profile.recencyDays else {
      return Verdict(
        stage.rawValue, .holds, sentence: "stage.prospect", [.date("as_of", circumstances.asOfDay)])
    }
    return explain(stage, tenure: tenure, recency: recency, profile)
  }

  private func explain(_ stage: Stage, tenure: Int, recency: Int, _ profile: Profile) -> Verdict {
    let threshold = threshold(of: stage)
    let isByGap = stage == .atRisk && !atRisk.isMet(by: Int64(recency))
    let measured = stage == .new ? tenure : recency
    var evidence: [Verdict.Evidence] = [.days("value", measured), .limit("threshold", threshold)]
    if isByGap {
      evidence.append(.limit("gap_factor", gapFactor))
      // The median of an even number of gaps may be half a day.
      let halves = Int64(profile.medianGapTwice ?? 0)
      evidence.append(.init(name: "median_gap", value: .number(halves * 500_000, .factor)))
    }
    return Verdict(
      stage.rawValue, .holds, value: Int64(measured), threshold: threshold,
      sentence: "stage." + stage.rawValue + (isByGap ? ".by_gap" : ""), evidence)
  }

  private func threshold(of stage: Stage) -> Threshold {
    switch stage {
    case .new: new
    case .lost: lost
    case .dormant: dormant
    default: atRisk
    }
  }
}
