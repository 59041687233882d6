"""The lists to act on, made from the exports alone: rows in order, each a dictionary of texts."""
import collections
import datetime
import itertools
import math
from fractions import Fraction

from exports import day, rounded
from figures import Receivables, earlier, last_day, month_of, months_of

STEPS = [(60, "end the relation"), (30, "last reminder"), (15, "second reminder"), (1, "reminder")]
SOURCES = ["erp", "shop", "accounting"]
MEDIA = {"telefon": "phone", "e-mail": "email", "návštěva": "visit", "": ""}
COUNTRIES = {"Česko": "CZ", "Slovensko": "SK", "Polsko": "PL"}


def money(minor):
    sign = "-" if minor < 0 else ""
    return f"{sign}{abs(minor) // 100}.{abs(minor) % 100:02}"


def ratio(value):
    return f"{Fraction(rounded(Fraction(value), 10 ** 6), 10 ** 6).__float__():.6f}"


def text(value):
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


class OpenItems(Receivables):
    """Every open invoice, one by one."""

    def __init__(self, exports, on):
        self.items = []
        super().__init__(exports, on)

    def add(self, exports, invoice, balance, on):
        before = self.receivables[invoice.customer]
        super().add(exports, invoice, balance, on)
        minor = self.receivables[invoice.customer] - before
        if minor:
            self.items.append((invoice, minor, (on - invoice.due).days))


class People:
    """What the sources say of each customer: the first source that says anything, its latest word."""

    def __init__(self, exports):
        self.exports = exports
        self.said = collections.defaultdict(lambda: collections.defaultdict(dict))
        for row in sorted(exports.erp("zakaznici.csv"), key=lambda row: day(row["Platí od"])):
            self.say("erp", row["Číslo"], name=row["Název"], email=row["E-mail"],
                     phone=row["Telefon"], street=row["Ulice"], city=row["Město"],
                     country=COUNTRIES[row["Země"]], rep_id=row["Obchodník"],
                     language=row["Jazyk"], consent={"A": "yes", "N": "no"}.get(row["Souhlas"], ""),
                     medium=MEDIA[row["Médium"]], birthday=text(day(row["Narozeniny"])),
                     name_day=text(day(row["Svátek"])))
        for row in exports.shop("customers.csv"):
            self.say("shop", row["id"], name=row["name"], email=row["email"], phone=row["phone"],
                     street=row["street"], city=row["city"], country=row["country"],
                     consent=row["newsletter"], birthday=row["birthday"])
        for row in exports.accounting("odberatelia.tsv"):
            self.say("accounting", row["Kód"], name=row["Názov"], phone=row["Telefón"],
                     street=row["Ulica"], city=row["Mesto"], country=row["Štát"])
        self.reps = {row["Kód"]: row["Jméno"] for row in exports.erp("obchodnici.csv")}

    def say(self, source, account, **words):
        printed = self.exports.customer(source, account)
        for column, word in words.items():
            if word.strip():
                self.said[printed][source][column] = word.strip()

    def __call__(self, customer, column):
        for source in SOURCES:
            word = self.said[customer][source].get(column)
            if word:
                return word
        return ""


class Model:
    """BG/NBD and Gamma-Gamma at given parameters (Fader, Hardie & Lee 2005; Fader & Hardie 2013)."""

    WEEKS_OF_MONTH, DISCOUNT = 4.345, 0.01

    def __init__(self, r, alpha, a, b, p, q, v):
        self.r, self.alpha, self.a, self.b, self.p, self.q, self.v = r, alpha, a, b, p, q, v

    def orders(self, x, last, observed):
        """P(alive), purchase days in twelve months if alive, the same with each month discounted."""
        r, alpha, a, b = self.r, self.alpha, self.a, self.b
        odds = 0 if x == 0 else a / (b + x - 1) * ((alpha + observed) / (alpha + last)) ** (r + x)
        before = discounted = 0
        for month in range(1, 13):
            within = month * self.WEEKS_OF_MONTH
            scale = ((alpha + observed) / (alpha + observed + within)) ** (r + x)
            series = self.hypergeometric(r + x, b + x, a + b + x - 1, within / (alpha + observed + within))
            expected = (a + b + x - 1) / (a - 1) * (1 - scale * series)
            discounted += (expected - before) / (1 + self.DISCOUNT) ** month
            before = expected
        return 1 / (1 + odds), before, discounted

    @staticmethod
    def hypergeometric(a, b, c, z):
        term = total = 1.0
        for n in range(100_000):
            term *= (a + n) * (b + n) / (c + n) / (n + 1) * z
            total += term
            if abs(term) < 1e-15 * abs(total):
                break
        return total

    def spend(self, x, total):
        """Expected mean of a purchase day."""
        return self.p * (self.v + total) / (self.p * x + self.q - 1)


