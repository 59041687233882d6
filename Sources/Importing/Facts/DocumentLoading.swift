import Warehouse

/// The columns of documents exchanged.
enum DocumentColumn: Int, EntityColumn {
  case documentId, customerId, on, kind, direction, title, reference
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
