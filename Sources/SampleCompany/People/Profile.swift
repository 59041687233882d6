/// What the exports tell of a customer beside its behaviour.
struct Profile {
  struct Address {
    var street: String
    var town: NameTable.Town
  }

  var name: String
  /// Tax and registration number; blank for persons.
  var taxID = ""
  var registrationID = ""
  var email: String
  var mobile: Mobile
  var address: Address
  /// Where the customer moved to, or what another system believes.
  var otherAddress: Address
  var birthday: Day?
  /// Month and day.
  var nameDay: (month: Int, day: Int)?
  var acquiredOn: Day
}

/// A mobile telephone number, without the country's prefix.
struct Mobile {
  var country: Country
  var digits: Int

  private var prefix: String {
    switch country {
    case .czechia: "+420"
    case .slovakia: "+421"
    case .poland: "+48"
    }
  }

  /// `+420 741 234 567`
  var spaced: String {
    "\(prefix) \(digits / 1_000_000) \(threeDigits(digits / 1000)) \(threeDigits(digits))"
  }

  /// `+420741234567`
  var compact: String { "\(prefix)\(digits)" }

  private func threeDigits(_ number: Int) -> String {
    let rest = number % 1000
    return (rest < 100 ? "0" : "") + (rest < 10 ? "0" : "") + "\(rest)"
  }
}
