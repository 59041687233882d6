import Workspace

/// Recognises flat exports, in which each row is a line of a document and repeats its head's fields:
/// they look like invoices or orders, of which each row but the last would be overwritten.
struct DocumentLines {
  let sample: FileSample

  init(_ sample: FileSample) { self.sample = sample }

  /// What a document's number is called where the word says no more than that it is one.
  private static let numbers: Set<String> = [
    "cislo", "number", "num", "no", "numer", "nr", "name", "poradove cislo", "code",
  ]

  /// Completes the columns of sales: the document's number, product and customer where they have
  /// no code, and takes away an amount that cannot be the line's.
  func complete(_ part: inout FileDraft.Part) {
    guard part.entity == .sales, index("quantity", part) != nil,
      let day = index("ordered_on", part)
    else { return }
    findNumber(&part, day)
    take("product_id", &part, from: .products, ["name"])
    take("customer_id", &part, from: .customers, isOfShop ? ["email", "name"] : ["name", "email"])
    dropForeignAmount(&part)
  }

  /// Whether the rows are lines, not heads: several of them have one document, or they name their
  /// product by a code.
  func areLines(_ part: FileDraft.Part) -> Bool {
    guard part.entity == .sales, index("quantity", part) != nil, index("ordered_on", part) != nil,
      let product = part.matches.first(where: { $0.column == "product_id" }),
      !part.matches.contains(where: {
        $0.column == "quantity" && $0.question == ContentMatches.question
      })
    else { return false }
    let documents = index("order_id", part).map(sample.values) ?? []
    return product.question == nil || (documents.count > 1 && !ValueForms.areKeys(documents))
  }

  /// A shop's buyers are people, of whom several may be called alike: it says to whom it bills.
  private var isOfShop: Bool {
    sample.names.contains { ["bill", "billing"].contains(foldedName($0).prefix { $0 != " " }) }
  }

  private func index(_ column: String, _ part: FileDraft.Part) -> Int? {
    part.matches.first { $0.column == column }?.index
  }

  private func isFilled(_ index: Int) -> Bool { !sample.isOftenEmpty(index) }

  private func free(_ part: FileDraft.Part) -> [Int] {
    let taken = Set(part.matches.compactMap(\.index))
    return sample.names.indices.filter { !taken.contains($0) && isFilled($0) }
  }

  /// A shop's own id of an order may stand in its first row only, its number in all.
  private func findNumber(_ part: inout FileDraft.Part, _ day: Int) {
    let found = index("order_id", part)
    guard found.map({ !isFilled($0) }) ?? true,
      let number = free(part).first(where: {
        Self.numbers.contains(foldedName(sample.names[$0])) && areNumbers($0, of: day)
      })
    else { return }
    part.matches.removeAll { $0.column == "order_id" }
    part.matches.append(
      FileDraft.match(
        "order_id", number, of: .sales, sample,
        question: "the document's number, so say its values; is it right?"))
  }

  /// Whether a column holds numbers of documents: each has digits and one day only.
  private func areNumbers(_ index: Int, of day: Int) -> Bool {
    var days: [String: String] = [:]
    for row in sample.rows where row.indices.contains(index) && row.indices.contains(day) {
      let number = row[index]
      // A row of totals has none.
      if number.isEmpty { continue }
      guard number.contains(where: \.isNumber) else { return false }
      guard days[number, default: row[day]] == row[day] else { return false }
      days[number] = row[day]
    }
    return true
  }

  /// Without a code, what a product or a customer is called stands for it.
  private func take(
    _ key: String, _ part: inout FileDraft.Part, from entity: EntityName, _ columns: [String]
  ) {
    guard index(key, part) == nil else { return }
    for column in columns {
      guard
        let place = free(part).first(where: {
          ColumnNames.column(for: sample.names[$0], in: entity) == column
            || (key == "customer_id" && column == "name"
              && Self.parties.contains(foldedName(sample.names[$0])))
        })
      else { continue }
      part.matches.append(
        FileDraft.match(
          key, place, of: .sales, sample,
          question: "there is no code, so this stands for it; is it right?"))
      return
    }
  }

  /// What a customer is called where nothing else is.
  private static let parties: Set<String> = ["contact name"]

