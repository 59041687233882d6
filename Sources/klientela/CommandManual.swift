/// The manual's chapter on commands, as Markdown.
enum CommandManual {
  static var markdown: String {
    Program.commands.map(section).joined(separator: "\n")
  }

  private static func section(_ command: Command) -> String {
    var parts = ["#### klientela \(command.name)\n", sentence(command.summary) + "\n"]
    let usage = HelpText.usage(of: command).dropFirst("Usage: ".count)
    parts.append("```\n\(usage)```\n")
    parts += command.notes.map { escaped($0) + "\n" }
    parts.append(table(command))
    if !command.glossary.isEmpty {
      parts.append(rows(command.glossary.map { ("`\($0.form)`", $0.means) }, head: "function"))
    }
    parts.append("```sh\n" + command.examples.map(example).joined(separator: "\n") + "```\n")
    return parts.joined(separator: "\n")
  }

  private static func table(_ command: Command) -> String {
    let operands = command.operands.map { ("`\($0.name)`", $0.summary) }
    let options = command.options.map { option in
      ((option.short.map { "`\($0)`, " } ?? "") + "`\(option.usage)`", option.summary)
    }
    return rows(operands + options, head: "takes")
  }

  private static func rows(_ rows: [(String, String)], head: String) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = rows.map { "| \(escaped($0.0)) | \(escaped($0.1)) |" }
    return (["| \(head) | |", "|---|---|"] + lines).joined(separator: "\n") + "\n"
  }

  private static func example(_ example: Command.Example) -> String {
    "# \(example.does)\n\(example.line)\n"
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
