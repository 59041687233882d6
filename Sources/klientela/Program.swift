#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the command, has it run, and says what went wrong.
enum Program {
  static let version = "0.1.0"

  /// Everything that the program does, in the order of the help.
  static let commands: [Command] = [
    InitCommand.command, MonthCommand.command, ImportCommand.command, ClassifyCommand.command,
    ReportCommand.command, SegmentCommand.command, QueryCommand.command, CustomerCommand.command,
    CheckCommand.command, ExportCommand.command, EraseCommand.command,
    SampleCommand.command, CompletionsCommand.command,
    HelpCommand.command,
  ]

  /// The command of that name.
  static func command(_ name: String) throws(UsageError) -> Command {
    if let command = commands.first(where: { $0.name == name }) { return command }
    throw .unknownCommand(name, known: commands.map(\.name))
  }

  /// Runs what the words say and ends the process.
  static func main(_ words: [String]) -> Never {
    StandardStreams.areTaken()
    ignoreClosedPipes()
    GreatBlocks.areGivenBack()
    let console = Console()
    do {
      exit(try run(words.dropFirst(), console).rawValue)
    } catch OutputError.closed {
      exit(ExitStatus.done.rawValue)
    } catch {
      console.progress("")
      if let signal = Interruption.signal {
        console.note("klientela: stopped; nothing was changed")
        Interruption.end(by: signal)
      }
      for line in ErrorText.lines(error) { console.note("klientela: \(line)") }
      exit(ErrorText.status(error).rawValue)
    }
  }

  private static func run(
    _ words: ArraySlice<String>, _ console: Console
  ) throws -> ExitStatus {
    let (name, rest) = try commandName(words)
    guard let name else {
      let wantsVersion = rest.first == CommonOptions.version.declaration.name
      try console.write(Array((wantsVersion ? "klientela \(version)\n" : HelpText.overview).utf8))
      return .done
    }
    let command = try command(name)
    var parser = ArgumentParser(command)
    let call = Call(command: command, arguments: try parser.parse(rest), console: console)
    guard !call[CommonOptions.help] else {
      try console.write(Array(HelpText.text(of: command).utf8))
      return .done
    }
    defer { call.closeWarehouse() }
    return try command.run(call)
  }

  /// The command's name and the words around it: `-C` may stand before the name. Without a name,
  /// the option that asks for help or for the version.
  private static func commandName(
    _ words: ArraySlice<String>
  ) throws(UsageError) -> (name: String?, rest: [String]) {
    let folder = CommonOptions.folder.declaration
    var before: [String] = []
    var rest = words
    while let word = rest.popFirst() {
      guard word.hasPrefix("-") else { return (word, before + rest) }
      if CommonOptions.help.declaration.names.contains(word) { return (nil, []) }
      if word == CommonOptions.version.declaration.name { return (nil, [word]) }
      guard word.hasPrefix(folder.name) else {
        throw .unknownOption(
          word, command: "klientela", known: CommonOptions.ofProgram.flatMap(\.names))
      }
      before.append(word)
      guard word == folder.name else { continue }
      guard let path = rest.popFirst() else {
        throw .missingValue(option: folder.name, form: folder.form)
      }
      before.append(path)
    }
    throw .noCommand
  }
}
