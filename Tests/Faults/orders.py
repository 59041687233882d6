"""Loads the same exports in several orders and cuts; every way must end with the same warehouse and pack.

The online shop's nine months at once, as one joined file, in reverse, and day by day; the sample company all at
once, month by month, and in reverse; firms drawn at random in a few runs, file by file, and in reverse. Compared are
all tables by ids, and the bytes of all pages and files of the pack, without lineage. Of lines that were corrected only
those that stand: how often they were corrected on the way follows from the order.
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import sys
import tempfile
import time

import random_firm
import workspaces

SHOP_MONTH, SAMPLE_MONTH = "2011-08", "2025-12"
SHOP_MAPPING = workspaces.ROOT / "Tests" / "Cases" / "_online-retail" / "klientela.json"
MONTH_IN_NAME = re.compile(r"(\d{4}-\d\d)\.[a-z]+$")


class Shop:
    """The online shop's exports, cut in several ways."""

    def __init__(self, binary, home, shared):
        self.binary, self.home = binary, home
        self.exports = sorted((shared / "data" / "online-retail").glob("*.csv"))

    def workspace(self, name, file_date):
        folder = self.home / name
        (folder / "exports").mkdir(parents=True)
        mapping = SHOP_MAPPING.read_text().replace("@shared@/data/online-retail/*.csv", "exports/*.csv")
        date = f'file_date: "{file_date}",' if file_date else ""
        mapping = re.sub(r"file_date: .*", date, mapping)
        (folder / "klientela.json").write_text(mapping)
        return folder

    def at_once(self):
        folder = self.workspace("shop-at-once", "{yyyy}-{MM}.csv")
        for path in self.exports:
            (folder / "exports" / path.name).write_bytes(path.read_bytes())
        workspaces.must(self.binary, "import", folder=folder)
        return folder

    def joined(self):
        folder = self.workspace("shop-joined", None)
        texts = [path.read_bytes().splitlines(keepends=True) for path in self.exports]
        lines = texts[0][:1] + [line for text in texts for line in text[1:]]
        (folder / "exports" / "all.csv").write_bytes(b"".join(lines))
        workspaces.must(self.binary, "import", folder=folder)
        return folder

    def reversed(self):
        folder = self.workspace("shop-reversed", "{yyyy}-{MM}.csv")
        for path in reversed(self.exports):
            (folder / "exports" / path.name).write_bytes(path.read_bytes())
            workspaces.must(self.binary, "import", folder=folder)
        return folder

    def by_day(self):
        folder = self.workspace("shop-by-day", "{yyyy}-{MM}-{dd}.csv")
        for day, text in self.days().items():
            (folder / "exports" / f"{day}.csv").write_bytes(text)
            workspaces.must(self.binary, "import", folder=folder)
        return folder

    def days(self):
        """The files of single days. A document stays whole: all of its lines lie with its first day."""
        days, home_of = {}, {}
        for path in self.exports:
            header, *lines = path.read_bytes().splitlines(keepends=True)
            for line in lines:
                document = line.split(b",", 1)[0]
                day = home_of.setdefault(document, re.search(rb"(\d{4}-\d\d-\d\d) \d\d:", line).group(1))
                days[day] = days.get(day, header) + line
        return {day.decode(): days[day] for day in sorted(days)}

    def ways(self):
        return [self.at_once, self.joined, self.reversed, self.by_day]


