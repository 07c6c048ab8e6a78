"""Reconciling a few documents into what was reconciled before, to the very result that reconciling everything gives.

What a document changes is found by what it leans on: profiles of entities, and with them the groups that they are in;
the reports that name a member whose entity is another now; documents that are copies of it; outlets that are known by
another name. Their reports are compared with those they meet, and what is likely of one happening with one of them,
from neighbour to neighbour, is brought together anew.
"""

from collections.abc import Iterable

from communique.model import Attribute, Change, Judgement, Reading, Reconciliation
from communique.reconcile.accounts import Account
from communique.reconcile.events import event_id
from communique.reconcile.happenings import happenings, keep, member_place
from communique.reconcile.judgements import member, pairs
from communique.reconcile.keeper import Keeper
from communique.reconcile.meeting import Pair, blocks, edges, footing, worth
from communique.reconcile.places import place
from communique.reconcile.regroup import Regrouped, regroup
from communique.reconcile.scene import Scene

MOST = 2000  # reports to be told anew, beyond which bringing everything together is quicker


def advance(
    keeper: Keeper, changed: Iterable[str], judgements: tuple[Judgement, ...], new: tuple[Judgement, ...] = ()
) -> Change | None:
    """What changes with documents that were read since everything was reconciled, and with judgements, of which `new`
    were given since. None where so much changes that all should be reconciled."""
    readings = {r.document.id: r for r in keeper.readings(changed)}
    groups = regroup(keeper, readings, judgements)
    scene = Scene(keeper, groups, {i: r.document for i, r in readings.items()})
    step = _Step(keeper, readings, groups, scene, judgements, new)
    return step.change() if len(step.reports) <= MOST else None


