import SampleCompany

enum SampleCommand {
  static let folder = Operand(.folder, "the folder to write, new or empty")
  static let lines = Option(
    "--lines",
    .number("N", SampleCompany.allowedLines),
    "how many sales lines; without it \(grouped(SampleCompany.usualLines))")
  static let seed = Option("--seed", .seed, "what the random choices start from; without it 1")

  static let command = Command(
    "sample", "writes a sample company's workspace, to look around or to try sizes",
    notes: [
      "A trading firm in Czechia, Slovakia and Poland with the exports of three systems. Its"
        + " README.md lists what is planted in them. The same seed gives the same bytes."
    ],
    operands: [folder.declaration], options: [lines, seed], usesWorkspace: false,
    examples: [
      .init("klientela sample bohemia", "A workspace with 20,000 sales lines."),
      .init("klientela sample big --lines 200000 --seed 7", "Ten times as many, others."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let isCancelled = Cancellation()
    Interruption.onRequest { isCancelled.request() }
    let path = try call.required(folder)
    let company = try SampleCompany(
      seed: call[seed] ?? SampleCompany.usualSeed, lines: call[lines] ?? SampleCompany.usualLines)
    try company.write(to: path) { progress in
      if isCancelled.isRequested { throw CancellationError() }
      call.console.progress("\(progress.month), \(grouped(progress.lines)) lines")
    }
    call.console.progress("")
    try call.console.print("\(path): \(grouped(company.lines)) sales lines of three years")
    try call.console.print("next: klientela month 2025-12 -C \(path)")
    return .done
  }
}
