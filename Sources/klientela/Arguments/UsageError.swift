import Warehouse

/// Why a command line is not understood.
enum UsageError: Error, Equatable, Sendable {
  /// There is no word at all.
  case noCommand
  /// The first word is no command.
  case unknownCommand(String, known: [String])
  /// The command has no option of that name.
  case unknownOption(String, command: String, known: [String])
  /// An option stands last that needs a value.
  case missingValue(option: String, form: String)
  /// A flag was given a value: `--all=yes`.
  case unexpectedValue(option: String)
  /// An option stands twice that may stand once.
  case givenTwice(option: String)
  /// A word is not what its option or operand takes.
  case wrongValue(String, of: String, form: String)
  /// A word is left over.
  case unexpectedWord(String, command: String)
  /// An operand is not there.
  case missingOperand(String, command: String)
  /// Two that exclude each other.
  case conflict(String, String)
  /// One of these must be there.
  case missingOneOf([String], command: String)
  /// An option means nothing without one of these.
  case onlyWith(option: String, [String])
  /// Any other objection, with what to do.
  case other(String, hint: String)
}

extension UsageError: CustomStringConvertible {
  /// One line: what, and what to do.
  var description: String { "\(message); \(hint)" }

  private var message: String {
    switch self {
    case .noCommand: "no command"
    case .unknownCommand(let name, _): "there is no command \(name)"
    case .unknownOption(let name, let command, _): "\(command) has no option \(name)"
    case .missingValue(let option, _): "\(option) needs a value"
    case .unexpectedValue(let option): "\(option) takes no value"
    case .givenTwice(let option): "\(option) is given twice"
    case .wrongValue(let text, let name, _): "\(name) cannot be `\(text)`"
    case .unexpectedWord(let word, _): "`\(word)` is one word too many"
    case .missingOperand(let name, let command): "\(command) needs \(name)"
    case .conflict(let first, let second): "\(first) and \(second) exclude each other"
    case .missingOneOf(let names, let command):
      "\(command) needs one of \(names.joined(separator: ", "))"
    case .onlyWith(let option, let names):
      "\(option) means nothing without \(names.joined(separator: " or "))"
    case .other(let message, _): message
    }
  }

  private var hint: String {
    switch self {
    case .noCommand: "`klientela help` lists them"
    case .unknownCommand(let name, let known):
      suggestion(name, known) ?? "`klientela help` lists them"
    case .unknownOption(let name, "klientela", let known):
      suggestion(name, known) ?? "`klientela help` lists them"
    case .unknownOption(let name, let command, let known):
      suggestion(name, known) ?? "`klientela help \(command)` lists them"
    case .missingValue(_, let form), .wrongValue(_, _, let form): "give \(form)"
    case .unexpectedValue(let option): "write \(option) alone"
    case .givenTwice: "give it once"
    case .unexpectedWord(_, let command):
      "put quotes around a text, or see `klientela help \(command)`"
    case .missingOperand(_, let command), .missingOneOf(_, let command):
      "see `klientela help \(command)`"
    case .conflict: "give one of them"
    case .onlyWith(let option, _): "leave \(option) out"
    case .other(_, let hint): hint
    }
  }

  private func suggestion(_ name: String, _ known: [String]) -> String? {
    nearestName(to: name, in: known).map { "did you mean \($0)?" }
  }
}
