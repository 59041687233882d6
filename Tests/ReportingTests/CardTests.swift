import Foundation
import SQLite
import Testing
import Warehouse

@testable import Reporting

@Suite struct CardTests {
  private func section(
    _ query: String, _ columns: [(String, ColumnType)], _ rows: [[Value]]
  ) -> CustomerCard.Section {
    CustomerCard.Section(
      title: query, query: query,
      result: QueryResult(
        columns: columns.map { QueryColumn(name: $0.0, type: $0.1) }, rows: rows,
        money: MoneyDigits(currency: "CZK", company: 2)), isList: query == "customer_record")
  }

  private func page(_ sections: [CustomerCard.Section]) throws -> String {
    try CustomerPage(
      firm: Firm(name: "Firm"), language: .cs, currency: "CZK",
      month: try #require(Month(key: 202_512))
    ).html(sections)
  }

  private let record: [(String, ColumnType)] = [("customer_id", .id), ("name", .text)]

  @Test func thePageSaysWhoItIsAndWhy() throws {
    let html = try page([
      section("customer_record", record, [[.text("001"), .text("<b>Bílek</b>")]]),
      section(
        "customer_classes", [("class", .text), ("reason", .text), ("since", .month)],
        [
          [
            .text("indebted"), .text("indebted: nothing overdue on 31 Dec 2025"),
            .integer(202_503),
          ]
        ]),
      section(
        "missed_verdicts", [("class", .text), ("reason", .text)],
        [
          [.text("loyal"), .text("loyal: no order up to 31 Dec 2025")],
          [.text("key"), .text("key: not assessed: the cost of the goods is unknown")],
        ]),
      section(
        "customer_four_c",
        [("aspect", .text), ("measure", .text), ("unit", .text), ("value", .byUnit)],
        [[.text("value"), .text("margin_12m"), .text("CZK"), .integer(10_000_00)]]),
    ])
    #expect(html.contains("<h1 class=\"headline\">&lt;b&gt;Bílek&lt;/b&gt;</h1>"))
    #expect(html.contains("<span class=\"chip indebted\">zadlužený</span>"))
    #expect(html.contains("k 31.\u{a0}12.\u{a0}2025 nic po splatnosti; od března 2025"))
    #expect(html.contains("Třídy, které nenese, a co k nim chybí:"))
    #expect(html.contains("věrný</span> žádná objednávka do 31.\u{a0}12.\u{a0}2025"))
    #expect(html.contains("klíčový</span> neposouzeno, neznáme: náklady na zboží"))
    #expect(html.contains("<dt>Marže, 12 měsíců</dt><dd>10\u{202f}000\u{a0}Kč</dd>"))
    #expect(html.contains("Karta zákazníka k 31.\u{a0}prosince 2025"))
  }

  /// Rounded to whole units 4 999,60 of 5 000,00 would look paid in full.
  @Test func documentsAreToldToTheMinorUnit() throws {
    let html = try page([
      section("customer_record", record, [[.text("007"), .text("")]]),
      section(
        "customer_events",
        [
          ("happened_on", .date), ("kind", .text), ("reference", .id), ("what", .text),
          ("unit", .text), ("amount", .byUnit),
        ],
        [
          [
            .integer(2025_12_05), .text("payment"), .text("Z1"), .null, .text("CZK"),
            .integer(4_999_60),
          ]
        ]),
      section(
        "customer_orders",
        [
          ("order_id", .id), ("ordered_on", .date), ("state", .text), ("lines", .count),
          ("revenue", .money),
        ],
        [
          [
            .text("O1"), .integer(2025_12_01), .text("completed"), .integer(1),
            .integer(4_132_23),
          ]
        ]),
      section(
        "customer_invoices",
        [
          ("invoice_id", .id), ("issued_on", .date), ("due_on", .date), ("unit", .text),
          ("amount", .byUnit), ("paid", .byUnit), ("overdue_days", .count), ("is_disputed", .flag),
        ],
        [
          [
            .text("F1"), .integer(2025_12_01), .integer(2025_12_15), .text("CZK"),
            .integer(5_000_00), .integer(4_999_60), .integer(16), .integer(0),
          ],
          [
            .text("F2"), .integer(2025_12_01), .integer(2025_12_15), .text("JPY"),
            .integer(12_345), .integer(0), .integer(16), .integer(0),
          ],
        ]),
    ])
    for text in [
      "4\u{202f}132,23", "5\u{202f}000,00\u{a0}Kč", "12\u{202f}345\u{a0}JPY", "0\u{a0}JPY",
    ] {
      #expect(html.contains(">\(text)</td>"))
    }
    #expect(html.components(separatedBy: ">4\u{202f}999,60\u{a0}Kč</td>").count == 3)
  }

