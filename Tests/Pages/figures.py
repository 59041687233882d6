"""Holds a CSV file of the pack against the query that it is named after, cell by cell."""
import csv
import io
import re
from decimal import Decimal

import packs
import spreadsheet

NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


def findings(file, pack, binary):
    """Where the file differs from what `klientela query` gives for the same month."""
    try:
        rows = machine_rows(binary, file.stem, pack)
    except packs.CommandFailed as failure:
        return [f"no query gives it again: {str(failure).splitlines()[-1]}"]
    decimal = spreadsheet.DIALECTS[pack.language][1]
    printed = spreadsheet.read(file, pack.language)
    if len(printed) < len(rows) or len(printed[0]) != len(rows[0]):
        return [f"{len(printed)} rows of {len(printed[0])} cells, its query has {len(rows)} of {len(rows[0])}"]
    return [f"row {line}, column '{rows[0][at]}': {shown.text!r}, its query says {cell!r}"
            for line, (row, query_row) in enumerate(zip(printed[1:], rows[1:]), 2)
            for at, (shown, cell) in enumerate(zip(row, query_row)) if differs(shown, cell, decimal)]


def machine_rows(binary, query, pack):
    text = packs.run(binary, "query", query, "--set", f"month={pack.month}", "--format", "csv",
                     "-C", pack.workspace)
    return list(csv.reader(io.StringIO(text)))


def differs(shown, query_cell, decimal):
    """Numbers are compared as numbers; text as it stands, but for the sign that disarms a formula."""
    if NUMBER.fullmatch(query_cell) and not shown.quoted:
        return spreadsheet.number(shown.text, decimal) != Decimal(query_cell)
    return shown.text not in (query_cell, "'" + query_cell)
