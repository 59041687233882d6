/// A country in which the sample company sells.
enum Country: UInt8, CaseIterable {
  case czechia, slovakia, poland

  /// ISO 3166 code.
  var code: String {
    switch self {
    case .czechia: "CZ"
    case .slovakia: "SK"
    case .poland: "PL"
    }
  }

  /// The country's name in Czech, as the ERP spells it.
  var czechName: String {
    switch self {
    case .czechia: "Česko"
    case .slovakia: "Slovensko"
    case .poland: "Polsko"
    }
  }

  var currency: Currency {
    switch self {
    case .czechia: .koruna
    case .slovakia: .euro
    case .poland: .zloty
    }
  }

  /// ISO 639 code.
  var language: String {
    switch self {
    case .czechia: "cs"
    case .slovakia: "sk"
    case .poland: "pl"
    }
  }

  /// The first day on which the company sells there; Poland is a market opened in July 2024.
  var opensOn: Day {
    self == .poland ? Day(2024, 7, 1) : History.first
  }

  var names: NameTable {
    switch self {
    case .czechia: .czech
    case .slovakia: .slovak
    case .poland: .polish
    }
  }
}

/// A currency of the sample company's sales; each has two decimals.
enum Currency: UInt8, CaseIterable {
  case koruna, euro, zloty

  /// ISO 4217 code.
  var code: String {
    switch self {
    case .koruna: "CZK"
    case .euro: "EUR"
    case .zloty: "PLN"
    }
  }

  /// What a unit counts in the company's price lists, in thousandths of a koruna.
  var priceListRateThousandths: Int {
    switch self {
    case .koruna: 1000
    case .euro: 24_500
    case .zloty: 5650
    }
  }
}

/// What people, firms and places are called in a country.
struct NameTable {
  /// A first name with its name day.
  struct FirstName {
    var name: String
    var nameDayMonth: Int
    var nameDayOfMonth: Int
  }

  struct Town {
    var name: String
    var postalCode: String
    var region: String
  }

  var men: [FirstName]
  var women: [FirstName]
  /// The form for a man and the form for a woman.
  var surnames: [(man: String, woman: String)]
  var streets: [String]
  var towns: [Town]
  /// First words of firms' names, all made up.
  var firmWords: [String]
  var legalForms: [String]
  var mailDomain: String
}

extension NameTable {
  /// Reads `Jan 24.6, Petr 29.6`.
  static func firstNames(_ text: String) -> [FirstName] {
    text.split(separator: ",").compactMap { entry in
      let words = entry.split(separator: " ")
      let date = words.last?.split(separator: ".").compactMap { Int($0) } ?? []
      guard words.count == 2, date.count == 2 else { return nil }
      return FirstName(name: String(words[0]), nameDayMonth: date[1], nameDayOfMonth: date[0])
    }
  }

  /// Reads a line a town: `Brno|602 00|Jihomoravský kraj`.
  static func towns(_ text: String) -> [Town] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "|").map(String.init)
      guard parts.count == 3 else { return nil }
      return Town(name: parts[0], postalCode: parts[1], region: parts[2])
    }
  }

  /// Reads `Novák/Nováková Dvořák/Dvořáková`.
  static func surnames(_ text: String) -> [(man: String, woman: String)] {
    words(text).map { pair in
      let forms = pair.split(separator: "/").map(String.init)
      return (forms[0], forms[forms.count - 1])
    }
  }

  static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  static func phrases(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == "\n" }.map { phrase in
      String(phrase.drop { $0 == " " })
    }
  }
}
