/// Completions for bash: one function, a case for each command and for each option with a value.
enum BashCompletions {
  static var script: String {
    let names = Program.commands.map(\.name).joined(separator: " ")
    return """
      # klientela's completions for bash; load them with: source <(klientela completions bash)
      _klientela_names() {
        klientela completions --list "$1" ${folder:+-C} ${folder:+"$folder"} 2>/dev/null
      }
      _klientela() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
        local command= folder= operands=0 index
        for ((index = 1; index < COMP_CWORD; index++)); do
          case ${COMP_WORDS[index]} in
            -C) folder=${COMP_WORDS[++index]} ;;
            -*) ;;
            *) if [[ -z $command ]]; then command=${COMP_WORDS[index]}; else ((operands++)); fi ;;
          esac
        done
        COMPREPLY=()
        local IFS=$'\\n'
        if [[ -z $command ]]; then
          COMPREPLY=($(compgen -W $'\(names.replacing(" ", with: "\\n")
        )' -- "$word"))
          [[ $before == -C ]] && COMPREPLY=($(compgen -d -- "$word"))
          return
        fi
        case $command in
      \(Program.commands.map(branch).joined())    esac
      }
      complete -o filenames -F _klientela klientela

      """
  }

  private static func branch(_ command: Command) -> String {
    let valued = command.allOptions.filter(\.takesValue).map { option in
      "        \(option.names.joined(separator: "|"))) \(reply(option.completion)); return ;;\n"
    }
    let words = command.optionNames.joined(separator: "\\n")
    return """
          \(command.name))
            case $before in
      \(valued.joined())      esac
            if [[ $word == -* ]]; then COMPREPLY=($(compgen -W $'\(words)' -- "$word")); return; fi
            \(reply(command.completion(ofOperand: 0))) ;;

      """
  }

  private static func reply(_ completion: Completion) -> String {
    switch completion.settled {
    case .nothing: "COMPREPLY=()"
    case .files: "COMPREPLY=($(compgen -f -- \"$word\"))"
    case .folders: "COMPREPLY=($(compgen -d -- \"$word\"))"
    case .words(let words):
      "COMPREPLY=($(compgen -W $'\(words.joined(separator: "\\n"))' -- \"$word\"))"
    case .names(let list):
      "COMPREPLY=($(compgen -W \"$(_klientela_names \(list.rawValue))\" -- \"$word\"))"
    }
  }
}
