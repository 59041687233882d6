#!/usr/bin/env python3
"""Hands the sample company's warehouse to other programs and asks them for the same figures.

    ./dev exchange

The export passes frictionless and loads into a PostgreSQL of its own, where the named queries, run as they
stand, give what `klientela query` prints; DuckDB attaches the warehouse, Datasette serves it.
"""
import argparse
import csv
import importlib.util
import io
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import duckdb

import postgres
import queries
import readme

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
    run(binary, "month", queries.MONTH, "-C", workspace)
    run(binary, "export", home / "export", "-C", workspace)
    return workspace


def frictionless(home):
    """Every resource of the descriptor is valid: types, keys, foreign keys."""
    run(TOOLS / "frictionless", "validate", home / "export" / "datapackage.json")
    package = json.loads((home / "export" / "datapackage.json").read_text())
    return f"{len(package['resources'])} tables valid"


def in_postgresql(binary, workspace, home):
    """The queries, run as they stand in PostgreSQL, give what `klientela query` prints."""
    alone = [query for query in queries.every() if query.stands_alone()]
    answered, faults = 0, []
    with postgres.Cluster(home / "postgresql") as cluster:
        cluster.load(home / "export")
        for query in alone:
            try:
                answered += bool(compare(query, *answers(cluster, query, binary, workspace)))
            except (Failed, postgres.Refused) as fault:
                faults.append(f"query {query.name}: {fault}")
        notices_a_change(cluster, next(query for query in alone if query.name == "kpi"), binary, workspace)
    if faults:
        raise Failed("\n".join(faults))
    if answered < LEAST_QUERIES:
        raise Failed(f"only {answered} queries have rows, {LEAST_QUERIES} are to be compared")
    return f"{len(alone)} of {len(queries.every())} queries stand alone and are the same, {answered} of them with rows"


def answers(cluster, query, binary, workspace):
    """The rows that Klientela prints and those that PostgreSQL returns."""
    settings = [word for setting in query.settings() for word in ("--set", setting)]
    ours = rows(run(binary, "query", query.name, *settings, "--format", "csv", "-C", workspace))
    return ours[1:], rows(cluster.query(query.text, query.literals()))[1:]


def notices_a_change(cluster, query, binary, workspace):
    """The comparison is worth something: one minor unit more in one month is told."""
    cluster.query("update company_month set revenue_minor = revenue_minor + 1 where month_key = 202512", {})
    try:
        compare(query, *answers(cluster, query, binary, workspace))
    except Failed:
        return
    raise Failed("a figure that was changed in PostgreSQL was not noticed")


def as_readme_says(binary, workspace, home):
    """README's own commands, in a folder like a reader's."""
    folder = home / "reader"
    folder.mkdir()
    (folder / "SampleData").symlink_to(workspace)
    (folder / "Queries").symlink_to(pathlib.Path("Queries").resolve())
    with postgres.Cluster(home / "readme") as cluster:
        return readme.console(folder, [binary.parent, TOOLS], cluster.environment)


def compare(query, ours, theirs):
    """Row by row, in the order in which they come, and cell by cell; returns how many rows."""
    if len(ours) != len(theirs):
        raise Failed(f"{len(ours)} rows, {len(theirs)} in PostgreSQL")
    for line, (mine, other) in enumerate(zip(ours, theirs), 1):
        for (column, kind), printed, raw in zip(query.columns, mine, other, strict=True):
            kind = by_unit(query, other) if kind == "by_unit" else kind
            if not queries.is_same(kind, printed, raw):
                raise Failed(f"row {line}, {column}: {printed!r}, {raw!r} in PostgreSQL")
    return len(ours)


def by_unit(query, row):
    """What a row's `unit` says of its figure."""
    unit = row[[name for name, _ in query.columns].index("unit")]
    return unit if unit in ("count", "ratio", "days", "quantity") else "money"


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def in_duckdb(binary, workspace, _):
    """DuckDB attaches the file as README has it: the same sales by country, and every view can be read."""
    database = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    database.execute(f"load '{sqlite_extension()}'")
    attach, question = readme.duckdb_statements()
    database.execute(attach.replace("SampleData/", f"{workspace}/"))
    theirs = [[category, str(revenue)] for category, revenue in database.execute(question).fetchall()]
    ours = rows(run(binary, "query", "--sql", question.replace("warehouse.", ""), "--format", "csv", "-C", workspace))
    if theirs != ours[1:] or not theirs:
        raise Failed(f"DuckDB has {theirs}, Klientela {ours[1:]}")
    for view in ("sales", "invoices", "payments", "contacts", "customers", "profile"):
        counted = database.execute(f"select count(*) from warehouse.{view}").fetchone()[0]
        told = rows(run(binary, "query", "--sql", f"select count(*) from {view}", "--format", "csv", "-C", workspace))
        if str(counted) != told[1][0]:
            raise Failed(f"DuckDB counts {counted} {view}, Klientela {told[1][0]}")
    return f"the same sales of {len(theirs)} categories, the same rows in six views"


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
            print(f"PostgreSQL: {in_postgresql(binary, workspace, home)}")
            print(f"README: {as_readme_says(binary, workspace, home)}")
            print(f"DuckDB: {in_duckdb(binary, workspace, home)}")
            print(f"Datasette: {in_datasette(binary, workspace, home)}")
        except (Failed, postgres.Refused, readme.Differs) as failure:
            print(f"exchange: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
