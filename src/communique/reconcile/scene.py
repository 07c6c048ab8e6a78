"""The part of a ledger that an incremental reconciling looks at, as it is now: documents, who is who, accounts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from communique.model import Document, Entity, Link
from communique.model.kept import Copied
from communique.reconcile.accounts import Account, account
from communique.reconcile.copies import Sketch, joined, sketch, unpacked
from communique.reconcile.keeper import Keeper
from communique.reconcile.origins import Sources, outlets
from communique.reconcile.regroup import Regrouped


class Scene:
    """Grows as accounts are asked for; each is worked out once."""

    def __init__(self, keeper: Keeper, groups: Regrouped, new: Mapping[str, Document]) -> None:
        self._keeper, self._groups = keeper, groups
        before = keeper.media()
        media = {i: e for i, e in before.items() if i not in groups.gone and i not in groups.entities}
        media |= {i: e for i, e in groups.entities.items() if e.kind == "media"}
        self.renamed = _renamed(before, media)
        kept = {c.document: (unpacked(c.sha256, c.numbers), c.family) for c in keeper.copies()}
        self.sketches: dict[str, Sketch] = {i: sketch(d) for i, d in new.items()}
        self.families = joined(self.sketches, {i: k for i, k in kept.items() if i not in new})
        self._sketches = {i: one for i, (one, _) in kept.items()} | self.sketches
        self._family = {i: family for i, (_, family) in kept.items()} | self.families
        self._copies: dict[str, list[str]] = defaultdict(list)
        for document, family in self._family.items():
            self._copies[family].append(document)
        self._documents: dict[str, Document] = {}
        self._resolve: dict[str, str] = {}
        self._entities: dict[str, Entity] = dict(media)
        self._cited: dict[str, Iterable[Link]] = {}
        self._accounts: dict[str, Account] = {}
        self._sources: Sources | None = None

    def kin(self, documents: Iterable[str]) -> set[str]:
        """Documents with all their copies."""
        return {copy for d in documents if d in self._family for copy in self._copies[self._family[d]]}

    def copied(self) -> list[Copied]:
        """What to keep of the documents whose families changed, and of new ones."""
        kept = {c.document: c for c in self._keeper.copies()}
        changed = []
        for document, family in sorted(self.families.items()):
            if document in self.sketches:
                made = self.sketches[document]
                changed.append(Copied(document, made.sha256, made.packed, family))
            else:
                changed.append(kept[document]._replace(family=family))
        return changed

    def look(self, documents: Iterable[str]) -> None:
        """Bring documents in, with their copies and whom they name."""
        new = self.kin(documents) - set(self._documents)
        if not new:
            return
        self._sources = None
        self._documents |= self._keeper.documents(new)
        self._cited |= self._keeper.cited(new)
        found = self._keeper.targets(documents=new)
        found = {m: self._groups.resolve.get(m, t) for m, t in found.items() if m not in self._groups.lost}
        self._resolve |= found | {m: t for m, t in self._groups.resolve.items() if m not in self._resolve}
        asked = set(self._resolve.values()) - set(self._entities)
        self._entities |= {i: e for i, e in self._groups.entities.items() if i in asked}
        self._entities |= self._keeper.entities(asked - set(self._groups.entities))

    def spell(self, things: Iterable[str]) -> None:
        """Bring in all names of things."""
        new = set(things) - set(self._groups.entities)
        self._entities |= self._keeper.spelled(new)
        self._sources = None

    @property
    def sources(self) -> Sources:
        """Who vouches for what, in the documents looked at."""
        if self._sources is None:
            family = {i: self._family[i] for i in self._documents}
            self._sources = Sources(
                self._entities, self._resolve, self._documents, family, self._sketches, self._cited
            )  # fmt: skip
        return self._sources

    def accounts(self, reports: Iterable[str]) -> list[Account]:
        """The accounts of reports, those that are no more left out."""
        asked = sorted(set(reports))
        found = self._keeper.reports([r for r in asked if r not in self._accounts])
        self.look({r.document for r in found.values()})
        sources = self.sources
        for id_, r in found.items():
            self._accounts[id_] = account(
                r, self._documents[r.document], self._entities, self._resolve, sources.of(r), self._family[r.document]
            )
        return [self._accounts[r] for r in asked if r in self._accounts]


def _renamed(before: Mapping[str, Entity], now: Mapping[str, Entity]) -> set[tuple[str, ...]]:
    """The words of names of outlets that stand for another medium than before, or for one that is called otherwise."""
    was, has = outlets(before.values()), outlets(now.values())
    return {
        words
        for words in was.keys() | has.keys()
        if was.get(words) != has.get(words) or before[was[words]].name != now[has[words]].name
    }
