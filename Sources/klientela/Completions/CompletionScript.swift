/// A shell that completions can be written for.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script that teaches the shell all commands and options. Names that only a workspace knows
  /// are asked of the program as they are needed.
  var script: String {
    switch self {
    case .bash: BashCompletions.script
    case .zsh: ZshCompletions.script
    case .fish: FishCompletions.script
    }
  }

  /// A text in single quotes.
  static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}

extension Command {
  /// How a shell completes the operand at a place; a repeated one goes on.
  func completion(ofOperand place: Int) -> Completion {
    if operands.indices.contains(place) { return operands[place].completion }
    guard let last = operands.last, last.isRepeated else { return .nothing }
    return last.completion
  }

  /// The names under which its options may be written.
  var optionNames: [String] { allOptions.flatMap(\.names) }
}

extension Completion {
  /// The same with the commands' names filled in where they are meant.
  var settled: Completion {
    if case .words(let words) = self, words.isEmpty {
      return .words(Program.commands.map(\.name))
    }
    return self
  }
}
