"""Small press worlds made at random: few persons, states and goods under many names, told of again and again."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from communique.model import Judgement, Reading, Reference
from tests.reconcile.world import Article

PERSONS = (
    ("Ana Silva", "PRT", "Minister of Defence"), ("Ana María Silva", "PRT", None), ("Silva", "PRT", "Minister"),
    ("Silva", None, None), ("Rui Silva", "PRT", "General"), ("Jan Novak", "CZE", "President"),
    ("Novák", "CZE", None), ("Jan Novák", None, "President"), ("Novak", None, "President"),
)  # fmt: skip
STATES = (("Portugal", "PRT"), ("Czechia", "CZE"))
BODIES = (
    ("body", "Ministry of Defence", "PRT"), ("body", "Ministry of Defence", None),
    ("media", "Tagus News Agency", "PRT"), ("media", "Tagus", None), ("company", "Condor Works", "CZE"),
    ("body", "Atlantic Crane Board", None),
    ("body", "ACB", None),
)  # fmt: skip
GOODS = ("Condor-3", "Condor-3", "tractors")
OUTLETS = ("Lisbon Post", "Prague Mail", "Tagus News Agency", "Tagus", None)
DAYS = ("2024-03-05", "2024-03-05", "2024-03-06", "2024-03", None)
KINDS = (
    "meeting/talks", "meeting/talks", "visit/official", "transfer:delivery", "transfer:delivery", "transfer:interest",
    "agreement:signed", "statement/praise", "sanction:in_force",
)  # fmt: skip
ROLES = {
    "meeting": ("party", "party"), "visit": ("visitor", "host"), "transfer": ("supplier", "recipient"),
    "agreement": ("party", "party"), "statement": ("speaker", "addressee"), "sanction": ("actor", "target"),
    "presence": ("actor", "host"),
}  # fmt: skip
BODY = (
    "The two ministers spent the morning over maps of the upper river, where ferries have not run since the spring "
    "floods. A clerk carried in three folders and took two away. Nobody would say what was in the third one. "
)
TEXTS = ("", BODY, BODY + "A reporter of ours was there.", "Lunch was carp.")


@st.composite
def articles(draw: Any) -> Article:
    """One article with one to three reports."""
    number = draw(st.integers(0, 10**6))
    outlet, day = draw(st.sampled_from(OUTLETS)), draw(st.sampled_from(DAYS))
    made = Article(outlet, day, text=draw(st.sampled_from(TEXTS)), slug=str(number),
                   via=draw(st.sampled_from((None, None, None, "Tagus"))))  # fmt: skip
    for name, country in draw(st.lists(st.sampled_from(STATES), min_size=2, max_size=2, unique=True)):
        made.entity("state", name, country)
    for name, country, title in draw(st.lists(st.sampled_from(PERSONS), max_size=3, unique_by=lambda p: p[0])):
        made.person(name, country, title)
    for kind, name, country in draw(st.lists(st.sampled_from(BODIES), max_size=2, unique_by=lambda b: b[1])):
        made.entity(kind, name, country, *(("TNA",) if name.endswith("Agency") else ()))
    goods = draw(st.sampled_from(GOODS))
    made.entity("equipment", goods)
    for n in range(draw(st.integers(1, 3))):
        _report(draw, made, goods, n)
    if draw(st.booleans()):
        made.claim(goods, "range", draw(st.sampled_from((100, 300))), "km")
    return made


def _report(draw: Any, made: Article, goods: str, n: int) -> None:
    kind = draw(st.sampled_from(KINDS))
    roles = ROLES[kind.partition("/")[0].partition(":")[0]]
    states = [n for n, e in made.entities.items() if e.kind == "state"]
    others = st.lists(st.sampled_from(sorted(made.entities)), max_size=2, unique=True)
    who = list(dict.fromkeys([*draw(others), *states[:2]]))[:3]  # two states nearly always: what is told meets
    countries = {name: entity.country for name, entity in made.entities.items()}
    parties = ", ".join(
        f"{roles[min(i, 1)]}={name}" + (f"@{countries[name]}" if countries[name] else "") for i, name in enumerate(who)
    )
    count = draw(st.sampled_from((None, 12, 14)))
    words = draw(st.sampled_from(("", " over maps of the lower river in the cold of the month")))
    more: dict[str, Any] = {"when": when} if (when := draw(st.sampled_from(DAYS))) else {}
    if draw(st.booleans()):
        more["chain"] = [draw(st.sampled_from((*sorted(made.entities), "Tagus", "two officials")))]
    if kind.startswith("transfer"):
        more["items"] = [(goods, count)]
    if kind.startswith("agreement"):
        more["instrument"] = draw(
            st.sampled_from(("a memorandum on ferries", "a plan", "a contract for the supply of tractors"))
        )
    status = draw(st.sampled_from(("occurred", "occurred", "occurred", "planned", "negated")))
    made.report(kind, f"{' and '.join(who)} {kind}{words} ({n}, {count})", parties, status=status, **more)


def reread(reading: Reading, keep: int) -> Reading:
    """The reading of a later reader, which finds less."""
    return replace(
        reading, document=replace(reading.document, reader="later", published="2024-03-07"),
        reports=reading.reports[:keep], attributes=reading.attributes[:keep],
    )  # fmt: skip


def references() -> st.SearchStrategy[Reference]:
    """An entry on one of the persons, bodies or goods, with an id that another one may have."""
    known = st.sampled_from((
        *(("person", name, country) for name, country, _ in PERSONS), *BODIES, ("equipment", "Condor-3", None),
    ))  # fmt: skip
    return st.builds(
        lambda one, scheme, id_, role: Reference(
            {scheme: id_}, one[0], (one[1],), (one[2],) if one[2] else (), (role,) if role else ()
        ),
        known, st.sampled_from(("wikidata", "list")), st.sampled_from(("1", "2", "3")),
        st.sampled_from((None, None, "President", "General")),
    )  # fmt: skip


def judgements(members: list[str], reports: list[str]) -> st.SearchStrategy[Judgement]:
    """A judgement on two of these entities, or of these reports, or on a value."""
    verdicts, who = st.sampled_from(("same", "different", "unsure")), st.sampled_from(("Ana", "Ben"))

    def on(ids: list[str]) -> st.SearchStrategy[Judgement]:
        two = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
        return st.builds(lambda v, p, w: Judgement(v, *p, who=w), verdicts, two, who)

    value = st.builds(
        lambda v, a, s: Judgement(v, a, field="status", value=s), st.sampled_from(("right", "wrong")),
        st.sampled_from(reports), st.sampled_from(("occurred", "negated")),
    )  # fmt: skip
    return st.one_of(*(on(ids) for ids in (members, reports) if len(set(ids)) > 1), value)
