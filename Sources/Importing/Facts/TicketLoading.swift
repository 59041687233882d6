import Warehouse

/// The columns of tickets.
enum TicketColumn: Int, EntityColumn {
  case ticketId, customerId, openedAt, closedAt, kind, topic, priority, repId, satisfaction
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
