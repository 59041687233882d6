"""Figures of the exports as METRICS defines them, counted in the plainest way."""
import calendar
import collections
import datetime
import statistics
from fractions import Fraction

from exports import rounded

INACTIVE_DAYS = 365
ONE_DAY = datetime.timedelta(days=1)


def last_day(month):
    return datetime.date(month[0], month[1], calendar.monthrange(*month)[1])


def earlier(month, months):
    index = month[0] * 12 + month[1] - 1 - months
    return index // 12, index % 12 + 1


def months_of(first, last):
    month, months = first, []
    while month <= last:
        months.append(month)
        month = earlier(month, -1)
    return months


def month_of(day):
    return day.year, day.month


def ratio(part, whole):
    return Fraction(part) / whole if whole else None


class Receivables:
    """What is open of each invoice as of a day; credits by customer."""

    def __init__(self, exports, on):
        self.receivables = collections.Counter()
        self.overdue = collections.Counter()
        self.credits = collections.Counter()
        self.oldest = {}
        self.buckets = collections.Counter()
        issued = {key: each for key, each in exports.invoices.items() if each.issued <= on}
        balances = {key: each.amount for key, each in issued.items()}
        for invoice in issued.values():
            original = issued.get(invoice.corrects)
            if invoice.corrects and original:
                balances[invoice.corrects] += self.converted(
                    exports, invoice.amount, invoice.currency, invoice.issued, original)
                balances[invoice.id] = Fraction(0)
        for payment in exports.payments:
            if payment.day > on:
                continue
            paid = issued.get(payment.invoice)
            if paid:
                balances[payment.invoice] -= self.converted(
                    exports, payment.amount, payment.currency, payment.day, paid)
            else:
                rate = exports.rate(payment.currency, payment.day)
                self.credits[payment.customer] += rounded(payment.amount * rate)
        for key, balance in balances.items():
            self.add(exports, issued[key], balance, on)

    @staticmethod
    def converted(exports, amount, currency, on, invoice):
        """In the invoice's currency, rounded once where it is another one."""
        if currency == invoice.currency:
            return amount
        rate = exports.rate(currency, on) / exports.rate(invoice.currency, invoice.issued)
        return Fraction(rounded(amount * rate), 100)

    def add(self, exports, invoice, balance, on):
        if balance == 0 or (balance > 0 and invoice.off and invoice.off <= on):
            return
        minor = rounded(balance * exports.rate(invoice.currency, invoice.issued))
        if minor < 0:
            self.credits[invoice.customer] -= minor
            return
        self.receivables[invoice.customer] += minor
        due = invoice.due
        days = (on - due).days
        self.buckets["not due" if days <= 0 else min((days - 1) // 30, 3)] += minor
        if days > 0:
            self.overdue[invoice.customer] += minor
            self.oldest[invoice.customer] = max(days, self.oldest.get(invoice.customer, 0))


class Book:
    """Orders, customers and months."""

    def __init__(self, exports):
        self.exports = exports
        self.lines = [line for line in exports.lines if line.is_completed]
        self.by_month = collections.defaultdict(list)
        for line in self.lines:
            self.by_month[month_of(line.day)].append(line)
        self.orders = {}
        for line in self.lines:
            if line.quantity > 0:
                day, customer = self.orders.get(line.order, (line.day, line.customer))
                self.orders[line.order] = (min(day, line.day), customer)
        self.days = collections.defaultdict(list)
        for day, customer in self.orders.values():
            if customer:
                self.days[customer].append(day)
        for days in self.days.values():
            days.sort()
        self.first_reach = {}
        for reach in exports.reaches:
            key = reach.campaign, reach.customer
            self.first_reach[key] = min(reach.day, self.first_reach.get(key, reach.day))
        self.known_receivables = {}

    def receivables(self, month):
        if month not in self.known_receivables:
            self.known_receivables[month] = Receivables(self.exports, last_day(month))
        return self.known_receivables[month]

    def lines_of(self, months):
        return [line for month in months for line in self.by_month[month]]

    def orders_in(self, customer, months):
        return [day for day in self.days[customer] if month_of(day) in months]

    def active(self, months):
        wanted = set(months)
        return {customer for customer, days in self.days.items()
                if any(month_of(day) in wanted for day in days)}

    # ---- Customers of a span of months

    def is_new(self, customer, months):
        return month_of(self.days[customer][0]) >= months[0]

    def is_reactivated(self, customer, months):
        days = self.days[customer]
        first = next(day for day in days if month_of(day) >= months[0])
        before = [day for day in days if day < first]
        return bool(before) and (first - before[-1]).days > INACTIVE_DAYS

    def lost(self, month):
        end, count = last_day(month), 0
        for days in self.days.values():
            known = [day for day in days if day <= end]
            if known:
                gone = known[-1] + (INACTIVE_DAYS + 1) * ONE_DAY
                count += month_of(gone) == month and gone <= end
        return count

    # ---- Cost to serve, exact, in minor units

    def campaign_shares(self, months):
        """By customer: shares of the campaigns that reached it in the span, as of its end."""
        end = last_day(months[-1])
        reached = collections.defaultdict(list)
        for (campaign, customer), day in self.first_reach.items():
            if day <= end:
                reached[campaign].append((customer, day))
        shares = collections.defaultdict(Fraction)
        for campaign, reaches in reached.items():
            cost = rounded(self.exports.campaign_costs.get(campaign, Fraction(0)))
            for customer, day in reaches:
                if month_of(day) >= months[0]:
                    shares[customer] += Fraction(cost, len(reaches))
        return shares

    def month_cost_to_serve(self, month):
        contacts = sum(each.cost for each in self.exports.contacts if month_of(each.day) == month)
        orders = sum(month_of(day) == month for day, _ in self.orders.values())
        returns = sum(line.quantity < 0 for line in self.by_month[month])
        interest = Fraction(8, 1200) * sum(self.receivables(month).overdue.values())
        shares = sum(self.campaign_shares([month]).values())
        return rounded(Fraction(contacts + 3500 * orders + 12000 * returns + shares + interest), 1)

    # ---- The KPI table

    def kpi(self, months, is_month):
        lines = self.lines_of(months)
        wanted = set(months)
        figures = self.flows(lines)
        figures["orders"] = sum(month_of(day) in wanted for day, _ in self.orders.values())
        figures["contacts"] = sum(month_of(each.day) in wanted for each in self.exports.contacts)
        active = self.active(months)
        figures["active_customers"] = len(active)
        figures["new_customers"] = sum(self.is_new(each, months) for each in active)
        figures["returning_customers"] = len(active) - figures["new_customers"]
        figures["reactivated_customers"] = sum(self.is_reactivated(each, months) for each in active)
        figures["lost_customers"] = sum(self.lost(month) for month in months)
        figures["cost_to_serve"] = sum(self.month_cost_to_serve(month) for month in months)
        figures["contribution"] = figures["margin"] - figures["cost_to_serve"]
        figures["average_order_value"] = (
            rounded(ratio(figures["revenue"], figures["orders"]), 1) if figures["orders"] else None)
        self.add_ratios(figures)
        if is_month:
            self.add_rolling(figures, months[-1])
            self.add_stocks(figures, months[-1])
        return figures

    @staticmethod
    def flows(lines):
        sold = [line for line in lines if line.quantity >= 0]
        cost = sum(line.cost for line in lines)
        revenue = sum(line.revenue for line in lines)
        return {
            "revenue": revenue,
            "anonymous_revenue": sum(line.revenue for line in lines if not line.customer),
            "gross_sales": sum(line.gross for line in sold),
            "discounts": sum(line.gross - line.revenue for line in sold),
            "returns": -sum(line.revenue for line in lines if line.quantity < 0),
            "units": sum(line.quantity for line in lines),
            "cost": cost, "margin": revenue - cost, "lines": len(lines),
        }

    @staticmethod
    def add_ratios(figures):
        revenue, returns = figures["revenue"], figures["returns"]
        figures["margin_ratio"] = ratio(figures["margin"], revenue)
        figures["discount_ratio"] = ratio(figures["discounts"], figures["gross_sales"])
        figures["return_ratio"] = ratio(returns, revenue + returns)
        figures["anonymous_revenue_ratio"] = ratio(figures["anonymous_revenue"], revenue)
        figures["cost_coverage_ratio"] = ratio(revenue, revenue)

    def add_rolling(self, figures, month):
        year = months_of(earlier(month, 11), month)
        before = self.active(months_of(earlier(month, 23), earlier(month, 12)))
        now = self.active(year)
        figures["retention_ratio"] = ratio(len(before & now), len(before))
        churn = figures["retention_ratio"]
        figures["churn_ratio"] = None if churn is None else 1 - churn
        wanted = set(year)
        often = sum(len(self.orders_in(each, wanted)) >= 2 for each in now)
        figures["repeat_ratio"] = ratio(often, len(now))

    def add_stocks(self, figures, month):
        book, end = self.receivables(month), last_day(month)
        figures["receivables"] = sum(book.receivables.values())
        figures["overdue"] = sum(book.overdue.values())
        figures["credits"] = sum(book.credits.values())
        invoiced = sum(
            rounded(each.amount * self.exports.rate(each.currency, each.issued))
            for each in self.exports.invoices.values() if 0 <= (end - each.issued).days < 90)
        figures["dso_days"] = ratio(90 * figures["receivables"], invoiced)

    # ---- The list of customers

    def customers(self, month):
        end = last_day(month)
        year = months_of(earlier(month, 11), month)
        rows = {each: self.profile(each, year, end) for each in self.listed(end)}
        self.add_year(rows, year)
        self.add_cost_to_serve(rows, year)
        for customer, row in rows.items():
            row["contribution_12m"] = row["margin_12m"] - row["cost_to_serve_12m"]
            row["receivables"] = self.receivables(month).receivables[customer]
            row["overdue"] = self.receivables(month).overdue[customer]
            row["oldest_overdue_days"] = self.receivables(month).oldest.get(customer)
            row["credits"] = self.receivables(month).credits[customer]
        self.judge(rows, end)
        return rows

    def listed(self, end):
        exports = self.exports
        acquired = {}
        for name, account in exports.accounts.items():
            printed = exports.printed[name]
            acquired[printed] = acquired.get(printed) or account["acquired"]
        listed = {each for each, day in acquired.items() if day is None or day <= end}
        for facts in [
            [(line.customer, line.day) for line in exports.lines],
            [(each.customer, each.issued) for each in exports.invoices.values()],
            [(each.customer, each.day) for each in exports.payments],
            [(each.customer, each.day) for each in exports.contacts],
            [(each.customer, each.day) for each in exports.reaches], exports.others,
        ]:
            listed |= {customer for customer, day in facts if customer and day and day <= end}
        return listed

    def profile(self, customer, year, end):
        days = [day for day in self.days[customer] if day <= end]
        wanted = set(year)
        return {
            "customer_id": customer,
            "orders_12m": sum(month_of(day) in wanted for day in days),
            "order_months": len({month_of(day) for day in days} & wanted),
            "order_days": sorted(set(days)),
            "first_order_on": days[0] if days else None,
            "last_order_on": days[-1] if days else None,
            "recency_days": (end - days[-1]).days if days else None,
            "revenue_12m": 0, "margin_12m": 0, "lines": 0, "returned_lines": 0, "contacts": 0,
        }

    def add_year(self, rows, year):
        for line in self.lines_of(year):
            if line.customer:
                row = rows[line.customer]
                row["revenue_12m"] += line.revenue
                row["margin_12m"] += line.revenue - line.cost
                row["lines"] += 1
                row["returned_lines"] += line.quantity < 0

    def add_cost_to_serve(self, rows, year):
        shares, wanted = self.campaign_shares(year), set(year)
        costs = collections.Counter()
        for contact in self.exports.contacts:
            if contact.customer and month_of(contact.day) in wanted:
                costs[contact.customer] += contact.cost
                rows[contact.customer]["contacts"] += 1
        for customer, row in rows.items():
            overdue = sum(self.receivables(month).overdue[customer] for month in year)
            cost = costs[customer] + 3500 * row["orders_12m"] + 12000 * row["returned_lines"]
            cost += shares[customer] + Fraction(8, 1200) * overdue
            row["cost_to_serve_12m"] = rounded(Fraction(cost), 1)

    # ---- Classes

    def judge(self, rows, end):
        keys = self.key_customers(rows)
        for customer, row in rows.items():
            first, recency = row["first_order_on"], row["recency_days"]
            row["is_key"] = customer in keys
            row["is_loyal"] = (
                row["order_months"] >= 6 and (end - first).days >= 365 and recency <= 90)
            row["is_indebted"] = (
                row["overdue"] - row["credits"] >= 200000 and (row["oldest_overdue_days"] or 0) >= 30)
            row["is_unprofitable"] = (
                row["contribution_12m"] < 0 and row["lines"] + row["contacts"] > 0)
            row["stage"] = self.stage(row, end)
            row["headline"] = next(
                (name for name in ["indebted", "unprofitable", "key", "loyal"] if row[f"is_{name}"]),
                row["stage"])

    @staticmethod
    def key_customers(rows):
        positive = [row for row in rows.values() if row["contribution_12m"] > 0]
        positive.sort(key=lambda row: (-row["contribution_12m"], row["customer_id"]))
        total, before, keys = sum(row["contribution_12m"] for row in positive), 0, set()
        for row in positive:
            if before * 100 >= total * 80:
                break
            keys.add(row["customer_id"])
            before += row["contribution_12m"]
        return keys

    @staticmethod
    def stage(row, end):
        if row["first_order_on"] is None:
            return "prospect"
        silent, days = row["recency_days"], row["order_days"]
        if (end - row["first_order_on"]).days <= 90:
            return "new"
        if silent > INACTIVE_DAYS:
            return "lost"
        if silent > 180:
            return "dormant"
        gaps = [(later - sooner).days for sooner, later in zip(days, days[1:])]
        is_long = len(days) >= 4 and silent > 2 * statistics.median(gaps)
        return "at_risk" if silent > 90 or is_long else "active"
