"""The ladder of a deal: its rungs with who vouches for each, and how far one origin, and two, put it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from communique.knowledge.things import goods_words
from communique.model import Deal, DealSources, Origin, Report, Rung, Value, codes
from communique.reconcile.groups import Groups
from communique.reconcile.strands import Strand, stage_of, standing_of, wrong
from communique.reconcile.wares import covers, is_money, singular
from communique.text import edtf
from communique.text.names import fold
from communique.text.sounds import romanise

LADDER = tuple(s for s in codes.STAGES["transfer"] if s != "cancelled")
RANK = {stage: rank for rank, stage in enumerate(codes.STAGES["transfer"])}
ITEM = ("text", "quantity", "unit", "comparator")

Told = tuple[Strand, Report]


def build(together: list[Strand], sources: DealSources) -> Deal:
    """The deal of strands that are of one (sorted by id)."""
    told = {(s.event.id, r.id): (s, r) for s in together for r in s.reports}
    rungs: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for strand, report in told.values():
        if stage := stage_of(report):
            rungs[stage, standing_of(report)].append((strand, report))
    supplier, recipient = (
        next((x for s in together if (x := getattr(s, side))), None) for side in codes.ROLES["transfer"]
    )
    designation, entity = _designation(together, sources)
    kinds = Counter(s.event.kind for s in together if s.event.type == "transfer" and s.event.kind)
    return Deal(
        id=min(s.id for s in together), supplier=supplier, recipient=recipient,
        states=tuple(sorted(frozenset[str]().union(*(s.states for s in together)))),
        designation=designation, description=_description(together), entity=entity,
        kind=min(kinds, key=lambda k: (-kinds[k], k), default=None),
        furthest=_furthest(rungs, sources, 1), corroborated=_furthest(rungs, sources, 2),
        ladder=tuple(_rung(*key, rungs[key], sources) for key in sorted(rungs, key=_place)),
        events=tuple(sorted({s.event.id for s in together})),
        reports=tuple(sorted({r.id for _, r in told.values()})),
    )  # fmt: skip


def _place(key: tuple[str, str]) -> tuple[int, int]:
    return RANK[key[0]], codes.STANDINGS.index(key[1])


def _furthest(rungs: dict[tuple[str, str], list[Told]], sources: DealSources, least: int) -> str | None:
    """The furthest stage at which, or beyond which, so many independent origins put the goods."""
    beyond: list[Told] = []
    for stage in reversed(LADDER):
        here = rungs.get((stage, "reached"), [])
        beyond += here
        if here and len(origins_of(beyond, sources)) >= least:
            return stage
    return None


def _rung(stage: str, standing: str, told: list[Told], sources: DealSources) -> Rung:
    reports = {r.id: r for _, r in told}
    numbers: dict[str, tuple[dict[str, object], set[str]]] = {}
    for strand, _ in told:
        for value in strand.items:
            given = {key: value.value.get(key) for key in ITEM}
            if given["quantity"] is not None and (mine := reports.keys() & set(value.reports)):
                same = f"{given['quantity']} {given['unit']} {given['comparator'] or 'exact'}"
                numbers.setdefault(same, (given, set()))[1].update(mine)
    dates: dict[str, set[str]] = defaultdict(set)
    for strand, report in told:
        if report.when and report.id not in wrong(strand.event, "when"):
            dates[report.when].add(report.id)
    by = {r.id: (s, r) for s, r in told}
    return Rung(
        stage, standing,
        when=_values(((when, ids) for when, ids in dates.items()), by, sources),
        numbers=_values(numbers.values(), by, sources),
        reports=tuple(sorted(reports)), origins=origins_of(told, sources),
        hedged=all(r.hedged for r in reports.values()),
        told=min((d for r in reports.values() if (d := sources.documents[r.document].published)), key=edtf.sort_key,
                 default=None),
    )  # fmt: skip


def _values(found: Iterable[tuple[object, set[str]]], by: dict[str, Told], sources: DealSources) -> tuple[Value, ...]:
    """Values with their reports and origins, the best supported first."""
    made = [
        Value(value, tuple(sorted(ids)), tuple(o.name for o in origins_of([by[i] for i in sorted(ids)], sources)))
        for value, ids in found
    ]
    return tuple(sorted(made, key=lambda v: (-len(v.origins), -len(v.reports), _order(v.value))))


def _order(value: object) -> tuple[object, ...]:
    return (*edtf.sort_key(value),) if isinstance(value, str) else (is_money(value), repr(value))  # type: ignore[arg-type]


def _designation(together: list[Strand], sources: DealSources) -> tuple[str | None, str | None]:
    """The name of the model or vessel, and its id."""
    named = next((g.named for s in together for g in s.goods if g.named), None)
    return (sources.entities[named].name, named) if named else (None, None)


def _description(together: list[Strand]) -> str | None:
    """What the goods are in words, without a name: as most often printed, else as most fully, with what two reports add
    to it; in a word for several sorts of goods only where none says which."""
    plain = [g for s in together for g in s.goods if not g.sorts]
    texts, edges = Counter[str](), goods_words().edges
    names = {n for s in together for g in s.goods for name in g.names for n in (name, f"{name}s")}
    for strand in together:
        for value, goods in zip(strand.items, strand.goods, strict=False):
            words = [w for w in value.value["text"].split() if fold(w) not in names and not fold(w).isdigit()]
            while words and fold(words[0]) in edges:
                words.pop(0)
            if words and goods.head and not (goods.sorts and any(covers(goods, g) for g in plain)):
                texts[" ".join(words)] += len(value.reports)
    told = {text: frozenset(singular(w) for w in romanise(text).split()) for text in texts}
    full = {t: len(told[t]) for t in texts if sum(n for u, n in texts.items() if told[t] <= told[u]) > 1}
    most = min(texts, key=lambda t: (-texts[t], -len(t), t), default="")
    more = [t for t in full if told[most] < told[t]]
    return min(more, key=lambda t: (-full[t], -texts[t], -len(t), t), default=most or None)


def origins_of(told: Iterable[Told], sources: DealSources) -> tuple[Origin, ...]:
    """The independent origins of reports of several events, the widest carried first.

    An event has told its own apart; here one that vouches in several is one, and an outlet in its own voice is none
    beside a source that it names itself.
    """
    found: dict[tuple[str, str, str], tuple[Origin, set[str]]] = {}
    keys: Groups[str] = Groups()
    for strand, report in told:
        origin = _origin(strand, report)
        named = origin.entity or (fold(origin.name) if any(c.isupper() for c in origin.name) else None)
        tokens = [named] if named else [f"{fold(origin.name)}\x1f{d}" for d in origin.documents]
        for token in tokens:
            keys.join(tokens[0], token)
        found[tokens[0], strand.event.id, report.id] = (origin, {report.document})
    merged: dict[str, list[tuple[Origin, set[str]]]] = defaultdict(list)
    for key, one in sorted(found.items()):
        merged[keys.root(key[0])].append(one)
    made = [
        Origin(ones[0][0].entity, min(o.name for o, _ in ones), tuple(sorted(set().union(*(d for _, d in ones)))))
        for ones in merged.values()
    ]
    kept = [o for o in made if not _own_beside(o, made, sources)]
    return tuple(sorted(kept or made, key=lambda o: (-len(o.documents), o.name, o.entity or "", o.documents)))


def _origin(strand: Strand, report: Report) -> Origin:
    """Who vouches for a report in the end, as its event has it."""
    last = report.attribution[-1]
    carried = [o for o in strand.event.origins if report.document in o.documents]
    own = [o for o in carried if (last.entity and o.entity == last.entity) or o.name == last.name]
    return (own or carried or [Origin(last.entity, last.name, (report.document,))])[0]


def _own_beside(origin: Origin, others: list[Origin], sources: DealSources) -> bool:
    """Whether an origin is the own voice of an outlet that another's documents are of."""
    mine = {_outlet(d, sources) for d in origin.documents}
    voice = origin.name.startswith("(") or fold(origin.name) in {fold(o) for o in mine}
    return voice and any(o is not origin and mine & {_outlet(d, sources) for d in o.documents} for o in others)


def _outlet(document: str, sources: DealSources) -> str:
    return sources.documents[document].outlet or document
