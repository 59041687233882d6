import Testing

@testable import Workspace

/// The faults of a settings file, without its name.
private func faults(_ text: String) -> [String] {
  do throws(SettingsError) {
    _ = try Settings(reading: text.utf8, file: "k")
    return []
  } catch {
    return error.faults.map { String($0.description.dropFirst(2)) }
  }
}

private let company = #"company: { name: "F", currency: "CZK" },"#
private let source = #"sources: { erp: { files: ["sales.csv"] } },"#

/// The faults of one setting of the workspace, which begins in line 2, column 1.
private func faults(root setting: String) -> [String] {
  faults("{ \(company) \(source)\n\(setting) }")
}

/// The faults of one setting of the source, which begins in line 2, column 1.
private func faults(source setting: String) -> [String] {
  faults(
    "{ \(company) sources: { shop: { files: ['a.csv'] }, erp: { files: ['b.csv'],\n\(setting) } } }"
  )
}

/// The faults of one setting of a file, which begins in line 2, column 1.
private func faults(file setting: String) -> [String] {
  faults("{ \(company) sources: { erp: { files: [{ path: 'x.csv',\n\(setting) }] } } }")
}

/// The faults of one column of sales, which begins in line 2, column 1.
private func faults(column: String) -> [String] {
  faults(file: "entity: 'sales', columns: {\n\(column) }").map {
    "2" + $0.dropFirst($0.hasPrefix("3") ? 1 : 0)
  }
}

