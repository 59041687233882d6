/// Completions for zsh: `_arguments` for each command, with the summaries.
enum ZshCompletions {
  static var script: String {
    """
    #compdef klientela
    # klientela's completions for zsh; load them with: source <(klientela completions zsh)
    _klientela_names() {
      local -a names
      names=(${(f)"$(klientela completions --list $1 -C ${opt_args[-C]:-.} 2>/dev/null)"})
      compadd -a names
    }
    _klientela() {
      local line state
      local -a commands
      commands=(
    \(Program.commands.map(entry).joined())  )
      _arguments -C '-C[the workspace]:folder:_files -/' '1:command:->command' '*::argument:->argument'
      case $state in
        command) _describe command commands ;;
        argument)
          case $line[1] in
    \(Program.commands.map(branch).joined())      esac ;;
      esac
    }
    compdef _klientela klientela

    """
  }

  private static func entry(_ command: Command) -> String {
    "    " + Shell.quoted(escaped(command.name) + ":" + escaped(command.summary)) + "\n"
  }

  private static func branch(_ command: Command) -> String {
    let options = command.allOptions.flatMap { option in
      option.names.map { argument(option, name: $0) }
    }
    let operands = command.operands.enumerated().map { place, operand in
      let position = operand.isRepeated ? "*" : "\(place + 1)"
      return Shell.quoted("\(position):\(escaped(operand.name)):\(action(operand.completion))")
    }
    let all = (options + operands).joined(separator: " \\\n          ")
    return "        \(command.name)) _arguments \\\n          \(all) ;;\n"
  }

  private static func argument(_ option: OptionDeclaration, name: String) -> String {
    let star = if case .repeated = option.arity { "*" } else { "" }
    let value =
      option.takesValue ? ":\(escaped(option.placeholder)):\(action(option.completion))" : ""
    return Shell.quoted("\(star)\(name)[\(escaped(option.summary))]\(value)")
  }

  private static func action(_ completion: Completion) -> String {
    switch completion.settled {
    case .nothing: " "
    case .files: "_files"
    case .folders: "_files -/"
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .names(let list): "_klientela_names \(list.rawValue)"
    }
  }

  private static func escaped(_ text: String) -> String {
    [":", "[", "]"].reduce(text.replacing("\\", with: "\\\\")) { text, sign in
      text.replacing(sign, with: "\\" + sign)
    }
  }
}
