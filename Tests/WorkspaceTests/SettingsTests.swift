import Testing
import Warehouse

@testable import Workspace

func settings(_ text: String) throws -> Settings {
  try Settings(reading: text.utf8, file: "klientela.json")
}

private let smallest = """
  { company: { name: "F", currency: "CZK" }, sources: { erp: { files: ["sales.csv"] } } }
  """

private let full = """
  {
    company: {
      name: "Bohemia Fasteners, a.s.", currency: "CZK", country: "CZ", language: "cs",
      fiscal_year_starts: 4, logo: "logo.svg", accent: "#1d5fbf",
    },
    history: { starts: "2023-01" },
    inactive_after_days: 400, payment_term_days: 21, rate_day: "before",
    rejects: { share: 0.01, rows: 5 },
    sources: {
      erp: {
        encoding: "windows-1250", delimiter: ";", quote: "\\"", decimal: ",", thousands: " ",
        signs: ["Kč"], dates: "dd.MM.yyyy", currency: "CZK", prices_include_tax: false, tax_rate: 21,
        files: [
          "exports/customers.csv",
          {
            path: "exports/erp/faktury-*.csv", entity: "invoices", header: true,
            file_date: "faktury-{yyyy}-{MM}.csv", complete: "period", encoding: "utf-8", quote: "",
            delimiter: "tab", dates: "yyyy-MM-dd",
            leave_out: [
              { column: "Kod", equals: ["POST", "M"] }, { column: 2, starts_with: "TEST" },
              { column: "x", matches: "^Z[0-9]+$" },
            ],
            columns: {
              invoice_id: "Cislo", customer_id: 3, currency: { constant: "CZK" },
              order_id: { column: "Objednavka", source: "shop", trim_decimal: true, blank: ["0", 7] },
              amount: { column: "Castka", decimal: ".", thousands: "", signs: [] },
              disputed: { column: "Spor", values: { "A": "yes", "*": "no", "?": null } },
              due_on: null,
            },
            owner: true,
          },
        ],
      },
      shop: {
        delimiter: "blanks",
        files: [
          {
            path: "s.txt", header: false, owner: "erp", file_date: { column: 9 },
            returns: { prefix: { column: 1, starts_with: "C" } },
            entities: {
              sales: {
                order_id: { join: [1, 2], with: "-" }, ordered_on: 3, product_id: { constant: "cd" },
                quantity: 4, net_amount: 5,
              },
              customers: { customer_id: 1 },
            },
          },
          {
            path: "eurofxref-hist.csv", entity: "rates", columns: { on: "Date" },
            unpivot: { from: 2, to: null, name: "currency", value: "rate", blank: ["N/A"] },
            rates: { base: "EUR", quotes: "units_per_base" },
          },
        ],
      },
    },
    identity: {
      match: ["tax_id", "email"], prefer: { "*": ["erp", "shop"], email: ["shop"] },
      forbid: [["erp:1001", "shop:7:7"]], groups: true,
    },
    cost_to_serve: {
      per_contact: { phone: "50.00", visit: 400, "*": .5 }, per_minute: "0.50", per_order: 3.00,
      per_return_line: "25", overdue_interest_per_year: 0.08,
    },
    classes: {
      key: { share: 0.75 }, loyal: { months: 8, first_order_days: 300, last_order_days: 60 },
      indebted: { minimum: "2000.00", oldest_days: 45 }, unprofitable: { floor_share: 0.05 },
      own: [
        { name: "giant", where: "revenue_total > 1", reason: "{name}", headline: true },
        { name: "quiet", where: "recency_days > 9" },
      ],
    },
    stages: { new_days: 60, at_risk_days: 100, dormant_days: 200, gap_factor: 2.5, gap_order_days: 5 },
    headline: ["giant", "indebted", "key"],
    products: { abc: [0.7, 0.9], xyz: [0.4, 0.8], margin_floor_ratio: 0.1 },
    dunning: { reminder_days: 2, second_days: 10, last_days: 20, end_days: 90 },
  }
  """

