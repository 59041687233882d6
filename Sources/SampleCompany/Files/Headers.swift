/// The columns of the exports, as each system names them; bars stand between them.
enum Headers {
  // The ERP, in Czech.
  static let customers =
    "Číslo|Název|Typ|DIČ|IČO|Mateřská|E-mail|Telefon|Ulice|Město|PSČ|Země|Kraj|Založeno|Zdroj"
    + "|Obchodník|Narozeniny|Svátek|Jazyk|Souhlas|Médium|Splatnost|Limit|Platí od"
  static let products =
    "Kód|Název|Kategorie|MJ|Nákupní cena|Ceníková cena|Zavedeno|Ukončeno|Platí od"
  static let sales =
    "Doklad|Řádek|Datum|Zákazník|Zboží|Množství|Cena|Sleva %|DPH %|Měna|Kanál|Obchodník|Akce|Stav"
    + "|Slíbeno|Dodáno"
  static let reps = "Kód|Jméno|Tým|Vedoucí|Oblast|Odešel"
  static let campaigns = "Kód|Název|Médium|Od|Do|Náklady"
  static let responses = "Akce|Zákazník|Datum|Událost"
  static let contacts =
    "Číslo|Zákazník|Kdy|Druh|Směr|Minuty|Obchodník|Oddělení|Téma|Výsledek|Náklady"
  static let complaints =
    "Číslo|Zákazník|Otevřeno|Uzavřeno|Druh|Téma|Priorita|Řeší|Spokojenost"
  static let opportunities =
    "Číslo|Zákazník|Kategorie|Obchodník|Otevřeno|Fáze|Očekáváno|Uzavřeno|Částka|Pravděpodobnost"
    + "|Výsledek"
  static let contracts = "Číslo|Zákazník|Od|Do|Částka"
  static let documents = "Číslo|Zákazník|Datum|Druh|Směr|Název|Odkaz"
  static let targets = "Měsíc|Ukazatel|Obchodník|Částka"
  static let rates = "Datum|Množství|Kód|Kurz"
  static let totals = "Soubor|Ukazatel|Hodnota"

  // The shop, in English.
  static let shopCustomers =
    "id|type|name|vat_id|email|phone|street|city|zip|country|registered|newsletter|birthday"
  static let shopOrders = "order_id|created|customer_id|currency|campaign|status|promised|delivered"
  static let shopLines = "order_id|line|sku|qty|unit_price|discount|tax_rate"
  static let shopTickets =
    "ticket_id|customer_id|opened|closed|type|topic|priority|satisfaction"
  static let shopResponses = "campaign|customer_id|at|event"

  // The accounting system, in Slovak.
  static let invoices =
    "Faktúra|Objednávka|Odberateľ|Vystavená|Splatná|Suma|DPH|Mena|Opravuje|Sporná|Odpísaná"
  static let payments = "Úhrada|Faktúra|Odberateľ|Dátum|Suma|Mena|Spôsob"
  static let register =
    "Kód|Názov|IČ DPH|IČO|Telefón|Ulica|Mesto|PSČ|Štát|Splatnosť|Limit"
}
