/// The public holidays of a country on which firms rest, by law, from the year 2000 on.
///
/// Sources: the Czech act 245/2000, the Slovak act 241/1993, the Polish act of 18 January 1951, each
/// with its amendments to 2025.
public enum Holidays: String, CaseIterable, Sendable {
  /// Czechia.
  case czechia = "CZ"
  /// Slovakia.
  case slovakia = "SK"
  /// Poland.
  case poland = "PL"

  /// A day that returns every year, in those years.
  private struct Fixed {
    let month: Int
    let day: Int
    var years = 0...9999
    /// Years in which the law made it a working day.
    var except: Set<Int> = []
  }

  /// A day that lies so many days after Easter Sunday, in those years.
  private struct Moving {
    let daysAfterEaster: Int
    var years = 0...9999
  }

  /// The holidays of a year, in their order.
  public func days(year: Int) -> [Day] {
    let fixed = fixed.filter { $0.years.contains(year) && !$0.except.contains(year) }
      .compactMap { Day(year: year, month: $0.month, day: $0.day) }
    let easter = Day.easterSunday(year: year)
    let moving = moving.filter { $0.years.contains(year) }
      .compactMap { moving in easter?.adding(days: moving.daysAfterEaster) }
    return Set(fixed + moving).sorted()
  }

  private var fixed: [Fixed] {
    switch self {
    case .czechia: Self.czech
    case .slovakia: Self.slovak
    case .poland: Self.polish
    }
  }

  private var moving: [Moving] {
    switch self {
    // Good Friday since 2016, Easter Monday.
    case .czechia: [Moving(daysAfterEaster: -2, years: 2016...9999), Moving(daysAfterEaster: 1)]
    case .slovakia: [Moving(daysAfterEaster: -2), Moving(daysAfterEaster: 1)]
    // Easter Monday, Corpus Christi.
    case .poland: [Moving(daysAfterEaster: 1), Moving(daysAfterEaster: 60)]
    }
  }

  private static let christmas = [
    Fixed(month: 12, day: 25), Fixed(month: 12, day: 26),
  ]

  private static let czech =
    [
      Fixed(month: 1, day: 1), Fixed(month: 5, day: 1), Fixed(month: 5, day: 8),
      Fixed(month: 7, day: 5), Fixed(month: 7, day: 6), Fixed(month: 9, day: 28),
      Fixed(month: 10, day: 28), Fixed(month: 11, day: 17), Fixed(month: 12, day: 24),
    ] + christmas

  private static let slovak =
    [
      Fixed(month: 1, day: 1), Fixed(month: 1, day: 6), Fixed(month: 5, day: 1),
      Fixed(month: 5, day: 8, except: [2026]), Fixed(month: 7, day: 5),
      Fixed(month: 8, day: 29), Fixed(month: 9, day: 1, years: 0...2023),
      Fixed(month: 9, day: 15, except: [2026]), Fixed(month: 10, day: 30, years: 2018...2018),
      Fixed(month: 11, day: 1), Fixed(month: 11, day: 17, years: 2001...2024),
      Fixed(month: 12, day: 24),
    ] + christmas

  private static let polish =
    [
      Fixed(month: 1, day: 1), Fixed(month: 1, day: 6, years: 2011...9999),
      Fixed(month: 5, day: 1), Fixed(month: 5, day: 3), Fixed(month: 8, day: 15),
      Fixed(month: 11, day: 1), Fixed(month: 11, day: 11),
      Fixed(month: 11, day: 12, years: 2018...2018),
      Fixed(month: 12, day: 24, years: 2025...9999),
    ] + christmas
}

extension Day {
  /// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher: Nature, 20 April 1876); nil
  /// outside of the years 1 to 9999.
  public static func easterSunday(year: Int) -> Day? {
    let (century, yearOfCentury) = (year / 100, year % 100)
    let golden = year % 19
    let correction = (century - (century + 8) / 25 + 1) / 3
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - moon - yearOfCentury % 4) % 7
    let shift = (golden + 11 * moon + 22 * weekday) / 451
    let sum = moon + weekday - 7 * shift + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
