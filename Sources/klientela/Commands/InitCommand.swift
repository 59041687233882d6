import Importing

enum InitCommand {
  static let folder = Operand(.folder, "the workspace's folder, which need not be there yet")
  static let from = Option(
    "--from", .file, arity: .list, "exports to draft the mapping from: their headers and first rows"
  )

  static let command = Command(
    "init", "makes a workspace to start from",
    notes: [
      "Writes DIR/klientela.json. With --from it says what each export's columns mean as far as"
        + " their names and values tell, in English, Czech, Slovak and Polish; what only you can"
        + " know is marked with // ? in it. Nothing is guessed that could be read two ways."
    ],
    operands: [folder.declaration], options: [from], usesWorkspace: false,
    examples: [
      .init("klientela init acme --from exports/*.csv", "From the exports that you have."),
      .init("klientela init form", "A form to fill in."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let path = try call.required(folder)
    let summary = try WorkspaceDraft(folder: path).write(from: call.all(from))
    for file in summary.files {
      let entities = file.entities.isEmpty ? "?" : file.entities.joined(separator: ", ")
      try call.console.print("\(file.path): \(entities)")
    }
    let questions = counted(summary.questions, "question", "questions")
    try call.console.print("\(summary.settingsPath) is drafted, with \(questions) marked // ?")
    try call.console.print("next: answer them, then klientela import -C \(path) --dry-run")
    return .done
  }
}
