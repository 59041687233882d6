/// The sample company's `klientela.json`.
enum WorkspaceFile {
  static func text(_ population: Population) -> String {
    [head, erp, erpService, shop, accounting, identity(population), tail].joined(separator: "\n")
  }

  private static let head = """
    // The sample company's workspace: three systems' exports, each in its own dialect.
    {
      company: {
        name: "Bohemia Fasteners, a.s.", currency: "CZK", country: "CZ", language: "en",
      },
      history: { starts: "2023-01" },

      sources: {
        // The ERP: Czech headers, semicolons, Windows-1250, decimal commas.
        erp: {
          encoding: "windows-1250", delimiter: ";", decimal: ",", thousands: " ",
          dates: "dd.MM.yyyy", currency: "CZK", prices_include_tax: false,
          files: [
    """

  private static let categories = Catalogue.Category.allCases.map { category in
    "\"\(category.rawValue)\": \"\(category.englishName)\""
  }

  /// The table of the ERP's category codes, two to a line.
  private static let categoryTable = stride(from: 0, to: categories.count, by: 2)
    .map { categories[$0..<min($0 + 2, categories.count)].joined(separator: ", ") }
    .joined(separator: ",\n" + String(repeating: " ", count: 14))

  private static let erp = """
            { path: "exports/erp/kurzy-*.csv", entity: "rates",
              columns: { on: "Datum", currency: "Kód", rate: "Kurz", per: "Množství" },
              rates: { base: "CZK", quotes: "base_per_unit" } },
            { path: "exports/erp/obchodnici.csv", entity: "reps",
              columns: {
                rep_id: "Kód", name: "Jméno", team: "Tým", manager: "Vedoucí", region: "Oblast",
                left_on: "Odešel",
              } },
            { path: "exports/erp/kampane.csv", entity: "campaigns",
              columns: {
                campaign_id: "Kód", name: "Název", medium: "Médium", starts_on: "Od",
                ends_on: "Do", cost: "Náklady",
              } },
            { path: "exports/erp/zbozi.csv", entity: "products",
              columns: {
                product_id: "Kód", name: "Název", unit: "MJ", unit_cost: "Nákupní cena",
                list_price: "Ceníková cena", launched_on: "Zavedeno",
                discontinued_on: "Ukončeno", valid_from: "Platí od",
                category: { column: "Kategorie", values: {
                  \(categoryTable),
                } },
              } },
            { path: "exports/erp/zakaznici.csv", entity: "customers",
              columns: {
                customer_id: "Číslo", name: "Název", tax_id: "DIČ", registration_id: "IČO",
                parent_id: "Mateřská", email: "E-mail", phone: "Telefon", street: "Ulice",
                city: "Město", postal_code: "PSČ", region: "Kraj", acquired_on: "Založeno",
                rep_id: "Obchodník", birthday: "Narozeniny", name_day: "Svátek",
                language: "Jazyk", payment_term_days: "Splatnost", credit_limit: "Limit",
                valid_from: "Platí od",
                kind: { column: "Typ", values: { P: "company", F: "person" } },
                country: { column: "Země",
                  values: { "Česko": "CZ", "Slovensko": "SK", "Polsko": "PL" } },
                acquisition_source: { column: "Zdroj", values: {
                  "doporučení": "referral", "veletrh": "fair", "kampaň": "campaign",
                  "oslovení": "cold call" } },
                marketing_consent: { column: "Souhlas", values: { A: "yes", N: "no" } },
                preferred_medium: { column: "Médium",
                  values: { "telefon": "phone", "e-mail": "email", "návštěva": "visit" } },
              } },
            { path: "exports/erp/prodej-*.csv", entity: "sales",
              file_date: "prodej-{yyyy}-{MM}.csv", returns: { quantity: "negative" },
              columns: {
                order_id: "Doklad", line_no: "Řádek", ordered_on: "Datum",
                customer_id: "Zákazník", product_id: "Zboží", quantity: "Množství",
                unit_price: "Cena", discount_percent: "Sleva %", tax_rate: "DPH %",
                currency: "Měna", rep_id: "Obchodník", campaign_id: "Akce",
                promised_on: "Slíbeno", delivered_on: "Dodáno",
                channel: { column: "Kanál",
                  values: { P: "store", A: "agent", V: "partner", T: "phone" } },
                status: { column: "Stav",
                  values: { V: "completed", O: "open", P: "planned", S: "cancelled" } },
              } },
    """

