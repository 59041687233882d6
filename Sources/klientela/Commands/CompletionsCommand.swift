import Reporting
import Warehouse
import Workspace

enum CompletionsCommand {
  static let shell = Operand(
    Taking<Shell>.choice("SHELL"), isRequired: false, "bash, zsh or fish")
  static let list = Option(
    "--list", Taking<NameList>.choice("LIST"),
    "prints names that a shell offers: the workspace's and the built-in ones")

  static let command = Command(
    "completions", "prints a shell's completions",
    operands: [shell.declaration], options: [list],
    alternatives: [.exactlyOne("SHELL", "--list")],
    examples: [
      .init("klientela completions bash", "For ~/.bashrc: source <(klientela completions bash)."),
      .init("klientela completions --list queries", "The names of all queries."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    if let shell = call[shell] {
      try call.console.write(Array(shell.script.utf8))
    } else if let list = call[list] {
      for name in try names(list, call) { try call.console.print(name) }
    }
    return .done
  }

  /// What can be had without a workspace is there without one.
  private static func names(_ list: NameList, _ call: Call) throws -> [String] {
    let folder = try? call.folder()
    switch list {
    case .columns: return try profile(call, folder)
    case .queries: return queries(call, folder).names
    case .segments: return queries(call, folder).names(inFolder: SavedSegment.folder)
    case .parameters: return try parameters(queries(call, folder))
    case .reports: return try folder.map(call.reports)?.names ?? ReportCatalogue.builtIn.names
    case .sources: return try folder?.settings().sources.map(\.name) ?? []
    case .months: return try months(call, folder)
    }
  }

  private static func queries(_ call: Call, _ folder: WorkspaceFolder?) -> QueryCatalogue {
    folder.map(call.queries) ?? .builtIn
  }

  private static func profile(_ call: Call, _ folder: WorkspaceFolder?) throws -> [String] {
    try queries(call, folder).query("profile").columns.map(\.name)
      + queries(call, folder).names(inFolder: SavedSegment.folder)
      + (folder?.ownClassNames ?? [])
  }

  /// `NAME=` of every parameter of every query.
  private static func parameters(_ queries: QueryCatalogue) throws -> [String] {
    let names = queries.names.flatMap { name in
      (try? queries.query(name).parameters.map(\.name)) ?? []
    }
    return Set(names).sorted().map { $0 + "=" }
  }

  private static func months(_ call: Call, _ folder: WorkspaceFolder?) throws -> [String] {
    guard let folder, let history = try History(call.warehouse(folder)) else { return [] }
    return (history.firstMonth.index...history.lastMonth.index).reversed().map {
      "\(Month(index: $0))"
    }
  }
}
