"""Deals as a register of arms transfers has them: two sheets, what reached an order, and what did not.

Columns and brackets follow SIPRI (Stockholm International Peace Research Institute), "Explanation of the Transfer
Registers", https://www.sipri.org/databases/armstransfers/sources-and-methods: a deal is listed once an order was placed
or deliveries began; ". ." is what is not known; figures and years are in brackets where they are uncertain; the year of
delivery is blank until something was delivered. Unlike there, any goods are listed, and a status is how far a deal got.
"""

import csv
from pathlib import Path
from typing import Final

from communique.errors import InputError
from communique.knowledge.states import name_of
from communique.knowledge.wording import words
from communique.ledger import Ledger
from communique.model import Conflict, Deal, Document, Entity, Origin, Rung, Value, codes
from communique.present import deals
from communique.present.exporters.csv import safe
from communique.present.exporters.files import replacing
from communique.present.phrasing import capital, listed
from communique.text import edtf, labels
from communique.text.units import printed

ORDERED: Final = (
    "Supplier", "Recipient", "Number ordered", "Designation", "Description", "Year of order", "Number delivered",
    "Year(s) of delivery", "Status", "Comments", "Deal",
)  # fmt: skip
NOT_ORDERED: Final = (
    "Supplier",
    "Recipient",
    "Number",
    "Designation",
    "Description",
    "Year",
    "Status",
    "Comments",
    "Deal",
)
SHEETS: Final = {"deals.csv": ORDERED, "not_ordered.csv": NOT_ORDERED}
UNKNOWN: Final = ". ."
OFFICIAL: Final = ("state", "body")

Row = dict[str, str]


def write_folder(ledger: Ledger, folder: Path) -> list[Path]:
    """`deals.csv` and `not_ordered.csv` in a folder that is made if need be; their paths."""
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; the register goes into a folder, one file a sheet.")
    folder.mkdir(parents=True, exist_ok=True)
    register = Register(ledger)
    found = list(ledger.deals())
    paths = []
    for name, columns in SHEETS.items():
        with replacing(folder / name) as stream:
            writer = csv.DictWriter(stream, columns, lineterminator="\n")
            writer.writeheader()
            ordered = columns is ORDERED
            writer.writerows(safe(register.row(deal)) for deal in found if is_ordered(deal) is ordered)
        paths.append(folder / name)
    return paths


def is_ordered(deal: Deal) -> bool:
    """Whether a deal reached an order or anything beyond."""
    stages = codes.STAGES["transfer"]
    return deal.furthest is not None and stages.index(deal.furthest) >= stages.index("order")