  private static let erpService = """
            { path: "exports/erp/kontakty-*.csv", entity: "contacts",
              file_date: "kontakty-{yyyy}-{MM}.csv",
              columns: {
                contact_id: "Číslo", customer_id: "Zákazník", minutes: "Minuty",
                rep_id: "Obchodník", department: "Oddělení", topic: "Téma", outcome: "Výsledek",
                cost: "Náklady",
                at: { column: "Kdy", dates: "dd.MM.yyyy HH:mm" },
                medium: { column: "Druh",
                  values: { "telefon": "phone", "e-mail": "email", "návštěva": "visit" } },
                direction: { column: "Směr", values: { "příchozí": "in", "odchozí": "out" } },
              } },
            { path: "exports/erp/reklamace.csv", entity: "tickets",
              columns: {
                ticket_id: "Číslo", customer_id: "Zákazník", topic: "Téma", rep_id: "Řeší",
                satisfaction: "Spokojenost",
                opened_at: { column: "Otevřeno", dates: "dd.MM.yyyy HH:mm" },
                closed_at: { column: "Uzavřeno", dates: "dd.MM.yyyy HH:mm" },
                kind: { column: "Druh", values: { "reklamace": "complaint", "dotaz": "request" } },
                priority: { column: "Priorita", values: { "vysoká": "high", "běžná": "normal" } },
              } },
            { path: "exports/erp/ohlasy.csv", entity: "responses",
              columns: {
                campaign_id: "Akce", customer_id: "Zákazník", at: "Datum", event: "Událost",
              } },
            { path: "exports/erp/prilezitosti.csv", entity: "opportunities",
              columns: {
                opportunity_id: "Číslo", customer_id: "Zákazník", rep_id: "Obchodník",
                opened_on: "Otevřeno", expected_on: "Očekáváno", closed_on: "Uzavřeno",
                amount: "Částka", probability: "Pravděpodobnost",
                category: { column: "Kategorie", values: {
                  \(categoryTable),
                } },
                stage: { column: "Fáze", values: {
                  "zájem": "lead", "nabídka": "offer", "jednání": "negotiation",
                  "uzavřeno": "won", "odmítnuto": "lost" } },
                outcome: { column: "Výsledek",
                  values: { "otevřená": "open", "vyhraná": "won", "prohraná": "lost" } },
              } },
            { path: "exports/erp/smlouvy.csv", entity: "contracts",
              columns: {
                contract_id: "Číslo", customer_id: "Zákazník", starts_on: "Od", ends_on: "Do",
                amount: "Částka",
              } },
            { path: "exports/erp/dokumenty.csv", entity: "documents",
              columns: {
                document_id: "Číslo", customer_id: "Zákazník", on: "Datum", title: "Název",
                reference: "Odkaz",
                kind: { column: "Druh", values: { "nabídka": "offer", "reklamace": "complaint" } },
                direction: { column: "Směr", values: { "příchozí": "in", "odchozí": "out" } },
              } },
            { path: "exports/erp/plany.csv", entity: "targets",
              columns: {
                month: "Měsíc", rep_id: "Obchodník", amount: "Částka",
                metric: { column: "Ukazatel", values: {
                  "tržby": "revenue", "marže": "margin", "objednávky": "orders",
                  "noví zákazníci": "new_customers" } },
              } },
            { path: "exports/erp/kontroly.csv", entity: "totals",
              columns: {
                file: "Soubor", value: "Hodnota",
                measure: { column: "Ukazatel",
                  values: { "řádků": "rows", "množství": "quantity" } },
              } },
          ],
        },

    """

  private static let shop = """
        // The web shop: UTF-8, ISO dates, customer ids of its own, prices with tax.
        shop: {
          encoding: "utf-8", delimiter: ",", decimal: ".", thousands: "", dates: "yyyy-MM-dd",
          currency: "CZK", prices_include_tax: true,
          files: [
            { path: "exports/shop/customers.csv", entity: "customers",
              columns: {
                customer_id: "id", name: "name", tax_id: "vat_id", email: "email",
                phone: "phone", street: "street", city: "city", postal_code: "zip",
                country: "country", acquired_on: "registered", marketing_consent: "newsletter",
                birthday: "birthday", acquisition_source: { constant: "web" },
                kind: { column: "type", values: { business: "company", private: "person" } },
              } },
            { path: "exports/shop/orders-*.csv", entity: "orders",
              file_date: "orders-{yyyy}-{MM}.csv",
              columns: {
                order_id: "order_id", ordered_on: "created", customer_id: "customer_id",
                currency: "currency", channel: { constant: "web" }, promised_on: "promised",
                delivered_on: "delivered",
                campaign_id: { column: "campaign", source: "erp" },
                status: { column: "status", values: {
                  shipped: "completed", processing: "open", preorder: "planned" } },
              } },
            { path: "exports/shop/order-lines-*.csv", entity: "order_lines",
              file_date: "order-lines-{yyyy}-{MM}.csv", returns: { quantity: "negative" },
              columns: {
                order_id: "order_id", line_no: "line", quantity: "qty",
                unit_price: "unit_price", discount_amount: "discount", tax_rate: "tax_rate",
                product_id: { column: "sku", source: "erp" },
              } },
            { path: "exports/shop/tickets.csv", entity: "tickets",
              columns: {
                ticket_id: "ticket_id", customer_id: "customer_id", kind: "type",
                topic: "topic", priority: "priority", satisfaction: "satisfaction",
                opened_at: { column: "opened", dates: "yyyy-MM-dd HH:mm" },
                closed_at: { column: "closed", dates: "yyyy-MM-dd HH:mm" },
              } },
            { path: "exports/shop/responses.csv", entity: "responses",
              columns: {
                campaign_id: { column: "campaign", source: "erp" }, customer_id: "customer_id",
                at: "at", event: "event",
              } },
          ],
        },

    """

