"""Holds a CSV file of the pack against the query that it is named after, cell by cell."""
import collections
import csv
import functools
import io
import json
import pathlib
import re
from decimal import Decimal

import packs
import spreadsheet

NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
RATIO_DECIMALS = 6
TEXTS = pathlib.Path(__file__).parents[2] / "Sources" / "Reporting" / "Assets"
# Columns whose cells are sentences, or put together from words.
SENTENCES = {"reason", "setting", "what"}
DATE = re.compile(r"(\d+)\.(\d+)\.(\d{4})")
DIGITS = re.compile(r"\d+(?:[.,\u202f\xa0]\d+)*")


def findings(file, pack, binary):
    """Where the file differs from what `klientela query` gives for the same month."""
    try:
        rows = machine_rows(binary, file.stem, pack.month, pack.workspace)
    except packs.CommandFailed as failure:
        return [f"no query gives it again: {str(failure).splitlines()[-1]}"]
    return compare(spreadsheet.read(file, pack.language), rows, pack.language)


@functools.cache
def machine_rows(binary, stem, month, workspace):
    """The rows of `query.parameter-value`, as the file's name spells it; they know no language."""
    query, *parameters = stem.split(".")
    settings = [each.replace("-", "=", 1) for each in parameters]
    try:
        return asked(binary, query, [f"month={month}"] + settings, workspace)
    except packs.CommandFailed as failure:
        # Queries about what was loaded, not about a month, take none.
        if "has no parameter `month`" not in str(failure):
            raise
        return asked(binary, query, settings, workspace)


def asked(binary, query, settings, workspace):
    text = packs.run(binary, "query", query, *[word for each in settings for word in ("--set", each)],
                     "--format", "csv", "-C", workspace)
    return list(csv.reader(io.StringIO(text, newline="")))


def compare(printed, rows, language):
    """Differences between the rows of a file and its query's; one row of totals may follow."""
    if len(printed) - len(rows) not in (0, 1) or len(printed[0]) != len(rows[0]):
        return [f"{len(printed)} rows of {len(printed[0])} cells, its query has {len(rows)} of {len(rows[0])}"]
    found = [f"row {line}, column '{rows[0][at]}': {shown.text!r}, its query says {cell!r}"
             for line, (row, query_row) in enumerate(zip(printed[1:], rows[1:]), 2)
             for at, (shown, cell) in enumerate(zip(row, query_row)) if differs(shown, cell, language, rows[0][at])]
    decimal = spreadsheet.DIALECTS[language][1]
    return found + (wrong_totals(printed[-1], rows, decimal) if len(printed) > len(rows) else [])


def differs(shown, query_cell, language, column=""):
    """Numbers are compared as numbers; text as it stands, but for the sign that disarms a formula; codes by the word
    of the language, sentences by the numbers in them."""
    if NUMBER.fullmatch(query_cell) and not shown.quoted:
        return spreadsheet.number(shown.text, spreadsheet.DIALECTS[language][1]) != Decimal(query_cell)
    if shown.text in (query_cell, "'" + query_cell):
        return False
    if language == "en" or not shown.quoted:
        return True
    if shown.text in words(language)[query_cell]:
        return False
    return column not in SENTENCES or not numbers(query_cell) <= numbers(shown.text)


@functools.cache
def words(language):
    """What the codes of columns are called in a language, by code."""
    found = collections.defaultdict(set)

    def gather(texts, name):
        if isinstance(texts, str):
            found[name].add(texts)
        else:
            for each, below in texts.items():
                gather(below, each)

    texts = json.loads((TEXTS / f"{language}.json").read_text())
    for group in ("values", "columns", "metrics"):
        gather(texts[group], "")
    return found


def numbers(sentence):
    """The digits of each number in a sentence, however they are parted."""
    return {re.sub(r"\D", "", each) for each in DIGITS.findall(DATE.sub(r"\1 \2 \3", sentence))}


def wrong_totals(totals, rows, decimal):
    """Totals of money, counts and quantities that are not the sum of their rows; ratios have six decimals."""
    found = []
    for at, shown in enumerate(totals):
        cells = [row[at] for row in rows[1:] if row[at]]
        total = spreadsheet.number(shown.text, decimal)
        if shown.quoted or total is None or not all(map(NUMBER.fullmatch, cells)):
            continue
        if any(len(cell.partition(".")[2]) == RATIO_DECIMALS for cell in cells):
            continue
        if rows[0][at].startswith("average_") or "_per_" in rows[0][at]:
            continue  # made from the totals of other columns, never summed
        if total != sum(map(Decimal, cells)):
            found.append(f"total of '{rows[0][at]}' is {shown.text}, its rows add up to {sum(map(Decimal, cells))}")
    return found
