"""Products, and categories by market, in the trailing year against the year before it."""
import collections
import math
from fractions import Fraction

from figures import earlier, months_of, ratio

FLOOR = Fraction(5, 100)


class Group:
    """The sales of a product, or of a category on a market."""

    def __init__(self):
        self.revenue = self.before = self.gross = self.discounts = self.returns = self.cost = 0
        self.units = [Fraction(0)] * 12

    def add(self, line, month):
        self.revenue += line.revenue
        self.cost += line.cost
        self.units[month] += line.quantity
        if line.quantity < 0:
            self.returns -= line.revenue
        else:
            self.gross += line.gross
            self.discounts += line.gross - line.revenue

    @property
    def margin(self):
        return self.revenue - self.cost

    @property
    def growth(self):
        return Fraction(self.revenue, self.before) - 1 if self.before > 0 else None

    @property
    def variation(self):
        mean = sum(self.units) / 12
        if mean <= 0:
            return None
        return math.sqrt(sum((each - mean) ** 2 for each in self.units) / 12) / float(mean)


def grouped(book, month, key):
    """Groups by key; those with sales in one of the two years."""
    groups = collections.defaultdict(Group)
    for index, each in enumerate(months_of(earlier(month, 11), month)):
        for line in book.by_month[each]:
            groups[key(line)].add(line, index)
    for each in months_of(earlier(month, 23), earlier(month, 12)):
        for line in book.by_month[each]:
            groups[key(line)].before += line.revenue
    return groups


def abc(groups):
    """By margin, for every cost is known."""
    total = sum(group.margin for group in groups.values() if group.margin > 0)
    before, classes = 0, {}
    for key in sorted(groups, key=lambda key: (-groups[key].margin, key)):
        margin = groups[key].margin
        if margin <= 0:
            classes[key] = "C"
            continue
        classes[key] = "A" if before * 100 < total * 80 else "B" if before * 100 < total * 95 else "C"
        before += margin
    return classes


def position(growth, leads, company):
    if growth is None:
        return None
    if leads:
        return "star" if growth >= company else "cash cow"
    return "question mark" if growth >= company else "dog"


def advice(row, company_ratio):
    if row["margin_ratio"] is None:
        return "not assessed"
    if row["margin_ratio"] < FLOOR:
        return "withdraw" if row["position"] == "dog" and row["abc"] == "C" else "reprice"
    is_good = row["position"] == "question mark" and row["margin_ratio"] > company_ratio
    return "invest" if row["position"] == "star" or is_good else "keep"


def rows(groups, rival):
    """Measures by key; `rival`: the category, or the market, within which keys compete."""
    classes = abc(groups)
    revenue = sum(group.revenue for group in groups.values())
    growth = Fraction(revenue, sum(group.before for group in groups.values())) - 1
    company = ratio(sum(group.margin for group in groups.values()), revenue)
    rivals = collections.defaultdict(list)
    for key in sorted(groups, key=lambda key: (-groups[key].revenue, key)):
        rivals[rival(key)].append(key)
    found = {}
    for key, group in groups.items():
        order = [groups[each].revenue for each in rivals[rival(key)]]
        is_first = rivals[rival(key)][0] == key
        other = (order[1] if len(order) > 1 else 0) if is_first else order[0]
        variation = group.variation
        row = found[key] = {
            "revenue": group.revenue, "revenue_year_before": group.before, "growth": group.growth,
            "company_growth": growth, "revenue_share": ratio(group.revenue, revenue),
            "rival_share": ratio(group.revenue, sum(order)), "units": sum(group.units),
            "margin": group.margin, "margin_ratio": ratio(group.margin, group.revenue),
            "company_margin_ratio": company, "returns": group.returns,
            "return_rate": ratio(group.returns, group.revenue + group.returns),
            "discounts": group.discounts, "discount_rate": ratio(group.discounts, group.gross),
            "abc": classes[key], "abc_basis": "margin",
            "xyz": None if variation is None else "X" if variation <= 0.5 else
                   "Y" if variation <= 1 else "Z",
            "coefficient_of_variation": None if variation is None else Fraction(variation),
            "relative_share": ratio(group.revenue, other),
            "position": position(group.growth, group.revenue == order[0], growth),
        }
        row["advice"] = advice(row, company)
    return found


def products(book, month):
    categories = book.exports.categories
    groups = grouped(book, month, lambda line: line.product)
    return {(key,): row for key, row in rows(groups, lambda key: categories[key]).items()}


def markets(book, month):
    exports = book.exports
    groups = grouped(book, month, lambda line: (
        exports.categories[line.product], exports.countries.get(line.customer, "")))
    return rows(groups, lambda key: key[1])
