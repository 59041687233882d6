/// The help, made from what commands declare.
enum HelpText {
  private static let width = 80

  /// What the program can do.
  static var overview: String {
    let longest = Program.commands.map(\.name.count).max() ?? 0
    let list = Program.commands.map { entry($0.name, $0.summary, column: longest + 4) }
    return """
      klientela: from CSV exports to customer classes and the month's report

      Usage: klientela COMMAND [OPTION…]

      Commands:
      \(list.joined())
      Options:
      \(options(CommonOptions.ofProgram))
      Start with `klientela init DIR --from FILE…` or, to look around, `klientela sample DIR`.
      `klientela help COMMAND` says more, with examples.

      """
  }

  /// What a command does, takes and prints.
  static func text(of command: Command) -> String {
    var sections = ["klientela \(command.name): \(command.summary)\n", usage(of: command)]
    sections += command.notes.map { wrapped($0) }
    if !command.operands.isEmpty { sections.append("Operands:\n" + operands(command.operands)) }
    sections.append("Options:\n" + options(command.allOptions))
    if !command.glossary.isEmpty {
      let column = column(command.glossary.map(\.form), limit: 34)
      let entries = command.glossary.map { entry($0.form, $0.means, column: column) }
      sections.append("Functions:\n" + entries.joined())
    }
    sections.append("Examples:\n" + command.examples.map(example).joined())
    return sections.joined(separator: "\n")
  }

  /// `Usage: klientela classify [--month YYYY-MM | --all] [-C DIR]`.
  static func usage(of command: Command) -> String {
    let named =
      command.operands.map { ($0.name, $0.usage) } + command.allOptions.map { ($0.name, usage($0)) }
    var grouped: Set<String> = [CommonOptions.help.declaration.name]
    var parts: [String] = []
    for (name, usage) in named where !grouped.contains(name) {
      guard
        let group = command.alternatives.first(where: { $0.isChoice && $0.names.contains(name) })
      else {
        parts.append(usage)
        continue
      }
      grouped.formUnion(group.names)
      let choices = named.filter { group.names.contains($0.0) }.map { unbracketed($0.1) }
      let choice = choices.joined(separator: " | ")
      parts.append(group.isOneRequired ? "(\(choice))" : "[\(choice)]")
    }
    return wrapped(["Usage:", "klientela", command.name] + parts, indent: 9)
  }

  private static func usage(_ option: OptionDeclaration) -> String {
    if case .repeated = option.arity { return "[\(option.usage)]…" }
    return "[\(option.usage)]"
  }

  private static func unbracketed(_ usage: String) -> String {
    usage.hasPrefix("[") && usage.hasSuffix("]") ? String(usage.dropFirst().dropLast()) : usage
  }

  private static func operands(_ operands: [OperandDeclaration]) -> String {
    operands.map { entry($0.name, $0.summary, column: column(operands.map(\.name))) }.joined()
  }

  private static func options(_ options: [OptionDeclaration]) -> String {
    let names = options.map(label)
    return zip(options, names).map { entry($1, $0.summary, column: column(names)) }.joined()
  }

  private static func label(_ option: OptionDeclaration) -> String {
    (option.short.map { "\($0), " } ?? "") + option.usage
  }

  private static func column(_ names: [String], limit: Int = 26) -> Int {
    min(limit, (names.map(\.count).max() ?? 0) + 4)
  }

  private static func example(_ example: Command.Example) -> String {
    wrapped("# " + example.does, indent: 2, first: 2) + "  \(example.line)\n\n"
  }

  /// A name with its summary in a column of its own, or below a name that is too long.
  private static func entry(_ name: String, _ summary: String, column: Int) -> String {
    let label = "  " + name
    if label.count + 2 > column {
      return label + "\n" + wrapped(summary, indent: column, first: column)
    }
    let blanks = String(repeating: " ", count: column - label.count)
    return label + blanks + wrapped(summary, indent: column, used: column)
  }

  /// Words in lines of at most 80 characters, the first after `used` that stand there already.
  private static func wrapped(
    _ words: [String], indent: Int, first: Int = 0, used: Int = 0
  ) -> String {
    var lines: [String] = []
    var line = String(repeating: " ", count: first)
    var length = used + first
    var isStart = true
    for word in words {
      if !isStart, length + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        length = indent
        isStart = true
      }
      line += (isStart ? "" : " ") + word
      length += word.count + (isStart ? 0 : 1)
      isStart = false
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }

  private static func wrapped(
    _ text: String, indent: Int = 0, first: Int = 0, used: Int = 0
  ) -> String {
    let words = text.split(separator: " ").map { String($0) }
    return wrapped(words, indent: indent, first: first, used: used)
  }
}
