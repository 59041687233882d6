import Classification
import Workspace

enum HelpCommand {
  /// A chapter of the manual that the code prints.
  enum Chapter: String, CaseIterable, Sendable {
    case commands, settings, entities, classes
  }

  static let name = Operand(
    Taking("COMMAND", "a command", completion: .words([])) { $0.isEmpty ? nil : $0 },
    isRequired: false, "the command to explain; without one, all are listed")
  static let manual = Option(
    "--manual", Taking<Chapter>.choice("CHAPTER"),
    "prints a chapter of the manual as Markdown: commands, settings, entities or classes")

  static let command = Command(
    "help", "says what a command does, and how, with examples",
    operands: [name.declaration], options: [manual],
    alternatives: [.atMostOne("COMMAND", "--manual")], usesWorkspace: false,
    examples: [
      .init("klientela help segment", "What `segment` understands."),
      .init("klientela help --manual settings", "Everything that klientela.json can say."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    try call.console.write(Array(try text(call).utf8))
    return .done
  }

  private static func text(_ call: Call) throws -> String {
    if let name = call[name] { return HelpText.text(of: try Program.command(name)) }
    switch call[manual] {
    case nil: return HelpText.overview
    case .commands: return CommandManual.markdown
    case .settings: return Manual.settings
    case .entities: return Manual.entities
    case .classes: return RuleManual.markdown(ClassificationSettings())
    }
  }
}
