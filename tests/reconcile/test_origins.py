"""Copies, republications, and outlets that cite one source are one origin."""

from communique.model import Document, sha256
from communique.reconcile.copies import families, joined, sketch, unpacked
from tests.reconcile.world import Article, Made

TALKS = "party=Ana Silva@PRT, party=Jan Novak@CZE"
BODY = (
    "The two ministers spent the morning over maps of the upper river, where ferries have not run since the "
    "spring floods. A clerk carried in three folders and took two away. Nobody in the corridor would say what was in "
    "the third one, and the guards, who had been told to smile, smiled. Lunch was carp. In the afternoon they planted "
    "a lime tree and left by train."
)


def article(outlet: str | None, published: str = "2024-03-06", text: str = "", via: str | None = None) -> Article:
    made = Article(outlet, published, text=text, via=via)
    made.person("Ana Silva", "PRT")
    made.person("Jan Novak", "CZE")
    return made


def met(where: Article, *chain: str, quote: str = "Silva and Novak met") -> str:
    return where.report("meeting", f"{quote}, as {where.outlet} had it", TALKS, when="2024-03-05", chain=chain)


def test_two_outlets_are_two_origins() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    report, *_ = met(a), met(b)
    assert Made(a, b).origins(report) == ["Alpha Post", "Beta Times"]


def test_outlets_without_a_name_are_each_their_own() -> None:
    a, b = article(None, text="One writes"), article(None, text="Another writes")
    report, *_ = met(a, quote="they shook hands"), met(b, quote="Silva called on Novak")
    made = Made(a, b)
    assert made.origins(report) == ["(outlet)", "(outlet)"]
    assert len(made.event(report).fields["when"][0].origins) == 2


def test_outlets_that_cite_one_source_are_one_origin() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    a.entity("body", "Czech Ministry of Defence", "CZE")
    b.entity("body", "Ministry of Defense of the Czech Republic", "CZE")
    report, *_ = met(a, "Czech Ministry of Defence"), met(b, "Ministry of Defense of the Czech Republic")
    (origin,) = Made(a, b).event(report).origins
    assert origin.documents == tuple(sorted((a.id, b.id)))
    assert origin.entity


def test_an_agency_is_one_origin_with_those_who_cite_it() -> None:
    a, b, c = article("Alpha Post"), article("Beta Times"), article("Tagus News Agency")
    report, *_ = met(a, "Tagus News Agency"), met(b, "TAGUS"), met(c)
    assert Made(a, b, c).origins(report) == ["Tagus News Agency"]


def test_the_origin_is_the_farthest_source() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    a.entity("media", "Beta Times")
    a.entity("person", "Petr Malý", "CZE")
    b.entity("person", "Petr Malý", "CZE")
    report, *_ = met(a, "Beta Times"), met(b, "Petr Malý")
    (origin,) = Made(a, b).event(report).origins
    assert (origin.name, len(origin.documents)) == ("Petr Malý", 2)


def test_copies_are_one_origin_the_first_printed() -> None:
    a, b = article("Alpha Post", "2024-03-07", BODY), article("Beta Times", "2024-03-06", BODY)
    report, *_ = met(a, quote="they met"), met(b, quote="they met")
    assert Made(a, b).origins(report) == ["Beta Times"]


def test_a_republication_is_its_origin_s() -> None:
    a, b = article("Alpha Post", via="Beta Times"), article("Beta Times")
    report, *_ = met(a), met(b)
    assert Made(a, b).origins(report) == ["Beta Times"]


def test_a_sentence_taken_over_is_one_origin() -> None:
    quote = "Silva received Novak in the old customs house at noon, and the two drank tea by the window"
    a, b = article("Alpha Post", "2024-03-06"), article("Beta Times", "2024-03-07")
    report, _ = (x.report("meeting", quote, TALKS, when="2024-03-05") for x in (a, b))
    assert Made(a, b).origins(report) == ["Alpha Post"]


def test_unnamed_sources_are_not_each_other() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    report, *_ = met(a, "two officials"), met(b, "two officials")
    assert len(Made(a, b).origins(report)) == 2


def test_an_outlet_s_unnamed_source_is_one_for_all_who_cite_the_outlet() -> None:
    a, b, c = article("Alpha Post"), article("Beta Times"), article("Gamma Daily")
    for where in (a, b, c):
        where.entity("group", "two officials")
    report, *_ = met(a, "two officials"), met(b, "Alpha Post", "a pair of officials"), met(c, "Alpha Post", "officials")
    (origin,) = Made(a, b, c).event(report).origins
    assert len(origin.documents) == 3


def test_a_named_group_is_one_source_whoever_cites_it() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    for where in (a, b):
        where.entity("group", "River Wardens")
    report, *_ = met(a, "River Wardens"), met(b, "River Wardens")
    assert Made(a, b).origins(report) == ["River Wardens"]


def document(name: str, text: str) -> Document:
    return Document(f"doc_{name}", sha256(text), text)


def test_families() -> None:
    other = (
        "Wheat prices rose for a third week as the harvest on the plain was put off by rain and by a strike in town. "
        * 3
    )
    documents = [
        document("d", other),
        document("c", BODY.replace("carp", "trout") + " A reporter of ours was there."),
        document("a", BODY),
        document("b", "Short."),
        document("e", "Short."),
    ]
    sketches = {d.id: sketch(d) for d in documents}
    found = families(sketches)
    assert found == {"doc_a": "doc_a", "doc_b": "doc_b", "doc_c": "doc_a", "doc_d": "doc_d", "doc_e": "doc_b"}
    for late, family in (("doc_a", {"doc_a", "doc_c"}), ("doc_b", {"doc_b", "doc_e"}), ("doc_d", {"doc_d"})):
        rest = {i: s for i, s in sketches.items() if i != late}
        kept = {i: (unpacked(rest[i].sha256, rest[i].packed), f) for i, f in families(rest).items()}
        assert joined({late: sketches[late]}, kept) == {i: f for i, f in found.items() if i in family}