class Sample:
    """The sample company's exports in several orders."""

    def __init__(self, binary, home):
        self.binary, self.home = binary, home

    def at_once(self):
        folder = workspaces.sample(self.home / "sample-at-once")
        workspaces.must(self.binary, "import", folder=folder)
        return folder

    def in_order(self, name, direction):
        """Files without a month in their name come first, then a run for each month."""
        folder = workspaces.sample(self.home / name)
        aside = self.home / f"{name}-aside"
        months = {}
        for path in sorted((folder / "exports").rglob("*")):
            found = MONTH_IN_NAME.search(path.name)
            if found:
                months.setdefault(found.group(1), []).append(path.relative_to(folder))
                (aside / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
                path.rename(aside / path.relative_to(folder))
        for month in sorted(months)[::direction]:
            for path in months[month]:
                (aside / path).rename(folder / path)
            workspaces.must(self.binary, "import", folder=folder)
        return folder

    def by_month(self):
        return self.in_order("sample-by-month", 1)

    def reversed(self):
        return self.in_order("sample-reversed", -1)

    def ways(self):
        return [self.at_once, self.by_month, self.reversed]


class RandomFirm:
    """A firm drawn at random, its files taken in several orders."""

    def __init__(self, binary, home, seed):
        self.binary, self.home, self.seed = binary, home, seed
        self.exports, self.chance = random_firm.exports(seed), random.Random(seed)

    def taken(self, name, runs):
        folder = self.home / f"random-{self.seed}-{name}"
        for system in ("erp", "shop", "acc"):
            (folder / system).mkdir(parents=True)
        (folder / "klientela.json").write_text(random_firm.settings())
        for names in runs:
            for each in names:
                (folder / each).write_text(self.exports[each])
            workspaces.must(self.binary, "import", folder=folder)
        return folder

    def at_once(self):
        return self.taken("at-once", [list(self.exports)])

    def in_a_few_runs(self):
        names = list(self.exports)
        self.chance.shuffle(names)
        cuts = [0, *sorted(self.chance.sample(range(1, len(names)), 4)), len(names)]
        return self.taken("few", [names[first:last] for first, last in zip(cuts, cuts[1:])])

    def file_by_file(self):
        names = list(self.exports)
        self.chance.shuffle(names)
        return self.taken("by-file", [[name] for name in names])

    def reversed(self):
        return self.taken("reversed", [[name] for name in sorted(self.exports, reverse=True)])

    def ways(self):
        return [self.at_once, self.in_a_few_runs, self.file_by_file, self.reversed]


def compare(binary, ways, month):
    """How many ways end otherwise than the first."""
    first, failed = None, 0
    for way in ways:
        start = time.monotonic()
        folder = way()
        workspaces.must(binary, "classify", "--month", month, folder=folder)
        workspaces.must(binary, "report", "--month", month, folder=folder)
        found = workspaces.differences(first, folder) if first else []
        first = first or folder
        failed += bool(found)
        print(f"{folder.name}: {'differs' if found else 'same'} ({time.monotonic() - start:.1f} s)", flush=True)
        for each in found:
            print(f"  {each}")
    return failed


def main():
    ask = argparse.ArgumentParser(prog="./dev orders", description=__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--binary", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    ask.add_argument("--home", type=pathlib.Path, help="keep the workspaces here")
    ask.add_argument("--only", choices=["shop", "sample", "random"], help="one of the companies")
    ask.add_argument("--firms", type=int, default=3, help="how many firms are drawn at random (3)")
    ask.add_argument("--seed", type=int, default=1, help="of the first firm (1)")
    asked = ask.parse_args()
    binary, shared = asked.binary.resolve(), pathlib.Path(os.environ.get("KLIENTELA_SHARED", "../shared"))
    with tempfile.TemporaryDirectory(prefix="orders-") as temporary:
        home = asked.home or pathlib.Path(temporary)
        failed = 0
        if asked.only in (None, "random"):
            for seed in range(asked.seed, asked.seed + asked.firms):
                failed += compare(binary, RandomFirm(binary, home, seed).ways(), random_firm.LAST_MONTH)
                for folder in [] if failed or asked.home else home.glob("random-*"):
                    shutil.rmtree(folder)
        if asked.only in (None, "sample"):
            failed += compare(binary, Sample(binary, home).ways(), SAMPLE_MONTH)
        if asked.only in (None, "shop") and not shared.is_dir():
            print("The shop is left out: set KLIENTELA_SHARED to the folder with data/online-retail.")
        elif asked.only in (None, "shop"):
            failed += compare(binary, Shop(binary, home, shared).ways(), SHOP_MONTH)
    print(f"{failed} ways differ.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
