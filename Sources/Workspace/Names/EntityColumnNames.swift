// English, Czech, Slovak and Polish, folded: small letters without accents. What stands in an
// entity's list wins over the names common to all.
extension ColumnNames {
  static let namesByEntity: [EntityName: String] = [
    .customers: customerNames, .products: productNames, .sales: salesNames, .orders: salesNames,
    .orderLines: salesNames, .invoices: invoiceNames, .payments: paymentNames,
    .contacts: contactNames, .tickets: ticketNames, .campaigns: campaignNames,
    .responses: responseNames, .opportunities: opportunityNames, .contracts: contractNames,
    .documents: documentNames, .reps: repNames, .targets: targetNames, .rates: rateNames,
    .totals: totalNames,
  ]

  private static let customerNames = """
    customer_id: id, no, number, code, cislo, kod, numer, nr, symbol, record id
    name: customer name, company, company name, client name, full name, account name, nazev, \
    nazev firmy, jmeno, nazev zakaznika, jmeno zakaznika, firma, obchodni jmeno, nazov, \
    nazov firmy, meno, obchodne meno, nazwa, nazwa firmy, nazwa kontrahenta, imie i nazwisko, \
    customer full name, billing name, billing company, nazev odberatele, jmeno odberatele, \
    nazov odberatela, nazov zakaznika, nazwa nabywcy, nazwa odbiorcy, nazwa klienta, \
    odberatel nazev, odberatel nazov, nazev organizace, kontrahent nazwa, bill company, \
    bill full name, firma nazev, firma nazov, firma odberatele, nazev partnera, nazov partnera
    kind: type, customer type, typ, typ zakaznika, druh, rodzaj, typ klienta
    tax_id: vat id, vat no, vat number, tax no, tax number, dic, danove id, ic dph, nip, \
    numer nip, nip nabywcy, nip kontrahenta, dic odberatele, dic odberatela, odberatel dic, \
    kontrahent nip, firma dic
    registration_id: registration no, registration number, company no, ico, ic, regon, krs, \
    odberatel ic, odberatel ico, firma ic, firma ico
    parent_id: parent, parent company, group id, subsidiary of, matka, materska, materska firma, \
    materska spolecnost, materska spolocnost, skupina, spolka matka, centrala
    street: address, address line 1, street address, ulice, adresa, ulica, adres, ulica i numer, \
    bill street
    city: town, mesto, obec, miasto, miejscowosc, office location, bill city
    postal_code: zip, zip code, postcode, post code, psc, kod pocztowy, bill zip
    country: bill country name
    acquired_on: customer since, registered, registered on, created, created at, created on, since, zakaznik od, zalozeno, \
    datum zalozeni, zalozene, datum zalozenia, klient od, data zalozenia, data utworzenia
    acquisition_source: source, lead source, zdroj, zdroj zakaznika, puvod, povod, zrodlo
    birthday: birth date, date of birth, born, datum narozeni, narozeniny, datum narodenia, \
    narodeniny, data urodzenia, urodziny
    name_day: svatek, jmeniny, meniny, imieniny
    language: lang, jazyk, jezyk
    marketing_consent: consent, newsletter, opt in, gdpr, souhlas, souhlas s marketingem, suhlas, \
    suhlas s marketingom, zgoda, zgoda marketingowa
    preferred_medium: medium, preferred channel, preferred contact, preferovany kanal, \
    preferovany kontakt, preferowany kanal
    payment_term_days: payment terms, payment term, net days, splatnost, splatnost dni, \
    dny splatnosti, dni splatnosti, termin platnosci, dni platnosci
    credit_limit: limit, kreditni limit, uverovy limit, kreditny limit, limit kredytowy
    """

