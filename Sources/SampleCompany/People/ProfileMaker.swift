/// Draws the profiles of customers; the same customer always gets the same one.
struct ProfileMaker {
  let seed: UInt64

  func profile(of customer: Customer) -> Profile {
    switch customer.archetype {
    case .doubleSecond: doubleOfFirst(customer)
    case .groupMember: groupMember(customer)
    case .sharedMailboxSecond: sharingMailbox(customer)
    default: ownProfile(of: customer)
    }
  }

  private func ownProfile(of customer: Customer) -> Profile {
    var random = Random(seed: seed, .profile, Int(customer.index))
    let names = customer.country.names
    let address = address(names, &random)
    let otherAddress = elsewhere(than: address, names, &random)
    var profile = Profile(
      name: "", email: "", mobile: mobile(of: customer), address: address,
      otherAddress: otherAddress, acquiredOn: acquired(customer, &random))
    if customer.isPerson {
      describePerson(customer, &profile, &random)
    } else {
      describeFirm(customer, &profile, &random)
    }
    return profile
  }

  private func describePerson(
    _ customer: Customer, _ profile: inout Profile, _ random: inout Random
  ) {
    let names = customer.country.names
    let isWoman = random.chance(perMille: 450)
    let first = random.pick(isWoman ? names.women : names.men)
    let surname = random.pick(names.surnames)
    let last = isWoman ? surname.woman : surname.man
    profile.name = "\(first.name) \(last)"
    profile.email = "\(slug(first.name))@\(slug(last))\(customer.index + 1).\(names.mailDomain)"
    profile.birthday = Day(1950, 1, 1) + random.below(55 * 365)
    profile.nameDay = (first.nameDayMonth, first.nameDayOfMonth)
  }

  private func describeFirm(
    _ customer: Customer, _ profile: inout Profile, _ random: inout Random
  ) {
    let index = Int(customer.index)
    let names = customer.country.names
    let (word, surname, round) = firmName(index, names)
    let form = random.pick(names.legalForms)
    let middle = random.chance(perMille: 25) ? "\"\(surname)\"" : surname
    let place = round > 0 ? " " + profile.address.town.name : ""
    profile.name = "\(word) \(middle)\(place)\(form)"
    let mailbox = customer.country == .poland ? "biuro" : random.pick(["info", "obchod"])
    profile.email =
      "\(mailbox)@\(slug(word))-\(slug(surname))\(index + 1).\(names.mailDomain)"
    (profile.taxID, profile.registrationID) = numbers(index, customer.country)
  }

  /// No two firms of a country get the same pair of words until all pairs are used up.
  private func firmName(_ index: Int, _ names: NameTable) -> (String, String, round: Int) {
    let pairs = names.firmWords.count * names.surnames.count
    let pair = scattered(index, over: pairs)
    return (
      names.firmWords[pair % names.firmWords.count],
      names.surnames[pair / names.firmWords.count].man, index / pairs
    )
  }

  /// Numbers that pass their check digits, from ranges in which none is known to be assigned.
  private func numbers(_ index: Int, _ country: Country) -> (tax: String, registration: String) {
    let offset = Int(seed % 999_983)
    let body = scattered(index, over: 1_000_000, from: offset)
    switch country {
    case .czechia:
      let number = CheckDigits.registrationNumber(body: 9_000_000 + body)
      return ("CZ" + number, number)
    case .slovakia:
      let tax = CheckDigits.slovakTaxNumber(
        multiple: 901_818_182 + scattered(index, over: 2_700_000, from: offset))
      return ("SK" + tax, CheckDigits.registrationNumber(body: 9_000_000 + body))
    case .poland:
      // Of two neighbouring bodies at least one has a check digit.
      let taxBody = 990_000_000 + 2 * body
      let tax =
        CheckDigits.polishTaxNumber(body: taxBody)
        ?? CheckDigits.polishTaxNumber(body: taxBody + 1) ?? ""
      return ("PL" + tax, CheckDigits.polishStatisticalNumber(body: 99_000_000 + body))
    }
  }

  /// Mobile numbers with prefixes that the regulators have left free.
  private func mobile(of customer: Customer) -> Mobile {
    let offset = Int(seed % 9_999_991)
    let rest = scattered(Int(customer.index), over: 10_000_000, from: offset)
    switch customer.country {
    case .czechia: return Mobile(country: .czechia, digits: 740_000_000 + rest)
    case .slovakia: return Mobile(country: .slovakia, digits: 920_000_000 + rest)
    case .poland: return Mobile(country: .poland, digits: 490_000_000 + rest)
    }
  }

  private func address(_ names: NameTable, _ random: inout Random) -> Profile.Address {
    let prefix = names.mailDomain == "pl" ? "ul. " : ""
    let number = random.within(1...180)
    return Profile.Address(
      street: "\(prefix)\(random.pick(names.streets)) \(number)", town: random.pick(names.towns))
  }

  /// An address in another region.
  private func elsewhere(
    than address: Profile.Address, _ names: NameTable, _ random: inout Random
  ) -> Profile.Address {
    var other = self.address(names, &random)
    let elsewhere = names.towns.filter { $0.region != address.town.region }
    other.town = random.pick(elsewhere)
    return other
  }

  private func acquired(_ customer: Customer, _ random: inout Random) -> Day {
    let isOld = customer.start < Day(2023, 4, 15)
    return isOld
      ? Day(2018, 1, 2) + random.below(5 * 365)
      : customer.start + -random.within(1...20)
  }
}

// Customers whose profile depends on another's.
extension ProfileMaker {
  private func partner(_ archetype: Archetype, of customer: Customer) -> Customer {
    let index = Archetype.index(of: archetype, inHundredOf: Int(customer.index))
    return CustomerMaker(seed: seed, index: index).customer()
  }

  /// The same firm entered twice: name without accents, same town and telephone, no numbers by which
  /// a rule could join the two.
  private func doubleOfFirst(_ customer: Customer) -> Profile {
    let first = ownProfile(of: partner(.doubleFirst, of: customer))
    var profile = ownProfile(of: customer)
    profile.name = folded(first.name)
    profile.taxID = ""
    profile.registrationID = ""
    profile.mobile = first.mobile
    profile.address = Profile.Address(
      street: folded(first.address.street), town: first.address.town)
    return profile
  }

  /// A firm of a group that is registered for tax as one.
  private func groupMember(_ customer: Customer) -> Profile {
    let parent = ownProfile(of: partner(.groupParent, of: customer))
    var profile = ownProfile(of: customer)
    profile.taxID = parent.taxID
    return profile
  }

  /// Another firm with the same office: the mailbox is shared, the firms are not the same.
  private func sharingMailbox(_ customer: Customer) -> Profile {
    var profile = ownProfile(of: customer)
    profile.email = ownProfile(of: partner(.sharedMailboxFirst, of: customer)).email
    return profile
  }
}
