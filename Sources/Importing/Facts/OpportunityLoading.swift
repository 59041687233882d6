import Warehouse

/// The columns of opportunities.
enum OpportunityColumn: Int, EntityColumn {
  case opportunityId, customerId, productId, category, repId, openedOn, stage, expectedOn, closedOn
  case amount, probability, outcome
}

extension FactLoader where Column == OpportunityColumn {
  static func opportunities(
    _ row: Row<OpportunityColumn>, _ money: MoneyRules, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.opportunityId)
      let stage = row.required(.stage)
      let opened = row.has(.openedOn) ? row.moment(.openedOn)?.day : nil
      let expected = row.dateKey(.expectedOn)
      let closed = closed(row, opened)
      let day = opened ?? Day(key: Int(max(closed, expected)))
      let amount = row.companyMoney(.amount, on: day, money, context)
      let probability = probability(row)
      let outcome = outcome(row)
      guard row.faults.isEmpty, !stage.isEmpty else { return .rejected }
      let account = try loader.account(.customerId, on: opened, unit)
      let product = try loader.member(.productId, context.keys.products, unit)
      let category = try loader.member(.category, context.keys.categories, unit)
      let rep = try loader.member(.repId, context.keys.reps, unit)
      let (batch, isNew) = try loader.begin(
        .opportunity, id, .opportunityId, context.keys.opportunities, day: day, unit)
      for key in [account, product, category, rep] { batch.append(key) }
      batch.append(opened?.key ?? 0)
      batch.append(expected)
      batch.append(closed)
      batch.append(stage)
      batch.append(amount)
      loader.appendMicro(probability, to: batch)
      batch.append(outcome)
      batch.append(fileKey)
      return isNew ? .loaded : .pending
    }
  }

  /// The day on which a deal was closed, 0 where it was not: one that is said to be open again, or
  /// whose source keeps a day there at all times, is not closed.
  private static func closed(_ row: Row<OpportunityColumn>, _ opened: Day?) -> Int64 {
    let closed = row.dateKey(.closedOn)
    if row.has(.outcome), row.text(.outcome) == "open" { return 0 }
    if let opened, closed > 0, closed < Int64(opened.key) {
      row.fault(.closedOn, .contradiction, "closed before it was opened")
    }
    return closed
  }

  private static func probability(_ row: Row<OpportunityColumn>) -> ExactDecimal? {
    guard row.has(.probability), let probability = row.decimal(.probability) else { return nil }
    if !(0...1_000_000).contains(probability.rounded(digits: 6) ?? -1) {
      row.fault(
        .probability, .outOfRange,
        "probability is no share from 0 to 1; map per cent by its values, as { \"20\": \"0.2\" }")
    }
    return probability
  }

  /// open, won or lost: as said, else by the stage, else open.
  private static func outcome(_ row: Row<OpportunityColumn>) -> String {
    let outcomes = ["open", "won", "lost"]
    if row.has(.outcome), let said = row.text(.outcome) {
      if outcomes.contains(said) { return said }
      row.fault(.outcome, .unknownValue, "outcome is none of open, won, lost; map its values")
    }
    let stage = row.text(.stage)?.lowercased() ?? ""
    return outcomes.contains(stage) ? stage : "open"
  }
}
