/// The ten campaigns, and whom they reach.
struct Campaigns {
  struct Campaign {
    var id: String
    var name: String
    var medium: String
    var startsOn: Day
    var endsOn: Day
    /// Koruny for every hundred customers of the company.
    var costKorunaPerHundred: Int
    /// Share of the customers who are reached.
    var reachPerMille: Int
    /// The only country addressed, if it is one.
    var country: Country?
  }

  static let all: [Campaign] = [
    make(1, "Jarní terasy 2023", "email", Day(2023, 3, 20), 30, 1500, 550),
    make(2, "Katalog 2023", "mail", Day(2023, 5, 15), 45, 2500, 400),
    make(3, "Podzimní kotvení 2023", "email", Day(2023, 9, 11), 30, 1500, 550),
    make(4, "Vánoční nářadí 2023", "email", Day(2023, 11, 20), 30, 1200, 500),
    make(5, "Jarní terasy 2024", "email", Day(2024, 3, 18), 30, 1500, 550),
    make(6, "Otevíráme Polsko", "fair", Day(2024, 9, 9), 30, 2000, 500, .poland),
    make(7, "Katalog 2024", "mail", Day(2024, 10, 7), 45, 2700, 400),
    make(8, "Jarní terasy 2025", "email", Day(2025, 3, 17), 30, 1600, 550),
    make(9, "Telefonická nabídka 2025", "phone", Day(2025, 6, 2), 30, 1000, 150),
    make(10, "Vánoční nářadí 2025", "email", Day(2025, 11, 17), 30, 1200, 500),
  ]

  private static func make(
    _ number: Int, _ name: String, _ medium: String, _ startsOn: Day, _ days: Int,
    _ costKorunaPerHundred: Int, _ reachPerMille: Int, _ country: Country? = nil
  ) -> Campaign {
    Campaign(
      id: "A" + Day.twoDigits(number), name: name, medium: medium, startsOn: startsOn,
      endsOn: startsOn + days, costKorunaPerHundred: costKorunaPerHundred,
      reachPerMille: reachPerMille, country: country)
  }

  /// The campaign's cost in whole koruny.
  static func costKoruna(_ campaign: Campaign, hundreds: Int) -> Int {
    campaign.costKorunaPerHundred * hundreds
  }

  let seed: UInt64

  /// What a campaign is to a customer: not reached, or its days of response.
  struct Response {
    var sentOn: Day
    var openedOn: Day?
    var clickedOn: Day?
    var unsubscribedOn: Day?
  }

  func response(of customer: Customer, to campaign: Int) -> Response? {
    let plan = Campaigns.all[campaign]
    guard customer.start < plan.startsOn, plan.startsOn < customer.end + 200 else { return nil }
    guard customer.hasConsent, plan.country ?? customer.country == customer.country else {
      return nil
    }
    guard campaign <= lastCampaignBeforeLeavingTheList(customer) else { return nil }
    var random = Random(seed: seed, .responses, Int(customer.index), campaign + 1)
    guard random.chance(perMille: plan.reachPerMille) else { return nil }
    var response = Response(sentOn: plan.startsOn + random.below(3))
    guard random.chance(perMille: 450) else { return response }
    response.openedOn = response.sentOn + random.below(6)
    if random.chance(perMille: 300) { response.clickedOn = response.openedOn }
    if campaign == lastCampaignBeforeLeavingTheList(customer) {
      response.unsubscribedOn = response.openedOn
    }
    return response
  }

  /// One customer in eight asks for no more mail at some campaign.
  private func lastCampaignBeforeLeavingTheList(_ customer: Customer) -> Int {
    var random = Random(seed: seed, .responses, Int(customer.index))
    return random.chance(perMille: 120) ? random.below(Campaigns.all.count) : Campaigns.all.count
  }

  /// The campaign to which an order of a day is owed, if any.
  func campaign(behindOrderOf customer: Customer, on day: Day, _ random: inout Random) -> Int? {
    guard let running = Campaigns.running(on: day), random.chance(perMille: 250) else {
      return nil
    }
    guard let response = response(of: customer, to: running), response.sentOn <= day else {
      return nil
    }
    return running
  }

  private static func running(on day: Day) -> Int? {
    all.firstIndex { $0.startsOn <= day && day <= $0.endsOn && day - $0.startsOn <= 29 }
  }
}
