import Warehouse

/// The columns of responses to campaigns.
enum ResponseColumn: Int, EntityColumn {
  case campaignId, customerId, at, event
}

private let responseEvents = ["sent", "opened", "clicked", "converted", "unsubscribed"]

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
