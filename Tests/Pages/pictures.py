#!/usr/bin/env python3
"""Draws each page of a pack as people see it: 1280 and 390 px wide, dark, and on A4.

    ./dev pictures                              SampleData in English and Czech, into .build/pictures
    ./dev pictures --only online-retail --language pl
    ./dev pictures --readme                     the picture in the README: SampleData/report.png
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

import browser as chromium
import packs

OUT = pathlib.Path(".build/pictures")
README_PICTURE = pathlib.Path("SampleData/report.png")
README_HEIGHT_PX = 1500


def arguments():
    ask = argparse.ArgumentParser(prog="./dev pictures", description=__doc__,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--binary", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    ask.add_argument("--only", choices=packs.MONTHS, action="append", help="this workspace (SampleData)")
    ask.add_argument("--language", choices=packs.LANGUAGES, action="append", help="a language (en and cs)")
    ask.add_argument("--folder", type=pathlib.Path, help="a pack that is already written")
    ask.add_argument("--customers", type=int, default=3, help="how many customers' pages (3)")
    ask.add_argument("--readme", action="store_true", help=f"only the picture {README_PICTURE}")
    return ask.parse_args()


def draw(browser, page, into):
    """Four pictures of a page, named after it."""
    into.mkdir(parents=True, exist_ok=True)
    for scheme, width, label in [("light", 1280, "1280"), ("light", 390, "390"), ("dark", 1280, "dark")]:
        browser.scheme(scheme)
        browser.size(width)
        browser.open(page)
        browser.picture(into / f"{page.stem}-{label}.png")
    browser.scheme("light")
    sheet = into / f"{page.stem}.pdf"
    browser.paper(sheet)
    subprocess.run(["pdftoppm", "-r", "70", "-png", str(sheet), str(into / f"{page.stem}-a4")], check=True)


def draw_pack(browser, pack, customers):
    into = OUT / pack.name / pack.language
    shutil.rmtree(into, ignore_errors=True)
    pages = sorted(pack.folder.glob("*.html")) + sorted(pack.folder.glob("customers/*.html"))[:customers]
    for page in pages:
        draw(browser, page, into)
    print(f"{into}: {len(list(into.glob('*.png')))} pictures of {len(pages)} pages")


def draw_readme(browser, pack):
    """The top of the first page, as a reader's window shows it."""
    browser.scheme("light")
    browser.size(1280)
    browser.open(pack.folder / "index.html")
    browser.picture(README_PICTURE, README_HEIGHT_PX)
    print(README_PICTURE)


def wanted(asked, into):
    languages = asked.language or (["en"] if asked.readme else ["en", "cs"])
    if asked.folder:
        return [packs.Pack(asked.folder.name, None, "", languages[0], asked.folder)]
    return [pack for name in asked.only or ["SampleData"]
            for pack in packs.make(asked.binary.resolve(), name, languages, into)]


def main():
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder, chromium.Driver() as driver:
        browser = driver.browser()
        for pack in wanted(asked, pathlib.Path(folder)):
            draw_readme(browser, pack) if asked.readme else draw_pack(browser, pack, asked.customers)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
