"""A small firm of three systems, drawn at random: every entity's exports month by month, with corrections, joins over
sources, two currencies, and lines whose headers stand elsewhere. Any order of its files must end the same."""
import json
import random

MONTHS = [f"2025-{month:02}" for month in range(1, 6)]
CUSTOMERS = [f"C{number}" for number in range(8)]
PRODUCTS = [f"P{number}" for number in range(5)]
LAST_MONTH = MONTHS[-1]


def settings():
    """The workspace: files with dates in their names, customers joined by e-mail."""
    def files(folder, entity, **said):
        date = entity + "-{yyyy}-{MM}.csv"
        return {"path": f"{folder}/{entity}-*.csv", "entity": entity, "file_date": date, **said}
    theirs = {"customer_id": {"column": "customer_id", "source": "erp"}}
    of_erp = ["rates", "customers", "products", "sales", "contacts", "tickets"]
    return json.dumps({
        "company": {"name": "Random", "currency": "EUR", "country": "CZ"},
        "identity": {"match": ["email"], "prefer": {"*": ["erp", "shop"], "email": ["shop", "erp"]}},
        "sources": {
            "erp": {"files": [files("erp", entity) for entity in of_erp]},
            "shop": {"files": [files("shop", entity) for entity in ("customers", "orders", "order_lines")]},
            "acc": {"files": [files("acc", "invoices", columns=theirs), files("acc", "payments")]}}})


def exports(seed):
    """The texts of all files by their names."""
    chance = random.Random(seed)
    return {name: text for month in MONTHS for name, text in Month(month, chance).files()}


def text(header, rows):
    return header + "\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)


class Month:
    def __init__(self, month, chance):
        self.month, self.chance = month, chance
        self.pick, self.number = chance.choice, chance.randrange

    def day(self):
        return f"{self.month}-{self.number(1, 28):02}"

    def some(self, all_of_them, share):
        return [each for each in all_of_them if self.chance.random() < share]

    def files(self):
        parts = [
            ("erp/customers", "customer_id,name,country,email,rep_id,payment_term_days", self.customers()),
            ("shop/customers", "customer_id,name,country,email",
             [(f"S{id}", f"web {id}", "CZ", f"{id}@X.cz") for id in self.some(CUSTOMERS, 0.4)]),
            ("erp/products", "product_id,name,category,unit_cost",
             [(id, f"Product {id}", f"Category {self.number(2)}", self.number(1, 9))
              for id in self.some(PRODUCTS, 0.6)]),
            ("erp/sales", "order_id,line_no,ordered_on,customer_id,product_id,quantity,unit_price,currency,status",
             self.sales()),
            ("shop/orders", "order_id,ordered_on,customer_id",
             [(f"W{self.month}{at}", self.day(), "S" + self.pick(CUSTOMERS)) for at in range(4)]),
            ("shop/order_lines", "order_id,product_id,quantity,unit_price",
             [(f"W{self.month}{at}", self.pick(PRODUCTS), 1, self.number(9))
              for at in range(4) for _ in range(self.number(1, 3))]),
            ("acc/invoices", "invoice_id,customer_id,issued_on,due_on,amount,settled_on", self.invoices()),
            ("acc/payments", "payment_id,invoice_id,paid_on,amount",
             [(f"Y{self.month}{at}", f"I{self.pick(MONTHS)}{at}", self.day(), self.number(1, 60)) for at in range(3)]),
            ("erp/contacts", "contact_id,customer_id,at,medium,minutes,cost",
             [(f"K{self.month}{at}", self.pick(CUSTOMERS), self.day(), self.pick(["phone", "mail"]),
               self.number(9), self.pick(["", 3])) for at in range(3)]),
            ("erp/tickets", "ticket_id,customer_id,opened_at,kind",
             [(f"T{self.month}{at}", self.pick(CUSTOMERS), self.day(), "complaint") for at in range(2)]),
            ("erp/rates", "on,currency,rate",
             [(f"{self.month}-{day:02}", "CZK", 0.04 + self.number(100) / 100_000) for day in range(1, 29)]),
        ]
        return [(f"{name}-{self.month}.csv", text(header, rows)) for name, header, rows in parts]

    def customers(self):
        return [(id, f"Firm {id}{self.number(3)}", self.pick(["CZ", "SK", "", "PL"]),
                 self.pick(["", f"{id.lower()}@x.cz"]), self.pick(["R1", "R2", ""]), self.pick(["", 14, 30]))
                for id in self.some(CUSTOMERS, 0.6)]

    def sales(self):
        rows = []
        for order in range(self.number(1, 6)):
            day, customer, currency = self.day(), self.pick(CUSTOMERS + [""]), self.pick(["EUR", "CZK"])
            rows += [(f"O{self.month}{order}", line, day, customer, self.pick(PRODUCTS), self.pick([1, 2, -1]),
                      self.number(1, 50), currency, "completed") for line in range(1, self.number(2, 4))]
        # Documents that later months correct: another day, customer, product or state.
        return rows + [(f"OX{at}", 1, self.day(), self.pick(CUSTOMERS), self.pick(PRODUCTS), 1, self.number(9), "EUR",
                        self.pick(["completed", "cancelled", "open"])) for at in self.some(range(3), 0.5)]

    def invoices(self):
        own = [(f"I{self.month}{at}", self.pick(CUSTOMERS), self.day(), f"{self.month}-28", self.number(1, 100), "")
               for at in range(4)]
        return own + [(f"IX{at}", self.pick(CUSTOMERS), self.day(), f"{self.month}-28", self.number(1, 100),
                       self.pick(["", f"{self.month}-28"])) for at in self.some(range(2), 0.5)]
