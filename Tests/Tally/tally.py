"""Counts the figures of a sample company from its exports alone and compares them with the program's.

    tally.py SAMPLE kpi MONTH FILE         FILE: the answer of `klientela query kpi --format csv`
    tally.py SAMPLE customers MONTH FILE   FILE: the answer of `klientela query customers …`
    … product_portfolio, product_market, ageing_by_month, change_of_revenue and the lists to act on
    (dunning, win_back …) likewise

Prints a line for each cell that differs; exit status 1 where one does. Several KIND MONTH FILE
may follow one another.
"""
import csv
import datetime
import sys
from fractions import Fraction

from exports import Exports, rounded
from figures import Book, earlier, months_of
from lists import Lists, Model
import movement
import portfolio

COUNTS = ["orders", "active_customers", "new_customers", "returning_customers",
          "reactivated_customers", "lost_customers", "contacts", "lines"]
HISTORY = (2023, 1)
COLUMNS = ["stage", "headline", "is_key", "is_loyal", "is_indebted", "is_unprofitable",
           "orders_12m", "revenue_12m", "margin_12m", "cost_to_serve_12m", "contribution_12m",
           "first_order_on", "last_order_on", "recency_days", "receivables", "overdue",
           "oldest_overdue_days"]


def money(minor):
    sign = "-" if minor < 0 else ""
    return f"{sign}{abs(minor) // 100}.{abs(minor) % 100:02}"


def decimals(value, places):
    scaled = rounded(Fraction(value), 10 ** places)
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def kpi_text(metric, value):
    if value is None:
        return ""
    if metric == "units":
        return decimals(value, 6).rstrip("0").rstrip(".")
    if metric in COUNTS:
        return str(value)
    if metric.endswith("_ratio"):
        return decimals(value, 6)
    return decimals(value, 1) if metric.endswith("_days") else money(value)


def expected_kpi(book, month):
    """By metric: the texts of the five columns."""
    year_start = (month[0], 1)
    last_year = earlier(month, 12)
    spans = [
        ("value", [month], True), ("previous_month", [earlier(month, 1)], True),
        ("same_month_last_year", [last_year], True),
        ("year_to_date", months_of(year_start, month), False),
        ("year_to_date_last_year", months_of((last_year[0], 1), last_year), False),
    ]
    cells = {}
    for column, months, is_month in spans:
        figures = book.kpi(months, is_month) if months[0] >= HISTORY else {}
        for metric, value in figures.items():
            cells[metric, column] = kpi_text(metric, value)
    return cells, [column for column, _, _ in spans]


def compare_kpi(book, month, rows):
    cells, columns = expected_kpi(book, month)
    for row in rows:
        for column in columns:
            yield (f"{row['metric']} {column}", cells.get((row["metric"], column), ""), row[column])
    for metric in {metric for metric, _ in cells} - {row["metric"] for row in rows}:
        yield metric, "a row", ""


