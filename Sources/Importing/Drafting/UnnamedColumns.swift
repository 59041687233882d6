import Warehouse
import Workspace

/// What the columns of an export without a header may mean: sales, where a customer's id, a day, a
/// quantity and an amount stand in each row. All of it is asked back.
struct UnnamedColumns {
  private let sample: FileSample

  init(_ sample: FileSample) { self.sample = sample }

  /// The sales; nil where the columns are others.
  var part: FileDraft.Part? {
    let columns = sample.names.indices.filter { !sample.values($0).isEmpty }
    let days = columns.filter { ValueForms.areDates(sample.values($0)) }
    guard days.count == 1, let day = days.first else { return nil }
    let rest = columns.filter { $0 != day }
    let amounts = rest.filter { ValueForms.areDecimals(sample.values($0), withPoint: true) }
    let whole = rest.filter { !amounts.contains($0) && isWhole(sample.values($0)) }
    guard let amount = amounts.last, let quantity = whole.last(where: { !isNumbering($0) }),
      let customer = customer(among: whole.filter { $0 != quantity })
    else { return nil }
    let document = FileDraft.Match(
      column: "order_id", origin: .join([customer, day], with: "-"),
      question: "no column numbers the documents: customer and day make one")
    let product = FileDraft.Match(
      column: "product_id", origin: .constant("product"),
      question: "no column names the product: all is one")
    return FileDraft.Part(
      entity: .sales,
      matches: [
        document, ask("customer_id", customer, "its customer?"), ask("ordered_on", day, "its day?"),
        ask("quantity", quantity, "how many?"),
        ask("net_amount", amount, "the line's amount? unit_price, if it is the price of one"),
        product,
      ])
  }

  private func ask(_ column: String, _ index: Int, _ question: String) -> FileDraft.Match {
    FileDraft.match(column, index, of: .sales, sample, question: question)
  }

  /// Of several ids that number the same, the shortest.
  private func customer(among columns: [Int]) -> Int? {
    columns.filter(isNumbering).min {
      (width($0), $0) < (width($1), $1)
    }
  }

  private func width(_ column: Int) -> Int { sample.values(column).map(\.utf8.count).max() ?? 0 }

  /// Ids are written with zeros in front, or are many and come again.
  private func isNumbering(_ column: Int) -> Bool {
    let values = sample.values(column)
    return values.contains { $0.utf8.count > 1 && $0.hasPrefix("0") }
      || Set(values).count * 5 > values.count
  }

  private func isWhole(_ values: [String]) -> Bool {
    values.allSatisfy { $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }
  }
}
