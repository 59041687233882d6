"""Damages the sample company's exports at random: a byte is changed, a line cut, a block doubled.

Whatever comes of it, no row may go without a word: the import ends with 0 or 3, never with a crash; what it refuses
names the file and leaves no warehouse; what it takes counts every record of the damaged file (as Python's csv module
reads it) once, rejects at a true place with the record's own text, and changes no more facts than records.
"""
import argparse
import collections
import csv
import io
import pathlib
import random
import re
import sqlite3
import sys
import tempfile
import time

import workspaces

ENCODINGS = {"erp": "windows-1250", "shop": "utf-8", "accounting": "utf-8-sig"}
SEPARATORS = {"erp": ";", "shop": ",", "accounting": "\t"}
# Files whose records are facts themselves; what stands in the others reaches further.
FACTS = re.compile(r"(prodej|kontakty|faktury|uhrady|order-lines|ohlasy|responses|smlouvy|dokumenty|prilezitosti)")
FACT_TABLES = ["fact_sale_line", "fact_invoice", "fact_payment", "fact_contact", "fact_campaign_response",
               "fact_opportunity", "fact_contract", "fact_document"]


def change_a_byte(text, chance):
    at = chance.randrange(len(text))
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1:]


def cut_a_line(text, chance):
    lines = text.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    keep = chance.randrange(len(lines[at]))
    return b"".join(lines[:at]) + lines[at][:keep] + b"".join(lines[at + 1:])


def double_a_block(text, chance):
    first, last = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    last = min(last, first + 5_000)
    return text[:last] + text[first:]


WAYS = [change_a_byte, cut_a_line, double_a_block]


def records(text, system):
    """The records of an export as Python reads them, or None where it cannot."""
    try:
        lines = io.StringIO(text.decode(ENCODINGS[system]), newline="")
        return [record for record in csv.reader(lines, delimiter=SEPARATORS[system], strict=True) if record]
    except (UnicodeDecodeError, csv.Error):
        return None


class Firm:
    def __init__(self, binary, home):
        self.binary, self.home = binary, home
        self.sound = workspaces.sample(home / "sound")
        workspaces.must(binary, "import", folder=self.sound)
        self.facts = facts(self.sound)
        self.exports = sorted(path for path in (self.sound / "exports").rglob("*") if path.is_file())

    def attempt(self, chance):
        """What was done to which file, and what is wrong with what came of it."""
        path, way = chance.choice(self.exports), chance.choice(WAYS)
        name = path.relative_to(self.sound)
        before = path.read_bytes()
        after = way(before, chance)
        folder = self.home / "damaged"
        if not folder.exists():
            workspaces.sample(folder)
        workspaces.forget(folder)
        (folder / name).write_bytes(after)
        try:
            return f"{name}, {way.__name__}", self.fault(folder, name, before, after)
        finally:
            (folder / name).write_bytes(before)

    def fault(self, folder, name, before, after):
        status, errors = workspaces.run(self.binary, "import", folder=folder)
        if status == 3:
            if (folder / "warehouse.sqlite").exists():
                return "refused, but a warehouse is there"
            return None if name.name in errors or "klientela.json" in errors else f"refused without its name: {errors}"
        if status != 0:
            return f"ended with {status}: {errors[-300:]}"
        return taken_fault(folder, name, after) or self.loss(folder, name, before, after)

    def loss(self, folder, name, before, after):
        """Facts that differ though no record tells of them."""
        system = name.parts[1]
        one, other = records(before, system), records(after, system)
        if not FACTS.search(name.name) or one is None or other is None:
            return None
        one, other = collections.Counter(map(tuple, one)), collections.Counter(map(tuple, other))
        changed = (one - other).total() + (other - one).total()
        here, there = self.facts, facts(folder)
        moved = sum((here[table] - there[table]).total() + (there[table] - here[table]).total() for table in here)
        # A doubled record that names its key again may correct: a reversal and a new state beside it.
        return f"{moved} facts differ for {changed} records" if moved > 3 * changed else None


def taken_fault(folder, name, text):
    """What is wrong with the counts and the rejects of a file that was taken."""
    system = name.parts[1]
    with sqlite3.connect(folder / "warehouse.sqlite") as database:
        row = database.execute("""
            select file_key, rows_read, rows_loaded + rows_unchanged + rows_corrected + rows_left_out + rows_rejected
            from import_file where path = ?""", [str(name)]).fetchone()
        if row is None:
            return "the file is not in the lineage"
        if row[1] != row[2]:
            return f"{row[1]} rows read, {row[2]} told"
        rejects = database.execute("select line, column, text from rejected_row where file_key = ?", [row[0]]).fetchall()
    expected = records(text, system)
    if expected is not None and len(expected) - 1 != row[1]:
        return f"{row[1]} rows read, of {len(expected) - 1}"
    return untrue_place(rejects, text.decode(ENCODINGS[system], "replace"))


def untrue_place(rejects, text):
    lines = re.split(r"\r\n|\r|\n", text)
    for line, column, said in rejects:
        if line > len(lines) or column > len(lines[line - 1]) + 1:
            return f"a reject at {line}:{column}, where nothing is"
        if said.strip() and said.strip() not in text:
            return f"a reject with other text than the file's at {line}:{column}: {said[:80]!r}"
    return None


def facts(folder):
    warehouse = workspaces.canonical.Warehouse(folder / "warehouse.sqlite")
    return {table: collections.Counter(warehouse.rows(table)) for table in FACT_TABLES}


def main():
    ask = argparse.ArgumentParser(prog="./dev corruptions", description=__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--binary", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    ask.add_argument("--count", type=int, default=100, help="how many files are damaged, one by one (100)")
    ask.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = ask.parse_args()
    chance, failed = random.Random(asked.seed), 0
    print(f"Seed {asked.seed}.", flush=True)
    with tempfile.TemporaryDirectory(prefix="corruptions-") as temporary:
        firm = Firm(asked.binary.resolve(), pathlib.Path(temporary))
        for number in range(asked.count):
            what, fault = firm.attempt(chance)
            if fault:
                failed += 1
                print(f"{number}: {what}: {fault}", flush=True)
    print(f"{asked.count} damaged exports, {failed} findings.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