class Lists:
    """All lists as of a month's end; `earlier_months` are those that were classified before it."""

    def __init__(self, book, month, earlier_months):
        self.book, self.exports, self.month = book, book.exports, month
        self.end = last_day(month)
        self.people = People(self.exports)
        self.rows = book.customers(month)
        self.former = {each: book.customers(each) for each in earlier_months}
        self.open = OpenItems(self.exports, self.end)
        self.disputed = {
            row["Faktúra"] for pattern in ["faktury-20*.tsv", "faktury-eshop-*.tsv"]
            for row in self.exports.accounting(pattern) if row["Sporná"] == "áno"}
        self.last_contact = {}
        for contact in self.exports.contacts:
            if contact.customer and contact.day <= self.end:
                known = self.last_contact.get(contact.customer, contact.day)
                self.last_contact[contact.customer] = max(known, contact.day)
        self.refused = set()
        for source, rows, names in [
            ("erp", self.exports.erp("ohlasy.csv"), ("Zákazník", "Datum", "Událost")),
            ("shop", self.exports.shop("responses.csv"), ("customer_id", "at", "event")),
        ]:
            for row in rows:
                customer, at, event = (row[name] for name in names)
                if event == "unsubscribed" and day(at) <= self.end:
                    self.refused.add(self.exports.customer(source, customer))

    def agreed(self, customer):
        return self.people(customer, "consent") == "yes" and customer not in self.refused

    # ---- Money

    def late(self):
        """By customer: undisputed overdue, disputed overdue, its items that are not disputed."""
        late = collections.defaultdict(lambda: [0, 0, []])
        for invoice, minor, days in self.open.items:
            if days <= 0:
                continue
            entry = late[invoice.customer]
            if invoice.id in self.disputed:
                entry[1] += minor
            else:
                entry[0] += minor
                entry[2].append((invoice, minor, days))
        return {
            customer: entry for customer, entry in late.items()
            if customer and entry[0] - self.open.credits[customer] > 0}

    def medium(self, customer):
        wanted = self.people(customer, "medium")
        has = {"phone": self.people(customer, "phone"), "letter": self.people(customer, "city"),
               "email": self.people(customer, "email")}
        if wanted in ("phone", "letter") and has[wanted]:
            return wanted
        return next((each for each in ["email", "letter", "phone"] if has[each]), "")

    def dunning(self):
        rows = []
        for customer, (overdue, disputed, items) in self.late().items():
            days = max(each[2] for each in items)
            credits = self.open.credits[customer]
            rows.append(((-days, -(overdue - credits), customer), {
                "customer_id": customer, "name": self.people(customer, "name"),
                "email": self.people(customer, "email"), "medium": self.medium(customer),
                "step": next(step for least, step in STEPS if days >= least),
                "due": money(overdue - credits), "overdue": money(overdue),
                "disputed": money(disputed), "credits": money(credits),
                "oldest_due_on": text(min(each[0].due for each in items)),
                "overdue_days": str(days), "invoices": str(len(items)),
                "language": self.people(customer, "language"),
            }))
        return self.ordered(rows)

    def dunning_invoices(self):
        rows = []
        for customer, (_, _, items) in self.late().items():
            for invoice, minor, days in items:
                rows.append(((customer, invoice.due, invoice.id), {
                    "customer_id": customer, "invoice_id": invoice.id,
                    "issued_on": text(invoice.issued), "due_on": text(invoice.due),
                    "overdue_days": str(days), "open": money(minor)}))
        return self.ordered(rows)

    @staticmethod
    def ordered(rows):
        return [row for _, row in sorted(rows, key=lambda each: each[0])]

    # ---- People to talk to

    def silent_days(self, customer):
        last = self.last_contact.get(customer)
        return None if last is None else (self.end - last).days

    def key_without_contact(self):
        rows = []
        for customer, row in self.rows.items():
            silent = self.silent_days(customer)
            if row["is_key"] and (silent is None or silent >= 60):
                rows.append(((-row["contribution_12m"], customer), {
                    "customer_id": customer, "rep_id": self.people(customer, "rep_id"),
                    "phone": self.people(customer, "phone"),
                    "last_contact_on": text(self.last_contact.get(customer)),
                    "days_without_contact": text(silent),
                    "contribution_12m": money(row["contribution_12m"])}))
        return self.ordered(rows)

    def telephone_queue(self):
        called = collections.defaultdict(list)
        late = {
            customer: max(days for invoice, _, days in self.open.items
                          if invoice.customer == customer and days > 0)
            for customer in {item[0].customer for item in self.open.items if item[2] > 0}}
        undisputed = {invoice.customer for invoice, _, days in self.open.items
                      if days > 0 and invoice.id not in self.disputed}
        for customer, row in self.rows.items():
            if not self.people(customer, "phone"):
                continue
            silent = self.silent_days(customer)
            if late.get(customer, 0) >= 30 and customer in undisputed:
                reason = 1
            elif row["is_key"] and (silent is None or silent >= 60):
                reason = 2
            elif (row["is_key"] or row["is_loyal"]) and row["stage"] in ("at_risk", "dormant"):
                reason = 3
            else:
                continue
            order = reason, -row["overdue"], -row["revenue_12m"], customer
            called[self.people(customer, "rep_id")].append((order, {
                "customer_id": customer, "phone": self.people(customer, "phone"),
                "reason": ["overdue", "no contact", "at risk"][reason - 1],
                "overdue": money(row["overdue"]),
                "last_contact_on": text(self.last_contact.get(customer))}))
        rows = []
        for rep in sorted(called):
            for place, row in enumerate(self.ordered(called[rep]), 1):
                rows.append(dict(
                    row, rep_id=rep, rep=self.people.reps.get(rep, ""), place=str(place)))
        return rows

    def win_back(self):
        rows = []
        for customer, row in self.rows.items():
            if row["stage"] not in ("lost", "dormant"):
                continue
            bore = {month: known[customer] for month, known in self.former.items()
                    if customer in known and (known[customer]["is_key"] or known[customer]["is_loyal"])}
            if not bore:
                continue
            classes = {name for known in bore.values() for name in ("key", "loyal") if known[f"is_{name}"]}
            best = max(known["revenue_12m"] for known in bore.values())
            rows.append(((-best, customer), {
                "customer_id": customer, "stage": row["stage"],
                "former_class": "both" if len(classes) == 2 else classes.pop(),
                "last_classed_in": "%04d-%02d" % max(bore),
                "last_order_on": text(row["last_order_on"]),
                "recency_days": str(row["recency_days"]), "best_revenue_12m": money(best)}))
        return self.ordered(rows)

    def handover(self):
        deals, tickets, contracts = (collections.defaultdict(list) for _ in range(3))
        for row in self.exports.erp("prilezitosti.csv"):
            closed = day(row["Uzavřeno"])
            if day(row["Otevřeno"]) <= self.end and (closed is None and row["Výsledek"] == "otevřená"
                                                     or closed and closed > self.end):
                amount = rounded(Fraction(row["Částka"].replace(" ", "").replace("\u00a0", "").replace(",", ".") or 0))
                deals[self.exports.customer("erp", row["Zákazník"])].append(amount)
        for source, rows, names in [
            ("erp", self.exports.erp("reklamace.csv"), ("Zákazník", "Otevřeno", "Uzavřeno")),
            ("shop", self.exports.shop("tickets.csv"), ("customer_id", "opened", "closed")),
        ]:
            for row in rows:
                customer, opened, closed = (row[name] for name in names)
                if day(opened) <= self.end and (not closed or day(closed) > self.end):
                    tickets[self.exports.customer(source, customer)].append(row)
        for row in self.exports.erp("smlouvy.csv"):
            ends = day(row["Do"])
            if day(row["Od"]) <= self.end and (ends is None or ends >= self.end):
                contracts[self.exports.customer("erp", row["Zákazník"])].append(row)
        rows = []
        for customer, row in self.rows.items():
            rep = self.people(customer, "rep_id")
            if rep:
                rows.append(((rep, -row["revenue_12m"], customer), {
                    "customer_id": customer, "rep_id": rep, "stage": row["stage"],
                    "headline": row["headline"], "revenue_12m": money(row["revenue_12m"]),
                    "overdue": money(row["overdue"]), "open_deals": str(len(deals[customer])),
                    "open_deals_value": money(sum(deals[customer])) if deals[customer] else "",
                    "open_tickets": str(len(tickets[customer])),
                    "contracts": str(len(contracts[customer])),
                    "last_order_on": text(row["last_order_on"]),
                    "last_contact_on": text(self.last_contact.get(customer))}))
        return self.ordered(rows)

    # ---- Occasions

    def greetings(self):
        year, month = earlier(self.month, -1)
        rows = []
        for customer, row in self.rows.items():
            if not self.agreed(customer):
                continue
            days = [("birthday", self.people(customer, "birthday"), None),
                    ("name_day", self.people(customer, "name_day"), None)]
            first = row["first_order_on"]
            if first and year > first.year:
                days.append(("anniversary", text(first), year - first.year))
            for occasion, on, years in days:
                if on and int(on[5:7]) == month:
                    rows.append(((int(on[8:10]), occasion, customer), {
                        "occasion": occasion, "day": str(int(on[8:10])), "customer_id": customer,
                        "name": self.people(customer, "name"), "years": text(years)}))
        return self.ordered(rows)

    def contracts_ending(self):
        rows = []
        for row in self.exports.erp("smlouvy.csv"):
            customer, ends = self.exports.customer("erp", row["Zákazník"]), day(row["Do"])
            if ends and day(row["Od"]) <= self.end <= ends and (ends - self.end).days <= 90:
                amount = rounded(Fraction(row["Částka"].replace(" ", "").replace("\u00a0", "").replace(",", ".")))
                rows.append(((ends, customer, row["Číslo"]), {
                    "contract_id": row["Číslo"], "customer_id": customer, "ends_on": text(ends),
                    "days_left": str((ends - self.end).days), "amount": money(amount)}))
        return self.ordered(rows)

    # ---- The unprofitable

    def unprofitable(self):
        year = months_of(earlier(self.month, 11), self.month)
        sums = collections.defaultdict(collections.Counter)
        for line in self.book.lines_of(year):
            if line.quantity < 0:
                sums[line.customer]["returns"] -= line.revenue
            else:
                sums[line.customer]["discounts"] += line.gross - line.revenue
        contact_cost = collections.Counter()
        for contact in self.exports.contacts:
            if contact.customer and month_of(contact.day) in set(year):
                contact_cost[contact.customer] += contact.cost
        rows = []
        for customer, row in self.rows.items():
            if not row["is_unprofitable"]:
                continue
            loss, revenue = -row["contribution_12m"], row["revenue_12m"]
            interest = Fraction(8, 1200) * sum(
                self.book.receivables(month).overdue[customer] for month in year)
            lost = {"returns": sums[customer]["returns"], "price": sums[customer]["discounts"],
                    "late payment": interest, "service": row["cost_to_serve_12m"] - interest}
            driver = max(lost, key=lost.get)
            if row["margin_12m"] + lost["price"] < 0:
                driver = "goods sold below cost"
            cost, handling = contact_cost[customer], 12000 * row["returned_lines"]
            rows.append(((-loss, customer), {
                "customer_id": customer, "contribution_12m": money(-loss),
                "revenue_12m": money(revenue), "discounts_12m": money(lost["price"]),
                "returns_12m": money(lost["returns"]), "driver": driver,
                "late_payment_12m": money(rounded(interest, 1)),
                "price_rise_to_zero": ratio(Fraction(loss, revenue)) if revenue > 0 else "",
                "contacts_saved_to_zero":
                    str(math.ceil(Fraction(loss * row["contacts"], cost))) if cost >= loss else "",
                "return_lines_saved_to_zero":
                    str(math.ceil(Fraction(loss, 12000))) if handling >= loss else ""}))
        return [row for _, row in sorted(rows, key=lambda each: (each[0][0], each[0][1]))]

    # ---- Lifetime

    def leaving(self, model):
        """By the parameters of the fitted models: (1 − P(alive)) × value of the next twelve months."""
        year = months_of(earlier(self.month, 11), self.month)
        revenue, spent = collections.Counter(), collections.defaultdict(collections.Counter)
        for line in self.book.lines_of(year):
            revenue[line.customer] += line.revenue
        for line in self.book.lines:
            if line.order in self.book.orders and line.customer:
                on = self.book.orders[line.order][0]
                if on <= self.end:
                    spent[line.customer][on] += line.revenue
        rows = []
        for customer, row in self.rows.items():
            days = row["order_days"]
            if not days:
                continue
            observed = Fraction((self.end - days[0]).days, 7)
            later = sum(spent[customer][on] for on in days[1:])
            if len(days) > 1 and later <= 0:
                continue
            history = len(days) - 1, float(Fraction((days[-1] - days[0]).days, 7)), float(observed)
            alive, expected, discounted = model.orders(*history)
            mean = model.spend(len(days) - 1, later / 100)
            share = row["margin_12m"] / revenue[customer] if row["lines"] and revenue[customer] > 0 else 1
            value = alive * discounted * mean * share
            rows.append(((-(1 - alive) * value, customer), {
                "customer_id": customer, "alive_probability": f"{alive:.6f}",
                "expected_revenue_12m": f"{alive * expected * mean:.2f}",
                "expected_loss": f"{(1 - alive) * value:.2f}"}))
        return self.ordered(rows)[:100]

    # ---- Offers

    def offers(self):
        """For each customer who agreed: the confidence and the products of its surest rules."""
        year = set(months_of(earlier(self.month, 11), self.month))
        documents = collections.defaultdict(collections.Counter)
        buyers = {}
        for line in self.book.lines:
            if month_of(line.day) in year:
                documents[line.order][line.product] += line.quantity
                buyers[line.order] = line.customer
        baskets, bought = [], collections.defaultdict(set)
        for order, products in documents.items():
            basket = frozenset(each for each, quantity in products.items() if quantity > 0)
            if basket:
                baskets.append(basket)
                if buyers[order]:
                    bought[buyers[order]] |= basket
        rules = self.rules([each for each in baskets if len(each) <= 100])
        rows = {}
        for customer, products in bought.items():
            fitting = [rule for rule in rules if rule[0] <= products and rule[1] not in products]
            if fitting and self.agreed(customer):
                surest = max(rule[2] for rule in fitting)
                rows[customer] = surest, {rule[1] for rule in fitting if rule[2] == surest}
        return rows

    @staticmethod
    def rules(baskets):
        """(left side, product, confidence): in 2 of 1,000 baskets, sure in 1 case of 5, over chance."""
        least = math.ceil(Fraction(2, 1000) * len(baskets))
        found, level = {}, {frozenset([item]) for basket in baskets for item in basket}
        while level:
            counts = {items: sum(items <= basket for basket in baskets) for items in level}
            kept = {items: count for items, count in counts.items() if count >= least}
            found.update(kept)
            level = {one | other for one, other in itertools.combinations(kept, 2)
                     if len(one | other) == len(one) + 1
                     and all((one | other) - {item} in kept for item in one | other)}
        rules = []
        for items, count in found.items():
            for right in items if len(items) > 1 else ():
                left = items - {right}
                confidence = Fraction(count, found[left])
                if confidence >= Fraction(1, 5) and confidence * len(baskets) > found[frozenset([right])]:
                    rules.append((left, right, confidence))
        return rules
