"""Named queries: what their heads declare, and whether a figure that was printed is the one another database has."""
import decimal
import pathlib
import re

# What every question is asked for; a query's other parameters take what its head says.
MONTH, CUSTOMER = "2025-12", "100110"
# What these needs name is kept in tables; what others name is worked out by the program.
KEPT = {"snapshot", "company"}


class Query:
    """A file of Queries/, read anew: nothing of the program is believed."""

    def __init__(self, file):
        self.name, self.text = file.stem, file.read_text()
        head = [line[2:] for line in re.match(r"(--.*\n)*", self.text)[0].splitlines()]
        self.needs = {word for line in head if line.strip().startswith("needs:") for word in line.split()[1:]}
        self.uses = any(line.strip().startswith("uses:") for line in head)
        self.parameters = [line.split() for line in section(head, "parameters:")]
        self.columns = [(line.split()[0], line.split()[1]) for line in section(head, "columns:")]

    def stands_alone(self):
        """Whether it can be run as it stands, without tables and queries that only the program has."""
        return not self.uses and self.needs <= KEPT

    def settings(self):
        """The parameters as `--set` has them, for those without a usual value."""
        return [f"{name}={value(name)}" for name, _, default, *_ in self.parameters if default in ("required", "last")]

    def literals(self):
        """The parameters as SQL has them."""
        return {name: literal(kind, value(name) if default in ("required", "last") else default)
                for name, kind, default, *_ in self.parameters}


def every():
    """All named queries but the checks, which are run by `klientela check`."""
    files = sorted(pathlib.Path("Queries").rglob("*.sql"))
    return [Query(file) for file in files if "checks" not in file.parts]


def section(head, title):
    """The entries below a title of a head; deeper lines go on with the entry above."""
    lines = iter(head)
    for line in lines:
        if line.strip() == title:
            break
    for line in lines:
        indentation = len(line) - len(line.lstrip())
        if indentation < 2:
            return
        if indentation < 5:
            yield line


def value(name):
    return {"month": MONTH, "against": "2024-12", "customer": CUSTOMER}[name]


def literal(kind, text):
    if text == "none":
        return "null"
    if kind in ("month", "date"):
        return text.replace("-", "")
    if kind in ("integer", "number"):
        return text
    if kind == "flag":
        return {"yes": "1", "no": "0"}.get(text, text)
    return "'" + text.replace("'", "''") + "'"


def is_same(kind, printed, raw):
    """Whether the cell that `klientela query` printed is what stands in the database, to its last digit."""
    if not printed or not raw:
        # An unknown day or month is 0 in the database and nothing in print.
        return printed == raw or (kind in ("date", "month") and raw == "0")
    if kind in ("date", "month"):
        return printed.replace("-", "") == raw
    scale = {"money": 100, "quantity": 1_000_000}.get(kind, 1)
    try:
        exact, shown = decimal.Decimal(raw) / scale, decimal.Decimal(printed)
    except decimal.InvalidOperation:
        return printed == raw
    if kind in ("text", "id"):
        return printed == raw
    # Half of the last digit, and what two ways to divide can differ by.
    last_digit = decimal.Decimal(1).scaleb(shown.as_tuple().exponent) / 2 if kind in ("money", "ratio", "days") else 0
    return abs(exact - shown) <= last_digit + abs(exact) * decimal.Decimal("1e-12")
