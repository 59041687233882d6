import SQLite

/// Turns what the user gave for a query's parameters into values to bind.
struct QueryParameters {
  let query: NamedQuery
  let connection: Connection
  let minorDigits: Int
  /// Who knows the history already.
  let kept: KeptTables?

  /// The value of every declared parameter. `given` is what the user wrote, by name.
  func values(_ given: [String: String]) throws -> [String: Value] {
    let known = query.parameters.map(\.name)
    if let name = given.keys.sorted().first(where: { !known.contains($0) }) {
      throw QueryError(.unknownParameter(name, query: query.name, known: known))
    }
    var values: [String: Value] = [:]
    for parameter in query.parameters {
      values[parameter.name] = try value(of: parameter, given: given[parameter.name])
    }
    for parameter in query.borrowedParameters where values[parameter.name] == nil {
      values[parameter.name] = try value(of: parameter, given: nil)
    }
    return values
  }

  private func value(of parameter: QueryParameter, given: String?) throws -> Value {
    if let given { return try read(given, parameter) }
    switch parameter.defaultValue {
    case .required: throw QueryError(.missingParameter(parameter.name, type: parameter.type))
    case .none: return .null
    case .last: return try last(parameter)
    case .text(let text): return try read(text, parameter)
    }
  }

  private func read(_ text: String, _ parameter: QueryParameter) throws -> Value {
    if text == "last", parameter.type == .month || parameter.type == .date {
      return try last(parameter)
    }
    let value: Value? =
      switch parameter.type {
      case .month: try Month(iso: text).map(inHistory)
      case .date: Day(iso: text).map { .integer(Int64($0.key)) }
      case .text: .text(text)
      case .integer: Int64(text).map { .integer($0) }
      case .number: Double(text).flatMap { $0.isFinite ? .real($0) : nil }
      case .money: try? ExactDecimal(text).scaled(digits: minorDigits).map { .integer($0) }
      case .flag: Self.flag(text)
      case .choice(let words): words.contains(text) ? .text(text) : nil
      }
    guard let value else {
      throw QueryError(.wrongValue(text, parameter: parameter.name, type: parameter.type))
    }
    return value
  }

  private static func flag(_ text: String) -> Value? {
    switch text.lowercased() {
    case "1", "yes", "true": .integer(1)
    case "0", "no", "false": .integer(0)
    default: nil
    }
  }

  private func history() throws -> History? {
    try kept?.history(connection) ?? History(connection)
  }

  private func inHistory(_ month: Month) throws -> Value {
    guard let history = try history() else { throw QueryError(.noHistory) }
    guard history.contains(month) else {
      throw QueryError(
        .outsideHistory(
          "\(month)", first: "\(history.firstMonth)", last: "\(history.lastMonth)"))
    }
    return .integer(Int64(month.key))
  }

  private func last(_ parameter: QueryParameter) throws -> Value {
    guard let history = try history() else { throw QueryError(.noHistory) }
    if parameter.type == .date {
      let day = try History.lastDay(connection) ?? history.lastMonth.lastDay
      return .integer(Int64(day.key))
    }
    let classified =
      query.needs.contains(.snapshot) ? try History.lastClassifiedMonth(connection) : nil
    return .integer(Int64((classified ?? history.lastMonth).key))
  }
}
