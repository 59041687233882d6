/// The headline: exactly one word for a customer, for what must add up. The first class of the order
/// that holds, else the stage.
public struct HeadlineRule: Sendable {
  /// Classes, the one that wins first.
  public let order: [String]

  init(order: [String]) { self.order = order }

  /// The headline of a customer that bears those classes and is in that stage.
  public func choose(stage: Stage, _ bears: (String) -> Bool) -> String {
    order.first(where: bears) ?? stage.rawValue
  }

  /// What the manual says.
  public var entry: RuleEntry {
    RuleEntry(
      name: "headline", title: "Headline",
      text: """
        Exactly one of a customer's classes, for what must add up: the first that holds of \
        \(order.joined(separator: ", ")), else the stage.
        """,
      thresholds: [], inputs: ["is_key", "is_loyal", "is_indebted", "is_unprofitable", "stage"],
      notAssessed: nil)
  }
}
