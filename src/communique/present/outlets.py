"""The outlets of a ledger: one for all spellings of a name, with its articles and its address among the pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from communique.ledger import Ledger, schema
from communique.text import labels
from communique.text.sounds import romanise


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency, whether it has articles here or is only cited. `key` is what its spellings come to; `slug`
    its name in an address. `documents` are its articles, the latest first; `entities` the merged ones of kind `media`
    that are it, `named` the articles that name one of these."""

    key: str
    slug: str
    name: str
    spellings: tuple[str, ...]
    documents: tuple[str, ...]
    entities: tuple[str, ...]
    named: frozenset[str]

    @property
    def seen(self) -> int:
        """In how many articles it is named."""
        return len(self.named)


class Outlets:
    """All of them, found by any spelling or by the id of an entity."""

    def __init__(self, ledger: Ledger) -> None:
        self._same: dict[str, str] = {}  # a spelling's key: the key of the outlet
        articles, spelled = defaultdict[str, list[str]](list), defaultdict[str, Counter[str]](Counter)
        media, named = dict[str, str](), defaultdict[str, set[str]](set)
        known = schema.entities.c
        query = select(known.id, known.name, known.record).where(known.kind == "media").order_by(known.id)
        for id_, name, record in ledger.table(query):
            if key := self._joined((name, *record["aliases"])):
                media[id_] = key
                named[key].update(record["documents"])
                spelled[key].update({n: len(record["documents"]) for n in (name, *record["aliases"])})
        column = schema.documents.c
        rows = select(column.id, column.outlet).where(column.outlet.is_not(None))
        for id_, name in ledger.table(rows.order_by(column.day_from.desc().nulls_last(), column.id)):
            if key := self._joined((name,)):
                articles[key].append(id_)
                spelled[key][name] += 1000  # what an outlet calls itself goes before what others call it
        self.by_key = {
            key: _outlet(key, names, articles[key], [i for i, k in media.items() if k == key], named[key])
            for key, names in spelled.items()
        }
        self._media = media
        self._slugs = {one.slug: one.key for one in self.all}

    def _joined(self, names: Iterable[str]) -> str | None:
        """The key of the outlet that has these names; None where they hold no letter and no digit."""
        keys = [k for name in names if (k := "".join(labels.outlet(name).words))]
        if not keys:
            return None
        key = next((self._same[k] for k in keys if k in self._same), keys[0])
        for one in keys:
            self._same.setdefault(one, key)
        return key

    @property
    def all(self) -> list[Outlet]:
        """Those with the most articles first, then those that the most name."""
        return sorted(self.by_key.values(), key=lambda o: (-len(o.documents), -o.seen, o.name.casefold(), o.key))

    def named(self, name: str | None) -> Outlet | None:
        """The outlet of that name, in any spelling."""
        key = self._same.get("".join(labels.outlet(name).words)) if name else None
        return self.by_key.get(key) if key else None

    def at(self, slug: str) -> Outlet | None:
        """The outlet of an address's last part, or of a name given in its place."""
        key = self._slugs.get(slug)
        return self.by_key[key] if key else self.named(slug.replace("-", " "))

    def of(self, entity: str | None) -> Outlet | None:
        """The outlet that a merged entity is."""
        key = self._media.get(entity) if entity else None
        return self.by_key[key] if key else None


def _outlet(key: str, names: Counter[str], articles: list[str], entities: list[str], named: set[str]) -> Outlet:
    spellings = sorted(names, key=lambda n: (-names[n], n))
    slug = romanise(spellings[0]).replace(" ", "-")
    own = "".join(labels.outlet(slug.replace("-", " ")).words) == key
    return Outlet(
        key, slug if own else key, spellings[0], tuple(spellings), tuple(articles), tuple(entities), frozenset(named)
    )
