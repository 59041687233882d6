import Warehouse

/// The columns of contacts.
enum ContactColumn: Int, EntityColumn {
  case contactId, customerId, at, medium, direction, minutes, repId, department, topic, outcome
  case cost
}

/// The columns of tickets.
enum TicketColumn: Int, EntityColumn {
  case ticketId, customerId, openedAt, closedAt, kind, topic, priority, repId, satisfaction
}

/// The columns of responses to campaigns.
enum ResponseColumn: Int, EntityColumn {
  case campaignId, customerId, at, event
}

/// The columns of opportunities.
enum OpportunityColumn: Int, EntityColumn {
  case opportunityId, customerId, productId, category, repId, openedOn, stage, expectedOn, closedOn
  case amount, probability, outcome
}

/// The columns of contracts.
enum ContractColumn: Int, EntityColumn {
  case contractId, customerId, productId, startsOn, endsOn, amount, status
}

/// The columns of documents exchanged.
enum DocumentColumn: Int, EntityColumn {
  case documentId, customerId, on, kind, direction, title, reference
}

/// Loads rows of one kind of fact, each known by an id of its source: what they have in common.
final class FactLoader<Column: EntityColumn>: RowLoader {
  let row: Row<Column>
  let context: LoadContext
  let fileKey: Int64
  private let read: (FactLoader, WriteUnit) throws -> RowOutcome

  /// `read` loads the current row.
  init(
    _ row: Row<Column>, fileKey: Int64, _ context: LoadContext,
    read: @escaping (FactLoader, WriteUnit) throws -> RowOutcome
  ) {
    self.row = row
    self.fileKey = fileKey
    self.context = context
    self.read = read
  }

  var faults: [RowFault] { row.faults }
  var currentID: String? { row.currentID }

  func load(into unit: WriteUnit) throws -> RowOutcome {
    row.begin()
    return try read(self, unit)
  }

  /// The key of the account that a column names, 0 for none, which has a fact on that day.
  func account(_ column: Column, on day: Day?, _ unit: WriteUnit) throws -> Int64 {
    let account = try member(column, context.keys.accounts, unit)
    if let day { context.noteFact(of: account, dateKey: day.key) }
    return account
  }

  /// The key of the member that a column names, 0 for none.
  func member(_ column: Column, _ keys: MemberKeys, _ unit: WriteUnit) throws -> Int64 {
    guard row.has(column) else { return 0 }
    return try keys.key(of: row.bytes(column), source: row.idSource(column), in: unit)
  }

  /// Begins the row of a document: its key, source and id. Without a day it is kept among those of the
  /// first month that keys know.
  func begin(
    _ table: Table, _ id: Bytes, _ column: Column, _ keys: DocumentKeys, day: Day?,
    _ unit: WriteUnit
  ) throws -> (batch: RowBatch, isNew: Bool) {
    let source = row.idSource(column)
    let entry = try keys.entry(id, source: source, monthIndex: day?.month.index ?? 0)
    let batch = entry.isNew ? unit.fresh(table) : unit.known(table)
    batch.append(entry.key)
    batch.append(source)
    batch.append(id)
    if entry.isNew, let day { context.touch(day.month.index, of: table) }
    return (batch, entry.isNew)
  }

  /// Appends what somebody wrote freely, which may tell who an erased person was.
  func appendFreeText(_ column: Column, of account: Int64, to batch: RowBatch) {
    let text = row.bytes(column)
    guard let erased = context.erased, !text.isEmpty,
      erased.isErased(account) || erased.tells(text)
    else { return batch.appendText(text) }
    batch.append(ErasedPeople.text)
  }

  /// Appends a number in millionths, NULL where nothing is said.
  func appendMicro(_ value: ExactDecimal?, to batch: RowBatch) {
    batch.append(value.flatMap { $0.rounded(digits: 6) })
  }
}

extension FactLoader where Column == ContactColumn {
  static func contacts(
    _ row: Row<ContactColumn>, _ money: MoneyRules, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.contactId)
      let at = row.requiredMoment(.at)
      let medium = row.required(.medium)
      let minutes = row.has(.minutes) ? row.decimal(.minutes) : nil
      if let minutes, minutes.isNegative {
        row.fault(.minutes, .outOfRange, "minutes is negative")
      }
      if let micro = minutes?.rounded(digits: 6),
        !context.room.takes(money: 0, quantity: Double(micro))
      {
        row.fault(.minutes, .outOfRange, "with these minutes sums would be too great")
      }
      let cost = row.companyMoney(.cost, on: at?.day, money, context)
      guard row.faults.isEmpty, let at else { return .rejected }
      let account = try loader.account(.customerId, on: at.day, unit)
      let rep = try loader.member(.repId, context.keys.reps, unit)
      let (batch, isNew) = try loader.begin(
        .contact, id, .contactId, context.keys.contacts, day: at.day, unit)
      batch.append(account)
      batch.append(at.day.key)
      batch.append(at.minutesOfDay.map(Int64.init))
      batch.append(medium)
      batch.appendText(row.bytes(.direction))
      loader.appendMicro(minutes, to: batch)
      batch.append(rep)
      batch.appendText(row.bytes(.department))
      loader.appendFreeText(.topic, of: account, to: batch)
      loader.appendFreeText(.outcome, of: account, to: batch)
      batch.append(cost)
      batch.append(fileKey)
      return isNew ? .loaded : .pending
    }
  }
}

