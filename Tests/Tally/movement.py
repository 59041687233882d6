"""How receivables stood at each month's end, and what made revenue change."""
import collections
from fractions import Fraction

from exports import rounded
from figures import earlier

BUCKETS = {"not_due": "not due", "overdue_1_30": 0, "overdue_31_60": 1, "overdue_61_90": 2,
           "overdue_over_90": 3}


def ageing(book, month):
    """Minor units by column of the month's row."""
    held = book.receivables(month)
    sums = {column: held.buckets[bucket] for column, bucket in BUCKETS.items()}
    receivables, credits = sum(held.receivables.values()), sum(held.credits.values())
    return sums | {"receivables": receivables, "overdue": sum(held.overdue.values()),
                   "credits": credits, "ledger": receivables - credits}


def by_product(lines, customers):
    units, revenue = collections.Counter(), collections.Counter()
    for line in lines:
        if line.customer in customers:
            units[line.product] += line.quantity
            revenue[line.product] += line.revenue
    return units, revenue


def change(book, month, before):
    """The five parts in minor units."""
    now_lines, old_lines = book.by_month[month], book.by_month[before]
    now, old = collections.Counter(), collections.Counter()
    for sums, lines in [(now, now_lines), (old, old_lines)]:
        for line in lines:
            sums[line.customer] += line.revenue
    both = {customer for customer in now if now[customer] and old[customer]}
    units, revenue = by_product(now_lines, both)
    old_units, old_revenue = by_product(old_lines, both)
    price = sum((Fraction(revenue[key]) - Fraction(old_revenue[key]) * units[key] / old_units[key]
                 for key in units if units[key] > 0 and old_units[key] > 0), Fraction(0))
    had = sum(old_units.values())
    volume = Fraction(sum(old_revenue.values())) / had * (sum(units.values()) - had) if had > 0 else 0
    parts = {"price": rounded(price, 1), "volume": rounded(Fraction(volume), 1),
             "new_customers": sum(value for key, value in now.items() if not old[key]),
             "lost_customers": -sum(value for key, value in old.items() if not now[key])}
    whole = sum(now.values()) - sum(old.values())
    return parts | {"mix": whole - sum(parts.values())}, sum(now.values()), sum(old.values())


def year_before(month):
    return earlier(month, 12)
