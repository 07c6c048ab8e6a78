"""How many of what: the numbers that accounts of one happening give for the same goods."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from communique.knowledge.words import word_sets
from communique.model import Item
from communique.reconcile.accounts import Account
from communique.reconcile.findings import Finding, agree
from communique.reconcile.goods import content_words, head, sorts
from communique.reconcile.groups import Groups
from communique.reconcile.properties import Number, quantities
from communique.text.sounds import romanise
from communique.text.units import convert, currency_codes

BESIDE = 24  # characters on either side of a number in which a word may say that it is of a part


@dataclass(frozen=True, slots=True)
class Count:
    """A number, and whether it is of a part of the whole or a sum over time, so that another number is no other."""

    number: Number
    part: bool

    @property
    def plain(self) -> float | int:
        """The number without its unit."""
        return int(self.number[0]) if self.number[0] % 1 == 0 else self.number[0]


def counted(accounts: list[Account], resolve: dict[str, str]) -> list[tuple[str, list[tuple[Account, Count]]]]:
    """The numbers given for each of an event's goods, under a name of these; `resolve` leads to merged entities."""
    told = [(a, item) for a in accounts for item in a.report.items if item.quantity is not None]
    alone = Counter((a.id, _sum(item)) for a, item in told)
    groups = Groups(range(len(told)))
    for i, (a, x) in enumerate(told):
        for j, (b, y) in enumerate(told[:i]):
            only = a is not b and alone[a.id, _sum(x)] == alone[b.id, _sum(y)] == 1
            if _same_goods(x, y, resolve) or (only and _no_others(x, y)):
                groups.join(i, j)
    out: dict[str, list[tuple[Account, Count]]] = defaultdict(list)
    for _, members in sorted(groups.sets().items()):
        key = min(_name(told[i][1], resolve) for i in members)
        out[key] += [(told[i][0], _count(*told[i])) for i in members]
    return sorted(out.items())


def numbers_differ(a: Count, b: Count) -> Finding:
    """Whether two numbers of the same goods exclude one another."""
    if a.part or b.part:
        return agree("a number of a part, or a sum over time, is no other number of the whole")
    return quantities(a.number, b.number)


def _name(item: Item, resolve: dict[str, str]) -> str:
    return resolve.get(item.entity or "") or " ".join(sorted(content_words(item.text)))


def _same_goods(a: Item, b: Item, resolve: dict[str, str]) -> bool:
    """Whether two items are the same goods: one thing by name, or one noun with nothing that tells them apart."""
    if _sum(a) != _sum(b):
        return False
    x, y = content_words(a.text), content_words(b.text)
    if _name(a, resolve) == _name(b, resolve):
        return True
    return bool(head(a.text)) and head(a.text) == head(b.text) and (x <= y or y <= x)


def _no_others(a: Item, b: Item) -> bool:
    """Whether the one thing that each of two accounts counts can be the same: of no two sorts, in units that go
    together."""
    if _sum(a) or _sum(b):
        return a.unit == b.unit
    x, y = sorts([head(a.text)]), sorts([head(b.text)])
    return not (x and y and not x & y) and convert(1.0, _unit(a), _unit(b)) is not None


def _count(account: Account, item: Item) -> Count:
    number = (float(item.quantity or 0), _unit(item), item.comparator or "exact")
    return Count(number, _of_a_part(account, item))


def _unit(item: Item) -> str:
    """Its unit; none where it only counts, be it "{boat}" or "1"."""
    unit = item.unit or ""
    return "" if unit == "1" or unit.startswith("{") else unit


def _sum(item: Item) -> bool:
    """Whether its number is one of money, whatever it is called."""
    return item.unit in currency_codes()


def _of_a_part(account: Account, item: Item) -> bool:
    """Whether a word beside the number says that it is of a part, or a sum."""
    if item.start is None or item.end is None:
        return False
    around = account.document.text[max(0, item.start - BESIDE) : item.end + BESIDE]
    return not word_sets("comparing")["parts"].isdisjoint(romanise(around).split())