extension FactLoader where Column == TicketColumn {
  static func tickets(
    _ row: Row<TicketColumn>, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.ticketId)
      let customer = row.required(.customerId)
      let opened = row.requiredMoment(.openedAt)
      let closed = row.has(.closedAt) ? row.moment(.closedAt) : nil
      let satisfaction = row.has(.satisfaction) ? row.decimal(.satisfaction) : nil
      if let opened, let closed, closed.day < opened.day {
        row.fault(.closedAt, .contradiction, "closed before it was opened")
      }
      guard row.faults.isEmpty, !customer.isEmpty, let opened else { return .rejected }
      let account = try loader.account(.customerId, on: opened.day, unit)
      let rep = try loader.member(.repId, context.keys.reps, unit)
      let (batch, isNew) = try loader.begin(
        .ticket, id, .ticketId, context.keys.tickets, day: opened.day, unit)
      batch.append(account)
      batch.append(opened.day.key)
      batch.append(closed?.day.key ?? 0)
      batch.appendText(row.bytes(.kind))
      loader.appendFreeText(.topic, of: account, to: batch)
      batch.appendText(row.bytes(.priority))
      batch.append(rep)
      loader.appendMicro(satisfaction, to: batch)
      batch.append(fileKey)
      return isNew ? .loaded : .pending
    }
  }
}

extension FactLoader where Column == ResponseColumn {
  static func responses(
    _ row: Row<ResponseColumn>, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let campaign = row.required(.campaignId)
      let customer = row.required(.customerId)
      let at = row.requiredMoment(.at)
      let event = row.text(.event)
      if event == nil { _ = row.required(.event) }
      if let event, !responseEvents.contains(event) {
        row.fault(
          .event, .unknownValue,
          "event is none of \(responseEvents.joined(separator: ", ")); map its values")
      }
      guard row.faults.isEmpty, !campaign.isEmpty, !customer.isEmpty, let at else {
        return .rejected
      }
      let key = try loader.member(.campaignId, context.keys.campaigns, unit)
      let account = try loader.account(.customerId, on: at.day, unit)
      let batch = unit.known(.response)
      batch.append(key)
      batch.append(account)
      batch.append(event)
      batch.append(at.day.key)
      batch.append(at.minutesOfDay ?? 0)
      batch.append(fileKey)
      return .pending
    }
  }
}

private let responseEvents = ["sent", "opened", "clicked", "converted", "unsubscribed"]

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

extension FactLoader where Column == ContractColumn {
  static func contracts(
    _ row: Row<ContractColumn>, _ money: MoneyRules, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.contractId)
      let customer = row.required(.customerId)
      let starts = row.requiredDay(.startsOn)
      let ends = row.dateKey(.endsOn)
      let amount = row.companyMoney(.amount, on: starts, money, context)
      guard row.faults.isEmpty, !customer.isEmpty, let starts else { return .rejected }
      let account = try loader.account(.customerId, on: starts, unit)
      let product = try loader.member(.productId, context.keys.products, unit)
      let (batch, isNew) = try loader.begin(
        .contract, id, .contractId, context.keys.contracts, day: starts, unit)
      batch.append(account)
      batch.append(product)
      batch.append(starts.key)
      batch.append(ends)
      batch.append(amount)
      batch.appendText(row.bytes(.status))
      batch.append(fileKey)
      return isNew ? .loaded : .pending
    }
  }
}

extension FactLoader where Column == DocumentColumn {
  static func documents(
    _ row: Row<DocumentColumn>, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.documentId)
      let customer = row.required(.customerId)
      let on = row.requiredDay(.on)
      guard row.faults.isEmpty, !customer.isEmpty, let on else { return .rejected }
      let account = try loader.account(.customerId, on: on, unit)
      let (batch, isNew) = try loader.begin(
        .document, id, .documentId, context.keys.documents, day: on, unit)
      batch.append(account)
      batch.append(on.key)
      batch.appendText(row.bytes(.kind))
      batch.appendText(row.bytes(.direction))
      loader.appendFreeText(.title, of: account, to: batch)
      loader.appendFreeText(.reference, of: account, to: batch)
      batch.append(fileKey)
      return isNew ? .loaded : .pending
    }
  }
}
