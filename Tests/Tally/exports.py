"""The sample company's exports, read by hand: no line of this knows the program that it checks."""
import bisect
import collections
import csv
import datetime
import io
import pathlib
import re
from fractions import Fraction

Line = collections.namedtuple(
    "Line", "order day customer product quantity gross revenue cost is_completed")
Invoice = collections.namedtuple("Invoice", "id customer issued due amount currency corrects off")
Payment = collections.namedtuple("Payment", "invoice customer day amount currency")
Contact = collections.namedtuple("Contact", "customer day cost")
Reach = collections.namedtuple("Reach", "campaign customer day")


def rounded(amount, per=100):
    """An exact amount in minor units, half away from zero."""
    scaled = abs(amount) * per
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return whole if amount >= 0 else -whole


def number(text):
    return Fraction(text.replace(" ", "").replace("\u00a0", "").replace(",", ".")) if text else None


def day(text):
    """`31.12.2025`, `5. 3. 2025` or `2025-12-31`, with or without a time of day."""
    if not text:
        return None
    if "-" in text:
        return datetime.date.fromisoformat(text[:10])
    parts = re.match(r"(\d+)\. ?(\d+)\. ?(\d{4})", text)
    return datetime.date(int(parts[3]), int(parts[2]), int(parts[1]))


