import SQLite
import Workspace

/// Which customers are likely one although no rule joins them.
///
/// Two accounts of different customers are likely doubles if they bear the same value on any ground,
/// declared or not, have the same name and town (folded: letters without marks and digits only), or
/// names and towns that are one letter apart and have eight letters or more. They are not if the
/// workspace keeps them apart or their registration ids differ. What more than twenty accounts bear is
/// no sign: a switchboard, an accountant, a common name. Each two customers stand once, by the
/// strongest sign.
struct LikelyDoubles {
  /// Two customers.
  private struct Pair: Hashable {
    var one: Int64
    var other: Int64
  }

  private static let mostBearers = 20
  private static let leastEditable = 8

  private let signs: DoubleSigns
  private let joins: CustomerJoins
  private let forbidden: ForbiddenJoins
  /// Signs by their place among all.
  private var strongest: [Pair: Int] = [:]

  /// Finds the doubles.
  init(
    _ connection: Connection, identity: Identity, joins: CustomerJoins, ranks: SourceRanks
  ) throws(SQLiteError) {
    signs = try DoubleSigns(connection)
    self.joins = joins
    forbidden = try ForbiddenJoins(connection, identity, ranks)
    let repeated = findSame()
    findOneEdit(besides: repeated)
  }

  /// The pairs; of two customers the one whose source and id come first stands first.
  func pairs(_ order: AccountOrder) throws(SQLiteError) -> [DoubleTable.Row] {
    var rows: [DoubleTable.Row] = []
    for (pair, sign) in strongest {
      let isFirst = try order.isBefore(pair.one, pair.other)
      rows.append(
        DoubleTable.Row(
          customer: isFirst ? pair.one : pair.other, other: isFirst ? pair.other : pair.one,
          sign: DoubleSign.allCases[sign].rawValue))
    }
    return rows
  }

  /// Finds those with the same id or text. Returns the accounts whose text others had before.
  private mutating func findSame() -> Set<Int> {
    var repeated: Set<Int> = []
    for sign in 0...4 {
      var shared = SharedHashes(expecting: signs.accounts.count)
      let hashes = signs.accounts.map { hash($0, sign) }
      for hash in hashes where hash != 0 { shared.note(hash) }
      for (index, hash) in hashes.enumerated() where hash != 0 { shared.gather(hash, index) }
      shared.forEachGroup { group in
        if sign == 4 { repeated.formUnion(group.dropFirst()) }
        note(group, sign)
      }
    }
    return repeated
  }

  /// The hash of an account's id on a ground, or of its text.
  private func hash(_ account: DoubleSigns.Account, _ sign: Int) -> UInt64 {
    if sign < 4 { return account.ids[sign] }
    return account.text.isEmpty ? 0 : TextHash.whole(signs.text(of: account), seed: 5)
  }

  private mutating func findOneEdit(besides repeated: Set<Int>) {
    let editable = signs.accounts.indices.filter { index in
      let text = signs.text(of: signs.accounts[index])
      return !repeated.contains(index) && text.lazy.filter { $0 > 0x39 }.count >= Self.leastEditable
    }
    let count = editable.reduce(0) { $0 + signs.accounts[$1].text.count }
    var shared = SharedHashes(expecting: count)
    var hash = TextHash()
    for index in editable { forEachVariant(index, &hash) { shared.note($0) } }
    for index in editable { forEachVariant(index, &hash) { shared.gather($0, index) } }
    shared.forEachGroup { note($0, DoubleSign.allCases.count - 1) }
  }

  /// The text and what it becomes by leaving out one letter: two texts that are one edit apart have
  /// one of these in common.
  @inline(__always)
  private func forEachVariant(_ index: Int, _ hash: inout TextHash, _ body: (UInt64) -> Void) {
    let text = signs.text(of: signs.accounts[index])
    body(TextHash.whole(text, seed: 5))
    hash.forEachDeletion(text, seed: 5, body)
  }

  private mutating func note(_ group: [Int], _ sign: Int) {
    if group.count > Self.mostBearers { return }
    for (place, one) in group.enumerated() {
      for other in group[(place + 1)...] {
        note(signs.accounts[one], signs.accounts[other], sign)
      }
    }
  }

  private mutating func note(
    _ one: DoubleSigns.Account, _ other: DoubleSigns.Account, _ sign: Int
  ) {
    let (a, b) = (joins.customer(of: one.key), joins.customer(of: other.key))
    if a == b || forbidden.contains(one.key, other.key) { return }
    if one.ids[1] != 0, other.ids[1] != 0, one.ids[1] != other.ids[1] { return }
    let pair = Pair(one: min(a, b), other: max(a, b))
    if let known = strongest[pair], known <= sign { return }
    if sign >= 4 {
      let (text, otherText) = (signs.text(of: one), signs.text(of: other))
      guard sign == 4 ? text == otherText : isOneEditApart(text, otherText) else { return }
    }
    strongest[pair] = sign
  }
}
