import Importing
import Reporting

/// What an erasure takes away, in lines for people.
enum ErasureLines {
  static func plan(
    _ plan: Eraser.Plan, of found: CustomerFinder.Found, isDryRun: Bool
  ) -> [String] {
    if plan.isErasedAlready {
      return ["\(found.id) is erased already; what its file keeps behind is overwritten"]
    }
    let who = found.name.isEmpty ? found.id : "\(found.id), \(found.name)"
    var lines = ["\(who): called \(plan.name) from now on; facts and sums stay"]
    lines.append(
      "  warehouse.sqlite: \(counted(plan.accounts, "account")),"
        + " \(counted(plan.rejectedRows, "rejected row"))")
    lines += plan.steps.compactMap(line)
    let foreign = plan.steps.compactMap { step in
      if case .foreign(let path) = step { "  \(path)" } else { nil }
    }
    if !foreign.isEmpty {
      lines.append("Not touched, for they are yours to clean:")
      lines += foreign
    }
    let mentions = plan.steps.compactMap { step in
      if case .mention(let path, let line) = step { "  \(path):\(line)" } else { nil }
    }
    if !mentions.isEmpty {
      lines.append("Not touched, look yourself: a part of what it is known by stands there")
      lines += mentions
    }
    if isDryRun { lines.append("Nothing was changed.") }
    return lines
  }

  private static func line(_ step: ErasureStep) -> String? {
    switch step {
    case .pack(let path, _): "  \(path): the pack is removed"
    case .backup(let path): "  \(path): the copy is removed"
    case .rejects(let path, let rows): "  \(path): \(counted(rows, "row")) removed"
    case .segment(let path): "  \(path): the segment names it \(ErasureLines.renamed)"
    case .mention, .foreign: nil
    }
  }

  private static let renamed = "as it is called from now on"

  static func done(_ plan: Eraser.Plan, of found: CustomerFinder.Found) -> [String] {
    let months = plan.steps.compactMap { step in
      if case .pack(_, let month?) = step { month } else { nil }
    }
    return ["Erased: \(plan.isErasedAlready ? found.id : plan.name)."]
      + months.map { "klientela report --month \($0) writes that pack anew." }
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
