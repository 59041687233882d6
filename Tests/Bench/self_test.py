#!/usr/bin/env python3
"""Shows that the comparison with the peer finds each kind of difference, and none where there is none."""
import sys

import compare

PEER = {"customer_id": "C1", "revenue_12m": "123450", "orders_12m": "2", "first": "2024-01-05", "oldest": "",
        "is_key": "true", "growth": "0.0971756680"}
OURS = {"customer_id": "C1", "revenue_12m": "1234.50", "orders_12m": "2", "first_order_on": "2024-01-05",
        "oldest_overdue_days": "", "is_key": "1", "growth": "0.097176"}
COLUMNS = {"revenue_12m": ("revenue_12m", "minor"), "orders_12m": ("orders_12m", "count"),
           "first": ("first_order_on", "text"), "oldest": ("oldest_overdue_days", "count"),
           "is_key": ("is_key", "flag"), "growth": ("growth", "ratio")}
WRONG = {"revenue_12m": "1234.51", "orders_12m": "3", "first_order_on": "2024-01-06",
         "oldest_overdue_days": "4", "is_key": "0", "growth": "0.097177"}


def found(peer, ours):
    return len(compare.tables("customer", peer, ours, ["customer_id"], COLUMNS))


def main():
    cases = [("the same", found([PEER], [OURS]), 0), ("ours lacks a row", found([PEER], []), 1),
             ("the peer lacks a row", found([], [OURS]), 1),
             ("a row of nothing", found([{"customer_id": "C2", **dict.fromkeys(COLUMNS, "")}], []), 0)]
    cases += [(name, found([PEER], [{**OURS, name: value}]), 1) for name, value in WRONG.items()]
    faults = [f"{name}: {got} differences, expected {expected}" for name, got, expected in cases if got != expected]
    for fault in faults:
        print(f"self-test: {fault}", file=sys.stderr)
    print(f"Self-test of the comparison: {len(cases)} cases, {len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
