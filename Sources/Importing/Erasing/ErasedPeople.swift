import CSV
import SQLite
import Warehouse

/// What an import knows of erased people, so that nothing of them is stored again while their facts
/// go on. It belongs to the thread that parses.
final class ErasedPeople {
  private(set) var list: ErasedList
  /// The names of the sources by their keys.
  var sourceNames: [Int: String] = [:]
  /// What erased accounts are called.
  private var accounts: [Int64: String] = [:]
  /// Accounts of this run that turned out to be an erased person's, with the person's name.
  private(set) var found: [Int64: String] = [:]
  private let hasRecord: Statement?
  private var countries = CountryCodes()
  private var texts = ErasedTexts()

  /// The text that stands for a free text of an erased person.
  static let text = Array("erased".utf8)

  /// `stored` reads what the warehouse had before this run. Nil where nobody was erased.
  init?(path: String, stored: Connection?) throws {
    list = try ErasedList(path: path)
    if list.isEmpty { return nil }
    hasRecord = try stored?.prepare("SELECT 1 FROM customer_record WHERE account_key = ? LIMIT 1")
    guard let known = try stored?.prepare("SELECT account_key, erased_as FROM erased_account")
    else { return }
    let names = list.accountNames
    while try known.step() {
      // Whose lines were taken out of the list is let in again.
      if names.contains(known.text(1)) { accounts[known.integer(0)] = known.text(1) }
    }
  }

  /// What the account of that id is called now; nil where it is nobody's who was erased.
  func name(of id: Bytes, source: Int) -> String? {
    if id.isEmpty { return nil }
    return list.name(.id, id, source: sourceNames[source] ?? "")
  }

  /// Notes the account that bears an erased person's name.
  func note(_ account: Int64, _ name: String) {
    if accounts[account] != nil { return }
    accounts[account] = name
    found[account] = name
  }

  /// Whether an account is an erased person's.
  func isErased(_ account: Int64) -> Bool { accounts[account] != nil }

  /// Which columns of a record must not be stored.
  func withheld(_ account: Int64, _ said: (CustomerColumn) -> [UInt8]) -> ColumnSet {
    if isErased(account) { return .personal }
    let country = said(.country).withUnsafeBufferPointer { countries.code(of: $0) }
    let known = Fingerprint.Kind.allCases.filter { kind in
      kind != .id && name(kind, said(kind.column), country) != nil
    }
    if known.isEmpty { return .none }
    if isSamePerson(known), isUnknown(account),
      let name = known.compactMap({ self.name($0, said($0.column), country) }).first
    {
      note(account, name)
      return .personal
    }
    let telling: [Fingerprint.Kind] = [.taxID, .registrationID, .email]
    return known.filter(telling.contains).reduce(into: ColumnSet.none) { $0.insert($1.column) }
  }

  /// Ids and addresses are a person's own; a telephone may be a family's, so the name must fit too.
  private func isSamePerson(_ known: [Fingerprint.Kind]) -> Bool {
    known.contains(.taxID) || known.contains(.registrationID) || known.contains(.email)
      || known.contains(.phone) && known.contains(.name)
  }

  /// Nothing was said of the account before this run.
  private func isUnknown(_ account: Int64) -> Bool {
    guard let hasRecord else { return true }
    hasRecord.reset()
    hasRecord.bind(account, at: 0)
    let isKnown = (try? hasRecord.step()) == true
    hasRecord.reset()
    return !isKnown
  }

  private func name(_ kind: Fingerprint.Kind, _ said: [UInt8], _ country: String?) -> String? {
    let form = said.withUnsafeBufferPointer {
      Fingerprint.commonForm(kind, $0, country: country)
    }
    return form.flatMap { list.name(kind, $0) }
  }

  /// Whether a free text names an erased person.
  func tells(_ text: Bytes) -> Bool { texts.tell(text, list) }

  /// Whether a record that is rejected tells of an erased person, in whatever field; a short id only in
  /// the cells that say a customer.
  func tells(_ record: RecordReader, source: Int, _ cells: CustomerCells?) -> Bool {
    if cells?.contain(record, { list.name(.id, $0, source: $1) != nil }) == true { return true }
    return (0..<record.fieldCount).contains { field in
      let bytes = trimmed(record.field(field))
      if bytes.count >= PersonTraces.leastBytes, name(of: bytes, source: source) != nil {
        return true
      }
      if tells(bytes) { return true }
      return Fingerprint.Kind.allCases.contains { kind in
        kind != .id && ["CZ", "SK", "PL", nil].contains { name(kind, Array(bytes), $0) != nil }
      }
    }
  }

  /// Keeps by which id an account is known that turned out to be an erased person's, and gives it a
  /// name that no other account of its source bears.
  func adopt(id: String, source: String, person: String, isTaken: (String) -> Bool) -> String {
    var name = person
    var number = 1
    while isTaken(name) {
      number += 1
      name = "\(person).\(number)"
    }
    list.add(.id, id.utf8, source: source, as: name)
    return name
  }
}

/// Columns of customers.
struct ColumnSet {
  private var bits: UInt32 = 0

  static let none = ColumnSet()

  /// What tells who somebody is. What sums rest on (country, market, person responsible, payment
  /// term …) does not.
  static let personal: ColumnSet = {
    let columns: [CustomerColumn] = [
      .name, .taxId, .registrationId, .parentId, .email, .phone, .street, .city, .postalCode,
      .birthday, .nameDay, .language, .marketingConsent, .preferredMedium, .creditLimit,
    ]
    return columns.reduce(into: ColumnSet()) { $0.insert($1) }
  }()

  mutating func insert(_ column: CustomerColumn) { bits |= 1 << UInt32(column.rawValue) }

  func contains(_ column: CustomerColumn) -> Bool { bits & 1 << UInt32(column.rawValue) != 0 }
}
