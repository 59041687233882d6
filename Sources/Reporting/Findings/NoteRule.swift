import SQLite
import Warehouse

/// What a page must say so that its figures are not taken for more than they are. Each says nothing
/// where there is nothing to say.
enum NoteRule: String, CaseIterable, Sendable {
  /// What ranked the key customers, where it is not the contribution.
  case ranking
  /// Classes that could not be assessed, and what is missing.
  case assessment
  /// The share of revenue whose cost is known, where it is not all.
  case coverage
  /// Earlier months that later imports changed.
  case restated
  /// Months that are not classified as things stand, so that what customers were then is not known.
  case classified
  /// Revenue that no customer bears.
  case anonymous

  /// Whether it rests on when imports and classifications ran, and not on the facts alone.
  var isLineage: Bool { self == .restated || self == .classified }

  func sentence(_ evidence: Evidence) -> String? {
    switch self {
    case .ranking: Notes.ranking(evidence)
    case .assessment: Notes.assessment(evidence)
    case .coverage: Notes.coverage(evidence)
    case .restated: Notes.restated(evidence)
    case .classified: Notes.classified(evidence)
    case .anonymous: Notes.anonymous(evidence)
    }
  }
}

/// The sentences of the notes.
private enum Notes {
  static func ranking(_ evidence: Evidence) -> String? {
    guard let classes = evidence.archive.optionalAnswer("classes"), let row = classes.rows.first,
      let basis = classes.value(row, "ranked_by").string, !basis.isEmpty
    else { return nil }
    return evidence.wording.texts.optional("notes.ranked_by.\(basis)")
  }

  static func assessment(_ evidence: Evidence) -> String? {
    guard let classes = evidence.archive.optionalAnswer("classes") else { return nil }
    let sentences = classes.rows.compactMap { row -> String? in
      guard let name = classes.value(row, "class").string,
        let count = classes.value(row, "not_assessed").whole, count > 0,
        evidence.wording.texts.optional("notes.not_assessed.\(name)") != nil
      else { return nil }
      return evidence.wording.sentence("notes.not_assessed.\(name)", ["count": .count(count)])
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  static func coverage(_ evidence: Evidence) -> String? {
    guard let ratio = evidence.figure("cost_coverage_ratio").number, ratio < 1 else { return nil }
    guard ratio > 0 else { return evidence.wording.text("notes.no_cost") }
    return evidence.wording.sentence("notes.coverage", ["percent": evidence.percent(ratio)])
  }

  static func restated(_ evidence: Evidence) -> String? {
    guard let answer = evidence.archive.optionalAnswer("restated"), !answer.rows.isEmpty else {
      return nil
    }
    let months = answer.rows.compactMap { row -> String? in
      guard let month = answer.value(row, "month").whole.flatMap({ Month(key: Int($0)) }) else {
        return nil
      }
      let name = evidence.wording.dates.month(month)
      guard let change = answer.value(row, "revenue_change").whole else { return name }
      return "\(name) (\(evidence.wording.money.signed(change)))"
    }
    return evidence.wording.sentence(
      "notes.restated",
      ["months": .text(evidence.list(months)), "count": .count(Int64(months.count))])
  }

  static func classified(_ evidence: Evidence) -> String? {
    guard let answer = evidence.archive.optionalAnswer("classified_months"),
      let row = answer.rows.first, let months = answer.value(row, "months").whole,
      let classified = answer.value(row, "classified").whole, classified < months
    else { return nil }
    return evidence.wording.sentence(
      "notes.classified", ["count": .count(classified), "all": .count(months)])
  }

  /// Less of the revenue than that is no matter for the head of a page; the key figures have it.
  private static let notable = 0.01

  static func anonymous(_ evidence: Evidence) -> String? {
    guard let ratio = evidence.figure("anonymous_revenue_ratio").number, ratio >= notable else {
      return nil
    }
    return evidence.wording.sentence("notes.anonymous", ["percent": evidence.percent(ratio)])
  }
}
