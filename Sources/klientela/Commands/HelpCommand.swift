enum HelpCommand {
  static let name = Operand(
    Taking("COMMAND", "a command", completion: .words([])) { $0.isEmpty ? nil : $0 },
    isRequired: false, "the command to explain; without one, all are listed")

  static let command = Command(
    "help", "says what a command does, and how, with examples",
    operands: [name.declaration], usesWorkspace: false,
    examples: [.init("klientela help segment", "What `segment` understands.")], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let text =
      if let name = call[name] { HelpText.text(of: try Program.command(name)) } else {
        HelpText.overview
      }
    try call.console.write(Array(text.utf8))
    return .done
  }
}