@Suite struct SettingsFaultTests {
  @Test func allFaultsAreToldInTheOrderOfTheText() {
    let text = """
      {
        company: { naem: "F", currency: "CKZ", language: "de" },
        sources: {
          erp: { files: [{ path: "a.csv", entity: "sale", colums: {} }] },
        },
        inactive_after_days: "365",
        clases: {},
      }
      """
    #expect(
      faults(text) == [
        "2:12: company lacks name; add name: \"…\"",
        "2:14: company has no setting naem; did you mean name?",
        "2:35: currency cannot be CKZ, which is no currency code; did you mean CZK?",
        "2:52: language cannot be de; known are en, cs, sk, pl",
        "4:45: there is no entity sale; did you mean sales?",
        "4:53: file has no setting colums; did you mean columns?",
        "6:24: inactive_after_days must be a whole number of 1 to 3650, not a text",
        "7:3: klientela.json has no setting clases; did you mean classes?",
      ])
  }

  @Test(arguments: [
    ("[]", ["1:1: klientela.json must be an object, not a list"]),
    (
      "{}",
      [
        "1:1: klientela.json lacks company; add company: { name: \"…\", currency: \"CZK\" }",
        "1:1: klientela.json lacks sources; add sources: { erp: { files: [\"exports/sales.csv\"] } }",
      ]
    ),
    ("{ company: { }", ["1:1: the object that begins here is not closed; close it with }"]),
  ])
  func wholeFile(text: String, expected: [String]) {
    #expect(faults(text) == expected)
  }

  @Test(arguments: [
    (
      "inactive_after_days: 0", "22: inactive_after_days must be a whole number of 1 to 3650, not 0"
    ),
    (
      "inactive_after_days: 1.5",
      "22: inactive_after_days must be a whole number of 1 to 3650, not 1.5"
    ),
    (
      "payment_term_days: NaN", "20: payment_term_days must be a whole number of 0 to 3650, not NaN"
    ),
    (
      "payment_term_days: [1]",
      "20: payment_term_days must be a whole number of 0 to 3650, not a list"
    ),
    ("history: { starts: '2025-13' }", "20: starts must be a month as \"2025-12\", not 2025-13"),
    ("history: '2025-01'", "10: history must be an object, not a text"),
    ("rate_day: 'sam'", "11: rate_day cannot be sam; did you mean same?"),
    ("rejects: { share: 1.01 }", "19: share must be a number of 0 to 1, not 1.01"),
    ("rejects: { row: 5 }", "12: rejects has no setting row; did you mean rows?"),
    (
      "cost_to_serve: { per_order: '3.001' }",
      "29: per_order 3.001 has more decimals than the company's currency, or is too large; at most 2 decimals"
    ),
    ("cost_to_serve: { per_order: 'x' }", "29: per_order must be an amount, not x"),
    (
      "cost_to_serve: { per_contact: { phone: true } }",
      "40: per_contact.phone must be an amount, not true or false"
    ),
    (
      "cost_to_serve: { per_minute: [] }",
      "30: per_minute must be an amount, or an object of amounts by medium, not a list"
    ),
    (
      "classes: { unprofitable: { floor: 1, floor_share: 0.1 } }",
      "38: unprofitable has both floor and floor_share; keep one of them"
    ),
    (
      "classes: { own: [{ name: 'Giant', where: 'x' }] }",
      "26: name must be small letters, digits and underscores, not Giant"
    ),
    (
      "classes: { own: [{ name: 'key', where: 'x' }] }",
      "26: a class or stage key exists already; choose another name"
    ),
    (
      "classes: { own: [{ name: 'a' }] }",
      "18: classes.own lacks where; add where: \"recency_days > 180\""
    ),
    (
      "headline: ['key', 'dormant']",
      "19: headline cannot be dormant; known are indebted, unprofitable, key, loyal"
    ),
    ("headline: ['key', 'key']", "11: headline names key twice"),
    (
      "stages: { at_risk_days: 180 }",
      "25: dormant_days (180) must be greater than at_risk_days (180) in stages"
    ),
    (
      "inactive_after_days: 180",
      "22: inactive_after_days (180) must be greater than stages.dormant_days (180)"
    ),
    ("products: { abc: [0.9, 0.8] }", "18: abc must be two numbers, the smaller one first"),
    ("products: { abc: [0.9] }", "18: abc must be two numbers, the smaller one first"),
    ("products: { xyz: ['x', 1] }", "19: xyz must be a number of 0 to 100, not x"),
    (
      "dunning: { last_days: 15 }",
      "23: last_days (15) must be greater than second_days (15) in dunning"
    ),
    ("identity: { match: ['mail'] }", "21: match cannot be mail; did you mean email?"),
    (
      "identity: { prefer: { '*': ['epr'] } }",
      "29: prefer.* names the source epr, which is not declared; did you mean erp?"
    ),
    (
      "identity: { prefer: { mail: ['erp'] } }",
      "23: prefer names mail, which is no column of customers; did you mean email?"
    ),
    (
      "identity: { forbid: [['erp:1']] }",
      "22: a forbidden join names two customers; [\"erp:1001\", \"shop:77\"]"
    ),
    (
      "identity: { forbid: [['erp:1', '77']] }",
      "32: 77 is no customer of a source; write it as \"erp:1001\""
    ),
  ])
  func root(setting: String, expected: String) {
    #expect(faults(root: setting) == ["2:" + expected])
  }

  @Test(arguments: [
    (
      "encoding: 'cp1250'",
      "11: encoding cannot be cp1250; known are utf-8, utf-16, windows-1250, windows-1252, iso-8859-1, iso-8859-2"
    ),
    ("encoding: 'windows1250'", "11: encoding cannot be windows1250; did you mean windows-1250?"),
    ("delimiter: ';;'", "12: delimiter must be one character, \"tab\" or \"blanks\", not ;;"),
    ("delimiter: '§'", "12: delimiter must be one character, \"tab\" or \"blanks\", not §"),
    ("quote: 'ab'", "8: quote must be one character, or \"\" for none, not ab"),
    ("decimal: ';'", "10: decimal cannot be ;; known are ., ,"),
    ("thousands: '_'", "12: thousands must be one of \"\", \" \", \".\", \",\", \"'\", not _"),
    ("decimal: ',', thousands: ','", "26: decimal and thousands are the same sign"),
    (
      "dates: 'dd.mm.yyyy'",
      "8: dates: the date pattern has no month; a pattern is as \"dd.MM.yyyy\""
    ),
    (
      "dates: 'DD.MM.YYYY'",
      "8: dates: DD stands for nothing in a date pattern; use yyyy yy MM M MMM dd d HH H hh h mm ss a; a pattern is as \"dd.MM.yyyy\""
    ),
    ("tax_rate: 121", "11: tax_rate must be a number of 0 to 100, not 121"),
    ("prices_include_tax: 1", "21: prices_include_tax must be true or false, not a number"),
    (
      "currency: 'Kč'",
      "11: currency cannot be Kč, which is no currency code; three letters as CZK, EUR, PLN"
    ),
  ])
  func sourceSetting(setting: String, expected: String) {
    #expect(faults(source: setting) == ["2:" + expected])
  }

  @Test(arguments: [
    ("entity: 'order'", "9: there is no entity order; did you mean orders?"),
    ("columns: { order_id: 1 }", "1: columns stand here without an entity; add entity: \"sales\""),
    (
      "entities: { sales: {} }, entity: 'sales'",
      "26: entity stands beside entities; move it into entities, or remove one of them"
    ),
    ("entities: { sails: {} }", "13: there is no entity sails; did you mean sales?"),
    ("entities: {}", "11: entities is empty"),
    ("header: 'no'", "9: header must be true or false, not a text"),
    ("complete: 'yes'", "11: complete cannot be yes; known are no, period, whole"),
    (
      "file_date: 'sales.csv'",
      "12: file_date has no {yyyy}, or a part in braces that is not known: sales.csv; write it as \"sales-{yyyy}-{MM}-{dd}.csv\""
    ),
    (
      "file_date: { colum: 'x', column: 1 }",
      "14: file_date has no setting colum; did you mean column?"
    ),
    ("leave_out: [{ column: 'x' }]", "13: leave_out needs one of equals, starts_with and matches"),
    ("leave_out: [{ column: 'x', matches: '(' }]", "37: matches is no regular expression: ("),
    ("leave_out: [{ equals: 'x' }]", "13: leave_out lacks column; add column: \"Kod\""),
    (
      "returns: { quantity: 'positive' }", "22: quantity cannot be positive; known are negative"
    ),
    (
      "returns: { prefix: { column: 'x' } }",
      "20: returns.prefix lacks starts_with; add starts_with: \"C\""
    ),
    ("owner: 'epr'", "8: owner names the source epr, which is not declared; did you mean erp?"),
    ("owner: 5", "8: owner must be true or a source, not a number"),
    (
      "entity: 'rates', unpivot: { from: 3, to: 2, name: 'currency', value: 'rate' }",
      "42: to (2) is less than from (3) in unpivot"
    ),
    (
      "entity: 'rates', unpivot: { from: 2, name: 'curency', value: 'rate' }",
      "18: rates has no column curency; did you mean currency?"
    ),
    ("rates: { quotes: 'x' }", "18: quotes cannot be x; known are base_per_unit, units_per_base"),
    (
      "header: false, entity: 'payments', columns: { payment_id: 1, paid_on: 'Den', amount: 3 }",
      "71: paid_on names the header Den, but the file has none; give the column's position, counted from 1"
    ),
  ])
  func file(setting: String, expected: String) {
    #expect(faults(file: setting).contains("2:" + expected))
  }

  @Test func withoutHeaderEverythingRequiredMustBeMapped() {
    let lacking = faults(
      file: "header: false, entity: 'sales', columns: { order_id: 1, product_id: null }")
    let ending = ", which a file without header cannot name; give it by its position"
    #expect(
      lacking == [
        "2:42: sales lacks ordered_on" + ending, "2:42: sales lacks product_id" + ending,
        "2:42: sales lacks quantity" + ending,
        "2:42: sales lacks unit_price or net_amount" + ending,
      ])
  }

  @Test(arguments: [
    ("order: 1", "1: sales has no column order; did you mean order_id?"),
    ("quantity: true", "11: quantity must be a header, a position or an object, not true or false"),
    ("quantity: 0", "11: quantity must be a position of 1 to 100000, not 0"),
    ("quantity: {}", "11: quantity needs one of column, constant and join"),
    ("quantity: { column: 1, constant: 2 }", "24: quantity needs one of column, constant and join"),
    ("quantity: { constant: 'x' }", "23: quantity must be a number, not x"),
    (
      "status: { constant: 'done' }",
      "21: status cannot be done; known are planned, open, completed, cancelled"
    ),
    (
      "status: { column: 1, values: { S: 'canceled' } }",
      "35: status cannot be canceled; did you mean cancelled?"
    ),
    ("currency: { constant: 'Kč' }", "23: currency cannot be Kč, which is no currency code"),
    (
      "ordered_on: { constant: '1.1.2025' }",
      "25: ordered_on must be a day as 2025-12-31, not 1.1.2025"
    ),
    (
      "quantity: { column: 1, source: 'erp' }",
      "24: quantity holds no ids, so that it has no source of its own"
    ),
    (
      "order_id: { column: 1, source: 'shop' }",
      "32: source names the source shop, which is not declared; known are erp"
    ),
    (
      "order_id: { colum: 1, constant: 2 }", "13: column has no setting colum; did you mean column?"
    ),
    (
      "unit_price: { column: 1, decimal: ',', thousands: ',' }",
      "51: decimal and thousands are the same sign"
    ),
    (
      "ordered_on: { column: 1, dates: 'yyyy' }",
      "33: dates: the date pattern has no month; a pattern is as \"dd.MM.yyyy\""
    ),
    ("order_id: { join: 1 }", "19: join must be a list of columns, not a number"),
  ])
  func column(setting: String, expected: String) {
    #expect(faults(column: setting) == ["2:" + expected])
  }

  @Test func aFaultIsToldOnceAndNoOtherFollowsOfIt() {
    #expect(
      faults(root: "dunning: { second_days: 0, last_days: 'x' }") == [
        "2:25: second_days must be a whole number of 1 to 3650, not 0",
        "2:39: last_days must be a whole number of 1 to 3650, not a text",
      ])
  }

  @Test func samePathTwice() {
    let text = "{ \(company) sources: { erp: { files: [\n'a.csv',\n{ path: 'a.csv' }] } } }"
    #expect(
      faults(text) == [
        "3:1: a.csv is mapped a second time; it stands in line 2; entities feeds several from one file"
      ])
  }

  @Test func sourceNames() {
    let text = "{ \(company) sources: {\n'E-shop': { files: ['a.csv'] } } }"
    #expect(
      faults(text) == [
        "2:1: a source's name must be small letters, digits and underscores, not E-shop"
      ])
  }
}
