import SQLite
import Warehouse

/// Makes rows of customer_tag.
final class TagRows {
  private var sentences: Sentences
  private let money: MoneyFormat
  private let sentence = TextBuffer()

  init(money: MoneyFormat) {
    sentences = Sentences(money: money)
    self.money = money
  }

  /// Appends a class that a customer bears, with its sentence.
  func append(_ verdict: Verdict, month key: Int, customer: Int, to batch: RowBatch) {
    batch.append(key)
    batch.append(customer)
    batch.append(verdict.rule)
    batch.append(verdict.value)
    batch.append(verdict.threshold)
    batch.append(unitText(verdict.unit))
    sentences.write(verdict, to: sentence)
    batch.append(sentence.bytes)
  }

  /// Appends a class of the firm's own, whose sentence is in the firm's words.
  func append(own name: String, sentence: String, month key: Int, customer: Int, to batch: RowBatch)
  {
    batch.append(key)
    batch.append(customer)
    batch.append(name)
    batch.append(RowBatch.null)
    batch.append(RowBatch.null)
    batch.append("count")
    batch.append(name + ": " + sentence)
  }

  private func unitText(_ unit: MeasureUnit) -> String {
    switch unit {
    case .money: money.currency
    case .ratio: "ratio"
    case .factor: "factor"
    case .days: "days"
    case .count: "count"
    case .date: "date"
    }
  }
}
