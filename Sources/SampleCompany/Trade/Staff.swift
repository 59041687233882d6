/// The sales people: twelve in three teams, one of whom leaves.
struct Staff {
  struct Rep {
    var id: String
    var name: String
    var team: String
    var manager: String
    var region: String
    var leftOn: Day?
  }

  static let count = 12
  /// The person who leaves, and the two who take over the customers from the day after.
  static let leaver = 3
  static let leaverLastDay = Day(2025, 5, 31)
  static let successors = [4, 5]

  let reps: [Rep]

  init(seed: UInt64) {
    let names = (0..<Staff.count).map { Staff.name(seed: seed, index: $0) }
    reps = (0..<Staff.count).map { index in
      let place = Staff.places[index]
      return Rep(
        id: Staff.id(index), name: names[index], team: place.team,
        manager: names[place.manager], region: place.region,
        leftOn: index == Staff.leaver ? Staff.leaverLastDay : nil)
    }
  }

  static func id(_ index: Int) -> String {
    "R" + Day.twoDigits(index + 1)
  }

  static func repIndices(of country: Country) -> [Int] {
    switch country {
    case .czechia: [0, 1, 2, 3, 4, 5]
    case .slovakia: [6, 7, 8]
    case .poland: [9, 10, 11]
    }
  }

  /// Who is responsible for a customer on a day; nil for customers of the shop alone.
  static func repIndex(of customer: Customer, on day: Day) -> Int? {
    guard customer.repIndex >= 0 else { return nil }
    guard Int(customer.repIndex) == leaver, day > leaverLastDay else {
      return Int(customer.repIndex)
    }
    return successor(of: customer)
  }

  static func successor(of customer: Customer) -> Int {
    successors[Int(customer.index) / 2 % successors.count]
  }

  private static let places: [(team: String, manager: Int, region: String)] =
    Array(repeating: ("Čechy", 0, "Čechy"), count: 3)
    + [("Čechy", 0, "střední Čechy"), ("Čechy", 0, "východní Čechy")]
    + [("Morava a Slovensko", 5, "Morava")]
    + Array(repeating: ("Morava a Slovensko", 5, "Slovensko"), count: 3)
    + Array(repeating: ("Polsko", 9, "Polsko"), count: 3)

  private static func name(seed: UInt64, index: Int) -> String {
    var random = Random(seed: seed, .staff, index)
    let country = Country.allCases.first { repIndices(of: $0).contains(index) } ?? .czechia
    let names = country.names
    // Steps through the surnames, so that no two colleagues share one.
    let surname = names.surnames[(index * 3 + random.below(3)) % names.surnames.count]
    let isWoman = index % 2 == 1
    let first = random.pick(isWoman ? names.women : names.men).name
    return first + " " + (isWoman ? surname.woman : surname.man)
  }
}