  /// An amount above quantity × price is with tax, or that of the whole document, as one may be that
  /// all lines of each document have alike.
  private func dropForeignAmount(_ part: inout FileDraft.Part) {
    guard let quantity = index("quantity", part),
      let place = part.matches.firstIndex(where: { $0.column == "net_amount" }),
      let net = part.matches[place].index
    else { return }
    if let price = index("unit_price", part) {
      guard exceeds(net, quantity, price: price) else { return }
      part.matches.remove(at: place)
      let meaning = HeaderMeaning(sample)
      let others = free(part).filter { meaning.column($0, in: .sales) == "net_amount" }
      if let line = others.first(where: { !exceeds($0, quantity, price: price) }) {
        part.matches.append(FileDraft.match("net_amount", line, of: .sales, sample))
      }
    } else if let number = index("order_id", part), isOfDocuments(net, quantity, number: number) {
      part.matches[place].question =
        "the same on all lines of a document: if it is the document's, it is no line's amount"
    }
  }

  /// A cost above the price wherever there are several pieces is the whole line's, and ours is of
  /// one.
  func dropCostOfLine(_ part: inout FileDraft.Part) {
    guard let cost = index("unit_cost", part), let quantity = index("quantity", part),
      let price = index("unit_price", part), isOfLine(cost, quantity, price)
    else { return }
    part.matches.removeAll { $0.column == "unit_cost" }
    part.remarks.append(
      "unit_cost: \(sample.names[cost]) is above the price of several pieces: it is likely the line's"
        + " cost, and ours is of one piece. Export that, or do without")
  }

  /// Whether, where there are several pieces, most costs are above the price of one, and where there
  /// is one, they are not.
  private func isOfLine(_ cost: Int, _ quantity: Int, _ price: Int) -> Bool {
    let columns = [quantity, price, cost]
    let readers = columns.map { SampleNumbers(sample.values($0)) }
    var several = (rows: 0, above: 0)
    var single = (rows: 0, above: 0)
    for row in sample.rows {
      let cells = zip(columns, readers).map { index, reader in
        row.indices.contains(index) ? reader.read(row[index]) : nil
      }
      guard let count = cells[0], let each = cells[1], let amount = cells[2] else { continue }
      let above = abs(amount) > abs(each) ? 1 : 0
      if abs(count) >= 2 {
        several = (several.rows + 1, several.above + above)
      } else {
        single = (single.rows + 1, single.above + above)
      }
    }
    return several.above * 2 > several.rows && single.above * 2 <= single.rows
  }

  private func exceeds(_ net: Int, _ quantity: Int, price: Int) -> Bool {
    let columns = [quantity, price, net]
    let readers = columns.map { SampleNumbers(sample.values($0)) }
    var rows = 0
    var above = 0
    for row in sample.rows {
      let cells = zip(columns, readers).map { index, reader in
        row.indices.contains(index) ? reader.read(row[index]) : nil
      }
      guard let count = cells[0], let each = cells[1], let amount = cells[2] else { continue }
      rows += 1
      // Half a unit of a price's last digit may be lost in each.
      if abs(amount) > abs(count * each) + 0.006 * abs(count) + 0.01 { above += 1 }
    }
    return above * 10 > rows
  }

  /// Whether documents of several quantities have one amount only.
  private func isOfDocuments(_ net: Int, _ quantity: Int, number: Int) -> Bool {
    var amounts: [String: Set<String>] = [:]
    var quantities: [String: Set<String>] = [:]
    for row in sample.rows where row.indices.contains(max(net, quantity, number)) {
      amounts[row[number], default: []].insert(row[net])
      quantities[row[number], default: []].insert(row[quantity])
    }
    let mixed = quantities.filter { $0.value.count > 1 }.keys
    return !mixed.isEmpty && mixed.allSatisfy { amounts[$0]?.count == 1 }
  }
}

/// Reads the numbers of a column roughly, to compare them.
struct SampleNumbers {
  private let decimal: Character

  init(_ values: [String]) {
    let numbers = values.map { value in
      value.filter { $0.isNumber || ".,-".contains($0) }
    }
    decimal = ValueForms.numbers(numbers).decimal == .found(",") ? "," : "."
  }

  /// Nil where it is no number.
  func read(_ text: String) -> Double? {
    Double(
      text.compactMap { character -> String? in
        if character == decimal { return "." }
        return character.isNumber || character == "-" ? String(character) : nil
      }.joined())
  }
}
