/// What a customer of the sample company is made to be.
enum Archetype: UInt8, CaseIterable {
  case key, keyNeglected
  case loyal
  case indebted
  case unprofitableService, unprofitableDiscount
  case lost, dormant, atRisk, reactivated, new, prospect
  case joinedByTaxNumber, joinedByEmail, joinedToRegister, contradictingAddress
  case doubleFirst, doubleSecond
  case groupParent, groupMember
  case sharedMailboxFirst, sharedMailboxSecond
  case moved
  case ordinary

  /// How many of each a hundred customers hold; the rest is ordinary. Customers come in whole
  /// hundreds, so that the proportions are the same for every seed and size.
  private static let planted: [(Archetype, count: Int)] = [
    (.key, 3), (.keyNeglected, 1), (.loyal, 6), (.indebted, 3),
    (.unprofitableService, 1), (.unprofitableDiscount, 1),
    (.lost, 4), (.dormant, 2), (.atRisk, 2), (.reactivated, 2), (.new, 3), (.prospect, 2),
    (.joinedByTaxNumber, 2), (.joinedByEmail, 1), (.joinedToRegister, 2),
    (.contradictingAddress, 1), (.doubleFirst, 1), (.doubleSecond, 1),
    (.groupParent, 1), (.groupMember, 2), (.sharedMailboxFirst, 1), (.sharedMailboxSecond, 1),
    (.moved, 2),
  ]

  static let hundred: [Archetype] = {
    let special = planted.flatMap { Array(repeating: $0.0, count: $0.count) }
    return special + Array(repeating: .ordinary, count: 100 - special.count)
  }()

  /// The archetype of the customer with an index; neighbours differ.
  static func of(_ index: Int) -> Archetype {
    let archetype = hundred[(index * 37 + 11) % 100]
    let isMailbox = archetype == .sharedMailboxFirst || archetype == .sharedMailboxSecond
    // One forbidden join is enough: each has to be named in klientela.json.
    return isMailbox && index >= 100 ? .ordinary : archetype
  }

  /// The index of the first customer of an archetype in the hundred to which `index` belongs.
  static func index(of archetype: Archetype, inHundredOf index: Int) -> Int {
    let slot = hundred.firstIndex(of: archetype) ?? 0
    // 73 is the inverse of 37 modulo 100.
    return index / 100 * 100 + (slot + 89) * 73 % 100
  }

  /// Whether the customer may live in Poland, where the company sells only since July 2024: not
  /// where the archetype needs a longer past.
  var mayBePolish: Bool {
    switch self {
    case .key, .keyNeglected, .lost, .reactivated, .doubleFirst, .doubleSecond, .groupParent,
      .groupMember, .sharedMailboxFirst, .sharedMailboxSecond:
      false
    default: true
    }
  }

  /// Whether the customer pays on time, so that it cannot be indebted.
  var paysPromptly: Bool {
    switch self {
    case .ordinary, .indebted, .moved: false
    default: true
    }
  }

  /// Whether all its documents are completed and undisputed, so that what is planted is certain.
  var isUndisturbed: Bool {
    self != .ordinary
  }
}
