#!/usr/bin/env python3
"""Shows that each check can fail: every faulty page and CSV file in fixtures/ must be found out.

A file bears the name of its fault; the tables below say which words the finding must hold. The files
without fault must pass all checks. The CSV files are in the Czech dialect.
"""
import pathlib
import sys

import browser as chromium
import checks
import figures
import spreadsheet

FIXTURES = pathlib.Path(__file__).parent / "fixtures"
CSV_SPEAKS_OF = {
    "clean": None,
    "formula": "can become a formula", "leading_zero": "is read as number", "long_id": "is read as number",
    "no_mark": "no byte-order mark", "ragged": "row 3 has 1 cells",
}
SPEAKS_OF = {
    "clean": None,
    "console": "console info", "error": "console severe", "requests": "fetches https://example.com",
    "policy": "content-security policy", "sideways": "390 px: is 7", "phone_layout": "is laid out at",
    "small_text": "390 px: text of", "overlaps": "overlap (Two products)", "cut": "is cut by",
    "accessibility": "light: axe color-contrast", "accessibility_dark": "dark: axe color-contrast",
    "blank_sheet": "paper: sheet 2 of 3 is blank", "letter": "paper: is not A4",
    "without_script": "letters without script", "foreign_script": "ran a script",
}


def fault(expected, findings):
    """What is wrong with the findings for a fixture, or nothing."""
    if expected is None:
        return f"objects to a good one: {findings}" if findings else None
    return None if any(expected in each for each in findings) else f"no '{expected}' among {findings}"


def page_findings():
    with chromium.Driver() as driver:
        browser = driver.browser()
        for name, expected in SPEAKS_OF.items():
            page = FIXTURES / f"{name}.html"
            yield page.name, expected, checks.whole_page(browser, page)
        browser.close()


def csv_findings():
    files = {FIXTURES / f"{name}.csv": expected for name, expected in CSV_SPEAKS_OF.items()}
    sheets = spreadsheet.open_files(list(files), "cs")
    for file, expected in files.items():
        yield file.name, expected, spreadsheet.findings(file, "cs", sheets[file])


# A cell of a Czech file (text, in quotes), what its query says, whether they differ.
FIGURES = [
    (("1234,50", False), "1234.50", False), (("1234,5", False), "1234.50", False),
    (("1234,51", False), "1234.50", True), (("1234.50", False), "1234.50", True),
    (("", False), "", False), (("", False), "0", True), (("0", False), "", True),
    (("00123", True), "00123", False), (("123", False), "00123", True),
    (("'=A1", True), "=A1", False), (("2025-12-31", False), "2025-12-31", False),
    (("klíčový", True), "key", False), (("klíčový", True), "loyal", True), (("neco", True), "else", True),
]
# The same of a reason.
REASONS = [
    ("tržby 4\u202f873,81\xa0Kč do 31.\xa08.\xa02011", "revenue 4,873.81 CZK to 31 Aug 2011", False),
    ("tržby 4\u202f873,18\xa0Kč do 31.\xa08.\xa02011", "revenue 4,873.81 CZK to 31 Aug 2011", True),
]


def figure_findings():
    for (text, quoted), query_cell, expected in FIGURES:
        found = figures.differs(spreadsheet.Cell(text, quoted), query_cell, "cs")
        yield f"{text!r} for {query_cell!r}", "differs" if expected else None, ["differs"] if found else []
    for text, query_cell, expected in REASONS:
        found = figures.differs(spreadsheet.Cell(text, True), query_cell, "cs", "reason")
        yield f"{text!r} for {query_cell!r}", "differs" if expected else None, ["differs"] if found else []


# The totals of a Czech file: a row below two of money, a share and an id; the words of the finding.
TOTALS = [
    ([("Celkem", True), ("3,50", False), ("0,4", False), ("", False)], None),
    ([("Celkem", True), ("3,51", False), ("0,4", False), ("", False)], "total of 'revenue' is 3,51"),
    ([("Celkem", True), ("", False), ("", False), ("", False)], None),
]


def total_findings():
    query = [["name", "revenue", "share", "id"], ["A", "1.00", "0.250000", "7"], ["B", "2.50", "0.750000", "8"]]
    file = [[("N", True)] * 4, [("A", True), ("1,00", False), ("0,250000", False), ("7", True)],
            [("B", True), ("2,50", False), ("0,750000", False), ("8", True)]]
    for totals, expected in TOTALS:
        printed = [[spreadsheet.Cell(*cell) for cell in row] for row in [*file, totals]]
        yield f"totals {totals[1][0]!r}", expected, figures.compare(printed, query, "cs")


def main():
    tried = [*page_findings(), *csv_findings(), *figure_findings(), *total_findings()]
    faults = [(name, fault(expected, findings)) for name, expected, findings in tried]
    faults = [each for each in faults if each[1]]
    for name, what in faults:
        print(f"self-test: {name}: {what}", file=sys.stderr)
    print(f"Self-test of the page checks: {len(tried)} cases, {len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
