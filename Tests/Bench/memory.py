"""Writes one large file of sales and imports it: how much memory a first load takes, and how long.

    ./dev memory --orders 1700000

The file holds about 15 lines an order, 80 bytes a line: 2 GB at 1,700,000 orders. The import must stay under the
limit; so must the same file read again with a line more at its end. Then `klientela check` must be clean.
"""
import argparse
import datetime
import json
import pathlib
import random
import sys
import tempfile

import measure

LINES_AN_ORDER = 15
CUSTOMERS, PRODUCTS, DAYS = 100_000, 2_000, 1_825
FIRST_DAY = datetime.date(2021, 1, 1)
HEADER = "order_id,line_no,ordered_on,customer_id,product_id,quantity,unit_price,channel,country,status\n"
CHANNELS, COUNTRIES = ["shop", "web", "agent"], ["CZ", "SK", "PL"]


def tails(chance):
    """Ends of lines, product to status, drawn once: the file need not be random to the last byte."""
    return [f"PRODUCT-{chance.randrange(PRODUCTS):06},{chance.randrange(1, 40)},{chance.randrange(100, 90_000) / 100:.2f},"
            f"{chance.choice(CHANNELS)},{chance.choice(COUNTRIES)},completed\n" for _ in range(50_000)]


def write(path, orders, chance):
    """Writes the file of so many orders, in the order of their days; how many lines it has."""
    ends, lines = tails(chance), 0
    with open(path, "w", encoding="ascii", buffering=1 << 20) as file:
        file.write(HEADER)
        for order in range(orders):
            day = FIRST_DAY + datetime.timedelta(days=order * DAYS // orders)
            customer, count = chance.randrange(CUSTOMERS), chance.randrange(LINES_AN_ORDER - 4, LINES_AN_ORDER + 5)
            at = chance.randrange(len(ends) - count)
            file.write("".join(f"2025{order:08},{line},{day},CUSTOMER-{customer:06},{end}"
                               for line, end in enumerate(ends[at:at + count], 1)))
            lines += count
    return lines


def main():
    ask = argparse.ArgumentParser(prog="./dev memory", description=__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--binary", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    ask.add_argument("--orders", type=int, default=1_700_000, help="how many documents (1,700,000)")
    ask.add_argument("--limit", type=int, default=300, help="how many MB may be taken (300)")
    ask.add_argument("--home", type=pathlib.Path, help="keep the workspace here")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory(prefix="memory-") as temporary:
        home = asked.home or pathlib.Path(temporary)
        home.mkdir(parents=True, exist_ok=True)
        company = {"name": "Memory", "currency": "EUR"}
        settings = {"company": company, "sources": {"erp": {"files": [{"path": "sales*.csv", "entity": "sales"}]}}}
        (home / "klientela.json").write_text(json.dumps(settings))
        path = home / "sales.csv"
        lines = write(path, asked.orders, random.Random(1))
        print(f"{path.stat().st_size / 1e9:.2f} GB, {asked.orders:,} documents, {lines:,} lines.", flush=True)
        first = measure.run(asked.binary.resolve(), "import", "-C", home)
        print(f"first load: {first.peak_mb:.0f} MB, {first.seconds:.0f} s", flush=True)
        with open(path, "a", encoding="ascii") as file:
            file.write("LAST,1,2025-12-31,CUSTOMER-000001,PRODUCT-000001,1,1.00,web,CZ,completed\n")
        again = measure.run(asked.binary.resolve(), "import", "-C", home)
        print(f"again, with a line more: {again.peak_mb:.0f} MB, {again.seconds:.0f} s", flush=True)
        check = measure.run(asked.binary.resolve(), "check", "-C", home)
        print(f"check is clean: {check.peak_mb:.0f} MB, {check.seconds:.0f} s", flush=True)
    return 1 if max(first.peak_mb, again.peak_mb) > asked.limit else 0


if __name__ == "__main__":
    sys.exit(main())
