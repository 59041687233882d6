import Warehouse

/// What the decoding of one file shares: its faults, and what is referred to across it.
final class DecodingContext {
  let log: FaultLog
  /// The sources that the file declares; ids and preferences may name no other.
  var sourceNames: [String] = []
  /// The company's currency decides how many decimals an amount may have.
  var minorDigits = 2

  init(log: FaultLog) {
    self.log = log
  }

  func wrongKind(_ node: JSON5Node, _ name: String, _ form: String) {
    log.add(node.place, "\(name) must be \(form), not \(node.value.kind)")
  }

  func outOfRange(_ node: JSON5Node, _ name: String, _ form: String, _ given: String) {
    log.add(node.place, "\(name) must be \(form), not \(given)")
  }

  /// A text that is not empty.
  func text(_ node: JSON5Node, _ name: String) -> String? {
    guard case .text(let text) = node.value else {
      wrongKind(node, name, "a text")
      return nil
    }
    if text.isEmpty {
      log.add(node.place, "\(name) is empty")
      return nil
    }
    return text
  }

  /// A text, perhaps empty, or the text of a number: ids and cells are compared as texts.
  func cell(_ node: JSON5Node, _ name: String) -> String? {
    switch node.value {
    case .text(let text), .number(let text): return text
    default:
      wrongKind(node, name, "a text")
      return nil
    }
  }

  func integer(_ node: JSON5Node, _ name: String, _ form: String, _ range: ClosedRange<Int>) -> Int?
  {
    guard case .number(let text) = node.value else {
      wrongKind(node, name, form)
      return nil
    }
    guard let whole = decimal(of: text)?.scaled(digits: 0), range.contains(Int(whole)) else {
      outOfRange(node, name, form, text)
      return nil
    }
    return Int(whole)
  }

  /// A number, also one written as a text.
  func decimal(
    _ node: JSON5Node, _ name: String, _ form: String, _ range: ClosedRange<ExactDecimal>
  ) -> ExactDecimal? {
    guard let text = numberText(node) else {
      wrongKind(node, name, form)
      return nil
    }
    guard let number = decimal(of: text), range.contains(number) else {
      outOfRange(node, name, form, text)
      return nil
    }
    return number
  }

  /// An amount in the company's currency, as minor units; never rounded.
  func money(_ node: JSON5Node, _ name: String) -> Int64? {
    guard let text = numberText(node) else {
      wrongKind(node, name, "an amount")
      return nil
    }
    guard let number = decimal(of: text) else {
      outOfRange(node, name, "an amount", text)
      return nil
    }
    guard let minor = number.scaled(digits: minorDigits) else {
      log.add(
        node.place,
        "\(name) \(text) has more decimals than the company's currency, or is too large",
        hint: "at most \(minorDigits) decimals")
      return nil
    }
    return minor
  }

  func flag(_ node: JSON5Node, _ name: String) -> Bool? {
    guard case .flag(let flag) = node.value else {
      wrongKind(node, name, "true or false")
      return nil
    }
    return flag
  }

  /// One of several names; the nearest one is suggested.
  func choice(_ node: JSON5Node, _ name: String, _ names: [String]) -> String? {
    guard let text = text(node, name) else { return nil }
    if names.contains(text) { return text }
    log.add(node.place, "\(name) cannot be \(text)", hint: hint(for: text, in: names))
    return nil
  }

  func array(_ node: JSON5Node, _ name: String, of what: String) -> [JSON5Node]? {
    guard case .array(let nodes) = node.value else {
      wrongKind(node, name, "a list of \(what)")
      return nil
    }
    return nodes
  }

  func members(_ node: JSON5Node, _ name: String, of what: String) -> [JSON5Member]? {
    guard case .object(let members) = node.value else {
      wrongKind(node, name, "an object of \(what)")
      return nil
    }
    return members
  }

  private func numberText(_ node: JSON5Node) -> String? {
    switch node.value {
    case .number(let text), .text(let text): text
    default: nil
    }
  }

  /// JSON5 numbers may be hexadecimal, Infinity and NaN too; the last two are no decimals.
  private func decimal(of text: String) -> ExactDecimal? {
    let digits = text.drop { $0 == "+" || $0 == "-" }
    guard digits.hasPrefix("0x") || digits.hasPrefix("0X") else { return try? ExactDecimal(text) }
    guard let magnitude = Int64(digits.dropFirst(2), radix: 16) else { return nil }
    return ExactDecimal(text.hasPrefix("-") ? -magnitude : magnitude)
  }
}
