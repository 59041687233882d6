import SQLite

/// The keys of one kind of id: those seen in this run, and those that the warehouse has.
///
/// Here and below, what every row asks belongs to the one thread that parses, and no access to it is
/// open while another begins: that it is checked each time is left out.
final class IdKeys {
  @exclusivity(unchecked) private var map: KeyMap
  private let lookup: Statement?
  private let greatest: Statement?
  /// The greatest id that the warehouse has, empty where it has none; nil as long as it was not asked.
  @exclusivity(unchecked) private var last: [UInt8]?

  /// `lookup` asks the warehouse: `SELECT key … WHERE id = ? AND source_key = ?`; nil where it is
  /// known to have none yet. `greatest` asks for the greatest id of all sources, behind which none is
  /// looked for. `entries`: ids that were seen in this run already.
  init(lookup: Statement?, greatest: Statement? = nil, _ entries: [KeyMap.Entry] = []) {
    map = KeyMap(entries)
    self.lookup = lookup
    self.greatest = greatest
  }

  /// The key of an id, nil where it is new.
  @inline(__always)
  func key(of id: Bytes, source: Int, hash: IdHash) throws(SQLiteError) -> Int64? {
    if let key = map.key(of: hash) { return key }
    return lookup == nil ? nil : try stored(id, source: source, hash: hash)
  }

  /// Remembers a new id.
  @inline(__always)
  func insert(_ hash: IdHash, key: Int64) { map.insert(hash, key: key) }

  /// Gives back the memory of the ids of this run.
  func forget() { map = KeyMap() }

  private func stored(_ id: Bytes, source: Int, hash: IdHash) throws(SQLiteError) -> Int64? {
    guard let lookup, try !isBehindAll(id) else { return nil }
    lookup.reset()
    lookup.bindText(id, at: 0)
    lookup.bind(source, at: 1)
    guard try lookup.step() else { return nil }
    let key = lookup.integer(0)
    map.insert(hash, key: key)
    return key
  }
}

extension IdKeys {
  /// Whether an id lies behind all that the warehouse has, as those of a new month mostly do. Bytes are
  /// compared, as SQLite orders texts.
  private func isBehindAll(_ id: Bytes) throws(SQLiteError) -> Bool {
    guard let greatest else { return false }
    if last == nil { last = try askLast(greatest) }
    guard let last else { return false }
    let common = min(id.count, last.count)
    for place in 0..<common where id[place] != last[place] { return id[place] > last[place] }
    return id.count > last.count
  }

  private func askLast(_ greatest: Statement) throws(SQLiteError) -> [UInt8] {
    greatest.reset()
    defer { greatest.reset() }
    return try greatest.step() ? Array(greatest.textBytes(0)) : []
  }
}

/// The members of a dimension: what is met for the first time in a fact becomes an inferred member
/// that a later file completes.
final class MemberKeys {
  private let keys: IdKeys
  private var next: Int64
  /// Whether they are known by their names, which mean the same in all sources.
  private let areNames: Bool
  /// What was asked last, for rows come in runs; key 0 before anything was.
  @exclusivity(unchecked) private var lastFirst: UInt64 = 0
  @exclusivity(unchecked) private var lastSecond: UInt64 = 0
  @exclusivity(unchecked) private var lastKey: Int64 = 0
  /// Appends the row of an inferred member.
  private let append: (WriteUnit, Int64, Int, Bytes) -> Void
  /// The people whose ids are not kept, nil where there are none.
  private let erased: ErasedPeople?

  init(
    lookup: Statement?, next: Int64, areNames: Bool = false, erased: ErasedPeople? = nil,
    append: @escaping (WriteUnit, Int64, Int, Bytes) -> Void
  ) {
    keys = IdKeys(lookup: lookup)
    self.next = next
    self.areNames = areNames
    self.erased = erased
    self.append = append
  }

  /// The key of a member; 0, unknown, for an empty id.
  @inline(__always)
  func key(of id: Bytes, source: Int, in unit: WriteUnit) throws(SQLiteError) -> Int64 {
    if id.isEmpty { return 0 }
    let source = areNames ? 0 : source
    let hash = IdHash(id, source: source)
    if lastFirst == hash.first, lastSecond == hash.second, lastKey != 0 { return lastKey }
    var known = try keys.key(of: id, source: source, hash: hash)
    if known == nil, let erased { known = try key(of: id, source, hash, erased, unit) }
    let key = known ?? add(id, source, hash, unit)
    (lastFirst, lastSecond, lastKey) = (hash.first, hash.second, key)
    return key
  }

