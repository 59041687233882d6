#!/usr/bin/env python3
"""Opens every page of several packs in Chromium and every CSV file in LibreOffice; prints what is wrong.

    ./dev pages
    ./dev pages --only SampleData --language cs
    ./dev pages --folder SampleData/out/2025-12 --language en
"""
import argparse
import concurrent.futures
import contextlib
import pathlib
import queue
import sys
import tempfile
import time

import browser as chromium
import checks
import figures
import packs
import spreadsheet


def arguments():
    ask = argparse.ArgumentParser(prog="./dev pages", description=__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--binary", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    ask.add_argument("--only", choices=packs.MONTHS, action="append", help="this workspace alone")
    ask.add_argument("--language", choices=packs.LANGUAGES, action="append", help="this language alone")
    ask.add_argument("--folder", type=pathlib.Path, help="a pack that is already written, in --language")
    ask.add_argument("--jobs", type=int, default=2, help="browsers and spreadsheet programs at a time (2)")
    return ask.parse_args()


def all_packs(asked, into, pool):
    """The packs that are asked for; the workspaces are made side by side."""
    languages = asked.language or packs.LANGUAGES
    if asked.folder:
        return [packs.Pack(asked.folder.name, None, "", languages[0], asked.folder)]
    made = pool.map(lambda name: packs.make(asked.binary.resolve(), name, languages, into), asked.only or packs.MONTHS)
    return [pack for each in made for pack in each]


@contextlib.contextmanager
def browsers(count):
    """Some browsers, to be taken from a queue and put back."""
    with chromium.Driver() as driver:
        made = [driver.browser() for _ in range(count)]
        free = queue.SimpleQueue()
        for each in made:
            free.put(each)
        yield free
        for each in made:
            each.close()


def in_browser(free, pack, page, is_first):
    """The page and its findings."""
    browser = free.get()
    try:
        return pack.title(page), checks.whole_page(browser, page, is_first)
    except chromium.BrowserError as failure:
        return pack.title(page), [str(failure)]
    finally:
        free.put(browser)


def in_browsers(made, free, pool):
    """The findings of every page, as they will come; the first language of a workspace is looked at closest."""
    tasks, seen = [], set()
    for pack in made:
        for page in pack.pages():
            kind = pack.name, page.relative_to(pack.folder)
            tasks.append(pool.submit(in_browser, free, pack, page, kind not in seen))
            seen.add(kind)
    return tasks


def in_spreadsheets(pack, binary):
    """Findings of every CSV file of a pack, as a spreadsheet program and as its query see it."""
    files = pack.spreadsheets()
    if not files:
        return []
    sheets = spreadsheet.open_files(files, pack.language)
    found = [(pack.title(file), spreadsheet.findings(file, pack.language, sheets[file])) for file in files]
    if pack.workspace is not None:
        found += [(pack.title(file), figures.findings(file, pack, binary)) for file in files]
    return found


def tell(found):
    """Prints findings, the first few of each file; the number of files that have any."""
    for what, findings in found:
        for each in findings[:8]:
            print(f"{what}: {each}")
        if len(findings) > 8:
            print(f"{what}: … and {len(findings) - 8} more")
    return sum(1 for _, findings in found if findings)


def main():
    asked, begun = arguments(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="packs-") as folder, browsers(asked.jobs) as free, \
            concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        made = all_packs(asked, pathlib.Path(folder), pool)
        found = [("packs", [f"{pack.name} {pack.language} has no page"]) for pack in made if not pack.pages()]
        sheets = [pool.submit(in_spreadsheets, pack, asked.binary.resolve()) for pack in made]
        pages = [each.result() for each in in_browsers(made, free, pool)]
        files = [each for sheet in sheets for each in sheet.result()]
        faulty = tell(found + pages + files)
    read = len({what for what, _ in files})
    print(f"{len(made)} packs, {len(pages)} pages, {read} CSV files: "
          f"{faulty} with findings, {time.monotonic() - begun:.0f} s.")
    return 1 if faulty or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
