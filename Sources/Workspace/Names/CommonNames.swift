// English, Czech, Slovak and Polish, folded: small letters without accents.
extension ColumnNames {
  /// Names that mean the same in every entity that has the column.
  static let commonNames = """
    customer_id: customer, customer no, customer number, customer code, client, client id, \
    client no, cust id, custno, account, account id, account no, buyer id, zakaznik, \
    cislo zakaznika, id zakaznika, kod zakaznika, odberatel, cislo odberatele, zakaznik id, \
    klient, id klienta, zakaznicke cislo, cislo odberatela, kod odberatela, partner, id partnera, \
    kod partnera, kontrahent, id kontrahenta, kod kontrahenta, numer klienta, nr klienta, \
    odbiorca, nabywca, firma id, customer user id, kontrahent kod, odbiorca kod, nabywca kod, \
    cislo organizace, account reference, account ref, kupujacy login, zkratka odberatele
    product_id: product, product no, product number, product code, item, item id, item no, \
    item number, item code, stock code, sku, article, article no, article number, produkt, \
    cislo produktu, kod produktu, id produktu, zbozi, kod zbozi, cislo zbozi, id zbozi, polozka, \
    kod polozky, artikl, tovar, kod tovaru, cislo tovaru, id tovaru, kod towaru, towar, \
    id towaru, symbol towaru, indeks, numer produktu, karta, zkratka zbozi, reg cislo, id oferty
    order_id: order, order no, order number, order code, document, document no, document number, \
    objednavka, cislo objednavky, id objednavky, doklad, cislo dokladu, zamowienie, \
    numer zamowienia, nr zamowienia, id zamowienia, numer dokumentu, nr dokumentu, zakazka, \
    cislo zakazky
    invoice_id: invoice, invoice no, invoice number, bill no, faktura, cislo faktury, id faktury, \
    cislo dokladu faktury, variabilni symbol, variabilny symbol, var symbol, vs, \
    numer faktury, nr faktury
    rep_id: rep, sales rep, sales person, salesperson, sales agent, salesman, seller, agent, \
    employee, employee id, employee no, owner, prodejce, obchodnik, obchodni zastupce, \
    id obchodnika, kod obchodnika, zastupce, referent, odpovedna osoba, zamestnanec, predajca, \
    obchodny zastupca, zodpovedna osoba, zamestnanec id, handlowiec, id handlowca, \
    kod handlowca, przedstawiciel, opiekun, sprzedawca, pracownik
    campaign_id: campaign, campaign code, kampan, id kampane, kod kampane, cislo kampane, \
    kampania, id kampanii, kod kampanii, akce, akcia, akcja
    currency: currency code, amount currency, currency iso code, currency of value, \
    deal currency of value, curr, ccy, mena, kod meny, waluta, kod waluty
    country: country code, country name, state country, zeme, kod zeme, stat, krajina, \
    kod krajiny, kraj, kod kraju, panstwo
    region: state, province, county, oblast, region name, wojewodztwo, okres, regional office
    market: trh, rynek, segment trhu
    channel: sales channel, kanal, prodejni kanal, kanal prodeje, predajny kanal, kanal predaja, \
    kanal sprzedazy
    category: product category, group, product group, kategorie, skupina, skupina zbozi, \
    kategoria, skupina tovaru, grupa, grupa towarowa, kategoria produktu
    status: state, order status, stav, stav objednavky, status zamowienia, stan
    quantity: qty, pieces, units, amount units, mnozstvi, pocet, pocet kusu, ks, kusy, mnozstvo, \
    pocet kusov, ilosc, liczba, szt, sztuk, liczba sztuk, quantity purchased
    unit_cost: cost, cost price, purchase price, nakupni cena, naklad, naklady, porizovaci cena, \
    skladova cena, nakupna cena, obstaravacia cena, koszt, koszt jednostkowy, cena zakupu
    tax_rate: vat, vat rate, tax, sazba dph, dph, sadzba dph, stawka vat
    tax_amount: vat amount, castka dph, vyse dph, suma dph, ciastka dph, kwota vat, wartosc vat
    due_on: due, due date, splatnost, datum splatnosti, splatno, datum splatnosti faktury, \
    termin platnosci, data platnosci, termin
    medium: channel, type, media, kanal, zpusob, typ kontaktu, sposob, sposob kontaktu, rodzaj, \
    typ, medium kontaktu
    direction: smer, kierunek
    topic: subject, tema, predmet, temat
    valid_from: valid from, effective from, effective date, platnost od, plati od, platne od, \
    wazne od, obowiazuje od
    email: e mail, mail, email address, e mail address, emailova adresa, adresa e mail, \
    adres email, adres e mail, email billing, billing email, buyer email, customer email
    phone: telephone, phone number, tel, mobile, telefon, telefonni cislo, mobil, \
    telefonne cislo, numer telefonu, nr telefonu, komorka
    """

  /// Words in the names of files.
  static let entityNames = """
    customers: customer, customers, clients, client, accounts, account, zakaznici, zakaznik, \
    odberatele, odberatelia, klienti, klienci, kontrahenci, partneri, firmy
    products: product, products, items, articles, zbozi, produkty, polozky, artikly, tovar, \
    tovary, towary, cenik, katalog
    sales: sales, sale, prodej, prodeje, predaj, predaje, sprzedaz, obrat, transactions, \
    order history, retail, invoice lines, invoice items, polozky faktur, radky faktur, \
    polozky prodeje, polozky predaja, riadky faktur, pozycje faktur, pozycje sprzedazy
    orders: orders, order, objednavky, zamowienia
    order_lines: order lines, order details, order items, polozky objednavek, radky objednavek, \
    polozky objednavok, riadky objednavok, pozycje zamowien
    invoices: invoices, invoice, faktury, faktura, vydana faktura, faktura vydana, \
    vydane faktury, faktury vydane, receivables, \
    accounts receivable, pohledavky, pohladavky, naleznosci
    payments: payments, payment, platby, uhrady, inkaso, platnosci, wplaty, pohyby na uctu, \
    vypis z uctu, bankovni vypis, wyciag, lista operacji, account statement
    contacts: contacts, calls, activities, hovory, kontakty, schuzky, rozmowy, stretnutia
    tickets: tickets, requests, complaints, pozadavky, reklamace, reklamacie, poziadavky, \
    zgloszenia, reklamacje
    campaigns: campaigns, campaign, kampane, kampanie, akce
    responses: responses, campaign responses, reakce, ohlasy, reakcie, odpowiedzi
    opportunities: opportunities, opportunity, pipeline, sales pipeline, deals, prilezitosti, szanse
    contracts: contracts, smlouvy, zmluvy, umowy
    documents: documents, dokumenty, korespondence, korespondencia
    reps: reps, sales teams, employees, salespeople, obchodnici, prodejci, zamestnanci, \
    predajcovia, handlowcy, pracownicy
    targets: targets, plan, plany, budget, cile, ciele, cele
    rates: rates, exchange rates, fx rates, kurzy, kurzovni listek, kursy, eurofxref
    totals: totals, control totals, soucty, kontrolni soucty, sucty, kontrolne sucty, sumy
    """
}