@Suite struct SettingsTests {
  @Test func defaultsAreThoseOfTheMetrics() throws {
    let settings = try settings(smallest)
    #expect(settings.company.currency.code == "CZK")
    #expect(settings.company.language == .english)
    #expect(settings.company.fiscalYearStarts == 1)
    #expect(settings.historyStarts == nil)
    #expect(settings.inactiveAfterDays == 365)
    #expect(settings.paymentTermDays == 14)
    #expect(settings.rateDay == .same)
    #expect(settings.rejects.share.description == "0.05" && settings.rejects.rows == 20)
    #expect(settings.identity.match.isEmpty && !settings.identity.groups)
    #expect(!settings.costToServe.isKnown)
    #expect(settings.classes.keyShare == ExactDecimal(mantissa: 8, scale: 1))
    #expect(settings.classes.loyalMonths == 6)
    #expect(settings.classes.loyalFirstOrderDays == 365)
    #expect(settings.classes.loyalLastOrderDays == 90)
    #expect(settings.classes.indebtedMinimumMinor == 10_000)
    #expect(settings.classes.indebtedOldestDays == 30)
    #expect(settings.classes.unprofitableFloor == .amount(0))
    #expect(settings.headline == ["indebted", "unprofitable", "key", "loyal"])
    #expect(settings.stages.newDays == 90 && settings.stages.atRiskDays == 90)
    #expect(settings.stages.dormantDays == 180 && settings.stages.gapOrderDays == 4)
    #expect(settings.stages.gapFactor == ExactDecimal(2))
    #expect(settings.products.abc.map(\.description) == ["0.80", "0.95"])
    #expect(settings.products.xyz.map(\.description) == ["0.5", "1.0"])
    #expect(settings.products.marginFloorRatio.description == "0.05")
    #expect(settings.dunning.reminderDays == 1 && settings.dunning.secondDays == 15)
    #expect(settings.dunning.lastDays == 30 && settings.dunning.endDays == 60)
  }

  @Test func companyAndThresholdsAsGiven() throws {
    let settings = try settings(full)
    #expect(settings.company.name == "Bohemia Fasteners, a.s.")
    #expect(settings.company.language == .czech && settings.company.fiscalYearStarts == 4)
    #expect(settings.company.country == "CZ" && settings.company.logo == "logo.svg")
    #expect(settings.company.accent == "#1d5fbf")
    #expect(settings.historyStarts?.description == "2023-01")
    #expect(settings.inactiveAfterDays == 400 && settings.paymentTermDays == 21)
    #expect(settings.rateDay == .before && settings.rejects.rows == 5)
    #expect(settings.classes.unprofitableFloor == .share(ExactDecimal(mantissa: 5, scale: 2)))
    #expect(settings.classes.indebtedMinimumMinor == 200_000)
    #expect(settings.classes.own.map(\.name) == ["giant", "quiet"])
    #expect(settings.classes.own[0].conditionPlace == Place(line: 68, column: 31))
    #expect(settings.headline == ["giant", "indebted", "key"])
    #expect(settings.stages.gapFactor.description == "2.5")
    #expect(settings.products.abc.map(\.description) == ["0.7", "0.9"])
    #expect(settings.dunning.endDays == 90)
  }

  @Test func costsAreMinorUnits() throws {
    let cost = try settings(full).costToServe
    #expect(cost.perContactMinor == ["phone": 5000, "visit": 40_000, "*": 50])
    #expect(cost.perMinuteMinor == ["*": 50])
    #expect(cost.perOrderMinor == 300 && cost.perReturnLineMinor == 2500)
    #expect(cost.overdueInterestPerYear?.description == "0.08")
  }

  @Test func identityAsGiven() throws {
    let identity = try settings(full).identity
    #expect(identity.match == [.taxID, .email])
    #expect(identity.sources(preferredFor: "email") == ["shop"])
    #expect(identity.sources(preferredFor: "phone") == ["erp", "shop"])
    #expect(identity.forbid.map { $0.map(\.description) } == [["erp:1001", "shop:7:7"]])
    #expect(identity.forbid[0][1].id == "7:7")
  }

