import SQLite
import Workspace

/// Which accounts are one customer.
///
/// The rule, which knows neither keys nor the order of loading:
/// 1. The grounds are taken in the order of `identity.match`, the values of a ground (made alike, see
///    ``IdentityValue``; of each account the value that its source now says) in ascending order, and
///    the accounts that bear a value in the order of their sources: `prefer["*"]`, then as declared.
/// 2. A value that two accounts of one source bear joins nothing on that ground: it is a group's, or
///    a doubt.
/// 3. Two accounts are joined, with all that was joined to either before, unless among them all would
///    be two accounts of one source, two that `identity.forbid` keeps apart, or two different
///    registration ids, for these are two firms whatever they share.
/// 4. The accounts of a person who was erased bear no values any more; they stay one customer.
/// 5. The account whose source comes first stands for the customer: its key is the customer's.
struct CustomerJoins {
  /// An account that was joined to another one, directly.
  struct Join: Equatable {
    var account: Int64
    var customer: Int64
    var joinedTo: Int64
    /// Nil: they are accounts of one erased person.
    var ground: Identity.Ground?
    var value: String
  }

  /// An account with its source.
  struct Member: Equatable {
    var account: Int64
    var source: Int
  }

  /// The accounts of each joined customer in the order of their sources; the first stands for it.
  private(set) var members: [Int64: [Member]] = [:]
  /// The customers of accounts that do not stand for one.
  private(set) var customers: [Int64: Int64] = [:]
  /// The joins by account.
  private(set) var joins: [Join] = []

  init(
    _ connection: Connection, identity: Identity, ranks: SourceRanks
  ) throws(SQLiteError) {
    let erased = try ErasedAccounts(connection).people()
    if identity.match.isEmpty, erased.isEmpty { return }
    let accounts = try AccountSources(connection)
    let values = try GroundValues(connection, identity.match)
    var forest = JoinForest(
      accounts: accounts, registrations: values.registrations,
      forbidden: try ForbiddenJoins(connection, identity, ranks))
    for person in erased { forest.join(erased: accounts.ranked(person, ranks).map(\.account)) }
    for ground in identity.match {
      values.forEachShared(ground) { value, bearers in
        let ranked = accounts.ranked(bearers, ranks)
        for (one, next) in zip(ranked, ranked.dropFirst()) where one.source == next.source {
          return
        }
        forest.join(ranked.map(\.account), ground, value)
      }
    }
    for tree in forest.trees {
      let ranked = accounts.ranked(tree, ranks)
      guard let customer = ranked.first?.account else { continue }
      members[customer] = ranked
      for member in ranked.dropFirst() { customers[member.account] = customer }
      joins += forest.joins(from: customer)
    }
    joins.sort { $0.account < $1.account }
  }

  /// The customer of an account.
  @inline(__always)
  func customer(of account: Int64) -> Int64 {
    customers.isEmpty ? account : customers[account] ?? account
  }
}

/// The source of each account.
struct AccountSources {
  private var sources: [Int32] = []

  init(_ connection: Connection) throws(SQLiteError) {
    let statement = try connection.prepare("SELECT account_key, source_key FROM dim_account")
    while try statement.step() {
      let key = Int(statement.integer(0))
      while sources.count <= key { sources.append(0) }
      sources[key] = Int32(statement.integer(1))
    }
  }

  /// The source key of an account.
  func source(of account: Int64) -> Int { Int(sources[Int(account)]) }

  /// Accounts in the order of their sources.
  func ranked(_ accounts: [Int64], _ ranks: SourceRanks) -> [CustomerJoins.Member] {
    accounts.map { CustomerJoins.Member(account: $0, source: source(of: $0)) }
      .sorted {
        (ranks.rank(of: $0.source), $0.account) < (ranks.rank(of: $1.source), $1.account)
      }
  }
}

/// The pairs of accounts that stay apart.
struct ForbiddenJoins {
  private var apart: [Int64: Set<Int64>] = [:]

  init(
    _ connection: Connection, _ identity: Identity, _ ranks: SourceRanks
  ) throws(SQLiteError) {
    if identity.forbid.isEmpty { return }
    let ids = try AccountIDs(connection)
    for group in identity.forbid {
      var accounts: [Int64] = []
      for id in group {
        guard let source = ranks.key(of: id.source),
          let account = try ids.account(of: id.id, source: source)
        else { continue }
        accounts.append(account)
      }
      for account in accounts { apart[account, default: []].formUnion(accounts) }
    }
  }

  /// Whether two accounts stay apart.
  func contains(_ account: Int64, _ other: Int64) -> Bool {
    apart.isEmpty ? false : apart[account]?.contains(other) ?? false
  }
}
