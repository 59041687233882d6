import Warehouse
import Workspace

/// The columns of products.
enum ProductColumn: Int, EntityColumn {
  case productId, name, category, line, unit, unitCost, listPrice, launchedOn, discontinuedOn
  case validFrom
}

/// The columns of sales people.
enum RepColumn: Int, EntityColumn {
  case repId, name, team, manager, region, leftOn
}

/// The columns of campaigns.
enum CampaignColumn: Int, EntityColumn {
  case campaignId, name, medium, startsOn, endsOn, cost
}

/// The columns of targets.
enum TargetColumn: Int, EntityColumn {
  case month, metric, repId, category, market, amount
}

/// The columns of control totals.
enum TotalColumn: Int, EntityColumn {
  case file, entity, month, measure, value
}

extension FactLoader where Column == ProductColumn {
  /// `fileDateKey`: when costs of rows without a `valid_from` begin to hold, 0 for always.
  static func products(
    _ row: Row<ProductColumn>, fileKey: Int64, fileDateKey: Int, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.productId)
      let cost = row.has(.unitCost) ? row.decimal(.unitCost) : nil
      if let cost, cost.isNegative { row.fault(.unitCost, .outOfRange, "unit_cost is negative") }
      let price = row.companyMoney(.listPrice, context)
      let (launched, ended) = (row.dateKey(.launchedOn), row.dateKey(.discontinuedOn))
      let validFrom = row.has(.validFrom) ? row.dateKey(.validFrom) : 0
      guard row.faults.isEmpty, !id.isEmpty else { return .rejected }
      let source = row.idSource(.productId)
      let category = try loader.member(.category, context.keys.categories, unit)
      let entry = try context.keys.products.described(id, source: source)
      let batch = entry.isNew ? unit.fresh(.product) : unit.known(.product)
      batch.append(entry.key)
      batch.append(source)
      batch.append(id)
      batch.appendText(row.bytes(.name))
      batch.append(category)
      batch.appendText(row.bytes(.line))
      batch.appendText(row.bytes(.unit))
      batch.append(price)
      batch.append(launched)
      batch.append(ended)
      batch.append(0)
      batch.append(fileKey)
      if let cost {
        let costs = unit.known(.productCost)
        costs.append(entry.key)
        costs.append(validFrom != 0 ? validFrom : Int64(fileDateKey))
        costs.append(cost.mantissa)
        costs.append(Int64(cost.scale))
        costs.append(fileKey)
      }
      return entry.isNew ? .loaded : .pending
    }
  }
}

extension FactLoader where Column == RepColumn {
  static func reps(_ row: Row<RepColumn>, fileKey: Int64, _ context: LoadContext) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.repId)
      let left = row.dateKey(.leftOn)
      guard row.faults.isEmpty else { return .rejected }
      let source = row.idSource(.repId)
      let entry = try context.keys.reps.described(id, source: source)
      let batch = entry.isNew ? unit.fresh(.rep) : unit.known(.rep)
      batch.append(entry.key)
      batch.append(source)
      batch.append(id)
      for column in [RepColumn.name, .team, .manager, .region] {
        batch.appendText(row.bytes(column))
      }
      batch.append(left)
      batch.append(0)
      batch.append(fileKey)
      return entry.isNew ? .loaded : .pending
    }
  }
}

extension FactLoader where Column == CampaignColumn {
  static func campaigns(
    _ row: Row<CampaignColumn>, _ money: MoneyRules, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.campaignId)
      let (starts, ends) = (row.dateKey(.startsOn), row.dateKey(.endsOn))
      let cost = row.companyMoney(
        .cost, on: Day(key: Int(starts > 0 ? starts : ends)), money, context)
      guard row.faults.isEmpty else { return .rejected }
      let source = row.idSource(.campaignId)
      let entry = try context.keys.campaigns.described(id, source: source)
      let batch = entry.isNew ? unit.fresh(.campaign) : unit.known(.campaign)
      batch.append(entry.key)
      batch.append(source)
      batch.append(id)
      batch.appendText(row.bytes(.name))
      batch.appendText(row.bytes(.medium))
      batch.append(starts)
      batch.append(ends)
      batch.append(cost)
      batch.append(0)
      batch.append(fileKey)
      return entry.isNew ? .loaded : .pending
    }
  }
}

extension FactLoader where Column == TargetColumn {
  static func targets(
    _ row: Row<TargetColumn>, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let month = row.month(.month)
      let metric = row.required(.metric)
      let amount = row.decimal(.amount)
      if amount == nil, row.bytes(.amount).isEmpty { _ = row.required(.amount) }
      guard row.faults.isEmpty, let month, let amount else { return .rejected }
      let rep = try loader.member(.repId, context.keys.reps, unit)
      let category = try loader.member(.category, context.keys.categories, unit)
      let market = try loader.member(.market, context.keys.markets, unit)
      let batch = unit.known(.target)
      batch.append(month.key)
      batch.append(metric)
      batch.append(rep)
      batch.append(category)
      batch.append(market)
      batch.append(amount.description)
      batch.append(amount.rounded(digits: context.company.minorDigits))
      batch.append(fileKey)
      return .pending
    }
  }
}

extension FactLoader where Column == TotalColumn {
  static func totals(
    _ row: Row<TotalColumn>, source: Int, fileKey: Int64, _ context: LoadContext
  ) -> FactLoader {
    FactLoader(row, fileKey: fileKey, context) { _, unit in
      let measure = row.required(.measure)
      let value = row.decimal(.value)
      if value == nil, row.bytes(.value).isEmpty { _ = row.required(.value) }
      let month = row.has(.month) && !row.bytes(.month).isEmpty ? row.month(.month) : nil
      let entity = row.text(.entity)
      if let entity, EntityName(rawValue: entity) == nil {
        row.fault(.entity, .unknownValue, "there is no entity of that name; map its values")
      }
      if row.bytes(.file).isEmpty {
        if entity == nil { row.fault(.file, .missingValue, "neither file nor entity is named") }
        if month == nil, row.faults.isEmpty { _ = row.required(.month) }
      }
      guard row.faults.isEmpty, let value else { return .rejected }
      let batch = unit.known(.controlTotal)
      batch.append(source)
      batch.append(row.bytes(.file))
      batch.append(row.bytes(.entity))
      batch.append(month?.key ?? 0)
      batch.append(measure)
      batch.append(value.description)
      batch.append(fileKey)
      return .pending
    }
  }
}

extension Row {
  /// A month: `2025-12`, or any day of it; nil with a fault where it is none.
  func month(_ column: Column) -> Month? {
    let bytes = required(column)
    if bytes.isEmpty { return nil }
    if let month = Month(iso: String(decoding: bytes, as: UTF8.self)) { return month }
    return moment(column)?.day.month
  }
}
