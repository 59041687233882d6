/// Completions for fish: a line for each command, option and operand.
enum FishCompletions {
  static var script: String {
    """
    # klientela's completions for fish; load them with: klientela completions fish | source
    function __klientela_names
      set -l words (commandline -opc)
      set -l place (contains -i -- -C $words)
      set -l folder
      test -n "$place"; and set folder -C $words[(math $place + 1)]
      klientela completions --list $argv[1] $folder 2>/dev/null
    end
    complete -c klientela -f
    complete -c klientela -n __fish_use_subcommand -s C -r -a '(__fish_complete_directories)' -d 'the workspace'
    \(Program.commands.flatMap(lines).joined(separator: "\n"))

    """
  }

  private static func lines(_ command: Command) -> [String] {
    let start = "complete -c klientela -n __fish_use_subcommand -a \(command.name)"
    let options = command.allOptions.map { option in
      "\(condition(command)) \(flags(option))\(value(option)) -d \(Shell.quoted(option.summary))"
    }
    let operands = command.operands.compactMap { operand in
      arguments(operand.completion).map { "\(condition(command)) \($0)" }
    }
    return ["\(start) -d \(Shell.quoted(command.summary))"] + options + operands
  }

  private static func condition(_ command: Command) -> String {
    "complete -c klientela -n '__fish_seen_subcommand_from \(command.name)'"
  }

  private static func flags(_ option: OptionDeclaration) -> String {
    option.names.map { name in
      name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst())"
    }.joined(separator: " ")
  }

  private static func value(_ option: OptionDeclaration) -> String {
    guard option.takesValue else { return "" }
    return " -r" + (arguments(option.completion).map { " " + $0 } ?? "")
  }

  private static func arguments(_ completion: Completion) -> String? {
    switch completion.settled {
    case .nothing: nil
    case .files: "-F"
    case .folders: "-a '(__fish_complete_directories)'"
    case .words(let words): "-a '\(words.joined(separator: " "))'"
    case .names(let list): "-a '(__klientela_names \(list.rawValue))'"
    }
  }
}