  @Test func aCustomerWithoutANameShowsItsId() throws {
    let html = try page([section("customer_record", record, [[.text("007"), .text("")]])])
    #expect(html.contains("<h1 class=\"headline\">007</h1>"))
    #expect(html.contains("Nenese žádnou třídu."))
  }

  @Test(arguments: [
    ("issued", "vystavena"), ("phone, nabídka: vyřízeno", "telefon, nabídka: vyřízeno"),
    ("complaint, issued: closed", "reklamace, issued: uzavřeno"), ("won: late", "vyhráno: late"),
    ("", ""), ("no code of ours", "no code of ours"),
  ])
  func whatHappenedIsSaidInTheLanguage(code: String, text: String) throws {
    #expect(try Wording(.cs, currency: "CZK").value(code, of: "what") == text)
  }

  @Test func aSettingNamesItsMedium() throws {
    let wording = try Wording(.cs, currency: "CZK")
    #expect(
      wording.value("cost_per_contact_minor:phone", of: "setting") == "Náklady na kontakt: telefon")
    #expect(
      wording.value("cost_per_contact_minor:*", of: "setting") == "Náklady na kontakt: ostatní")
    #expect(wording.value("my_own", of: "setting") == "my_own")
    #expect(wording.value("phone", of: "preferred_medium") == "telefon")
    #expect(wording.value("missing value", of: "reason") == "chybí hodnota")
  }

  /// What a dot of the strip says is in the reader's language, and has no empty end.
  @Test func anEventIsSaidInTheLanguage() throws {
    let columns: [(String, ColumnType)] = [
      ("happened_on", .date), ("kind", .text), ("what", .text),
    ]
    let events = answer(
      columns,
      [
        [.integer(20_240_301), .text("order"), .text("completed")],
        [.integer(20_251_105), .text("payment"), .null],
      ])
    let timeline = CustomerTimeline(
      wording: try Wording(.cs, currency: "CZK"), month: try #require(Month(key: 202_512)))
    let labels = try #require(timeline.chart(events)).events.map(\.label)
    #expect(
      labels == [
        "1.\u{a0}3.\u{a0}2024, objednávka, dokončena", "5.\u{a0}11.\u{a0}2025, platba",
      ])
  }

  @Test func eventsStandInTheirLanes() throws {
    let wording = try Wording(.en, currency: "CZK")
    let month = try #require(Month(key: 202_512))
    let columns: [(String, ColumnType)] = [
      ("happened_on", .date), ("kind", .text), ("what", .text),
    ]
    let events = answer(
      columns,
      [
        [.integer(20_251_105), .text("payment"), .text("transfer")],
        [.integer(20_240_301), .text("order"), .text("completed")],
        [.integer(0), .text("order"), .text("no day")],
      ])
    let timeline = CustomerTimeline(wording: wording, month: month)
    let strip = try #require(timeline.chart(events))
    #expect(strip.lanes == ["orders", "payments"])
    #expect(strip.events.map(\.lane) == [1, 0])
    #expect(strip.ticks.map(\.label) == ["2025"])
    #expect(
      timeline.chart(answer(columns, [[.integer(20_251_105), .text("order"), .null]])) == nil)
  }
}
