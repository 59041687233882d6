import Warehouse
import Workspace

/// A command as it was called: what stood behind its name, and where its output goes.
struct Call: Sendable {
  let command: Command
  let arguments: Arguments
  let console: Console

  /// Whether a flag was given.
  subscript(_ flag: Flag) -> Bool { arguments.has(flag.declaration) }

  /// The value of an option, if it was given.
  subscript<Value>(_ option: Option<Value>) -> Value? {
    arguments.words(of: option.declaration).first.flatMap(option.read)
  }

  /// All values of an option.
  func all<Value>(_ option: Option<Value>) -> [Value] {
    arguments.words(of: option.declaration).compactMap(option.read)
  }

  /// The value of an operand, if it was given.
  subscript<Value>(_ operand: Operand<Value>) -> Value? { all(operand).first }

  /// All values of an operand.
  func all<Value>(_ operand: Operand<Value>) -> [Value] {
    guard let place = command.operands.firstIndex(where: { $0.name == operand.declaration.name })
    else { return [] }
    let words = arguments.operands.dropFirst(place)
    return (operand.declaration.isRepeated ? words : words.prefix(1)).compactMap(operand.read)
  }

  /// The value of an operand that must be there, as parsing has made sure.
  func required<Value>(_ operand: Operand<Value>) throws(UsageError) -> Value {
    guard let value = self[operand] else {
      throw .missingOperand(operand.declaration.name, command: command.name)
    }
    return value
  }
}
