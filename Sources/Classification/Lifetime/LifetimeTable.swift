/// What the lifetime model says of each customer of a month.
protocol LifetimeTable {
  /// A customer's figures; nil where the model says nothing of it.
  func figures(of profile: Profile) -> LifetimeFigures?
}