class Exports:
    """Everything that the figures rest on; bad rows, as `bad-rows.csv` lists them, left out."""

    RATES_BY_MEDIUM = {"telefon": 60, "e-mail": 15, "návštěva": 650, "web": 5}
    FORBIDDEN = {("erp:100091", "shop:W10064")}

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.bad = collections.defaultdict(set)
        for row in csv.DictReader(open(self.folder / "bad-rows.csv", encoding="utf-8")):
            self.bad[row["file"]].add(int(row["line"]))
        self.read_rates()
        self.read_costs()
        self.read_customers()
        self.read_sales()
        self.read_ledger()
        self.read_service()

    def rows(self, pattern, delimiter, encoding):
        for path in sorted((self.folder / "exports").glob(pattern)):
            name = str(path.relative_to(self.folder))
            text = path.read_bytes().decode(encoding)
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            header = next(reader)
            last = reader.line_num
            for fields in reader:
                first, last = last + 1, reader.line_num
                if first not in self.bad[name]:
                    yield dict(zip(header, fields))

    def erp(self, pattern):
        return self.rows(f"erp/{pattern}", ";", "cp1250")

    def shop(self, pattern):
        return self.rows(f"shop/{pattern}", ",", "utf-8")

    def accounting(self, pattern):
        return self.rows(f"accounting/{pattern}", "\t", "utf-8-sig")

    def read_rates(self):
        self.quotes = collections.defaultdict(list)
        for row in self.erp("kurzy-*.csv"):
            rate = number(row["Kurz"]) / number(row["Množství"])
            self.quotes[row["Kód"]].append((day(row["Datum"]), rate))
        for quotes in self.quotes.values():
            quotes.sort()

    def rate(self, currency, on):
        """Koruny for one unit: the last quote on or before the day."""
        if currency == "CZK":
            return Fraction(1)
        quotes = self.quotes[currency]
        at = bisect.bisect_right(quotes, (on, Fraction(10**9))) - 1
        assert (on - quotes[at][0]).days <= 10, (currency, on)
        return quotes[at][1]

    CATEGORIES = {
        "VRUTY": "Wood screws", "SROUBY": "Bolts", "MATICE": "Nuts and washers", "KOTVY": "Anchors",
        "HREBIKY": "Nails", "KOVANI": "Hinges and brackets", "LANA": "Ropes and chains",
        "NARADI": "Tools and bits"}
    COUNTRIES = {"Česko": "CZ", "Slovensko": "SK", "Polsko": "PL"}

    def read_costs(self):
        self.costs = collections.defaultdict(list)
        self.categories = {}
        for row in self.erp("zbozi.csv"):
            self.categories[row["Kód"]] = self.CATEGORIES[row["Kategorie"]]
            self.costs[row["Kód"]].append((day(row["Platí od"]), number(row["Nákupní cena"])))
        for versions in self.costs.values():
            versions.sort()

    def cost(self, product, on):
        """Of the version valid on the day; the first holds from the beginning."""
        versions = self.costs[product]
        return [cost for since, cost in versions if since <= on][-1:] or [versions[0][1]]

    def read_customers(self):
        """Accounts, and for each the account whose id the customer prints."""
        accounts = {}
        for row in self.erp("zakaznici.csv"):
            known = accounts.setdefault(f"erp:{row['Číslo']}", dict(acquired=day(row["Založeno"])))
            known.update(tax=row["DIČ"], register=row["IČO"], email=row["E-mail"])
            country = self.COUNTRIES[row["Země"]]
            # Nobody moves abroad: the country of all versions is one.
            assert known.setdefault("country", country) == country, row
        for row in self.shop("customers.csv"):
            accounts[f"shop:{row['id']}"] = dict(
                tax=row["vat_id"], register="", email=row["email"],
                acquired=day(row["registered"]), country=row["country"])
        for row in self.accounting("odberatelia.tsv"):
            accounts[f"accounting:{row['Kód']}"] = dict(
                tax=row["IČ DPH"], register=row["IČO"], email="", acquired=None,
                country="")
        self.accounts = accounts
        self.join(accounts)

    def join(self, accounts):
        groups = {name: [name] for name in accounts}
        order = ["erp", "shop", "accounting"]
        for ground in ["tax", "email"]:
            bearers = collections.defaultdict(list)
            for name, account in accounts.items():
                value = re.sub(r"\s", "", account[ground]).lower()
                if value:
                    bearers[value].append(name)
            for value in sorted(bearers):
                names = sorted(bearers[value], key=lambda name: order.index(name.split(":")[0]))
                sources = [name.split(":")[0] for name in names]
                if len(set(sources)) < len(sources):
                    continue
                for name in names[1:]:
                    self.join_pair(groups, accounts, names[0], name)
        self.printed, self.countries = {}, {}
        for name, group in groups.items():
            first = min(group, key=lambda each: order.index(each.split(":")[0]))
            self.printed[name] = first.split(":")[1]
            self.countries[self.printed[name]] = accounts[first]["country"]

    def join_pair(self, groups, accounts, one, other):
        both = groups[one] + groups[other]
        sources = [name.split(":")[0] for name in both]
        registers = {accounts[name]["register"] for name in both} - {""}
        apart = any((a, b) in self.FORBIDDEN for a in both for b in both)
        if groups[one] is groups[other] or len(set(sources)) < len(sources) or len(registers) > 1:
            return
        if not apart:
            for name in both:
                groups[name] = both

    def customer(self, source, account):
        """The printed id; None where nobody is named."""
        return self.printed.get(f"{source}:{account}", account) if account else None

    def line(self, order, on, customer, product, quantity, price, discount, rate, is_completed):
        """Amounts in minor units; `discount` is taken off the exact amount."""
        exact = quantity * price
        cost = self.cost(product, on)[0]
        self.lines.append(Line(
            order, on, customer, product, quantity, rounded(exact * rate),
            rounded((exact - discount) * rate), rounded(quantity * cost), is_completed))

    def read_sales(self):
        self.lines = []
        for row in self.erp("prodej-*.csv"):
            on, quantity, price = day(row["Datum"]), number(row["Množství"]), number(row["Cena"])
            discount = quantity * price * (number(row["Sleva %"]) or 0) / 100
            self.line(
                f"erp:{row['Doklad']}", on, self.customer("erp", row["Zákazník"]), row["Zboží"],
                quantity, price, discount, self.rate(row["Měna"] or "CZK", on), row["Stav"] == "V")
        heads = {row["order_id"]: row for row in self.shop("orders-*.csv")}
        for row in self.shop("order-lines-*.csv"):
            head = heads[row["order_id"]]
            on = day(head["created"])
            net = self.rate(head["currency"], on) * 100 / (100 + number(row["tax_rate"]))
            self.line(
                f"shop:{row['order_id']}", on, self.customer("shop", head["customer_id"]),
                row["sku"], number(row["qty"]), number(row["unit_price"]),
                number(row["discount"]) or 0, net, head["status"] == "shipped")

    def read_ledger(self):
        self.invoices, self.payments = {}, []
        for pattern, source in [("faktury-20*.tsv", "erp"), ("faktury-eshop-*.tsv", "shop")]:
            for row in self.accounting(pattern):
                self.invoices[row["Faktúra"]] = Invoice(
                    row["Faktúra"], self.customer(source, row["Odberateľ"]),
                    day(row["Vystavená"]), day(row["Splatná"]), number(row["Suma"]),
                    row["Mena"] or "CZK", row["Opravuje"], day(row["Odpísaná"]))
        for row in self.accounting("uhrady-*.tsv"):
            self.payments.append(Payment(
                row["Faktúra"], self.customer("erp", row["Odberateľ"]), day(row["Dátum"]),
                number(row["Suma"]), row["Mena"] or "CZK"))

    def read_service(self):
        self.contacts, self.tickets, self.reaches, self.others = [], [], [], []
        for row in self.erp("kontakty-*.csv"):
            own = number(row["Náklady"])
            cost = self.RATES_BY_MEDIUM.get(row["Druh"], 20) if own is None else own
            self.contacts.append(
                Contact(self.customer("erp", row["Zákazník"]), day(row["Kdy"]), rounded(Fraction(cost))))
        for source, rows, names in [
            ("erp", self.erp("ohlasy.csv"), ("Akce", "Zákazník", "Datum", "Událost")),
            ("shop", self.shop("responses.csv"), ("campaign", "customer_id", "at", "event")),
        ]:
            for row in rows:
                campaign, customer, at, event = (row[name] for name in names)
                customer = self.customer(source, customer)
                self.others.append((customer, day(at)))
                if event == "sent":
                    self.reaches.append(Reach(campaign, customer, day(at)))
        self.campaign_costs = {
            row["Kód"]: number(row["Náklady"]) or Fraction(0) for row in self.erp("kampane.csv")}
        self.read_other_facts()

    def read_other_facts(self):
        """Who had a ticket, a deal, a contract or a paper, and when: they make a customer listed."""
        for rows, source, customer, on in [
            (self.erp("reklamace.csv"), "erp", "Zákazník", "Otevřeno"),
            (self.shop("tickets.csv"), "shop", "customer_id", "opened"),
            (self.erp("prilezitosti.csv"), "erp", "Zákazník", "Otevřeno"),
            (self.erp("smlouvy.csv"), "erp", "Zákazník", "Od"),
            (self.erp("dokumenty.csv"), "erp", "Zákazník", "Datum"),
        ]:
            for row in rows:
                self.others.append((self.customer(source, row[customer]), day(row[on])))