class Register:
    """Rows of the register, with what the ledger knows of sources and of what they contradict."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._official: dict[Origin, bool] = {}
        self._conflicts: dict[str, list[Conflict]] = {}
        for conflict in ledger.conflicts(on="event"):
            self._conflicts.setdefault(conflict.target, []).append(conflict)

    def row(self, deal: Deal) -> Row:
        """A deal as a row of its sheet."""
        made = {
            "Supplier": _side(deal, deal.supplier), "Recipient": _side(deal, deal.recipient),
            "Designation": deal.designation or "", "Description": deal.description or "",
            "Status": status(deal), "Comments": self.comments(deal), "Deal": deal.id,
        }  # fmt: skip
        if not is_ordered(deal):
            rungs = list(reversed(_rungs(deal, *codes.STAGES["transfer"], standing=None)))
            return made | {"Number": self.number(deal, rungs), "Year": self.years(rungs)}
        placed, delivered = _rungs(deal, "order", "licence"), _rungs(deal, "delivery")
        moved = delivered or _rungs(deal, "in_service")
        return made | {
            "Number ordered": self.number(deal, placed), "Year of order": self.years(placed),
            "Number delivered": self.number(deal, delivered) if moved else "",
            "Year(s) of delivery": self.years(delivered) if moved else "",
        }  # fmt: skip

    def number(self, deal: Deal, rungs: list[Rung]) -> str:
        """How many, of the first rung that says so; deliveries of several dates are added up."""
        for rung in rungs:
            given = [v for v in rung.numbers if not _money(v)]
            if given:
                lots = _lots(rung, given)
                total = sum(v.value["quantity"] for v in lots)
                unit = printed(given[0].value["unit"] or "")
                told = f"{total:,g} {unit}".strip() if isinstance(total, float) else f"{total:,} {unit}".strip()
                disputed = len(given) > len(lots) or "quantity" in self._fields(deal, rung)
                rough = any(v.value["comparator"] not in (None, "exact") for v in lots)
                return _bracketed(told, disputed or rough or any(self._weak(v, rung) for v in lots))
        return UNKNOWN

    def years(self, rungs: list[Rung]) -> str:
        """The years of the first rung that is dated."""
        for rung in rungs:
            found: dict[str, bool] = {}
            for value in rung.when:
                rough = self._weak(value, rung) or not edtf.is_single(value.value) or "~" in value.value
                for year in _years(value.value):
                    found.setdefault(year, rough)
            if found:
                return "; ".join(_bracketed(year, found[year]) for year in sorted(found))
        return UNKNOWN

    def comments(self, deal: Deal) -> str:
        """Each rung with who vouches for it, and what is contradicted, in words."""
        parts = [_told(rung) for rung in deal.ladder]
        for conflict in (c for e in deal.events for c in self._conflicts.get(e, ())):
            if conflict.field in words().fields and conflict.kind != "denial":
                sides = [f"{side.value} ({', '.join(side.origins)})" for side in conflict.sides]
                parts.append(f"{words().fields[conflict.field]} disputed: {listed(sides, 'or')}")
        if deal.corroborated:
            parts.append(f"{words().rungs[deal.corroborated]} or beyond by two independent origins")
        return capital("; ".join(parts))

    def _fields(self, deal: Deal, rung: Rung) -> set[str]:
        """The fields on which reports of a rung contradict one another."""
        found = (c for e in deal.events for c in self._conflicts.get(e, ()))
        return {c.field for c in found if any(set(s.reports) & set(rung.reports) for s in c.sides)}

    def _weak(self, value: Value, rung: Rung) -> bool:
        """Whether a figure is uncertain: voiced in doubt, or by one origin alone that is no official one."""
        named = [o for o in rung.origins if o.name in value.origins]
        return rung.hedged or (len(named) < 2 and not any(map(self._is_official, named)))

    def _is_official(self, origin: Origin) -> bool:
        """Whether a state, its body, one of its people in office, or its own release vouches."""
        if origin not in self._official:
            entity = self._ledger.get(origin.entity) if origin.entity else None
            known = isinstance(entity, Entity) and (entity.kind in OFFICIAL or any(r.country for r in entity.roles))
            papers = [self._ledger.get(d) for d in origin.documents]
            own = [p for p in papers if isinstance(p, Document) and p.genre == "official"]
            voices = {labels.outlet(v).words for p in own for v in (p.outlet, p.byline) if v}
            self._official[origin] = known or labels.outlet(origin.name).words in voices
        return self._official[origin]


def status(deal: Deal) -> str:
    """How far it got; that it was cancelled; or that nothing was reached."""
    if deal.rung("cancelled"):
        return words().reached["cancelled"]
    if deal.furthest:
        return words().reached[deal.furthest]
    return words().standings["ahead" if any(r.standing == "ahead" for r in deal.ladder) else "denied"]


def _side(deal: Deal, code: str | None) -> str:
    """A state's name; in brackets those that it may be, where a paper of two does not say which of them supplies."""
    if code:
        return name_of(code)
    both = not deal.supplier and not deal.recipient and len(deal.states) == 2
    return _bracketed(listed([name_of(s) for s in deal.states], "or"), True) if both else "unknown"


def _rungs(deal: Deal, *stages: str, standing: str | None = "reached") -> list[Rung]:
    return [r for r in deal.ladder if r.stage in stages and standing in (None, r.standing)]


def _money(value: Value) -> bool:
    unit = value.value["unit"] or ""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def _lots(rung: Rung, given: list[Value]) -> list[Value]:
    """The numbers that add up: one of each dated lot where every number has its own date, else the best supported."""
    dates = [{w.value for w in rung.when if set(w.reports) & set(v.reports)} for v in given]
    apart = all(dates) and sum(map(len, dates)) == len(set().union(*dates))
    return given if rung.stage == "delivery" and apart else given[:1]


def _years(date: str) -> list[str]:
    low, high = edtf.bounds(date)
    return list(dict.fromkeys(f"{day.year}" for day in (low, high) if day))


def _bracketed(text: str, uncertain: bool) -> str:
    return f"({text})" if uncertain else text


def _told(rung: Rung) -> str:
    """`offer (24 launchers), May 2023, according to A and B`; `order denied by C`."""
    who = listed(deals.origins(rung))
    if rung.standing == "denied":
        return f"{words().rungs[rung.stage]} denied by {who}"
    return f"{deals.rung(rung)}, according to {who}"
