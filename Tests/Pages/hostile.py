"""A workspace whose names try to break out: of the page, of the cell, of the folder, of the line."""
import csv
import datetime
import json

NAMES = [
    "<script>window.ranForeignScript = true</script>",
    "\"><img src=x onerror=\"window.ranForeignScript = true\">",
    "'><svg onload='window.ranForeignScript = true'>",
    "</title></style></script><script>window.ranForeignScript = true</script>",
    "<!-- ]]> &lt;b&gt; &amp; &#60;",
    "=HYPERLINK(\"https://example.com/?\"&A1;\"Invoice\")",
    "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "\tTab first", "\rReturn first",
    "../../x", "..\\..\\x", "/etc/passwd", "CON", "name\nof two lines",
    "\u202egnirts desrever", "zero\u200bwidth\u200djoiner", "e\u0301\u0323\u0302" * 20,
    "javascript:window.ranForeignScript=true", "{{7*7}} ${7*7} %s %n", "'; drop table dim_customer; --",
    "W" * 10_000, "word " * 2_000, "", " ", "Příliš žluťoučký kůň", "客户 العميل לקוח", "🧾🦊👩‍👩‍👧",
]
IDS = ["C1", "../C2", "c3", "C3", "C/4", "C 5", "00006", "=7", "+420777123456", "-9", "%2e%2e%2f10"]
DAYS = [datetime.date(2024, 1, 10) + datetime.timedelta(days=7 * week) for week in range(103)]


def customer_id(number):
    return IDS[number] if number < len(IDS) else f"K{number:03}"


def table(folder, name, header, rows):
    with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def sales():
    """Every customer buys every product at least once; some lines come back."""
    order = 0
    for at, day in enumerate(DAYS):
        for step in range(3):
            order += 1
            buyer, product = (at * 3 + step) % len(NAMES), (at + step * 5) % len(NAMES)
            quantity = -1 if order % 29 == 0 else 1 + order % 7
            yield [f"O{order}", 1, day, customer_id(buyer), f"P{product:02}", quantity, "120.50", "80.10",
                   NAMES[order % len(NAMES)].strip()[:80] or "web", f"R{order % 4}"]


def write(folder):
    """Writes klientela.json and the exports under the headers that need no mapping."""
    exports = folder / "exports"
    exports.mkdir(parents=True)
    company = {"name": "<b>Firm</b> & \"Sons\" </title>", "currency": "EUR", "language": "en"}
    names = ["customers", "products", "reps", "sales", "invoices", "contacts"]
    source = {"files": [f"exports/{name}.csv" for name in names]}
    (folder / "klientela.json").write_text(json.dumps({
        "company": company, "sources": {"erp": source},
        "cost_to_serve": {"per_contact": {"*": "20.00"}, "per_order": "3.00"}}))
    table(exports, "customers", ["customer_id", "name", "country", "email", "phone"],
          [[customer_id(at), name, ["CZ", "<i>PL</i>", "=SK"][at % 3], "", "+420 777 123 456"]
           for at, name in enumerate(NAMES)])
    table(exports, "products", ["product_id", "name", "category", "unit_cost"],
          [[f"P{at:02}", name, NAMES[at % 6], "80.10"] for at, name in enumerate(NAMES)])
    table(exports, "reps", ["rep_id", "name", "team"],
          [[f"R{at}", NAMES[at], NAMES[at + 4]] for at in range(4)])
    table(exports, "sales", ["order_id", "line_no", "ordered_on", "customer_id", "product_id", "quantity",
                             "unit_price", "unit_cost", "channel", "rep_id"], sales())
    table(exports, "invoices", ["invoice_id", "customer_id", "issued_on", "due_on", "amount"],
          [[f"I{at}", customer_id(at), "2025-10-01", "2025-10-15", "500.00"] for at in range(len(NAMES))])
    table(exports, "contacts", ["contact_id", "customer_id", "at", "medium", "minutes", "topic"],
          [[f"T{at}", customer_id(at), "2025-12-05", "phone", 10 + at, name[:100]]
           for at, name in enumerate(NAMES)])
