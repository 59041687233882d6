/// The sample data's README.
struct Readme {
  let company: SampleCompany
  let population: Population
  let counts: [(PlantedKind, Int)]
  let badRowCount: Int

  var text: String {
    [head, systems, planted, facts, badRows].joined(separator: "\n")
  }

  private var head: String {
    """
    # The sample company

    *Bohemia Fasteners, a.s.* is made up: a trading firm in Czechia, Slovakia and Poland, from
    January 2023 to December 2025. No name, number or address in it belongs to anybody on purpose;
    tax and registration numbers pass their check digits and come from ranges that are not assigned.

    Written by `klientela sample DIR --lines \(company.lines) --seed \(company.seed)`:
    \(population.customers.count) customers, \(Catalogue.products.count) products in \
    \(Catalogue.Category.allCases.count) categories, \(Staff.count) sales people in 3 teams, \
    5 channels, \(Campaigns.all.count) campaigns,
    \(company.lines) sales lines. The same seed and number of lines give the same bytes on every
    machine; every hundred customers hold the same planted ones.

    """
  }

  private var systems: String {
    """
    ## Three systems

    | folder | system | dialect |
    |---|---|---|
    | exports/erp | ERP | Windows-1250, `;`, decimal comma, blanks between thousands, `31.12.2025`, Czech headers; sales and contacts by month |
    | exports/shop | web shop | UTF-8, `,`, ISO dates, English headers, customer ids of its own, prices with tax, orders and their lines apart; guests have no customer |
    | exports/accounting | accounting | UTF-8 with a byte-order mark, tabs, `5. 3. 2025`, Slovak headers; invoices and payments by month, customers by the ids of the other two |

    `klientela.json` maps them. `exports/erp/kontroly.csv` holds the ERP's control totals: the rows of
    each sales file, bad ones included, and the quantity in the good ones.

    """
  }

  private var planted: String {
    let rows = counts.map { kind, count in "| \(kind.rawValue) | \(count) | \(kind.meaning) |" }
    return """
      ## Planted customers

      Listed one by one in `planted.csv`, with what holds as of 31 December 2025 under the thresholds
      of `klientela.json`. A blank claims nothing.

      | planted | customers | meaning |
      |---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  private var facts: String {
    let rows = PlantedFact.all.map { fact in
      "| \(fact.planted) | \(fact.entity) | \(fact.id) | \(fact.since) | \(fact.detail) |"
    }
    return """
      ## Planted facts

      Listed in `planted-facts.csv`.

      | planted | entity | id | since | what |
      |---|---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  private var badRows: String {
    """
    ## Bad rows

    \(badRowCount) rows that no importer can take, listed in `bad-rows.csv` with file, line (the
    header's is 1), reason and column. They are few in every file, far below the limit at which an
    import stops. All other rows are good.

    | reason | meaning |
    |---|---|
    | unparseable_date, day_outside_month, day_outside_leap_year, wrong_date_form | no day, 31 November, 29 February 2023, another form than the file's |
    | before_history | a day twenty years too early |
    | impossible_time | 25:61 |
    | missing_required | a required column is blank |
    | not_a_number, bad_grouping, overflow | text, blanks between the wrong digits, too many digits |
    | unknown_currency, currency_without_rate | no currency code; a currency without any rate |
    | unknown_value, negative_tax | a status that does not exist; a tax rate below zero |
    | too_few_fields, too_many_fields | a row that is cut or lengthened |
    | second_customer | a line of another customer in one document |

    """
  }
}