class _Step:
    def __init__(
        self, keeper: Keeper, readings: dict[str, Reading], groups: Regrouped, scene: Scene,
        judgements: tuple[Judgement, ...], new: tuple[Judgement, ...],
    ) -> None:  # fmt: skip
        self.keeper, self.readings, self.groups, self.scene = keeper, readings, groups, scene
        self.judgements, self.new = judgements, new
        self.before = keeper.footings(documents=readings)
        told = {r.id for reading in readings.values() for r in reading.reports}
        told |= {a.id for reading in readings.values() for a in reading.attributes}
        leaning = self._leaning() - set(self.before)
        footings = keeper.footings(records=leaning)
        self.before |= footings
        self.stale = told | leaning | set(self.before)
        self.reports = {i for i in self.stale if i.startswith("rep_")}

    def _leaning(self) -> set[str]:
        """The reports and attributes of other documents that are to be looked at again."""
        spots = {member_place(m) for m in self.groups.shaken} | {place("outlet", *w) for w in self.scene.renamed}
        found = {owner for owners in self.keeper.at(spots).values() for owner in owners}
        documents = {i for i in found if i.startswith("doc_")} | set(self.scene.families)
        found |= self.keeper.said(self.scene.kin(documents))
        found |= {member(i) for j in self.new for i in (j.a, j.b) if i}
        return {i for i in found if i.startswith(("rep_", "att_"))}

    def change(self) -> Change:
        """What changes."""
        self._widen()
        mine = self.scene.accounts(self.reports)
        fresh = self._edges(mine)
        together = self.scene.accounts(self._closure(fresh))
        old_events = self.keeper.mates({*(a.id for a in together), *self.reports})
        things, attributes = self._claims()
        self.scene.look({a.document for a in attributes.values()})
        self.scene.spell(things)
        lost = self.groups.lost | {event_id(r) for r in self.reports} - {event_id(a.id) for a in mine}
        made = happenings(together, attributes.values(), self.scene.sources, self.judgements, self._named(lost))
        gone_events = set(old_events) - {e.id for e in made.events}
        targets = set(old_events) | {e.id for e in made.events} | things | self.groups.gone | set(self.groups.entities)
        gone = self.keeper.conflicts_on(targets) - {c.id for c in made.conflicts}
        kept, groups = self.groups.kept, self.groups
        claims = [a for i, a in attributes.items() if i in self.stale]
        documents = {i: r.document for i, r in self.readings.items()}
        keep(kept, mine, claims, documents.values(), self.keeper.cited(documents), fresh)
        kept.copies = self.scene.copied()
        entities = tuple(e for _, e in sorted(groups.entities.items()))
        resolve = {**groups.resolve, **made.resolve}
        return Change(
            Reconciliation(entities, made.events, made.conflicts, resolve, kept),
            gone | gone_events | groups.gone,
            lost,
            groups.dropped | self.stale | set(self.readings) | {s.member for s in kept.sketched} | groups.lost,
        )

    def _widen(self) -> None:
        """Take in reports that tell the very same as one of these, before or now: one stands for all of them."""
        now = (footing(a).again for a in self.scene.accounts(self.reports))
        then = (f.again for f in self.before.values())
        same = self.keeper.footings(again={again for again in (*now, *then) if again is not None})
        self.before |= {i: f for i, f in same.items() if i not in self.before}
        self.reports |= set(same)
        self.stale |= set(same)

    def _edges(self, mine: list[Account]) -> list[Pair]:
        """The pairs of these with one another and with others that are likely of one happening."""
        spots: dict[int, list[Account]] = {}
        for a in mine:
            for block in blocks(a):
                spots.setdefault(place("block", *block), []).append(a)
        met: dict[str, set[str]] = {}
        for spot, owners in self.keeper.at(spots).items():
            others = [o for o in owners if o not in self.stale]
            for a in spots[spot]:
                met.setdefault(a.id, set()).update(others)
        footings = self.keeper.footings(records={o for others in met.values() for o in others})
        stands = {a.id: footing(a) for a in mine}
        near = {i: {o for o in others if worth(stands[i], footings[o])} for i, others in met.items()}
        accounts = {a.id: a for a in self.scene.accounts({*near, *(o for others in near.values() for o in others)})}
        pairs_ = [(accounts[i], accounts[o]) for i, others in near.items() for o in others]
        for together in spots.values():
            pairs_ += [(a, b) for a in together for b in together if a.id < b.id and worth(stands[a.id], stands[b.id])]
        return list(edges(pairs_))

    def _closure(self, fresh: list[Pair]) -> set[str]:
        """These reports, those that stood beside them, and whatever is likely of one happening with one of them."""
        beside: dict[str, set[str]] = {}
        for a, b in [*fresh, *pairs(self.judgements, "same")]:
            beside.setdefault(a, set()).add(b)
            beside.setdefault(b, set()).add(a)
        found, edge = set[str](), set(self.reports)
        while edge:
            found |= edge
            footings = self.keeper.footings(records=edge)
            again = {f.again for f in footings.values() if f.again is not None}
            reached = {i for r in edge for i in beside.get(r, ())}
            reached |= {i for pair in self.keeper.edges(edge) for i in pair}
            reached |= {i for reports in self.keeper.mates(edge).values() for i in reports}
            reached |= set(self.keeper.footings(again=again))
            edge = reached - found
        return found

    def _claims(self) -> tuple[set[str], dict[str, Attribute]]:
        """The things of which something may be claimed otherwise than before, and all that is claimed of them."""
        subjects = self.keeper.subjects()
        asked = {subjects[i] for i in self.stale if i in subjects} | {j.a for j in self.new if j.a.startswith("ent_")}
        leads = {**self.keeper.targets(members={*subjects.values(), *asked}), **self.groups.resolve}
        things = {leads.get(i, i) for i in asked} | set(self.groups.entities)
        return things, self.keeper.attributes(i for i, s in subjects.items() if leads.get(s, s) in things)

    def _named(self, lost: set[str]) -> dict[str, str]:
        """What the ids that judgements name lead to, but for those that are no more."""
        named = {i for j in self.judgements for i in (j.a, j.b, j.value) if i}
        members = {event_id(member(i)) if i.startswith(("rep_", "evt_")) else i for i in named} - lost
        return {
            **self.keeper.targets(members=members),
            **{m: t for m, t in self.groups.resolve.items() if m in members},
        }
