import Classification
import Warehouse
import Workspace

enum ClassifyCommand {
  static let month = Option(
    "--month", .month, "the month; without it the last one with facts")
  static let all = Flag("--all", "every month since the first fact")

  static let command = Command(
    "classify", "measures and judges every customer, and keeps the month's snapshot",
    notes: [
      "Renews or makes the snapshots of the month, of the month before and of the same month of the"
        + " year before. What is fresh is left as it is. Also looks for what is bought together"
        + " in the trailing year: rules of at most 4 products in 2 of 1,000 documents, right in 1 case"
        + " of 5; the best 1,000 are kept, and those that make an offer."
    ],
    options: [month, all], alternatives: [.atMostOne("--month", "--all")],
    examples: [
      .init("klientela classify --month 2025-12", "The customers as of the end of December 2025."),
      .init("klientela classify --all", "Every month anew that an import has made stale."),
    ], run: run)

  private static func run(_ call: Call) throws -> ExitStatus {
    let folder = try call.folder()
    let settings = try folder.settings()
    let result = try call.classify(folder, settings, call[all] ? nil : .some(call[month]))
    for line in ClassificationSummary.lines(result) { try call.console.print(line) }
    return .done
  }
}
