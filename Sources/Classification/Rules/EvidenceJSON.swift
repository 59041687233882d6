import Warehouse

/// A verdict's sentence and figures as JSON, from which any language makes its own sentence:
/// `{"sentence":"indebted.holds","value_minor":250000,"as_of_date_key":20251031,…}`. The last words
/// of a name are its unit: `_minor`, `_ratio_micro`, `_factor_micro`, `_days`, `_date_key`; none for
/// a count or a word.
enum EvidenceJSON {
  static func append(_ verdict: Verdict, to buffer: inout TextBuffer) {
    buffer.append("{\"sentence\":\"")
    buffer.append(verdict.sentence)
    buffer.append("\"")
    for evidence in verdict.evidence { append(evidence, to: &buffer) }
    buffer.append("}")
  }

  private static func append(_ evidence: Verdict.Evidence, to buffer: inout TextBuffer) {
    buffer.append(",\"")
    buffer.append(evidence.name)
    switch evidence.value {
    case .word(let word):
      buffer.append("\":\"")
      buffer.append(word)
      buffer.append("\"")
    case .number(let number, let unit):
      buffer.append(suffix(unit))
      buffer.append(unit == .date ? dateKey(number) : number)
    }
  }

  private static func suffix(_ unit: MeasureUnit) -> String {
    switch unit {
    case .money: "_minor\":"
    case .ratio: "_ratio_micro\":"
    case .factor: "_factor_micro\":"
    case .days: "_days\":"
    case .count: "\":"
    case .date: "_date_key\":"
    }
  }

  private static func dateKey(_ number: Int64) -> Int64 {
    Int64(Day(number: Int32(truncatingIfNeeded: number)).key)
  }
}
