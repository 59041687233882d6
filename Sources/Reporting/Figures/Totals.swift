import SQLite
import Warehouse

/// Totals of an answer's rows: sums of what may be summed, ratios from totals.
struct Totals {
  let rules: [String: TotalRule]
  let answer: Answer

  /// The total of a column: unknown where no row knows it, or where no rule says how.
  func total(of column: String) -> Value {
    switch rules[column] {
    case .sum: sum(column)
    case .ratio(let part, let whole): quotient(part, whole).map { .real($0) } ?? .null
    case .growth(let now, let before):
      quotient(now, before).map { .real($0 - 1) } ?? .null
    case nil: .null
    }
  }

  private func sum(_ column: String) -> Value {
    guard let index = answer.index(column) else { return .null }
    let known = answer.rows.compactMap { $0[index].whole }
    guard !known.isEmpty || answer.rows.isEmpty else { return .null }
    if answer.rows.contains(where: { if case .real = $0[index] { true } else { false } }) {
      return .real(answer.rows.reduce(0) { $0 + ($1[index].number ?? 0) })
    }
    return .integer(known.reduce(0, &+))
  }

  private func quotient(_ part: String, _ whole: String) -> Double? {
    guard let top = sum(part).number, let bottom = sum(whole).number, bottom > 0 else { return nil }
    return top / bottom
  }
}
