#!/usr/bin/env python3
"""Reads small texts with Python's csv module and prints their records, to be compared.

    csv_python.py SEPARATOR QUOTE < texts > records

SEPARATOR is one character's hexadecimal code, or `blanks`; QUOTE a code, or `none`. A line of input
is a text in hexadecimal. A line of output has its records: fields in hexadecimal parted by commas,
each record ended by a semicolon; or `!` where a quote is never closed.

Two differences are meant, and made here:
- Python gives a line without any character as an empty record; it is left out.
- Python takes an open quote at the end for closed; it is told as `!`.
Blanks as separators are not known to Python's csv module: without quotes, str.split is their rule.
"""
import csv
import io
import re
import sys

SENTINEL = ["\x01end\x01"]


def records(text, separator, quote):
    if separator == "blanks":
        lines = (line.strip(" \t") for line in re.split("\r\n|\r|\n", text))
        return [re.split("[ \t]+", line) for line in lines if line]
    quoting = csv.QUOTE_NONE if quote is None else csv.QUOTE_MINIMAL
    options = dict(delimiter=separator, quotechar=quote, quoting=quoting)
    if quote is not None:
        # A line appended to a text is a record of its own, unless it lands in an open quote.
        marked = io.StringIO(text + "\n" + SENTINEL[0], newline="")
        if list(csv.reader(marked, **options))[-1:] != [SENTINEL]:
            return None
    return [row for row in csv.reader(io.StringIO(text, newline=""), **options) if row]


def main():
    separator, quote = (
        argument if argument in ("blanks", "none") else chr(int(argument, 16))
        for argument in sys.argv[1:3]
    )
    quote = None if quote == "none" else quote
    for line in sys.stdin:
        found = records(bytes.fromhex(line.strip()).decode(), separator, quote)
        if found is None:
            print("!")
        else:
            print("".join(",".join(f.encode().hex() for f in r) + ";" for r in found))


main()
