#!/usr/bin/env python3
"""Measures the monthly job beside the same job done by hand in DuckDB, and compares what both found.

    ./dev bench                      500,000 and 5,000,000 lines, five pairs each
    ./dev bench --lines 500000 --pairs 1
    ./dev bench --large              20,000,000 lines too
    ./dev bench --compare-only       the figures alone

The peer's time is its own stopwatch, without the start of its interpreter. Exit status 1 where one
figure differs.
"""
import argparse
import os
import pathlib
import shutil
import sys

import canonical
import compare
import data
import measure

LAST = data.name(data.MONTHS - 1)
NEXT = data.name(data.MONTHS)
SEGMENT = "loyal and not indebted and revenue_12m > 10000 and country = 'PL'"


def arguments():
    ask = argparse.ArgumentParser(prog="./dev bench", description=__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--binary", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    ask.add_argument("--peer", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    ask.add_argument("--lines", type=int, action="append", help="sales lines (500000 and 5000000)")
    ask.add_argument("--large", action="store_true", help="20,000,000 lines too")
    ask.add_argument("--pairs", type=int, default=5, help="runs of each, taken in turn (5)")
    ask.add_argument("--compare-only", action="store_true", help="no timing, only the figures")
    ask.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(".build/bench"),
                     help="where data and warehouses are kept (.build/bench)")
    return ask.parse_args()


class Bench:
    """One size of company: its data, its workspace, the program and the peer."""

    def __init__(self, asked, lines):
        self.binary, self.peer, self.pairs = asked.binary.resolve(), asked.peer, asked.pairs
        self.company = data.make(lines, asked.peer, asked.folder)
        self.lines = self.company.rows["history"]["sales"]
        self.folder = self.company.folder
        self.home = self.folder / "workspace"

    def klientela(self, *arguments, home=None):
        return measure.run(self.binary, *arguments, "-C", home or self.home)

    def fresh(self, which="history"):
        return data.workspace(self.home, self.company, which)

    def peer_job(self):
        done = measure.run(sys.executable, self.peer / "peer_duckdb.py", self.company.cut("history"),
                           self.folder / "peer", LAST, "--threads", "2")
        done.seconds = stage_seconds(done.output)["total"]
        return done

    def whole_jobs(self):
        """The whole job and the peer's, in turn."""
        ours, peers = [], []
        for _ in range(self.pairs):
            self.fresh()
            ours.append(self.klientela("month", LAST))
            peers.append(self.peer_job())
        return measure.median(ours), measure.median(peers)

    def stages(self):
        """Import, classify and report, each a command of its own."""
        runs = {"import": [], "classify": [], "report": []}
        for _ in range(self.pairs):
            self.fresh()
            runs["import"].append(self.klientela("import"))
            runs["classify"].append(self.klientela("classify", "--month", LAST))
            runs["report"].append(self.klientela("report", "--month", LAST))
        return {stage: measure.median(each) for stage, each in runs.items()}

    def next_months(self, cuts):
        """The month after histories of several lengths, which take turns, each time on the same warehouse, in which
        every month is classified: as in a firm that has run the job each month."""
        homes = {which: self.classified(which) for which in cuts}
        runs = {which: [] for which in cuts}
        for _ in range(self.pairs):
            for which, home in homes.items():
                runs[which].append(self.next_month(home))
        self.listed = {which: listed(home / "out" / NEXT) for which, home in homes.items()}
        for home in homes.values():
            kept(home).unlink()
            data.remove(home, self.company)
        return {which: measure.median(each) for which, each in runs.items()}

    def classified(self, which):
        """A workspace with a cut of the history, which waits for the next month; its warehouse is kept beside it."""
        home = data.workspace(self.folder / f"workspace-{which}", self.company, which)
        self.klientela("month", LAST, home=home)
        self.klientela("classify", "--all", home=home)
        (home / "warehouse.sqlite").rename(kept(home))
        data.add_next_month(home, self.company)
        return home

    def next_month(self, home):
        data.set_aside(home / "out" / NEXT, self.company.aside)
        shutil.copy(kept(home), home / "warehouse.sqlite")
        # What the copy still has to write to the disk is none of the month's time.
        os.sync()
        # The files deleted and written give a virtual machine's memory back to its host, which hands out page by
        # page what is wanted anew: taken once before, so that a long and a short history begin alike.
        bytearray(1 << 30)
        run = self.klientela("month", NEXT, home=home)
        (home / "warehouse.sqlite").unlink()
        return run

    def rebuilt_differences(self):
        """Where a warehouse that got the next month later differs from one that got all at once."""
        self.fresh()
        self.klientela("month", LAST)
        data.add_next_month(self.home, self.company)
        self.klientela("month", NEXT)
        kept = self.folder / "incremental.sqlite"
        (self.home / "warehouse.sqlite").rename(kept)
        self.fresh()
        data.add_next_month(self.home, self.company)
        self.klientela("month", NEXT)
        return canonical.differences(kept, self.home / "warehouse.sqlite")

    def pack(self):
        """The pack alone, each time where none is yet."""
        runs = []
        for _ in range(self.pairs):
            data.set_aside(self.home / "out" / LAST, self.company.aside)
            runs.append(self.klientela("report", "--month", LAST))
        return measure.median(runs)

    def quick(self, *arguments, times=15):
        return measure.median([self.klientela(*arguments) for _ in range(times)])

    def query(self, name, month=LAST):
        return compare.rows(self.klientela("query", name, "--set", f"month={month}", "--format", "csv").output)

    def differences(self):
        """Every figure that differs from the peer's."""
        out = self.folder / "peer"
        return (compare.kpi(compare.read(out / "kpi.csv"), lambda month: self.query("kpi", month))
                + compare.tables("customer", compare.read(out / "customers.csv"), self.query("customers"),
                                 ["customer_id"], compare.CUSTOMERS)
                + compare.tables("product", compare.read(out / "portfolio.csv"),
                                 self.query("product_portfolio"), ["product_id"], compare.PORTFOLIO)
                + compare.tables("market", markets(compare.read(out / "product_market.csv")),
                                 with_buyers(self.query("product_market"), self.query("product_market_buyers")),
                                 ["category", "market"], compare.MARKETS))


