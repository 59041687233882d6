#!/usr/bin/env python3
"""Feeds damaged exports to the importer and to the mapping's draft, until the time is up.

    ./dev fuzz 600

After each: an exit status that is documented, no crash, no hang, little memory, a line on stderr where it
was refused; and where it was taken, rows read = loaded + unchanged + corrected + left out + rejected. What
fails is kept in .build/fuzz with the command that shows it again. The seed is printed, and can be given.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import mutations

KEPT = pathlib.Path(".build/fuzz")
TIME_LIMIT_SECONDS = 20
MEMORY_LIMIT_MB = 200
STATUSES = {0, 1, 2, 3}
EXPORTS = {
    "customers": "customer_id,name,country,email,tax_id,acquired_on,valid_from\n" + "".join(
        f"C{at},\"Firm {at}, Ltd.\",CZ,c{at}@example.com,CZ{10000000 + at},2023-01-{at + 1:02},\n" for at in range(20)),
    "products": "product_id,name,category,unit_cost\n" + "".join(
        f"P{at},Product {at},Category {at % 3},{at}.25\n" for at in range(8)),
    "sales": "order_id,line_no,ordered_on,customer_id,product_id,quantity,unit_price,discount_percent,status\n" + "".join(
        f"O{at // 2},{at % 2 + 1},2024-{at // 2 % 12 + 1:02}-05,C{at // 2 % 20},P{at % 8},{at % 7 - 1 or 3},{at}.50,5,completed\n"
        for at in range(60)),
    "invoices": "invoice_id,order_id,customer_id,issued_on,due_on,amount,currency\n" + "".join(
        f"I{at},O{at},C{at % 20},2024-{at % 12 + 1:02}-06,2024-{at % 12 + 1:02}-20,{at * 10}.00,EUR\n" for at in range(30)),
    "payments": "payment_id,invoice_id,paid_on,amount\n" + "".join(
        f"Y{at},I{at},2024-{at % 12 + 1:02}-25,{at * 10}.00\n" for at in range(0, 30, 2)),
    "contacts": "contact_id,customer_id,at,medium,minutes,topic\n" + "".join(
        f"K{at},C{at % 20},2024-{at % 12 + 1:02}-07 10:30:00,phone,{at},\"A topic\nof two lines\"\n" for at in range(20)),
}


def workspace(folder, damaged, text):
    """A small firm, one of whose exports is damaged."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in EXPORTS.items():
        (folder / f"{name}.csv").write_bytes(text if name == damaged else content.encode())
    files = [f"{name}.csv" for name in EXPORTS]
    company = {"name": "Fuzz", "currency": "EUR"}
    (folder / "klientela.json").write_text(json.dumps({"company": company, "sources": {"erp": {"files": files}}}))


def run(command):
    """Exit status (negative: a signal; None: out of time), stderr, peak memory in MB."""
    with tempfile.TemporaryFile("w+", errors="replace") as errors:
        process = subprocess.Popen([str(each) for each in command], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=errors)
        status, usage = wait(process)
        errors.seek(0)
        return status, errors.read(), usage.ru_maxrss / 1024


def wait(process):
    end = time.monotonic() + TIME_LIMIT_SECONDS
    pause, late = 0.0005, False
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            return (None if late else process.returncode), usage
        if time.monotonic() > end and not late:
            process.kill()
            late = True
        time.sleep(pause)
        pause = min(pause * 2, 0.01)


def objection(status, errors, peak_mb):
    """What is wrong with how the program ended, or nothing."""
    if status is None:
        return f"took over {TIME_LIMIT_SECONDS} s"
    if status not in STATUSES:
        return f"ended with {status}: {errors.strip()[-200:]}"
    if status != 0 and not errors.strip():
        return f"ended with {status} without a word"
    return f"took {peak_mb:.0f} MB" if peak_mb > MEMORY_LIMIT_MB else None


def unaccounted(warehouse):
    """Files whose rows do not add up, in a warehouse that was written."""
    if not warehouse.exists():
        return "ended with 0, but there is no warehouse"
    with sqlite3.connect(warehouse) as database:
        lost = database.execute("""
            select path, rows_read from import_file where rows_read
              <> rows_loaded + rows_unchanged + rows_corrected + rows_left_out + rows_rejected""").fetchall()
    return f"rows do not add up: {lost}" if lost else None


def attempt(binary, folder, damaged, text):
    """What is wrong with an import of a damaged export, or with a draft from it."""
    workspace(folder, damaged, text)
    status, errors, peak = run([binary, "import", "-C", folder])
    found = objection(status, errors, peak) or (unaccounted(folder / "warehouse.sqlite") if status == 0 else None)
    if found:
        return f"import {found}"
    drafted = folder / "drafted"
    found = objection(*run([binary, "init", drafted, "--from", folder / f"{damaged}.csv"]))
    return f"init {found}" if found else None


def keep(folder, number, what):
    """Puts a failing workspace aside, for a person to look at."""
    kept = KEPT / f"{number:06}"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(folder, kept)
    (kept / "what.txt").write_text(what + "\n")
    print(f"{what}\n  kept in {kept}: klientela import -C {kept}", flush=True)


def main():
    ask = argparse.ArgumentParser(prog="./dev fuzz", description=__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--binary", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    ask.add_argument("--seconds", type=float, default=600)
    ask.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = ask.parse_args()
    chance, end, tried, failed = random.Random(asked.seed), time.monotonic() + asked.seconds, 0, 0
    print(f"Seed {asked.seed}.", flush=True)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as home:
        folder = pathlib.Path(home) / "firm"
        while time.monotonic() < end:
            damaged = chance.choice(list(EXPORTS))
            ways, text = mutations.damage(EXPORTS[damaged].encode(), chance)
            found = attempt(asked.binary.resolve(), folder, damaged, text)
            tried += 1
            if found:
                failed += 1
                keep(folder, tried, f"{damaged}.csv, {' + '.join(ways)}: {found}")
    print(f"{tried:,} damaged exports in {asked.seconds:.0f} s, {failed} findings.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
