"""Holds Klientela's figures against the peer's files: to the minor unit, tag by tag, product by product."""
import csv
import io
from decimal import Decimal

# For each of the peer's files: its key columns, and its column → ours, with the kind of value.
KPI = {
    "orders": "orders", "active": "active_customers", "new": "new_customers", "revenue": "revenue",
    "discounts": "discounts", "cost": "cost", "returns": "returns", "units": "units", "contacts": "contacts",
    "margin": "margin", "average_order_value": "average_order_value",
}
CUSTOMERS = {
    "orders_12m": ("orders_12m", "count"), "revenue_12m": ("revenue_12m", "minor"),
    "margin_12m": ("margin_12m", "minor"), "contribution": ("contribution_12m", "minor"),
    "first": ("first_order_on", "text"), "last": ("last_order_on", "text"),
    "overdue": ("overdue", "minor"), "oldest": ("oldest_overdue_days", "count"),
    "is_key": ("is_key", "flag"), "is_loyal": ("is_loyal", "flag"),
    "is_indebted": ("is_indebted", "flag"), "is_unprofitable": ("is_unprofitable", "flag"),
}
PORTFOLIO = {
    "revenue": ("revenue", "minor"), "margin": ("margin", "minor"), "units": ("units", "count"),
    "growth": ("growth", "ratio"), "relative_share": ("relative_share", "ratio"),
    "abc": ("abc", "text"), "position": ("position", "text"),
}
MARKETS = {"revenue": ("revenue", "minor"), "margin": ("margin", "minor"), "buyers": ("buyers", "count")}
MONEY = {"revenue", "discounts", "cost", "returns", "margin", "average_order_value"}
RATIO_HALF_STEP = Decimal("0.0000005000001")


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def read(path):
    return rows(path.read_text())


def differs(peer, ours, kind):
    """Whether two cells say different things; the peer's NULL is a sum over nothing or an unknown."""
    if kind == "flag":
        return (peer == "true") != (ours == "1")
    if kind == "text":
        return peer != ours
    if peer == "":
        return ours not in ("", "0", "0.00")
    if ours == "":
        return Decimal(peer) != 0
    if kind == "minor":
        return Decimal(peer) != Decimal(ours) * 100
    if kind == "ratio":
        return abs(Decimal(peer) - Decimal(ours)) > RATIO_HALF_STEP
    return Decimal(peer) != Decimal(ours)


def tables(what, peer_rows, our_rows, key, columns):
    """Differences between two tables with the same key; a row that only one of them has is one."""
    ours = {tuple(row[each] for each in key): row for row in our_rows}
    found = []
    for row in peer_rows:
        at = tuple(row[each] for each in key)
        mine = ours.pop(at, None)
        if mine is None:
            if any(row[each] not in ("", "0", "false") for each in columns):
                found.append(f"{what} {' '.join(at)}: only the peer has it")
            continue
        found += [f"{what} {' '.join(at)}: {name} {mine[name]!r}, the peer {row[each]!r}"
                  for each, (name, kind) in columns.items() if differs(row[each], mine[name], kind)]
    return found + [f"{what} {' '.join(at)}: the peer lacks it" for at in ours]


def kpi(peer_rows, our_months):
    """Differences month by month; `our_months` gives our `metric, value` rows for YYYY-MM."""
    found = []
    for row in peer_rows:
        month = row["month"][:7]
        ours = {each["metric"]: each["value"] for each in our_months(month)}
        for peer_name, name in KPI.items():
            peer = row[peer_name] or "0"
            if name == "average_order_value":
                wrong = abs(Decimal(peer) - Decimal(ours[name]) * 100) > Decimal("0.5000001")
            else:
                wrong = differs(peer, ours[name], "minor" if name in MONEY else "count")
            if wrong:
                found.append(f"kpi {month}: {name} {ours[name]!r}, the peer {peer!r}")
    return found