def listed(pack):
    """How many rows a pack's spreadsheet files have."""
    return sum(max(0, file.read_bytes().count(b"\n") - 1) for file in pack.glob("*.csv"))


def kept(home):
    """Where the warehouse of a workspace lies as it was before the next month."""
    return home.with_suffix(".sqlite")


def with_buyers(rows, counted):
    """The matrix with how many bought, which is a question of its own."""
    buyers = {(row["category"], row["market"]): row["buyers"] for row in counted}
    return [dict(row, buyers=buyers.get((row["category"], row["market"]), "0")) for row in rows]


def markets(rows):
    """The peer's country is our market, where a firm names none of its own."""
    return [dict(row, market=row["country"]) for row in rows]


def stage_seconds(output):
    """`import  8.123 s` lines as a dictionary."""
    words = [line.split() for line in output.splitlines()]
    return {each[0]: float(each[1]) for each in words if len(each) == 3 and each[2] == "s"}


def line(what, run, note=""):
    print(f"| {what} | {run.seconds:.3f} s | {run.peak_mb:.0f} MB | {note} |", flush=True)


def verdict(ratio, target):
    return f"{ratio:.2f}, target at most {target}: {'met' if ratio <= target else 'missed'}"


def time_all(bench):
    """Prints the table of one size; seconds of the whole job for the growth factor."""
    total = sum(bench.company.rows["history"].values())
    print(f"\n### {bench.lines:,} sales lines, {total:,} rows in all; medians of {bench.pairs}\n")
    print("| job | time | peak memory | |\n|---|---|---|---|")
    ours, peer = bench.whole_jobs()
    line(f"whole job, {LAST}", ours, f"÷ peer {verdict(ours.seconds / peer.seconds, 1.0)}")
    stages = stage_seconds(peer.output)
    line("the peer's smaller job", peer, ", ".join(f"{each} {stages[each]:.1f} s" for each in stages))
    for stage, run in bench.stages().items():
        rate = f"{total / run.seconds:,.0f} rows/s, {bench.lines / run.seconds:,.0f} sales lines/s"
        line(stage, run, rate if stage == "import" else "")
    months = bench.next_months(["history", *data.SHORTER])
    long = months["history"]
    line(f"next month, {NEXT}, on {data.MONTHS} months", long, f"÷ whole {verdict(long.seconds / ours.seconds, 0.2)}")
    for which, count in data.SHORTER.items():
        ratio, short = long.seconds / months[which].seconds, f"{data.MONTHS} ÷ {count} months"
        rows = bench.listed["history"] / bench.listed[which]
        line(f"the same on {count} months", months[which],
             f"{short} {verdict(ratio, 1.2) if count == 6 else f'{ratio:.2f}'}; rows in the pack {rows:.2f}")
    time_small(bench)
    return ours.seconds


def time_small(bench):
    """What people wait for: the pack, a segment, a customer, the help."""
    bench.fresh()
    bench.klientela("month", LAST)
    line("pack alone", bench.pack(), "target 1 s")
    customers = f"{bench.company.rows['history']['customers']:,} customers"
    line(f"segment over {customers}", bench.quick("segment", SEGMENT, "--as-of", LAST), "target 0.1 s")
    line("customer", bench.quick("customer", "C0000001"), "target 0.05 s")
    line("--help", measure.median([measure.run(bench.binary, "--help") for _ in range(25)]), "target 0.02 s")


def compare_all(bench):
    """Prints how the figures compare; whether they are the same."""
    bench.fresh()
    bench.klientela("month", LAST)
    bench.peer_job()
    customers = bench.company.rows["history"]["customers"]
    return tell(f"figures and the peer's, {customers:,} customers", bench.differences())


def compare_rebuilt(bench):
    """Prints how a warehouse built month on month compares with one built at once."""
    return tell("the next month added and all built at once", bench.rebuilt_differences())


def tell(what, found):
    for each in found[:20]:
        print(each)
    print(f"\nCompared {what}: {len(found)} differences.", flush=True)
    return not found


def main():
    asked, same, per_line = arguments(), True, []
    for lines in (asked.lines or [500_000, 5_000_000]) + ([20_000_000] if asked.large else []):
        bench = Bench(asked, lines)
        if not asked.compare_only:
            seconds = time_all(bench)
            per_line.append((bench.lines, seconds / bench.lines))
        same = compare_all(bench) and same
        if bench.lines < 1_000_000:
            same = compare_rebuilt(bench) and same
        bench.company.tidy()
    for (small, before), (large, after) in zip(per_line, per_line[1:]):
        print(f"Time a line at {large:,} lines ÷ at {small:,}: {after / before:.2f}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
