import Warehouse

enum ImportCommand {
  static let sources = Operand(
    .name("SOURCE", of: .sources), isRequired: false, isRepeated: true,
    "a source of klientela.json; without one, all")
  static let dryRun = Flag("--dry-run", "reads and checks everything and keeps nothing")
  static let mended = Option(
    "--mended", .file, arity: .list,
    "files of rejects that were mended, as rejects/3/sales.csv: takes these and nothing else")

  static let command = Command(
    "import", "loads what is new in the sources' exports",
    notes: [
      "Prints for each source and entity how many rows were read, loaded, unchanged, corrected,"
        + " reversed, left out and rejected. All of it lands, or nothing. The same file twice"
        + " changes nothing; an overlapping export adds what is new and corrects what changed.",
      "Rejected rows are written to rejects/RUN/NAME in the export's own form, with the reason in a"
        + " last column: mend them there and load them with --mended.",
    ],
    operands: [sources.declaration],
    options: [dryRun, mended, ImportOptions.acceptShrink, ImportOptions.strict],
    examples: [
      .init("klientela import --dry-run", "What would be loaded, left out, rejected."),
      .init("klientela import", "Loads it."),
      .init("klientela import erp --strict", "One source; a reject makes the status 1."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    return try call.importExports(
      folder, try folder.settings(), sources: call.all(sources), mended: call.all(mended),
      isDryRun: call[dryRun])
  }
}
