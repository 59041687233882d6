"""Workspaces to break and to compare: how they are made, run, and told apart."""
import csv
import io
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Bench"))

import canonical  # noqa: E402  (the bench's comparison of two warehouses by ids)

SAMPLE = ROOT / "SampleData"
# What only tells when and from which files the warehouse was filled.
LINEAGE_FILES = {"data.html", "sources.csv", "runs.csv", "rejects.csv", "files.csv", "reconciliation.csv",
                 "restated.csv"}
LINEAGE_ELEMENT = re.compile(rb'<p class="lineage">.*?</p>', re.DOTALL)
# Running figures and baskets that classify may leave or drop as it likes, and lines with all their corrections.
OF_THE_PROGRAM = {"sweep_state", "basket_month", "fact_sale_line"}


def run(binary, *words, folder=None):
    """Runs a command; its exit status and what it said on stderr."""
    place = ["-C", str(folder)] if folder else []
    done = subprocess.run([str(binary), *map(str, words), *place], stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
    return done.returncode, done.stderr.strip()


def must(binary, *words, folder=None):
    """Runs a command that has to succeed."""
    status, errors = run(binary, *words, folder=folder)
    if status != 0:
        raise SystemExit(f"klientela {' '.join(map(str, words))} in {folder} ended with {status}: {errors}")


def failing_checks(binary, folder):
    """The checks that fail, each with what was found; or that `check` itself could not be done."""
    done = subprocess.run([str(binary), "check", "--format", "csv", "-C", str(folder)], capture_output=True, text=True,
                          errors="replace")
    if done.returncode not in (0, 1):
        return [f"check ended with {done.returncode}: {done.stderr[-200:]}"]
    failing = [row for row in csv.DictReader(io.StringIO(done.stdout))
               if row["severity"] == "error" and row["result"] != "holds"]
    if done.returncode == 1 and not failing:
        return ["check ended with 1, and no check fails"]
    return [f"check {row['check']}: {row['found']}, {row['sample'][:200]}" for row in failing]


def sample(folder):
    """A copy of the sample company's workspace as it is before its first import."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(SAMPLE / "klientela.json", folder)
    shutil.copytree(SAMPLE / "exports", folder / "exports")
    return folder


def forget(folder):
    """Takes away all that the program made in a workspace."""
    for name in ["warehouse.sqlite", "warehouse.sqlite-wal", "warehouse.sqlite-shm", "warehouse.sqlite.lock",
                 "warehouse.sqlite.building"]:
        (folder / name).unlink(missing_ok=True)
    for name in ["out", "rejects"]:
        shutil.rmtree(folder / name, ignore_errors=True)


def differences(one, other):
    """Where the warehouses and the packs of two workspaces differ."""
    paths = [each / "warehouse.sqlite" for each in (one, other)]
    found = [each for each in canonical.differences(*paths) if each.split(":")[0] not in OF_THE_PROGRAM]
    here, there = (canonical.Warehouse(path).standing_lines() for path in paths)
    if here != there:
        found.append(canonical.sentence("lines that stand", here - there, there - here))
    return found + pack_differences(one / "out", other / "out")


def pack_differences(one, other):
    """Files of two packs that differ beyond their lineage."""
    here, there = pack_files(one), pack_files(other)
    found = [f"{name}: in one pack only" for name in sorted(here.keys() ^ there.keys())]
    return found + [f"{name}: other bytes" for name in sorted(here.keys() & there.keys())
                    if told(here[name]) != told(there[name])]


def pack_files(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in LINEAGE_FILES)
    return {str(path.relative_to(folder)): path for path in files}


def told(path):
    text = path.read_bytes()
    return LINEAGE_ELEMENT.sub(b"", text) if path.suffix == ".html" else text
