import SQLite
import Warehouse

/// The tags of a month on their way into customer_tag.
final class TagBatch {
  private let writer: TableWriter
  private let batch: RowBatch
  private var sentences: Sentences
  private let money: MoneyFormat
  private var sentence = TextBuffer()
  private var evidence = TextBuffer()

  init(_ connection: Connection, money: MoneyFormat) throws(SQLiteError) {
    writer = try TableWriter(connection, table: "customer_tag")
    batch = writer.makeBatch()
    sentences = Sentences(money: money)
    self.money = money
  }

  /// Adds a class that a customer bears, with its sentence.
  func add(_ verdict: Verdict, month key: Int, customer: Int) {
    batch.append(key)
    batch.append(customer)
    batch.append(verdict.rule)
    batch.append(verdict.value)
    batch.append(verdict.threshold)
    batch.append(unitText(verdict.unit))
    sentences.write(verdict, sentence: &sentence, evidence: &evidence)
    batch.append(sentence.bytes)
    batch.append(evidence.bytes)
  }

  /// Adds a class of the firm's own, whose sentence is in the firm's words.
  func add(own name: String, sentence: String, month key: Int, customer: Int) {
    batch.append(key)
    batch.append(customer)
    batch.append(name)
    batch.append(RowBatch.null)
    batch.append(RowBatch.null)
    batch.append("count")
    batch.append(name + ": " + sentence)
    batch.append("{\"sentence\":\"own\"}")
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

  /// Writes what was added and forgets it.
  func write() throws(SQLiteError) {
    try writer.write(batch)
    batch.removeAll()
  }
}