  @Test func fileInheritsTheDialectOfItsSource() throws {
    let erp = try #require(try settings(full).source("erp"))
    #expect(erp.dialect.encoding == .windows1250 && erp.dialect.delimiter == .byte(59))
    #expect(erp.dialect.thousands == .blank && erp.dialect.taxRatePercent == ExactDecimal(21))
    #expect(erp.files[0].path == "exports/customers.csv")
    #expect(erp.files[0].dialect == erp.dialect && erp.files[0].hasHeader)
    #expect(erp.files[0].entities.map(\.entity) == [.customers])
    let invoices = erp.files[1]
    #expect(invoices.dialect.encoding == .utf8 && invoices.dialect.delimiter == .byte(9))
    #expect(invoices.dialect.quote == SourceDialect.Quote.none && invoices.dialect.decimal == 44)
    #expect(invoices.dialect.dates == .iso)
    #expect(invoices.dialect.pricesIncludeTax == false)
    #expect(invoices.completeness == .period && invoices.owner == .own)
    #expect(
      invoices.leaveOut.map(\.condition) == [
        .equals(["POST", "M"]), .startsWith(["TEST"]), .matches("^Z[0-9]+$"),
      ])
    #expect(invoices.leaveOut[1].column == .position(2))
  }

  @Test func columnsAsGiven() throws {
    let invoices = try #require(try settings(full).source("erp")?.files[1].entities[0])
    #expect(invoices.entity == .invoices)
    #expect(invoices.column("invoice_id")?.origin == .column(.header("Cislo")))
    #expect(invoices.column("customer_id")?.origin == .column(.position(3)))
    #expect(invoices.column("currency")?.origin == .constant("CZK"))
    #expect(invoices.column("due_on")?.origin == .ignored)
    let order = try #require(invoices.column("order_id"))
    #expect(order.idSource == "shop" && order.trimsDecimal && order.blanks == ["0", "7"])
    let amount = try #require(invoices.column("amount")?.dialect)
    #expect(amount.decimal == 46 && amount.thousands == NumberFormat.Thousands.none)
    #expect(amount.signs == [])
    let disputed = try #require(invoices.column("disputed"))
    #expect(disputed.values == ["A": "yes", "?": ""] && disputed.otherValues == "no")
  }

  @Test func severalEntitiesPositionsAndRates() throws {
    let shop = try #require(try settings(full).source("shop"))
    #expect(shop.dialect.delimiter == .blanks)
    let sales = shop.files[0]
    #expect(!sales.hasHeader && sales.owner == .source("erp"))
    #expect(sales.fileDate == .column(.position(9)))
    #expect(sales.returns == .prefix(.position(1), startsWith: "C"))
    #expect(sales.entities.map(\.entity) == [.sales, .customers])
    #expect(
      sales.entities[0].column("order_id")?.origin
        == .joined([.position(1), .position(2)], with: "-"))
    let rates = shop.files[1]
    #expect(rates.rates.base?.code == "EUR" && rates.rates.quotes == .unitsPerBase)
    #expect(rates.unpivot?.first == 2 && rates.unpivot?.last == nil)
    #expect(rates.unpivot?.nameColumn == "currency" && rates.unpivot?.valueColumn == "rate")
    #expect(rates.unpivot?.blanks == ["N/A"])
  }

  @Test func numberFormatTakesTheCurrencysSigns() throws {
    let czech = try settings(
      smallest.replacing("files", with: "decimal: ',', thousands: ' ', files"))
    let format = czech.sources[0].dialect.numberFormat(companyCurrency: czech.company.currency)
    #expect(try ExactDecimal("1 234,50 Kč", format).description == "1234.50")
    #expect(throws: NumberFault.notANumber) { try ExactDecimal("1 234,50 €", format) }
  }

  @Test(arguments: [
    ("", "-1234.50 €", "-1234.50"), ("thousands: \"'\",", "1'234.50", "1234.50"),
    ("thousands: ',',", "1,234.50", "1234.50"), ("thousands: '.',", "1.234,50", "1234.50"),
  ])
  func numberFormatHoldsWithoutADecimalSign(_ said: String, _ text: String, _ value: String) throws
  {
    let dialect = try settings(smallest.replacing("files", with: said + " files")).sources[0]
      .dialect
    let format = dialect.numberFormat(companyCurrency: .euro)
    #expect(try ExactDecimal(text, format).description == value)
  }

  @Test(arguments: [
    ("faktury-{yyyy}-{MM}.csv", "faktury-2025-03.csv", "2025-03-01"),
    ("{dd}{MM}{yyyy}*.csv", "31122024 (2).csv", "2024-12-31"),
    ("*_{yyyy}.csv", "a_b_2024.csv", "2024-01-01"),
    ("faktury-{yyyy}-{MM}.csv", "faktury-2025-13.csv", nil),
    ("faktury-{yyyy}-{MM}.csv", "faktury-2025-3.csv", nil),
    ("faktury-{yyyy}-{MM}.csv", "faktury-2025-03.csv.gz", nil),
  ])
  func dateInAFilesName(pattern: String, name: String, iso: String?) throws {
    #expect(FileNameDate(pattern)?.day(of: name)?.description == iso)
  }

  @Test(arguments: [
    ("exports/customers.csv", EntityName.customers), ("sales-2025-01.csv", .sales),
    ("Sales2025.CSV", .sales), ("order_lines.csv.gz", .orderLines), ("orders.csv", .orders),
    ("salesforce.csv", nil), ("x/y.csv", nil), ("accounts-receivable.csv", nil),
  ])
  func entityByTheFilesName(path: String, entity: EntityName?) {
    #expect(EntityName(fileName: path) == entity)
  }
}
