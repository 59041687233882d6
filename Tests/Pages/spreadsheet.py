"""Opens CSV files in LibreOffice as a reader of each language would, and says what it made of the cells."""
import dataclasses
import pathlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as xml
from decimal import Decimal

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

# Separator, decimal sign, and the number by which the spreadsheet program knows the language.
DIALECTS = {"en": (",", ".", 1033), "cs": (";", ",", 1029), "sk": (";", ",", 1051), "pl": (";", ",", 1045)}
UTF_8 = 76
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
PHONE = re.compile(r"\+[\d\s]+")


@dataclasses.dataclass
class Cell:
    """A cell of the file: its text, and whether it stood in quotes."""
    text: str
    quoted: bool


def number(text, decimal):
    """The number that the text writes in a language, or None. A leading zero or more than 15 digits
    make it an id, which a spreadsheet program would bend."""
    if re.fullmatch(rf"-?(?:0|[1-9]\d{{0,14}})(?:{re.escape(decimal)}\d+)?", text):
        return Decimal(text.replace(decimal, "."))
    return None


def read(path, language):
    """The rows of a file as it stands, quotes remembered, which Python's csv module forgets."""
    separator = DIALECTS[language][0]
    text = path.read_bytes().decode("utf-8-sig")
    field = re.compile(rf'(?:"((?:[^"]|"")*)"|([^{separator}"\r\n]*))({separator}|\r\n|\n|\r|$)')
    rows, row, at = [], [], 0
    while at < len(text):
        found = field.match(text, at)
        if found is None:
            raise ValueError(f"{path}: a stray quote at character {at}")
        quoted = found.group(1) is not None
        row.append(Cell(found.group(1).replace('""', '"') if quoted else found.group(2), quoted))
        if found.group(3) != separator:
            rows.append(row)
            row = []
        at = found.end()
    return rows


def open_files(files, language):
    """What LibreOffice makes of the files: for each, rows of (kind, value, is a formula)."""
    separator, _, number_of_language = DIALECTS[language]
    options = f"{ord(separator)},34,{UTF_8},1,,{number_of_language},true,true"
    with tempfile.TemporaryDirectory(prefix="office-") as folder:
        folder = pathlib.Path(folder)
        (folder / "in").mkdir()
        for at, file in enumerate(files):
            shutil.copy(file, folder / "in" / f"{at}.csv")
        program = shutil.which("soffice") or shutil.which("libreoffice")
        done = subprocess.run(
            [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
             f"--infilter=CSV:{options}", "--convert-to", "fods", "--outdir", str(folder / "out"),
             *[str(folder / "in" / f"{at}.csv") for at in range(len(files))]],
            capture_output=True, text=True, timeout=600)
        if done.returncode != 0:
            raise RuntimeError(f"LibreOffice: {done.stderr.strip()}")
        return {file: cells(folder / "out" / f"{at}.fods") for at, file in enumerate(files)}


def cells(flat_document):
    """Rows of (kind, value, is a formula) of a flat OpenDocument sheet."""
    rows = []
    for row in xml.parse(flat_document).getroot().iter(f"{{{TABLE}}}table-row"):
        read_row = []
        for cell in row.findall(f"{{{TABLE}}}table-cell"):
            repeated = int(cell.get(f"{{{TABLE}}}number-columns-repeated", "1"))
            read_row += [value(cell)] * min(repeated, 1000)
        rows += [read_row] * min(int(row.get(f"{{{TABLE}}}number-rows-repeated", "1")), 1000)
    return rows


def value(cell):
    kind = cell.get(f"{{{OFFICE}}}value-type")
    formula = cell.get(f"{{{TABLE}}}formula") is not None
    if kind == "date":
        return kind, cell.get(f"{{{OFFICE}}}date-value"), formula
    if kind in ("float", "percentage", "currency"):
        return "number", Decimal(cell.get(f"{{{OFFICE}}}value")), formula
    if kind is None:
        return "blank", "", formula
    return "text", "\n".join(plain(each) for each in cell.findall(f"{{{TEXT}}}p")), formula


def plain(element):
    """A paragraph's text; runs of blanks and tabs are elements of their own."""
    if element.tag == f"{{{TEXT}}}s":
        return " " * int(element.get(f"{{{TEXT}}}c", "1"))
    if element.tag == f"{{{TEXT}}}tab":
        return "\t"
    return (element.text or "") + "".join(plain(child) + (child.tail or "") for child in element)


def expected(cell, decimal):
    """What a reader expects of a cell of the file: kind and value."""
    if cell.text == "":
        return "blank", ""
    if not cell.quoted and number(cell.text, decimal) is not None:
        return "number", number(cell.text, decimal)
    if not cell.quoted and DATE.fullmatch(cell.text):
        return "date", cell.text
    return "text", cell.text


def same(wanted, got):
    kind, content, formula = got
    if formula:
        return False
    if wanted[0] == "number" and kind == "number":
        return abs(wanted[1] - content) <= abs(wanted[1]) * Decimal("1e-14")
    if wanted[0] == "text" and kind == "text":
        return re.sub(r"\s+", " ", wanted[1]).strip() == re.sub(r"\s+", " ", content).strip()
    return wanted == (kind, content)


def findings(file, language, sheet):
    """Where the spreadsheet program reads something else than the file says."""
    decimal = DIALECTS[language][1]
    rows, found = read(file, language), []
    if not file.read_bytes().startswith(b"\xef\xbb\xbf"):
        found.append("has no byte-order mark: Excel will not show its accents")
    for line, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            found.append(f"row {line} has {len(row)} cells, the header {len(rows[0])}")
        for column, cell in enumerate(row, 1):
            got = sheet_cell(sheet, line, column)
            if dangerous(cell, decimal):
                found.append(f"row {line}, column {column}: {cell.text[:40]!r} can become a formula")
            if not same(expected(cell, decimal), got):
                found.append(f"row {line}, column {column}: {cell.text[:40]!r} is read as {got[0]} {str(got[1])[:40]!r}")
    return found


def sheet_cell(sheet, line, column):
    row = sheet[line - 1] if line <= len(sheet) else []
    return row[column - 1] if column <= len(row) else ("blank", "", False)


def dangerous(cell, decimal):
    """Text that a spreadsheet program would take for a formula; numbers and telephones are none."""
    return cell.text.startswith(FORMULA_STARTS) and number(cell.text, decimal) is None \
        and not PHONE.fullmatch(cell.text)
