"""The generated company: one history of 61 months, cut by date into what each measurement needs."""
import dataclasses
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys

import polars

FIRST_MONTH = datetime.date(2020, 1, 1)
MONTHS = 60
# The share of the generated lines that falls into all months but the last: the generator draws a line's
# day as days × u^0.8, so that the density rises a little with time.
SHARE_OF_HISTORY = (MONTHS / (MONTHS + 1)) ** 1.25
# Cuts that begin later than the history, by how many months they hold. On 6 the trailing year is half empty, there is
# no year before to compare with, and few debts are old; on 24 the month's report says as much as on 60.
SHORTER = {"recent": 6, "two_years": 24}
DAY_COLUMNS = {"sales": "ordered_on", "invoices": "issued_on", "payments": "paid_on", "contacts": "at"}
DIMENSIONS = ["customers", "products"]


def month(number):
    """The first day of the month with that number, 0 being the first of the history."""
    return datetime.date(FIRST_MONTH.year + number // 12, number % 12 + 1, 1)


def name(number):
    return month(number).strftime("%Y-%m")


@dataclasses.dataclass
class Company:
    """Folders with the cuts of one generated history, and how many rows they hold."""
    folder: pathlib.Path
    rows: dict

    def cut(self, which):
        return self.folder / which

    @property
    def aside(self):
        """Where the packs of earlier runs lie."""
        return self.folder / "aside"

    def tidy(self):
        shutil.rmtree(self.aside, ignore_errors=True)


def make(lines, peer, into):
    """Generates the history of about `lines` sales lines in 60 months, or takes the one that is there."""
    folder = into / str(lines)
    counts = folder / "rows.json"
    if not counts.exists():
        shutil.rmtree(folder, ignore_errors=True)
        whole = folder / "generated"
        subprocess.run([sys.executable, peer / "generate.py", "--lines", str(round(lines / SHARE_OF_HISTORY)),
                        "--months", str(MONTHS + 1), "--out", whole], check=True)
        cut(whole, folder / "history", 0, MONTHS)
        cut(whole, folder / "next", MONTHS, MONTHS + 1)
        for entity in DAY_COLUMNS:
            (whole / f"{entity}.csv").unlink()
        counts.write_text(json.dumps(count_rows(folder)))
    for which, count in SHORTER.items():
        if not (folder / which).exists():
            cut(folder / "history", folder / which, MONTHS - count, MONTHS)
    return Company(folder, json.loads(counts.read_text()))


def cut(whole, into, first, end):
    """The facts of the months from `first` up to, not including, `end`, beside all customers and products."""
    into.mkdir(parents=True)
    for entity in DIMENSIONS:
        (into / f"{entity}.csv").symlink_to(f"../generated/{entity}.csv")
    for entity, column in DAY_COLUMNS.items():
        day = polars.col(column)
        rows = polars.scan_csv(whole / f"{entity}.csv", infer_schema=False)
        inside = rows.filter((day >= month(first).isoformat()) & (day < month(end).isoformat()))
        if entity == "payments" and first > 0 and end == MONTHS:
            inside = inside.join(invoices_of(into), on="invoice_id", how="semi", maintain_order="left")
        inside.sink_csv(into / f"{entity}.csv")


def invoices_of(folder):
    """A history that begins late knows no older invoices, so neither their payments."""
    return polars.scan_csv(folder / "invoices.csv", infer_schema=False).select("invoice_id")


def count_rows(folder):
    """Rows of each file of each cut, without the header."""
    return {each: {file.stem: sum(chunk.count(b"\n") for chunk in chunks(file)) - 1
                   for file in sorted((folder / each).glob("*.csv"))}
            for each in ["history", "next"]}


def chunks(file):
    with open(file, "rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk


def set_aside(pack, into):
    """Moves a pack away, if there is one, with its files emptied: they are deleted at the end.

    A file system without a journal (ext4) gives out no place of a file that was deleted within the last minutes, and
    looks for another one, the longer the more there were. Nobody writes a month's pack just after having deleted
    twenty others, so that search is none of the month's time.
    """
    if pack.exists():
        for file in pack.rglob("*"):
            if file.is_file():
                os.truncate(file, 0)
        into.mkdir(parents=True, exist_ok=True)
        pack.rename(into / str(len(list(into.iterdir()))))


def remove(folder, company):
    """Removes a workspace, if there is one."""
    set_aside(folder / "out", company.aside)
    shutil.rmtree(folder, ignore_errors=True)


def workspace(folder, company, which):
    """A fresh workspace whose exports are one cut of the company; prices as the peer has them."""
    remove(folder, company)
    (folder / "exports").mkdir(parents=True)
    entities = DIMENSIONS + list(DAY_COLUMNS)
    files = [{"path": f"exports/{entity}*.csv", "entity": entity} for entity in entities]
    (folder / "klientela.json").write_text(json.dumps({
        "company": {"name": "Bench", "currency": "EUR", "language": "en"},
        "cost_to_serve": {"per_minute": {"*": "0.50"}, "per_order": "3.00"},
        "sources": {"erp": {"files": files}},
    }, indent=2))
    for entity in entities:
        (folder / "exports" / f"{entity}.csv").symlink_to((company.cut(which) / f"{entity}.csv").resolve())
    return folder


def add_next_month(folder, company):
    """The next month's exports appear beside those of the history."""
    for entity in DAY_COLUMNS:
        link = folder / "exports" / f"{entity}-{name(MONTHS)}.csv"
        link.unlink(missing_ok=True)
        link.symlink_to((company.cut("next") / f"{entity}.csv").resolve())