  private static let productNames = """
    product_id: id, no, number, code, cislo, kod, numer, nr, symbol
    name: product name, description, item name, title, nazev, nazev zbozi, nazev produktu, popis, \
    nazov, nazov tovaru, nazov produktu, nazwa, nazwa towaru, nazwa produktu, opis, \
    product service, product service full name, lineitem name, nazev polozky, popis polozky, \
    text, text polozky, nazov polozky, popis polozky, nazwa pozycji, nazwa uslugi, \
    nazwa towaru uslugi, nazwa towaru lub uslugi, towar nazwa, order item name, tytul oferty
    category: category id, series, kategorie zbozi, kategoria tovaru, kategoria towaru
    line: product line, rada, produktova rada, produktovy rad, linia, linia produktow
    unit: uom, unit of measure, quantity per unit, jednotka, merna jednotka, mj, jednostka, \
    jednostka miary, jm, order item unit
    list_price: price, unit price, sales price, cena, prodejni cena, cenikova cena, \
    predajna cena, cennikova cena, cena katalogowa, cena sprzedazy
    launched_on: launch date, launched, zavedeno, v prodeji od, zavedene, wprowadzono
    discontinued_on: discontinued date, end of sale, ukonceno, vyrazeno, ukoncene, wycofano
    """

  private static let salesNames = """
    customer_id: contact
    order_id: id, amazon order id, invoice, invoice no, invoice number, bill no, receipt no, transaction id, \
    doklad, faktura, cislo faktury, paragon, numer faktury
    line_no: line, line number, item line, row, poradi, radek, cislo radku, poradie, riadok, \
    cislo riadku, pozice, pozicia, pozycja, lp
    ordered_on: date, order date, invoice date, sale date, document date, datum, datum objednavky, \
    datum prodeje, datum dokladu, datum vystaveni, datum predaja, datum vystavenia, data, \
    data zamowienia, data sprzedazy, data wystawienia, datum uskutecneni, vystaveno, vystavene, \
    created at, date created, purchase date, issue date, issued, wystawiono, data faktury, \
    datum faktury, transaction date, data wyst, datum pripadu, data zlozenia, \
    data zlozenia zamowienia, data zakupu
    product_id: symbol, lineitem sku, kod, inventory item code, order item code, towar kod
    quantity: lineitem quantity, pocet mj, mnozstvi mj, order item amount
    unit_price: price, price per unit, cena, cena za kus, jednotkova cena, cena za mj, cena mj, \
    cena jednotkova, cena jednostkowa, cena netto, cena brutto, cena bez dph, cena s dph, \
    gross price, net price, lineitem price, sales price, jedn cena, cena jedn, cena za ks, \
    jednotkova cena bez dph, jednotkova cena s dph, cena mj bez dph, cena mj s dph, \
    cena jednostkowa netto, cena jednostkowa brutto, unit amount, jc bez dani, \
    order item unit price without vat, cena ks, cena ks bez dph, cena ks s dph
    net_amount: net, net value, amount, total, line total, revenue, sales, castka, \
    castka bez dph, celkem, celkem bez dph, zaklad, zaklad dane, item total, suma, suma bez dph, spolu, spolu bez dph, \
    wartosc, wartosc netto, kwota netto, netto, obrat, line amount, cc bez dani, celkom, \
    celkom bez dph, order item total price without vat
    discount_amount: discount value, sleva castka, castka slevy, vyska zlavy, kwota rabatu
    discount_percent: discount pct, discount percent, discount rate, sleva, sleva procent, zlava, \
    zlava procent, rabat, rabat procent
    discount_fraction: discount
    tax_rate: order item vat rate, order item unit price vat rate
    tax_amount: item tax, dph polozky, dph celkem
    status: status name
    country: ship country, delivery country, zeme dodani, krajina dodania, kraj dostawy
    promised_on: promised, slibeno, slubene, required date, promised date, requested date, termin dodani, pozadovany termin, \
    termin dodania, termin dostawy
    delivered_on: shipped date, ship date, delivery date, delivered, datum dodani, dodano, \
    datum expedice, datum dodania, dodane, data dostawy, dostarczono, data wysylki
    """

