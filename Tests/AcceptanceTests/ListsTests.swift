import Foundation
import Testing

/// The lists to act on of the sample company's December 2025, its first ten rows each. The rows were
/// made by `Tests/Tally/lists.py` from the exports and METRICS alone, and looked through by hand; all
/// other rows are compared with it where Python is there.
@Suite struct ListsTests {
  private struct Expected: Sendable, CustomTestStringConvertible {
    var query: String
    var columns: [String]
    var rows: Int
    var first: [String]
    var testDescription: String { query }
  }

  private static let sample = Result { try Workspace(shippedSample: ["2025-12"]) }

  @Test(arguments: lists)
  private func isRight(list: Expected) throws {
    let rows = try Self.sample.get().rows(list.query, "month=2025-12")
    #expect(rows.count == list.rows)
    let first = rows.prefix(10).map { row in
      list.columns.map { row[$0] ?? "?" }.joined(separator: "|")
    }
    #expect(first == list.first)
  }

  @Test(.enabled(if: Python.isThere, "needs python3"))
  func everyRowCountedAnew() throws {
    let sample = try Self.sample.get()
    var words = [Places.package.appending(path: "Tests/Tally/tally.py").path, sample.path]
    let answers = try TemporaryFolder()
    for query in ["lifetime_model"] + Self.lists.map(\.query) {
      try answers.write(try sample.csv(query, ["month=2025-12"]), to: "\(query).csv")
      words += [query, "2025-12", "\(answers.path)/\(query).csv"]
    }
    let tally = try Program.run("/usr/bin/env", ["python3"] + words, in: sample.path)
    #expect(tally.status == 0, "\(tally.output.prefix(4000))\(tally.errors)")
    #expect(tally.output.hasSuffix(" cells compared, 0 differ\n"))
  }

