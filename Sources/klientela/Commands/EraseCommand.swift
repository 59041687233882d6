import Importing
import Reporting
import Warehouse
import Workspace

enum EraseCommand {
  static let customer = Operand(
    .text.named("CUSTOMER"), "an id, a name or a part of it, or an e-mail address")
  static let dryRun = Flag("--dry-run", "says what would go, and changes nothing")
  static let yes = Flag("--yes", "does not ask, for scripts")

  static let command = Command(
    "erase", "makes a person unidentifiable, keeps the sums",
    notes: [
      "Takes what tells who a customer is from the warehouse, its copies, files of rejects, kept"
        + " segments and packs already written; facts, sums and classes stay, of a customer who is"
        + " called erased-1 and so on. Imported again, old exports do not bring the person back:"
        + " erased.csv keeps salted fingerprints of ids and addresses, by which it is known.",
      "Ids of up to three characters stand by chance in much else: they are looked for where a source"
        + " says a customer, in lists of kept segments and among the pages of packs.",
      "What is the firm's own is named, not touched: the exports, files elsewhere, and line by line"
        + " conditions that hold a part of a name or an address, which may mean others too. Documents keep"
        + " their numbers, which the firm's books need. A person who returns is let in by taking"
        + " its lines out of erased.csv.",
    ],
    operands: [customer.declaration], options: [dryRun, yes],
    alternatives: [.notBoth("--dry-run", "--yes")],
    examples: [
      .init("klientela erase 100110 --dry-run", "What would go."),
      .init("klientela erase 100110", "Asks, then does it."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    let found = try one(call, folder)
    let eraser = Eraser(folder: folder, settings: try folder.settings())
    let plan = try eraser.plan(customerKey: found.key)
    for line in ErasureLines.plan(plan, of: found, isDryRun: call[dryRun]) {
      try call.console.print(line)
    }
    if call[dryRun] { return .done }
    guard try call[yes] || call.console.confirms("Erase \(found.id) for good?") else {
      try call.console.print("Nothing was changed.")
      return .done
    }
    try eraser.carryOut(plan)
    for line in ErasureLines.done(plan, of: found) { try call.console.print(line) }
    return .done
  }

  private static func one(_ call: Call, _ folder: WorkspaceFolder) throws -> CustomerFinder.Found {
    let text = try call.required(customer)
    let found = try CustomerFinder(try call.warehouse(folder)).find(text)
    guard let one = found.first else { throw CustomerFinderError.nobody(text) }
    guard found.count == 1 else { throw CustomerFinderError.several(text, found) }
    return one
  }
}
