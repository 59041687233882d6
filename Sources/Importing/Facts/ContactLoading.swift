import Warehouse

/// The columns of contacts.
enum ContactColumn: Int, EntityColumn {
  case contactId, customerId, at, medium, direction, minutes, repId, department, topic, outcome
  case cost
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