  /// The columns of the two kinds of invoices, which differ in whose customers they name.
  private static func invoices(_ path: String, _ fileDate: String, of source: String) -> String {
    """
            { path: "exports/accounting/\(path)", entity: "invoices",
              file_date: "\(fileDate)",
              columns: {
                invoice_id: "Faktúra", issued_on: "Vystavená", due_on: "Splatná",
                amount: "Suma", tax_amount: "DPH", currency: "Mena",
                corrects_invoice_id: "Opravuje", written_off_on: "Odpísaná",
                order_id: { column: "Objednávka", source: "\(source)" },
                customer_id: { column: "Odberateľ", source: "\(source)" },
                disputed: { column: "Sporná", values: { "áno": "yes", nie: "no" } },
              } },
    """
  }

  private static let accounting =
    """
        // The accounting system: Slovak headers, tabs, UTF-8 with a byte-order mark. It invoices
        // the customers of the other two by their ids, and keeps partners with agreed terms.
        accounting: {
          encoding: "utf-8", delimiter: "tab", decimal: ",", thousands: "", dates: "d. M. yyyy",
          currency: "CZK",
          files: [
            { path: "exports/accounting/odberatelia.tsv", entity: "customers",
              columns: {
                customer_id: "Kód", name: "Názov", tax_id: "IČ DPH", registration_id: "IČO",
                phone: "Telefón", street: "Ulica", city: "Mesto", postal_code: "PSČ",
                country: "Štát", payment_term_days: "Splatnosť", credit_limit: "Limit",
              } },

    """ + invoices("faktury-20*.tsv", "faktury-{yyyy}-{MM}.tsv", of: "erp") + "\n"
    + invoices("faktury-eshop-*.tsv", "faktury-eshop-{yyyy}-{MM}.tsv", of: "shop") + "\n"
      + """
              { path: "exports/accounting/uhrady-*.tsv", entity: "payments",
                file_date: "uhrady-{yyyy}-{MM}.tsv",
                columns: {
                  payment_id: "Úhrada", invoice_id: "Faktúra", paid_on: "Dátum", amount: "Suma",
                  currency: "Mena",
                  customer_id: { column: "Odberateľ", source: "erp" },
                  method: { column: "Spôsob", values: { karta: "card", prevod: "transfer" } },
                } },
            ],
          },
        },

      """

  private static func identity(_ population: Population) -> String {
    let pair = [Archetype.sharedMailboxFirst, .sharedMailboxSecond].compactMap { archetype in
      population.customers.first { $0.archetype == archetype }
    }
    let ids = pair.map { "\"\($0.printedSource):\($0.printedID)\"" }.joined(separator: ", ")
    return """
        identity: {
          match: ["tax_id", "email"],
          prefer: {
            "*": ["erp", "shop", "accounting"],
            payment_term_days: ["accounting", "erp", "shop"],
            credit_limit: ["accounting", "erp", "shop"],
          },
          // Two firms with one office and one mailbox.
          forbid: [[\(ids)]],
        },

      """
  }

  private static let tail = """
      cost_to_serve: {
        per_contact: { phone: "60.00", email: "15.00", visit: "650.00", web: "5.00", "*": "20.00" },
        per_order: "35.00",
        per_return_line: "120.00",
        overdue_interest_per_year: 0.08,
      },

      classes: {
        key: { share: 0.80 },
        loyal: { months: 6, first_order_days: 365, last_order_days: 90 },
        indebted: { minimum: "2000.00", oldest_days: 30 },
        unprofitable: { floor: "0.00" },
      },
    }

    """
}
