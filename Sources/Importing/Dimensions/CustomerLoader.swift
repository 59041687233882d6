import Warehouse

/// The columns of customers.
enum CustomerColumn: Int, EntityColumn {
  case customerId, name, kind, taxId, registrationId, parentId, email, phone, street, city
  case postalCode, country, region, market, acquiredOn, acquisitionSource, repId, birthday, nameDay
  case language, marketingConsent, preferredMedium, paymentTermDays, creditLimit, validFrom
}

/// Reads what a row says of a customer, for a file of customers and for facts that name them.
struct CustomerReader {
  let row: Row<CustomerColumn>
  let context: LoadContext

  /// Checks the current row's fields; nil where it has faults.
  func read() -> CustomerFields? {
    let kind = row.text(.kind)
    if let kind, kind != "company", kind != "person" {
      row.fault(.kind, .unknownValue, "kind is neither company nor person; map its values")
    }
    let fields = CustomerFields(
      acquiredKey: row.has(.acquiredOn) ? row.dateKey(.acquiredOn) : 0,
      birthday: dayOfYear(.birthday), nameDay: dayOfYear(.nameDay),
      consent: row.has(.marketingConsent) ? row.flag(.marketingConsent) : nil,
      termDays: row.has(.paymentTermDays) ? row.integer(.paymentTermDays) : nil,
      creditLimit: row.companyMoney(.creditLimit, context))
    return row.faults.isEmpty ? fields : nil
  }

  /// Appends `name` to `credit_limit_minor` of what is said of an account.
  func append(_ fields: CustomerFields, of account: Int64, to batch: RowBatch, rep: Int64) {
    var fields = fields
    let withheld = context.erased?.withheld(account) { Array(row.bytes($0)) } ?? .none
    fields.withhold(withheld)
    func append(_ column: CustomerColumn) {
      batch.appendText(withheld.contains(column) ? noBytes : row.bytes(column))
    }
    for column in [
      CustomerColumn.name, .kind, .taxId, .registrationId,
    ] {
      append(column)
    }
    appendParent(withheld, to: batch)
    for column in [
      CustomerColumn.email, .phone, .street, .city, .postalCode, .country, .region, .market,
    ] {
      append(column)
    }
    batch.append(fields.acquiredKey == 0 ? nil : fields.acquiredKey)
    batch.appendText(row.bytes(.acquisitionSource))
    batch.append(rep == 0 ? nil : rep)
    batch.append(fields.birthday)
    batch.append(fields.nameDay)
    append(.language)
    batch.append(fields.consent.map { $0 ? 1 : 0 })
    append(.preferredMedium)
    batch.append(fields.termDays)
    batch.append(fields.creditLimit)
  }

  /// A head that was erased is named as it is called now, one of another source with that before it.
  private func appendParent(_ withheld: ColumnSet, to batch: RowBatch) {
    let id = withheld.contains(.parentId) ? noBytes : row.bytes(.parentId)
    let source = row.idSource(.parentId)
    let name = context.erased?.name(of: id, source: source)
    guard source != row.idSource(.customerId), !id.isEmpty else {
      if let name { batch.append(name) } else { batch.appendText(id) }
      return
    }
    let own = name ?? String(decoding: id, as: UTF8.self)
    batch.append("\(context.sourceNames[source] ?? ""):\(own)")
  }

  private var noBytes: Bytes { Bytes(start: nil, count: 0) }

  /// A day of the year as it stands, `MM-DD` or a whole date in ISO form.
  private func dayOfYear(_ column: CustomerColumn) -> String? {
    guard row.has(column), let text = row.text(column) else { return nil }
    if text.utf8.count == 5, Day(iso: "2024-" + text) != nil { return text }
    return row.moment(column)?.day.description
  }
}

/// The fields of a customer that are more than text.
struct CustomerFields {
  var acquiredKey: Int64
  var birthday: String?
  var nameDay: String?
  var consent: Bool?
  var termDays: Int64?
  var creditLimit: Int64?

  /// Takes out what must not be stored; an erased person consents to nothing.
  mutating func withhold(_ columns: ColumnSet) {
    if columns.contains(.birthday) { birthday = nil }
    if columns.contains(.nameDay) { nameDay = nil }
    if columns.contains(.marketingConsent) { consent = false }
    if columns.contains(.creditLimit) { creditLimit = nil }
  }
}

extension FactLoader where Column == CustomerColumn {
  /// `fileDateKey`: from when rows without a `valid_from` hold, 0 for always.
  static func customers(
    _ row: Row<CustomerColumn>, fileKey: Int64, fileDateKey: Int, _ context: LoadContext
  ) -> FactLoader {
    let reader = CustomerReader(row: row, context: context)
    return FactLoader(row, fileKey: fileKey, context) { loader, unit in
      let id = row.required(.customerId)
      let validFrom = row.has(.validFrom) ? row.dateKey(.validFrom) : 0
      guard let fields = reader.read(), !id.isEmpty else { return .rejected }
      let rep = try loader.member(.repId, context.keys.reps, unit)
      let account = try loader.account(.customerId, on: nil, unit)
      let batch = unit.known(.customerRecord)
      batch.append(account)
      batch.append(0)
      batch.append(validFrom != 0 ? validFrom : Int64(fileDateKey))
      reader.append(fields, of: account, to: batch, rep: rep)
      batch.append("")
      batch.append(fileKey)
      return .pending
    }
  }
}
