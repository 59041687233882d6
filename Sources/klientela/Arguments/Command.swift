/// Something that the program does. Parsing, help, completions and the manual follow from it.
struct Command: Sendable {
  /// Options or operands that exclude each other.
  struct Alternatives: Sendable {
    let names: [String]
    var isOneRequired = false
    /// Whether the usage line shows them as a choice.
    var isChoice = true

    static func atMostOne(_ names: String...) -> Self { Self(names: names) }
    static func exactlyOne(_ names: String...) -> Self { Self(names: names, isOneRequired: true) }
    /// Two that mean nothing together.
    static func notBoth(_ one: String, _ other: String) -> Self {
      Self(names: [one, other], isChoice: false)
    }
  }

  /// A command line with a word on what it does.
  struct Example: Sendable {
    let line: String
    let does: String

    init(_ line: String, _ does: String) {
      self.line = line
      self.does = does
    }
  }

  /// The word that calls it.
  let name: String
  /// What it does, in a phrase.
  let summary: String
  /// More, a paragraph a text.
  let notes: [String]
  /// The words that belong to no option, in their order.
  let operands: [OperandDeclaration]
  /// Its own options.
  let options: [OptionDeclaration]
  /// Which of them exclude each other.
  let alternatives: [Alternatives]
  /// Whether it works on a workspace, so that `-C` chooses one.
  let usesWorkspace: Bool
  /// Words that its operands may use, each with what it means.
  let glossary: [(form: String, means: String)]
  /// Command lines to start from.
  let examples: [Example]
  /// Does it.
  let run: @Sendable (Call) throws -> ExitStatus

  init(
    _ name: String, _ summary: String, notes: [String] = [], operands: [OperandDeclaration] = [],
    options: [any DeclaredOption] = [], alternatives: [Alternatives] = [],
    usesWorkspace: Bool = true, glossary: [(form: String, means: String)] = [], examples: [Example],
    run: @escaping @Sendable (Call) throws -> ExitStatus
  ) {
    self.name = name
    self.summary = summary
    self.notes = notes
    self.operands = operands
    self.options = options.map(\.declaration)
    self.alternatives = alternatives
    self.usesWorkspace = usesWorkspace
    self.glossary = glossary
    self.examples = examples
    self.run = run
  }

  /// All options that may stand behind its name.
  var allOptions: [OptionDeclaration] {
    let common: [any DeclaredOption] =
      usesWorkspace ? [CommonOptions.folder, CommonOptions.help] : [CommonOptions.help]
    return options + common.map(\.declaration)
  }

  /// The option of that name, long or short.
  func option(_ name: String) -> OptionDeclaration? {
    allOptions.first { $0.names.contains(name) }
  }
}

/// Options of every command.
enum CommonOptions {
  static let folder = Option(
    "-C", .folder, "the workspace, a folder with klientela.json; without it the current folder")
  static let help = Flag("--help", short: "-h", "says what the command does, and how")
  static let version = Flag("--version", "says which version this is")

  /// What may stand before a command's name.
  static let ofProgram = [folder.declaration, help.declaration, version.declaration]
}