  private static let invoiceNames = """
    customer_id: contact
    invoice_id: id, no, number, document no, cislo, cislo dokladu, doklad, numer, nr, \
    numer dokumentu, interni cislo, num
    issued_on: date, invoice date, issue date, issued, datum, datum vystaveni, vystaveno, \
    datum vystavenia, vystavene, vystavena, data, data wystawienia, wystawiono, vystaveno dne, \
    dat vyst, data wyst
    due_on: splatna, splatne, splatnost dne, splatno dne, dat splat
    tax_amount: dph, tax, vat, podatek
    amount: total, invoice total, invoice amount, gross amount, total amount, amount due, castka, castka s dph, \
    celkem, celkem s dph, k uhrade, suma, suma s dph, spolu, spolu s dph, kwota, kwota brutto, \
    brutto, wartosc brutto, do zaplaty, celkom, celkom s dph, sum celkem
    corrects_invoice_id: corrects, original invoice, credited invoice, opravuje, puvodni faktura, \
    dobropis k, povodna faktura, koryguje, faktura korygowana
    disputed: dispute, in dispute, reklamovano, sporna, sporne, reklamovane, sporna faktura
    settled_on: settled, settled date, paid, paid on, paid date, payment date, uhrazeno, \
    datum uhrady, datum likvidace, datum likvidacie, zaplaceno, datum zaplaceni, uhradene, \
    zaplatene, datum zaplatenia, zaplacono, data zaplaty, zaplaceno dne, uhrazeno dne, \
    likvidace, likvidacia, dat uhr
    written_off_on: written off, write off date, odepsano, odepsana, odpisana, datum odpisu, odpisane, odpisano, \
    data odpisu
    """

  private static let paymentNames = """
    payment_id: id, no, uhrada, platba, payment no, payment number, transaction id, cislo, cislo platby, \
    id platby, cislo uhrady, id uhrady, numer platnosci, nr platnosci, id platnosci, numer, \
    id pohybu, id transakce
    paid_on: date, payment date, paid, paid date, datum, datum platby, datum uhrady, zaplaceno, \
    datum zaplatenia, data, data platnosci, data wplaty, datum zauctovani, datum zauctovania, \
    data operacji, created, created at, created date
    amount: total, gross, objem, payment, payment amount, castka, uhrazeno, suma, uhrada, kwota, wplata
    method: sposob, zpusob, payment method, type, zpusob platby, forma uhrady, zpusob uhrady, sposob platby, \
    sposob uhrady, forma platnosci, sposob platnosci
    """

  private static let contactNames = """
    contact_id: id, call id, activity id, cislo, id kontaktu, cislo kontaktu, id hovoru, \
    numer kontaktu
    at: date, time, date time, timestamp, called at, start, when, datum, datum a cas, cas, kdy, \
    zacatek, zaciatok, data, data i godzina, czas, poczatek
    minutes: duration, duration minutes, length, call length, minuty, delka, delka minut, trvani, \
    dlzka, trvanie, czas trwania, minut
    department: team, oddeleni, oddelenie, dzial
    outcome: result, status, vysledek, vysledok, wynik, rezultat
    cost: price, naklad, naklady, koszt
    """

  private static let ticketNames = """
    ticket_id: id, no, number, ticket, case id, case no, cislo, cislo pozadavku, id pozadavku, \
    cislo reklamace, cislo poziadavky, cislo reklamacie, numer zgloszenia, nr zgloszenia, \
    id zgloszenia
    opened_at: opened, opened on, created, created at, open date, date, otevreno, zalozeno, \
    datum zalozeni, datum prijeti, otvorene, datum prijatia, data zgloszenia, otwarto
    closed_at: closed, closed on, close date, resolved, resolved at, uzavreno, vyreseno, \
    datum uzavreni, uzavrete, vyriesene, datum uzavretia, zamknieto, data zamkniecia
    kind: type, ticket type, typ, druh, rodzaj
    priority: urgency, priorita, priorytet
    satisfaction: rating, score, csat, spokojenost, hodnoceni, spokojnost, hodnotenie, ocena, \
    zadowolenie
    """

  private static let campaignNames = """
    campaign_id: id, code, cislo, kod, numer
    name: campaign name, title, nazev, nazev kampane, nazov, nazov kampane, nazwa, nazwa kampanii
    starts_on: start, start date, from, od, zacatek, datum zahajeni, zaciatok, poczatek, \
    data rozpoczecia
    ends_on: end, end date, to, do, konec, datum ukonceni, koniec, data zakonczenia
    cost: budget, price, spend, naklady, rozpocet, koszt, koszty, budzet
    """