def customer_text(column, value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    is_money = column.endswith("_12m") and column != "orders_12m" or column in ("receivables", "overdue")
    return money(value) if is_money else str(value)


def compare_customers(book, month, rows):
    expected = book.customers(month)
    for row in rows:
        known = expected.pop(row["customer_id"], None)
        if known is None:
            yield row["customer_id"], "", "a row"
            continue
        for column in COLUMNS:
            yield f"{row['customer_id']} {column}", customer_text(column, known[column]), row[column]
    for customer in expected:
        yield customer, "a row", ""


def portfolio_text(column, value):
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if column == "units":
        return kpi_text("units", value)
    is_money = column in ("revenue", "revenue_year_before", "margin", "returns", "discounts")
    return money(value) if is_money else decimals(value, 6)


def compare_portfolio(expected, keys, share, rows):
    for row in rows:
        key = tuple(row[name] for name in keys)
        known = expected.pop(key, None)
        if known is None:
            yield " ".join(key), "", "a row"
            continue
        for column, value in known.items():
            said = row[share if column == "rival_share" else column]
            yield f"{' '.join(key)} {column}", portfolio_text(column, value), said
    for key in expected:
        yield " ".join(key), "a row", ""


def compare_products(book, month, rows):
    return compare_portfolio(
        portfolio.products(book, month), ["product_id"], "category_share", rows)


def compare_markets(book, month, rows):
    return compare_portfolio(
        portfolio.markets(book, month), ["category", "market"], "market_share", rows)


def compare_ageing(book, month, rows):
    """Every month of the answer, with nothing before the asked one left out."""
    for row in rows:
        year, number = map(int, row["month"].split("-"))
        for column, minor in movement.ageing(book, (year, number)).items():
            yield f"{row['month']} {column}", money(minor), row[column]
    months = [row["month"] for row in rows]
    expected = [f"{year}-{number:02}" for year, number in months_of(HISTORY, month)]
    yield "months", " ".join(expected), " ".join(months)


def compare_change(book, month, rows):
    parts, now, before = movement.change(book, month, movement.year_before(month))
    for row in rows:
        yield row["part"], money(parts.pop(row["part"])), row["change"]
        yield "revenue", money(now), row["revenue"]
        yield "revenue before", money(before), row["revenue_before"]
    yield "parts left", "", " ".join(parts)


LISTS = {}


def lists(book, month):
    """Classified before the month: the one before and the same month of the year before."""
    if month not in LISTS:
        LISTS[month] = Lists(book, month, [earlier(month, 1), earlier(month, 12)])
    return LISTS[month]


def compare_list(name):
    def compare(book, month, rows):
        expected = getattr(lists(book, month), name)()
        yield f"{name} rows", str(len(expected)), str(len(rows))
        for place, (known, row) in enumerate(zip(expected, rows), 1):
            for column, value in known.items():
                yield f"{place} {column}", value, row[column]
    return compare


MODELS = {}


def compare_model(book, month, rows):
    """Takes the parameters for `leaving`, and counts on whom they rest."""
    parameters = {name: float(row[name]) for row in rows for name in ["r", "alpha", "a", "b", "p", "q", "v"]
                  if row[name]}
    MODELS[month] = Model(**parameters)
    days = [row["order_days"] for row in lists(book, month).rows.values()]
    purchases = next(row for row in rows if row["model"] == "purchases")
    yield "customers used", str(sum(bool(each) for each in days)), purchases["customers_used"]
    yield "customers left out", str(sum(not each for each in days)), purchases["customers_left_out"]


def compare_leaving(book, month, rows):
    expected = lists(book, month).leaving(MODELS[month])
    yield "leaving rows", str(len(expected)), str(len(rows))
    for place, (known, row) in enumerate(zip(expected, rows), 1):
        for column, value in known.items():
            # Both round at the end; the last digit may differ.
            is_same = column != "customer_id" and abs(float(value) - float(row[column])) <= 0.011
            yield f"{place} {column}", row[column] if is_same else value, row[column]


def compare_offers(book, month, rows):
    expected = lists(book, month).offers()
    for row in rows:
        confidence, products = expected.pop(row["customer_id"], (Fraction(0), set()))
        yield f"{row['customer_id']} confidence", decimals(confidence, 6), row["confidence_ratio"]
        said = row["product_id"]
        yield f"{row['customer_id']} product", said if said in products else str(products), said
    for customer in expected:
        yield customer, "a row", ""


COMPARISONS = {"ageing_by_month": compare_ageing, "change_of_revenue": compare_change,
               "kpi": compare_kpi, "customers": compare_customers,
               "product_portfolio": compare_products, "product_market": compare_markets,
               "offers": compare_offers, "lifetime_model": compare_model, "leaving": compare_leaving}
COMPARISONS.update((name, compare_list(name)) for name in [
    "dunning", "dunning_invoices", "key_without_contact", "telephone_queue", "win_back", "handover",
    "greetings", "contracts_ending", "unprofitable"])


def main(sample, *asked):
    book = Book(Exports(sample))
    differences = cells = 0
    for kind, month, file in zip(asked[::3], asked[1::3], asked[2::3]):
        year, number = map(int, month.split("-"))
        rows = list(csv.DictReader(open(file, encoding="utf-8", newline="")))
        for place, counted, said in COMPARISONS[kind](book, (year, number), rows):
            cells += 1
            if counted != said:
                differences += 1
                print(f"{kind} {month} {place}: counted {counted or 'blank'}, said {said or 'blank'}")
    print(f"{cells} cells compared, {differences} differ")
    return 1 if differences or not cells else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
