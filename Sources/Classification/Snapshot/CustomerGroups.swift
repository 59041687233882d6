import SQLite
import Warehouse

/// Which customers are ranked as one: those below the same head, however many steps below it.
struct CustomerGroups {
  /// By customer key: the customer that stands for its group, itself where it has none.
  private var heads: [Int]

  /// Every customer for itself.
  init(count: Int) { heads = Array(0..<count) }

  /// The groups as of a day. A head that is no customer itself makes a group of those who name it;
  /// heads that name each other in a circle are one group.
  init(_ connection: Connection, count: Int, asOf dateKey: Int) throws(SQLiteError) {
    self.init(count: count)
    var strangers: [ExactText: Int] = [:]
    let statement = try connection.prepare(SQLText.groupHeads.text)
    statement.bind(dateKey, at: 0)
    while try statement.step() {
      let customer = Int(statement.integer(0))
      if let head = statement.optionalInteger(1) {
        join(customer, to: Int(head))
      } else {
        let name = ExactText(statement.text(2))
        if let first = strangers[name] {
          join(customer, to: first)
        } else {
          strangers[name] = customer
        }
      }
    }
    for customer in heads.indices { heads[customer] = head(of: customer) }
  }

  /// The customer that stands for a customer's group.
  func head(of customer: Int) -> Int {
    var head = customer
    while heads[head] != head { head = heads[head] }
    return head
  }

  private mutating func join(_ customer: Int, to other: Int) {
    let (below, above) = (head(of: customer), head(of: other))
    if below != above { heads[below] = above }
  }
}