  private static let lists: [Expected] = [
    Expected(
      query: "dunning",
      columns: [
        "customer_id", "step", "due", "disputed", "credits", "oldest_due_on", "overdue_days",
        "medium",
      ],
      rows: 50,
      first: [
        "100574|end the relation|134936.84|0.00|0.00|2025-04-25|250|email",
        "100128|end the relation|160996.72|0.00|0.00|2025-05-02|243|phone",
        "100301|end the relation|335529.89|0.00|0.00|2025-05-25|220|phone",
        "100474|end the relation|182278.85|0.00|0.00|2025-06-04|210|phone",
        "100428|end the relation|151092.73|0.00|0.00|2025-06-26|188|phone",
        "100101|end the relation|117039.77|0.00|0.00|2025-06-27|187|email",
        "100028|end the relation|139243.84|0.00|0.00|2025-07-01|183|email",
        "100501|end the relation|157343.70|0.00|0.00|2025-07-06|178|email",
        "100074|end the relation|108852.54|0.00|0.00|2025-07-07|177|email",
        "100528|end the relation|276009.16|0.00|0.00|2025-07-11|173|email",
      ]),
    Expected(
      query: "dunning_invoices",
      columns: ["customer_id", "invoice_id", "due_on", "overdue_days", "open"],
      rows: 118,
      first: [
        "100001|F2500006345|2025-08-07|146|63257.98",
        "100001|F2500006404|2025-08-15|138|63206.09",
        "100001|F2500006593|2025-09-18|104|20408.01",
        "100001|F2500006765|2025-10-13|79|49297.17",
        "100001|F2500006964|2025-11-07|54|53734.33",
        "100001|F2500007016|2025-11-13|48|53425.94",
        "100028|F2500006086|2025-07-01|183|58350.79",
        "100028|F2500006186|2025-07-11|173|38184.16",
        "100028|F2500006215|2025-07-15|169|14193.55",
        "100028|F2500006562|2025-09-05|117|28515.34",
      ]),
    Expected(
      query: "telephone_queue",
      columns: ["rep_id", "place", "reason", "customer_id", "phone"],
      rows: 50,
      first: [
        "|1|no contact|W10459|+420744904447",
        "|2|no contact|W10562|+420743889508",
        "|3|no contact|W10446|+420749110216",
        "|4|no contact|W10073|+421920552665",
        "R01|1|overdue|100228|+420 742 714 650",
        "R01|2|overdue|100401|+420 747 514 801",
        "R01|3|no contact|100517|+420 742 294 093",
        "R02|1|overdue|100501|+420 744 393 501",
        "R03|1|overdue|100001|+420 740 000 001",
        "R03|2|overdue|100028|+420 748 957 250",
      ]),
    Expected(
      query: "key_without_contact",
      columns: [
        "customer_id", "rep_id", "last_contact_on", "days_without_contact", "contribution_12m",
      ],
      rows: 44,
      first: [
        "100317|R06|2025-08-20|133|427660.60",
        "100117|R05|2025-08-27|126|405145.98",
        "100517|R01|2025-08-22|131|377511.94",
        "100217|R05|2025-08-15|138|299330.83",
        "100417|R06|2025-08-25|128|298951.85",
        "100017|R07|2025-08-20|133|280514.83",
        "100477|R08|2025-07-18|166|149185.55",
        "100228|R01|2025-09-03|119|139261.96",
        "100001|R03|2025-10-10|82|132881.81",
        "100301|R06|2025-10-06|86|128662.76",
      ]),
    Expected(
      query: "leaving",
      columns: ["customer_id", "alive_probability", "expected_revenue_12m", "expected_loss"],
      rows: 100,
      first: [
        "100188|0.581879|78149.34|30667.52",
        "W10433|0.230370|35399.73|25572.02",
        "100474|0.664233|230728.75|24004.05",
        "100028|0.567498|157300.15|21554.26",
        "100591|0.310793|32637.67|21110.81",
        "100164|0.559151|49730.09|20574.31",
        "100274|0.673323|199793.89|18875.15",
        "100404|0.619842|155967.98|18541.32",
        "100328|0.813333|302642.05|17123.04",
        "100240|0.270377|25001.96|17118.94",
      ]),
    Expected(
      query: "win_back",
      columns: ["customer_id", "stage", "former_class", "last_classed_in", "best_revenue_12m"],
      rows: 23,
      first: [
        "100358|dormant|both|2025-11|714994.60",
        "100281|dormant|both|2025-11|394565.37",
        "100339|lost|key|2024-12|311243.79",
        "100285|dormant|both|2025-11|306308.98",
        "100212|lost|both|2024-12|269266.34",
        "100188|lost|key|2024-12|245219.11",
        "100164|lost|key|2024-12|207925.32",
        "W10433|lost|key|2024-12|188157.61",
        "100265|lost|key|2024-12|162664.15",
        "W10200|lost|key|2024-12|155949.53",
      ]),
    Expected(
      query: "greetings",
      columns: ["day", "occasion", "customer_id", "years"],
      rows: 114,
      first: [
        "1|birthday|W10185|",
        "2|anniversary|100054|2",
        "2|anniversary|100108|3",
        "2|anniversary|100238|2",
        "2|anniversary|100350|3",
        "3|anniversary|100284|2",
        "4|anniversary|100253|3",
        "4|anniversary|100336|3",
        "4|anniversary|100484|3",
        "5|anniversary|100262|3",
      ]),
    Expected(
      query: "contracts_ending",
      columns: ["contract_id", "customer_id", "ends_on", "days_left", "amount"],
      rows: 42,
      first: [
        "S3|100017|2025-12-31|0|781360.00",
        "S6|100044|2025-12-31|0|723680.00",
        "S11|100071|2025-12-31|0|867600.00",
        "S14|100098|2025-12-31|0|701280.00",
        "S18|100117|2025-12-31|0|681120.00",
        "S21|100144|2025-12-31|0|934240.00",
        "S26|100171|2025-12-31|0|1082080.00",
        "S29|100198|2025-12-31|0|723120.00",
        "S33|100217|2025-12-31|0|817760.00",
        "S36|100244|2025-12-31|0|691760.00",
      ]),
    Expected(
      query: "unprofitable",
      columns: [
        "customer_id", "contribution_12m", "driver", "price_rise_to_zero", "contacts_saved_to_zero",
      ],
      rows: 20,
      first: [
        "100047|-17547.55|service|2.130741|86",
        "100147|-17349.52|service|2.044184|85",
        "100220|-17078.73|price|0.281013|",
        "100247|-16608.58|service|1.303973|78",
        "100347|-16357.71|service|1.391771|79",
        "100120|-16319.72|price|0.325835|",
        "100447|-15989.40|service|1.077953|79",
        "100547|-14972.47|service|1.188590|76",
        "100520|-13027.81|price|0.245270|",
        "100020|-8763.56|price|0.264336|",
      ]),
    Expected(
      query: "handover",
      columns: [
        "rep_id", "customer_id", "headline", "overdue", "open_deals", "open_deals_value",
        "open_tickets", "contracts",
      ],
      rows: 467,
      first: [
        "R01|100571|key|69860.72|0||0|1",
        "R01|100198|key|42529.81|0||0|1",
        "R01|100517|key|0.00|0||1|1",
        "R01|100228|indebted|172007.74|0||0|0",
        "R01|100401|indebted|115435.25|0||0|0",
        "R01|100282|key|0.00|2|65280.00|0|0",
        "R01|100436|key|0.00|0||0|0",
        "R01|100109|loyal|0.00|1|29200.00|0|1",
        "R01|100509|loyal|0.00|0||0|1",
        "R01|100465|active|0.00|0||0|0",
      ]),
    Expected(
      query: "offers",
      columns: ["customer_id", "product_id", "confidence_ratio"],
      rows: 340,
      first: [
        "100398|050050|0.318681",
        "100571|030040|0.303030",
        "100471|030030|0.700000",
        "100371|020090|0.221374",
        "100444|010010|0.461538",
        "100144|040060|0.306122",
        "100198|020090|0.800000",
        "100317|020090|0.800000",
        "100117|020090|0.800000",
        "100071|080040|0.333333",
      ]),
  ]
}
