/// What stands behind a command's name, sorted by options and operands; every value was accepted.
struct Arguments: Sendable {
  private var values: [String: [String]] = [:]
  private(set) var operands: [String] = []

  /// Whether an option was given.
  func has(_ option: OptionDeclaration) -> Bool { values[option.name] != nil }

  /// The words given to an option.
  func words(of option: OptionDeclaration) -> [String] { values[option.name] ?? [] }

  mutating func add(_ option: OptionDeclaration, _ words: [String]) {
    values[option.name, default: []] += words
  }

  mutating func add(operand: String) { operands.append(operand) }
}

/// Reads the words behind a command's name.
struct ArgumentParser {
  let command: Command
  private var arguments = Arguments()
  private var rest: ArraySlice<String> = []
  private var optionsHaveEnded = false

  init(_ command: Command) { self.command = command }

  /// Everything that the words say. Checks every value, and what must or must not stand together,
  /// unless help is asked for.
  mutating func parse(_ words: some Sequence<String>) throws(UsageError) -> Arguments {
    rest = Array(words)[...]
    while let word = rest.popFirst() { try take(word) }
    if !arguments.has(CommonOptions.help.declaration) {
      try checkOperands()
      try checkAlternatives()
      try checkCompany()
    }
    return arguments
  }

  private mutating func take(_ word: String) throws(UsageError) {
    if optionsHaveEnded || !Self.isOption(word) { return arguments.add(operand: word) }
    if word == "--" {
      optionsHaveEnded = true
    } else {
      try takeOption(word)
    }
  }

  /// `-` alone is an operand: standard input.
  private static func isOption(_ word: String) -> Bool { word.hasPrefix("-") && word != "-" }

  private mutating func takeOption(_ word: String) throws(UsageError) {
    let (name, attached) = split(word)
    guard let option = command.option(name) else {
      throw .unknownOption(
        name, command: command.name, known: command.allOptions.flatMap(\.names))
    }
    let isAgain = arguments.has(option)
    switch option.arity {
    case .flag:
      guard attached == nil else { throw .unexpectedValue(option: option.name) }
      arguments.add(option, [])
    case .one:
      if isAgain { throw .givenTwice(option: option.name) }
      arguments.add(option, [try value(of: option, attached)])
    case .repeated:
      arguments.add(option, [try value(of: option, attached)])
    case .list:
      arguments.add(option, [try value(of: option, attached)])
      while let next = rest.first, !Self.isOption(next) {
        arguments.add(option, [try value(of: option, nil)])
      }
    }
  }

  /// `--opt=value` and `-ovalue` in two.
  private func split(_ word: String) -> (name: String, attached: String?) {
    if let sign = word.firstIndex(of: "="), word.hasPrefix("--") {
      return (String(word[..<sign]), String(word[word.index(after: sign)...]))
    }
    let short = String(word.prefix(2))
    guard word.count > 2, !word.hasPrefix("--"), command.option(short) != nil else {
      return (word, nil)
    }
    return (short, String(word.dropFirst(2)))
  }

  private mutating func value(
    of option: OptionDeclaration, _ attached: String?
  ) throws(UsageError) -> String {
    guard let value = attached ?? rest.popFirst() else {
      throw .missingValue(option: option.name, form: option.form)
    }
    // `--month --all` is a forgotten value, unless it is written `--month=--all`.
    if attached == nil, Self.isOption(value), command.option(split(value).name) != nil {
      throw .missingValue(option: option.name, form: option.form)
    }
    guard option.accepts(value) else {
      throw .wrongValue(value, of: option.name, form: option.form)
    }
    return value
  }
}

extension ArgumentParser {
  private func checkOperands() throws(UsageError) {
    var words = arguments.operands[...]
    for operand in command.operands {
      let count = operand.isRepeated ? words.count : min(1, words.count)
      if count == 0, operand.isRequired {
        throw .missingOperand(operand.name, command: command.name)
      }
      for word in words.prefix(count) where !operand.accepts(word) {
        throw .wrongValue(word, of: operand.name, form: operand.form)
      }
      words = words.dropFirst(count)
    }
    if let word = words.first { throw .unexpectedWord(word, command: command.name) }
  }

  private func checkAlternatives() throws(UsageError) {
    for alternatives in command.alternatives {
      let given = alternatives.names.filter(isGiven)
      if given.count > 1 { throw .conflict(given[0], given[1]) }
      if given.isEmpty, alternatives.isOneRequired {
        throw .missingOneOf(alternatives.names, command: command.name)
      }
    }
  }

  private func checkCompany() throws(UsageError) {
    for option in command.options
    where arguments.has(option) && !option.with.isEmpty && !option.with.contains(where: isGiven) {
      throw .onlyWith(option: option.name, option.with)
    }
  }

  /// Whether an option, or an operand by its place, was given.
  private func isGiven(_ name: String) -> Bool {
    if let option = command.option(name) { return arguments.has(option) }
    let index = command.operands.firstIndex { $0.name == name }
    return index.map { $0 < arguments.operands.count } ?? false
  }
}