  private static let responseNames = """
    at: date, time, timestamp, event date, datum, cas, data, czas
    event: action, response, type, udalost, akce, reakce, reakcia, zdarzenie, reakcja
    """

  private static let opportunityNames = """
    opportunity_id: id, deal id, deal, opportunity, cislo, cislo prilezitosti, id prilezitosti, \
    numer szansy, id szansy, record id
    customer_id: account name, organization, organisation, associated company, \
    deal organization
    rep_id: deal owner, opportunity owner, owner id
    opened_on: opened, created, created on, engage date, start date, open date, zalozeno, \
    create date, created date, deal created, deal deal created, \
    datum zalozeni, otevreno, otvorene, datum otvorenia, data otwarcia, utworzono
    stage: deal stage, sales stage, stage name, phase, faze, stupen, faza, etap
    expected_on: expected, ocekavano, ocakavane, expected close, expected close date, close by, ocekavane uzavreni, \
    predpokladane uzavreni, ocakavane uzavretie, przewidywane zamkniecie, \
    deal expected close date
    closed_on: closed, close date, closed date, uzavreno, datum uzavreni, uzavrete, \
    datum uzavretia, zamknieto, data zamkniecia, deal closed on, deal deal closed on
    amount: value, deal value, close value, hodnota, castka, suma, wartosc, kwota
    probability: chance, win probability, deal probability, pravdepodobnost, szansa, prawdopodobienstwo
    outcome: result, vysledek, vysledok, wynik, deal status
    """

  private static let contractNames = """
    contract_id: id, no, contract no, contract number, contract, cislo smlouvy, smlouva, \
    cislo zmluvy, zmluva, numer umowy, nr umowy, umowa
    starts_on: start, start date, from, od, platnost od, zacatek, zaciatok, poczatek, \
    data rozpoczecia
    ends_on: end, end date, to, do, expires, expiry date, platnost do, konec, koniec, \
    data zakonczenia
    amount: value, total, castka, hodnota, suma, wartosc, kwota
    """

  private static let documentNames = """
    document_id: id, no, document no, document number, document, cislo, cislo dokumentu, \
    numer dokumentu, nr dokumentu
    on: date, document date, datum, datum dokumentu, data, data dokumentu
    kind: type, document type, typ, druh, rodzaj
    title: name, subject, nazev, predmet, nazov, tytul, nazwa
    reference: ref, link, file, odkaz, soubor, subor, odnosnik, plik
    """

  private static let repNames = """
    rep_id: id, code, no, cislo, osobni cislo, osobne cislo, kod, numer
    name: rep name, full name, jmeno, nazev, meno, imie i nazwisko, nazwisko
    team: department, tym, tim, oddeleni, oddelenie, zespol, dzial
    manager: reports to, boss, vedouci, nadrizeny, veduci, nadriadeny, kierownik, przelozony
    left_on: left, end date, odesel, datum odchodu, odisiel, odszedl, data odejscia
    """

  private static let targetNames = """
    month: period, mesic, obdobi, mesiac, obdobie, miesiac, okres
    metric: measure, kpi, ukazatel, ukazovatel, wskaznik, miara
    amount: target, value, plan, cil, hodnota, castka, ciel, suma, cel, wartosc, kwota
    """

  private static let rateNames = """
    on: date, day, rate date, datum, den, platnost, data, dzien
    currency: code, kod, currency code
    rate: exchange rate, fx rate, kurz, kurs, kurs sredni
    per: units, amount, quantity, mnozstvi, mnozstvo, jednotka, pocet, ilosc, jednostka
    base: base currency, zakladni mena, zakladna mena, waluta bazowa
    """

  private static let totalNames = """
    file: file name, filename, soubor, subor, plik
    entity: table, tabulka, tabela
    month: period, mesic, obdobi, mesiac, obdobie, miesiac, okres
    measure: column, metric, ukazatel, sloupec, ukazovatel, stlpec, miara, kolumna
    value: total, sum, soucet, hodnota, sucet, suma, wartosc
    """
}