  /// The key of the member that bears another name since it was erased; nil where it was not.
  private func key(
    of id: Bytes, _ source: Int, _ hash: IdHash, _ erased: ErasedPeople, _ unit: WriteUnit
  ) throws(SQLiteError) -> Int64? {
    guard let name = erased.name(of: id, source: source) else { return nil }
    let bytes = Bytes.allocate(copying: name)
    defer { bytes.deallocate() }
    let nameHash = IdHash(bytes, source: source)
    let known =
      try keys.key(of: bytes, source: source, hash: nameHash)
      ?? add(bytes, source, nameHash, unit)
    keys.insert(hash, key: known)
    erased.note(known, name)
    return known
  }

  /// The key of a member that a file describes in full, and whether it is met for the first time;
  /// no inferred member is made.
  func described(_ id: Bytes, source: Int) throws(SQLiteError) -> (key: Int64, isNew: Bool) {
    let hash = IdHash(id, source: source)
    if let key = try keys.key(of: id, source: source, hash: hash) { return (key, false) }
    let key = next
    next += 1
    keys.insert(hash, key: key)
    return (key, true)
  }

  private func add(_ id: Bytes, _ source: Int, _ hash: IdHash, _ unit: WriteUnit) -> Int64 {
    let key = next
    next += 1
    keys.insert(hash, key: key)
    append(unit, key, source, id)
    return key
  }
}

extension Bytes {
  /// A text's bytes, to be deallocated by the caller.
  fileprivate static func allocate(copying text: String) -> Bytes {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = bytes.initialize(fromContentsOf: text.utf8)
    return Bytes(bytes)
  }
}

/// The keys of documents of one kind, each in the month in which it was first seen.
final class DocumentKeys {
  private var keys: IdKeys
  /// The documents of a first warehouse, until one comes that is not behind all others: then `keys` has
  /// them.
  @exclusivity(unchecked) private var ascending = AscendingIds()
  @exclusivity(unchecked) private var isAscending: Bool
  private let newest: Statement?
  /// By month: the number of its next document, 0 where it is not known yet.
  @exclusivity(unchecked) private var numbers: [Int64] = []
  @exclusivity(unchecked) private var lastMonth = -1
  @exclusivity(unchecked) private var lastNumber: Int64 = 0

  /// `greatest` asks the warehouse for its greatest id, `newest` for the greatest key of a range:
  /// `SELECT max(key) … WHERE key >= ? AND key < ?`.
  init(lookup: Statement?, greatest: Statement? = nil, newest: Statement?) {
    keys = IdKeys(lookup: lookup, greatest: greatest)
    isAscending = lookup == nil
    self.newest = newest
  }

  /// The key of a known document, nil for a new one.
  @inline(__always)
  func key(of id: Bytes, source: Int, hash: IdHash) throws(SQLiteError) -> Int64? {
    if isAscending {
      if ascending.precede(id, source: source) { return nil }
      beginMap()
    }
    return try keys.key(of: id, source: source, hash: hash)
  }

  private func beginMap() {
    keys = IdKeys(lookup: nil, ascending.entries)
    ascending = AscendingIds()
    isAscending = false
  }

  /// The key of a document, and whether it is met for the first time; a new one is put into the month
  /// of a day.
  func entry(
    _ id: Bytes, source: Int, monthIndex: Int
  ) throws(SQLiteError) -> (key: Int64, isNew: Bool) {
    let hash = IdHash(id, source: source)
    if let key = try key(of: id, source: source, hash: hash) { return (key, false) }
    return (try add(id, source: source, hash, monthIndex: monthIndex), true)
  }

  /// Gives back the memory of all documents: none of them may be asked for any more in this run.
  func forget() {
    keys.forget()
    ascending = AscendingIds()
  }

  /// A key for a document that was found to be new, in the month of a day.
  func add(
    _ id: Bytes, source: Int, _ hash: IdHash, monthIndex: Int
  ) throws(SQLiteError) -> Int64 {
    if monthIndex != lastMonth { try turn(to: monthIndex) }
    let key = Int64(monthIndex) << 24 | lastNumber
    lastNumber += 1
    if isAscending {
      ascending.append(id, source: source, hash: hash, key: key)
    } else {
      keys.insert(hash, key: key)
    }
    return key
  }

  private func turn(to monthIndex: Int) throws(SQLiteError) {
    if lastMonth >= 0 { numbers[lastMonth] = lastNumber }
    lastMonth = monthIndex
    if monthIndex >= numbers.count {
      numbers += repeatElement(0, count: monthIndex + 1 - numbers.count)
    }
    lastNumber = numbers[monthIndex]
    if lastNumber == 0 { lastNumber = try firstNumber(of: monthIndex) }
  }

  private func firstNumber(of monthIndex: Int) throws(SQLiteError) -> Int64 {
    guard let newest else { return 1 }
    newest.reset()
    newest.bind(Int64(monthIndex) << 24, at: 0).bind(Int64(monthIndex + 1) << 24, at: 1)
    guard try newest.step(), let greatest = newest.optionalInteger(0) else { return 1 }
    return (greatest & 0xff_ffff) + 1
  }
}
