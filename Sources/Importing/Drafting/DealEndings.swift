import Workspace

/// How deals ended, as exports of systems for customer relations say it: by a stage such as
/// `Closed Won`, with a day of closing that is the expected one of deals that are open, and a
/// probability in per cent.
struct DealEndings {
  let sample: FileSample

  init(_ sample: FileSample) { self.sample = sample }

  private static let won: Set<String> = [
    "won", "closed won", "closedwon", "vyhrano", "vyhrany", "vyhrana", "vyhrane", "wygrana",
    "wygrane",
  ]
  private static let lost: Set<String> = [
    "lost", "closed lost", "closedlost", "prohrano", "prohrany", "prohrana", "prohra", "prehrane",
    "prehrana", "prehra", "przegrana", "przegrane",
  ]

  /// Completes the columns of deals.
  func complete(_ part: inout FileDraft.Part) {
    guard part.entity == .opportunities else { return }
    takePerCent(&part)
    guard !part.matches.contains(where: { $0.column == "outcome" }),
      let stage = part.matches.first(where: { $0.column == "stage" })?.index,
      let endings = endings(sample.values(stage))
    else { return }
    part.matches.append(
      FileDraft.Match(column: "outcome", origin: .column(stage), values: endings))
    takeExpectedDay(&part, stage, endings)
  }

  /// The stages that are an end, each with the outcome that it is; nil where the stage's own words
  /// tell, or none is.
  private func endings(_ stages: [String]) -> [String: String]? {
    var ours: [String: String] = [:]
    for stage in Set(stages) {
      let folded = foldedName(stage)
      if Self.won.contains(folded) { ours[stage] = "won" }
      if Self.lost.contains(folded) { ours[stage] = "lost" }
    }
    guard ours.contains(where: { $0.key.lowercased() != $0.value }) else { return nil }
    ours["*"] = "open"
    return ours
  }

  /// The day of closing of deals that are open is when they are expected to close.
  private func takeExpectedDay(
    _ part: inout FileDraft.Part, _ stage: Int, _ endings: [String: String]
  ) {
    guard !part.matches.contains(where: { $0.column == "expected_on" }),
      let closed = part.matches.first(where: { $0.column == "closed_on" })?.index
    else { return }
    let open = sample.rows.filter { row in
      row.indices.contains(max(stage, closed)) && endings[row[stage]] == nil
    }
    guard !open.isEmpty, open.count(where: { !$0[closed].isEmpty }) * 2 > open.count else {
      return
    }
    part.matches.append(
      FileDraft.Match(
        column: "expected_on", origin: .column(closed),
        question: "of open deals the day by which they are to close?"))
  }

  /// A probability in whole per cent is ours by its values.
  private func takePerCent(_ part: inout FileDraft.Part) {
    guard let place = part.matches.firstIndex(where: { $0.column == "probability" }),
      let index = part.matches[place].index
    else { return }
    var shares: [String: String] = [:]
    var isPerCent = false
    for value in Set(sample.values(index)) {
      guard let number = Double(value), (0...100).contains(number), number == number.rounded()
      else {
        return
      }
      isPerCent = isPerCent || number > 1
      shares[value] = String(number / 100)
    }
    guard isPerCent, shares.count <= 40 else { return }
    part.matches[place].values = shares
    part.matches[place].question = "per cent, so say its values; other values need a line too"
  }
}
