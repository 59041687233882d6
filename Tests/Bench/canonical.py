"""Compares two warehouses by what they say: every table, its integer keys replaced by the sources' ids.

Keys are given in order of loading, so that the same content has other keys where it was loaded another way.
Lineage (runs, files, times) is left out; so are sets of keys, which follow from the facts.
"""
import collections
import sqlite3

# Settings that the program keeps for itself.
OF_THE_PROGRAM = {"classified_run", "open_items_basis", "open_items_through"}
LINEAGE = {"import_run", "import_file", "rejected_row", "control_total", "month_touched", "snapshot_month"}
OF_A_SOURCE = "select {0}_key, coalesce(source.name, '') || ':' || {0}_id from {1} left join source using (source_key)"
NATURAL = {
    "source": "select source_key, name from source",
    "customer": "select customer_key, customer_id from dim_customer where is_current = 1",
    "account": OF_A_SOURCE.format("account", "dim_account"),
    "product": OF_A_SOURCE.format("product", "dim_product"),
    "rep": OF_A_SOURCE.format("rep", "dim_rep"),
    "campaign": OF_A_SOURCE.format("campaign", "dim_campaign"),
    "order": OF_A_SOURCE.format("order", "dim_order"),
    "invoice": OF_A_SOURCE.format("invoice", "fact_invoice"),
    "market": "select market_key, market from dim_market",
    "channel": "select channel_key, channel from dim_channel",
    "category": "select category_key, category from dim_category",
    "currency": "select currency_key, currency from dim_currency",
}
# Made for the months that were asked for, which each of these tables lists.
OF_SNAPSHOTS, OF_BASKETS = "snapshot_month", "basket_mining"
MONTHS_OF = {
    **dict.fromkeys(["company_month", "customer_snapshot", "customer_tag", "class_month", "score_cut", "lifetime_fit"],
                    OF_SNAPSHOTS),
    **dict.fromkeys(["basket_mining", "basket_rule", "basket_rule_left", "next_offer"], OF_BASKETS),
}
SAME_AS = {"country": "market"}
PLAIN = {"date", "month"}


class Warehouse:
    """One warehouse, its rows told without its keys."""

    def __init__(self, path):
        self.database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.ids = {role: dict(self.database.execute(text)) for role, text in NATURAL.items()}

    def tables(self):
        listed = self.database.execute("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
        return sorted({name for name, in listed} - LINEAGE)

    def rows(self, table, months=None):
        """The rows of a table, or those of some months."""
        columns = [name for _, name, kind, *_ in self.database.execute(f"pragma table_info({table})")
                   if kind != "BLOB" and name not in ("file_key", "run_key")]
        readers = [self._reader(name) for name in columns]
        some = f" where month_key in ({','.join(map(str, months))})" if months is not None else ""
        for row in self.database.execute(f"select {', '.join(columns)} from {table}{some}"):
            if table == "warehouse_setting" and row[0] in OF_THE_PROGRAM:
                continue
            row_ids = dict(zip(columns, row))
            yield tuple(read(cell, row_ids) for read, cell in zip(readers, row))

    def standing_lines(self):
        """The lines of documents that stand, each by its document and slot, without what was corrected on the way."""
        names = [name for _, name, *_ in self.database.execute("pragma table_info(fact_sale_line)")]
        told = [name for name in names if name not in ("file_key", "sale_line_key")]
        readers = {name: self._reader(name) for name in told}
        standing = {}
        for row in self.database.execute("select * from fact_sale_line order by sale_line_key"):
            cells = dict(zip(names, row))
            key = cells["sale_line_key"]
            place = self.ids["order"].get(key >> 24), key >> 8 & 0xffff
            if key & 1:
                del standing[place]
            else:
                standing[place] = tuple(readers[name](cells[name], cells) for name in told)
        return {(*place, *cells) for place, cells in standing.items()}

    def _reader(self, column):
        """How a cell of a column is told: an id for a key, the rest as it is."""
        if column == "sale_line_key":
            orders = self.ids["order"]
            return lambda key, _: (orders.get(key >> 24), key & 0xff)
        if column == "member_key":
            return lambda key, row: self.ids.get(SAME_AS.get(row["dimension"], row["dimension"]), {}).get(key, key)
        if not column.endswith("_key"):
            return lambda cell, _: round(cell, 6) if isinstance(cell, float) else cell
        role = column.removesuffix("_key").split("_")[-1]
        role = SAME_AS.get(role, role)
        if role in PLAIN:
            return lambda key, _: key
        ids = self.ids.get(role)
        return (lambda key, _: ids.get(key)) if ids is not None else (lambda key, _: None)

    def months(self, table):
        return {month for month, in self.database.execute(f"select month_key from {table}")}


def differences(one, other):
    """Where two warehouses differ: a sentence a table. What is made of months asked for is compared for those that
    both hold."""
    one, other = Warehouse(one), Warehouse(other)
    both = {table: sorted(one.months(table) & other.months(table)) for table in (OF_SNAPSHOTS, OF_BASKETS)}
    found = []
    for table in sorted(set(one.tables()) | set(other.tables())):
        months = both.get(MONTHS_OF.get(table))
        if digest(one.rows(table, months)) != digest(other.rows(table, months)):
            found.append(sentence(table, one.rows(table, months), other.rows(table, months)))
    return found


def digest(rows):
    """Number of rows, and a sum over them that no order changes."""
    count = total = 0
    for row in rows:
        count += 1
        total += hash(row)
    return count, total


def sentence(table, one, other):
    one, other = collections.Counter(one), collections.Counter(other)
    only, too = list((one - other).elements()), list((other - one).elements())
    return f"{table}: {len(only)} rows here only, {len(too)} there only, as {(only or ['none'])[0]} and {(too or ['none'])[0]}"
