import SQLite
import Warehouse

/// The classes of the firm's own: conditions over the view `profile`.
struct OwnClasses {
  private let connection: Connection
  private let classes: [OwnClassDefinition]
  private let order: [String]
  private let text: EnglishText

  init(_ connection: Connection, settings: ClassificationSettings) {
    self.connection = connection
    classes = settings.ownClasses
    order = settings.headline
    text = EnglishText(money: settings.money)
  }

  /// Throws `ClassificationError` for a name that conditions have for something else, and for a
  /// condition or a reason that cannot be evaluated.
  func check() throws {
    let columns = try profileColumns()
    for own in classes {
      if columns.contains(own.name) || ConditionWords.contain(own.name) {
        throw ClassificationError.takenName(name: own.name, place: own.places?.name)
      }
      for name in Self.placeholders(own.reason) where !columns.contains(name) {
        throw ClassificationError.unknownPlaceholder(
          name: own.name, placeholder: name, nearest: nearestName(to: name, in: columns),
          place: own.places?.reason)
      }
      _ = try statement(own)
      if let date = BareDate.first(in: own.condition) {
        throw ClassificationError.wrongCondition(
          name: own.name, message: "\(BareDate.message): \(date.hint)", offset: date.place,
          nearest: nil, place: own.places?.condition)
      }
    }
  }

  private func profileColumns() throws(SQLiteError) -> [String] {
    classes.isEmpty ? [] : try connection.prepare("SELECT * FROM profile").columnNames
  }

  /// Tags the customers of a month for whom a condition holds, gives them their headline, and notes
  /// them among those who bear a class.
  func write(month key: Int, _ writer: TableWriter, _ bearers: inout ClassBearers) throws {
    let (rows, batch) = (TagRows(money: text.money), writer.makeBatch())
    var best: [Int: Int] = [:]
    for own in classes {
      let rank = own.isHeadline ? order.firstIndex(of: own.name) : nil
      let statement = try statement(own)
      statement.bind(key, at: 0)
      while try step(statement, own) {
        let customer = Int(statement.integer(0))
        let sentence = self.sentence(own, statement)
        bearers.add(customer, to: own.name, revenueMinor: minor(statement.real(2)))
        rows.append(
          own: own.name, sentence: sentence, month: key, customer: customer, to: batch)
        let present = best[customer] ?? order.firstIndex(of: statement.text(1)) ?? order.count
        if let rank, rank < present { best[customer] = rank }
      }
    }
    try writer.write(batch)
    try setHeadlines(best, month: key)
  }

  private func setHeadlines(_ best: [Int: Int], month key: Int) throws(SQLiteError) {
    let update = try connection.prepare(SQLText.setHeadline.text)
    for (customer, rank) in best.sorted(by: { $0.key < $1.key }) {
      update.bind(order[rank], at: 0).bind(key, at: 1).bind(customer, at: 2)
      try update.run()
    }
  }

  /// What is read of a customer before the columns of the sentence.
  private static let leadingColumns = ["customer_key", "headline", "revenue_12m"]

  /// The customers for whom the condition holds, with the columns of the sentence.
  private func statement(_ own: OwnClassDefinition) throws -> Statement {
    let columns = Self.leadingColumns + Self.placeholders(own.reason)
    let head = "SELECT \(columns.joined(separator: ", ")) FROM profile WHERE month_key = ?1 AND (\n"
    do throws(SQLiteError) {
      // On lines of its own, so that a comment at the condition's end ends there.
      let statement = try connection.prepare(head + own.condition + "\n) ORDER BY customer_key")
      guard statement.isReadOnly, statement.parameterNames.count == 1 else {
        throw SQLiteError(
          extendedCode: 1, message: "a condition has no parameters and changes nothing")
      }
      return statement
    } catch {
      let offset = error.offset.map { $0 - head.utf8.count }.flatMap { $0 < 0 ? nil : $0 }
      throw try wrong(own, error, offset: offset)
    }
  }

  /// What a condition calls may fail only when it comes to a customer.
  private func step(_ statement: Statement, _ own: OwnClassDefinition) throws -> Bool {
    do throws(SQLiteError) {
      return try statement.step()
    } catch {
      throw try wrong(own, error, offset: nil)
    }
  }

  private func wrong(
    _ own: OwnClassDefinition, _ error: SQLiteError, offset: Int?
  ) throws -> ClassificationError {
    let absent = "no such column: "
    let nearest =
      error.message.hasPrefix(absent)
      ? nearestName(to: String(error.message.dropFirst(absent.count)), in: try profileColumns())
      : nil
    return ClassificationError.wrongCondition(
      name: own.name, message: error.message, offset: offset, nearest: nearest,
      place: own.places?.condition)
  }

  // MARK: Sentences

  private func sentence(_ own: OwnClassDefinition, _ row: Statement) -> String {
    let buffer = TextBuffer()
    var column = Self.leadingColumns.count
    for piece in SentencePiece.pieces(of: own.reason) {
      switch piece {
      case .text(let text): buffer.append(text)
      case .placeholder(let name):
        append(row.value(column), of: name, to: buffer)
        column += 1
      }
    }
    return buffer.text
  }

  private func append(_ value: Value, of column: String, to buffer: TextBuffer) {
    switch value {
    case .text(let text): buffer.append(text)
    case .integer(let number): buffer.appendGrouped(number)
    case .real(let number) where Self.moneyColumns.contains(column):
      text.append(minor(number), .money, to: buffer)
    case .real(let number):
      text.append(Int64(clamping: (number * 1_000_000).rounded()), .factor, to: buffer)
    case .null, .blob: buffer.append("–")
    }
  }

  private func minor(_ amount: Double) -> Int64 {
    let unit = (0..<text.money.minorDigits).reduce(1.0) { power, _ in power * 10 }
    return Int64(clamping: (amount * unit).rounded())
  }

  private static func placeholders(_ reason: String) -> [String] {
    SentencePiece.pieces(of: reason).compactMap { piece in
      if case .placeholder(let name) = piece { name } else { nil }
    }
  }

  /// The profile's columns that are money: those of the snapshot without their unit, and two that
  /// are computed.
  private static let moneyColumns = Set(
    SnapshotColumn.all.filter { $0.kind == .money }.map { column in
      column.name.replacing("_minor", with: "").replacing("credit", with: "credits")
    } + ["average_order_value_12m", "credit_limit"])
}

extension Int64 {
  /// The nearest integer; 0 for what is no number.
  init(clamping number: Double) {
    if number.isNaN {
      self = 0
    } else {
      self = number >= 0x1p63 ? .max : number < -0x1p63 ? .min : Int64(number)
    }
  }
}
