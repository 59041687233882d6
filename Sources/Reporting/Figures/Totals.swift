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
    case .ratio(let part, let whole): ratio(part, whole).map { .real($0) } ?? .null
    case .growth(let now, let before):
      quotient(now, before).map { .real($0 - 1) } ?? .null
    case nil: .null
    }
  }

  private func sum(_ column: String) -> Value {
    guard let index = answer.index(column) else { return .null }
    var (whole, number) = (Int64(0), 0.0)
    var (isKnown, isReal) = (answer.rows.isEmpty, false)
    for row in answer.rows {
      row.withCells { cells in
        switch cells.kind(index) {
        case .integer:
          isKnown = true
          whole &+= cells.integer(index)
          number += Double(cells.integer(index))
        case .real:
          let value = Value.real(cells.real(index))
          if let part = value.whole {
            isKnown = true
            whole &+= part
          }
          isReal = true
          number += value.number ?? 0
        case .null, .text, .blob: break
        }
      }
    }
    guard isKnown else { return .null }
    return isReal ? .real(number) : .integer(whole)
  }

  /// The quotient of two sums over the rows that know both: what is sold without a target says nothing
  /// of the target's reach.
  private func ratio(_ part: String, _ whole: String) -> Double? {
    guard let top = answer.index(part), let bottom = answer.index(whole) else { return nil }
    var (sums, isKnown) = ((top: 0.0, bottom: 0.0), false)
    for row in answer.rows {
      guard let part = row[top].number, let whole = row[bottom].number else { continue }
      sums = (sums.top + part, sums.bottom + whole)
      isKnown = true
    }
    return isKnown && sums.bottom > 0 ? sums.top / sums.bottom : nil
  }

  private func quotient(_ part: String, _ whole: String) -> Double? {
    guard let top = sum(part).number, let bottom = sum(whole).number, bottom > 0 else { return nil }
    return top / bottom
  }
}
