#!/usr/bin/env python3
"""Hands the sample company's warehouse to other programs and asks them for the same figures.

    ./dev exchange

The export passes frictionless, loads into a PostgreSQL of its own and gives there, with the queries as they
stand, what `klientela query` gives; DuckDB attaches the warehouse, Datasette serves it.
"""
import argparse
import csv
import importlib.util
import io
import json
import math
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

import duckdb

import postgres

MONTH = "2025-12"
PARAMETERS = {"month": 202512}
LEAST_QUERIES = 10
TOOLS = pathlib.Path(sys.executable).parent


class Failed(Exception):
    """A program did not do what was asked of it."""


def run(*command, **options):
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: exit {done.returncode}\n{(done.stderr or done.stdout).strip()}")
    return done.stdout


def export(binary, home):
    """The month's job on a copy of the sample company, and its star schema as files."""
    workspace = home / "SampleData"
    shutil.copytree("SampleData", workspace, ignore=shutil.ignore_patterns("out", "*.sqlite*", "rejects"))
    run(binary, "month", MONTH, "-C", workspace)
    run(binary, "export", home / "export", "-C", workspace)
    return workspace


def frictionless(home):
    """Every resource of the descriptor is valid: types, keys, foreign keys."""
    run(TOOLS / "frictionless", "validate", home / "export" / "datapackage.json")
    package = json.loads((home / "export" / "datapackage.json").read_text())
    return f"{len(package['resources'])} tables valid"


def in_postgresql(workspace, home):
    """The queries, run as they stand in PostgreSQL, give what they give in the warehouse."""
    asked = monthly_queries()
    if len(asked) < LEAST_QUERIES:
        raise Failed(f"only {len(asked)} queries ask for nothing but a month, {LEAST_QUERIES} are to be compared")
    warehouse = sqlite3.connect(f"file:{workspace / 'warehouse.sqlite'}?mode=ro", uri=True)
    with postgres.Cluster(home / "postgresql") as cluster:
        cluster.load(home / "export")
        for file in asked:
            text = file.read_text()
            ours = [list(row) for row in warehouse.execute(text, PARAMETERS)]
            theirs = rows(cluster.query(text, PARAMETERS))[1:]
            if len(ours) != len(theirs) or any(map(differ, ours, theirs)):
                raise Failed(f"query {file.stem} differs in PostgreSQL: {first_difference(ours, theirs)}")
    return f"{len(asked)} queries the same"


def monthly_queries():
    """The named queries that want at most a month."""
    named = sorted(pathlib.Path("Queries").rglob("*.sql"))
    return [file for file in named if parameters(file.read_text()) <= set(PARAMETERS) and "checks" not in file.parts]


def parameters(text):
    """The names that a query binds, comments aside."""
    return set(re.findall(r"(?<!:):([a-z_]\w*)", re.sub(r"--.*", "", text)))


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def differ(ours, theirs):
    return len(ours) != len(theirs) or any(map(other_cell, ours, theirs))


def other_cell(ours, theirs):
    """A cell of SQLite against its text from PostgreSQL: numbers to 12 digits, NULL is blank."""
    if ours is None or isinstance(ours, str):
        return (ours or "") != theirs
    try:
        return not math.isclose(float(ours), float({"t": "1", "f": "0"}.get(theirs, theirs)), rel_tol=1e-12)
    except ValueError:
        return True


def first_difference(ours, theirs):
    for line, (mine, other) in enumerate(zip(ours, theirs), 1):
        if differ(mine, other):
            return f"row {line}: {mine} and {other}"
    return f"{len(ours)} and {len(theirs)} rows"


def in_duckdb(binary, workspace, _):
    """DuckDB attaches the file and sums the sales to the same revenue."""
    database = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    database.execute(f"load '{sqlite_extension()}'")
    database.execute(f"attach '{workspace / 'warehouse.sqlite'}' as warehouse (type sqlite, read_only)")
    theirs = database.execute("select sum(revenue_minor) from warehouse.fact_sale_line").fetchone()[0]
    ours = rows(run(binary, "query", "--sql", "select sum(revenue_minor) from fact_sale_line",
                    "--format", "csv", "-C", workspace))[1][0]
    if int(theirs) != int(ours):
        raise Failed(f"DuckDB sums {theirs}, Klientela {ours}")
    return f"the same sum over {database.execute('select count(*) from warehouse.fact_sale_line').fetchone()[0]:,} lines"


def sqlite_extension():
    """The file of DuckDB's SQLite reader, from the PyPI package that carries it."""
    folder = pathlib.Path(importlib.util.find_spec("duckdb_extension_sqlite_scanner").origin).parent
    return next(folder.rglob("sqlite_scanner.duckdb_extension"))


def in_datasette(binary, workspace, _):
    """Datasette serves the warehouse and counts the same customers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([TOOLS / "datasette", "serve", "-i", workspace / "warehouse.sqlite", "-p", str(port)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/warehouse.json?_shape=array&sql=select+count(*)+as+n+from+dim_customer"
        served = json.loads(fetch(address))[0]["n"]
    finally:
        process.terminate()
        process.wait()
    ours = rows(run(binary, "query", "--sql", "select count(*) from dim_customer", "--format", "csv", "-C", workspace))
    if served != int(ours[1][0]):
        raise Failed(f"Datasette counts {served}, Klientela {ours[1][0]}")
    return f"{served} versions of customers served"


def fetch(address):
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.1)
    raise Failed(f"nothing answers at {address}")


def main():
    ask = argparse.ArgumentParser(prog="./dev exchange", description=__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--binary", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    binary = ask.parse_args().binary.resolve()
    with tempfile.TemporaryDirectory(prefix="exchange-") as folder:
        home = pathlib.Path(folder)
        os.chmod(home, 0o755)
        try:
            workspace = export(binary, home)
            print(f"frictionless: {frictionless(home)}")
            print(f"PostgreSQL: {in_postgresql(workspace, home)}")
            print(f"DuckDB: {in_duckdb(binary, workspace, home)}")
            print(f"Datasette: {in_datasette(binary, workspace, home)}")
        except Failed as failure:
            print(f"exchange: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
