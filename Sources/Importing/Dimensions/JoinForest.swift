import Workspace

/// Accounts on their way to become customers: trees of joins, each with the rules it must keep.
struct JoinForest {
  private struct Edge {
    var to: Int64
    var ground: Identity.Ground?
    var value: String
  }

  private let accounts: AccountSources
  private let registrations: [Int64: String]
  private let forbidden: ForbiddenJoins
  private var treeOf: [Int64: Int64] = [:]
  private var branches: [Int64: [Int64]] = [:]
  private var edges: [Int64: [Edge]] = [:]

  /// `registrations`: the registration ids of accounts that have one.
  init(accounts: AccountSources, registrations: [Int64: String], forbidden: ForbiddenJoins) {
    self.accounts = accounts
    self.registrations = registrations
    self.forbidden = forbidden
  }

  /// Joins those of the accounts that may be joined, each pair in order.
  mutating func join(_ bearers: [Int64], _ ground: Identity.Ground, _ value: String) {
    for (index, first) in bearers.enumerated() {
      for second in bearers[(index + 1)...] {
        let (one, other) = (tree(of: first), tree(of: second))
        if one == other || !isAllowed(one, other) { continue }
        merge(one, other)
        edges[first, default: []].append(Edge(to: second, ground: ground, value: value))
        edges[second, default: []].append(Edge(to: first, ground: ground, value: value))
      }
    }
  }

  /// Joins the accounts of an erased person, as they were before.
  mutating func join(erased accounts: [Int64]) {
    guard let first = accounts.first else { return }
    for other in accounts.dropFirst() {
      merge(tree(of: first), tree(of: other))
      edges[first, default: []].append(Edge(to: other, ground: nil, value: ""))
      edges[other, default: []].append(Edge(to: first, ground: nil, value: ""))
    }
  }

  /// The accounts of each tree.
  var trees: [[Int64]] { Array(branches.values) }

  /// The joins of a tree, seen from the account that stands for the customer.
  func joins(from customer: Int64) -> [CustomerJoins.Join] {
    var joins: [CustomerJoins.Join] = []
    var reached: Set<Int64> = [customer]
    var waiting = [customer]
    while let account = waiting.popLast() {
      for edge in edges[account] ?? [] where reached.insert(edge.to).inserted {
        joins.append(
          CustomerJoins.Join(
            account: edge.to, customer: customer, joinedTo: account, ground: edge.ground,
            value: edge.value))
        waiting.append(edge.to)
      }
    }
    return joins
  }

  private func tree(of account: Int64) -> Int64 { treeOf[account] ?? account }

  private func members(of tree: Int64) -> [Int64] { branches[tree] ?? [tree] }

  private func isAllowed(_ tree: Int64, _ other: Int64) -> Bool {
    for one in members(of: tree) {
      for two in members(of: other) {
        if accounts.source(of: one) == accounts.source(of: two) { return false }
        if forbidden.contains(one, two) { return false }
        if let a = registrations[one], let b = registrations[two], a != b { return false }
      }
    }
    return true
  }

  private mutating func merge(_ tree: Int64, _ other: Int64) {
    let all = members(of: tree) + members(of: other)
    branches[other] = nil
    branches[tree] = all
    for account in all { treeOf[account] = tree }
  }
}
