"""The way from an origin to its articles as a tree: an origin, those who handed it on, the articles of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from communique.model import Document, Origin, Report
from communique.reconcile.carriers import Carried, Carrier


@dataclass(frozen=True, slots=True)
class Branch:
    """An origin or a relay, the articles that have it straight from there (the earliest first), and those who handed it
    further, the one with most articles first. `entity` is an origin's, where it is known by name."""

    name: str
    entity: str | None
    articles: tuple[Carrier, ...]
    branches: tuple["Branch", ...]

    @property
    def number(self) -> int:
        """How many articles hang on it."""
        return len(self.articles) + sum(branch.number for branch in self.branches)


def tree(origin: Carried) -> Branch:
    """The branches of an origin."""
    return _grown(origin.name, origin.entity, [(c.relays, c) for c in origin.carriers])


def of_one(origin: Origin, document: Document, report: Report) -> Branch:
    """The same of the only report there is, whose way is its own chain: nothing needs to be reckoned again."""
    relays = tuple(link.name for link in reversed(report.attribution[1:-1]))
    how = "cites" if len(report.attribution) > 1 else "itself"
    article = Carrier(document.id, document.outlet, document.published, document.title, (report.id,), relays, how)
    return _grown(origin.name, origin.entity, [(relays, article)])


def _grown(name: str, entity: str | None, ways: Iterable[tuple[tuple[str, ...], Carrier]]) -> Branch:
    """What grows from one name: the articles whose way ends here, and a branch for each name that comes next."""
    straight: list[Carrier] = []
    onward: dict[str, list[tuple[tuple[str, ...], Carrier]]] = {}
    for way, carrier in ways:
        if way:
            onward.setdefault(way[0], []).append((way[1:], carrier))
        else:
            straight.append(carrier)
    grown = (_grown(relay, None, some) for relay, some in onward.items())
    return Branch(name, entity, tuple(straight), tuple(sorted(grown, key=lambda b: (-b.number, b.name))))
