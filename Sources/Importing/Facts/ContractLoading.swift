import Warehouse

/// The columns of contracts.
enum ContractColumn: Int, EntityColumn {
  case contractId, customerId, productId, startsOn, endsOn, amount, status
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
