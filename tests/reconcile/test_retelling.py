"""News retold is its source's, where an article names that somewhere; never what tells it otherwise."""

from tests.reconcile.world import Article, Made

TALKS = "party=Ana Silva@PRT, party=Jan Novak@CZE"
MINISTRY = "Czech Ministry of Transport"
LONG = (
    "The two ministers spent the morning over maps of the upper river, where ferries have not run since the spring "
    "floods. A clerk carried in three folders and took two away. Nobody in the corridor would say what was in it."
)


def article(outlet: str, published: str = "2024-03-06", text: str = "") -> Article:
    made = Article(outlet, published, text=text)
    made.person("Ana Silva", "PRT")
    made.person("Jan Novak", "CZE")
    made.entity("body", MINISTRY, "CZE")
    return made


def met(where: Article, *chain: str, when: str = "2024-03-05") -> str:
    return where.report("meeting", f"Silva and Novak met, as {where.outlet} had it", TALKS, when=when, chain=chain)


def cites(where: Article, source: str) -> None:
    """Names a source, for something else."""
    quote = f"{where.outlet} has from {source} that a barge was given"
    where.report("transfer/gift:delivery", quote, "supplier=Portugal@PRT, recipient=Latvia@LVA", chain=[source])


def test_what_a_named_source_tells_elsewhere_is_had_from_it() -> None:
    first, later = article("Alpha Post"), article("Beta Times", "2024-03-07")
    cites(later, MINISTRY)
    report, _ = met(first, MINISTRY), met(later)
    assert Made(first, later).origins(report) == [MINISTRY]


def test_what_an_outlet_told_a_day_before_is_had_from_it() -> None:
    for day, origins in (("2024-03-07", ["Alpha Post"]), ("2024-03-06", ["Alpha Post", "Beta Times"])):
        first, later = article("Alpha Post"), article("Beta Times", day)
        cites(later, "Alpha Post")
        report, _ = met(first), met(later)
        assert Made(first, later).origins(report) == origins


def test_two_that_name_one_source_have_it_from_there() -> None:
    first, other = article("Alpha Post"), article("Beta Times")
    cites(first, MINISTRY)
    cites(other, MINISTRY)
    report, _ = met(first), met(other)
    assert Made(first, other).origins(report) == [MINISTRY]


def test_what_is_told_otherwise_or_weeks_later_is_not_retold() -> None:
    for when, day in (("2024-03-04", "2024-03-07"), ("2024-03-05", "2024-03-27")):
        first, later = article("Alpha Post"), article("Beta Times", day)
        cites(later, MINISTRY)
        report, other = met(first, MINISTRY), met(later, when=when)
        made = Made(first, later)
        assert not made.one(report, other) or made.origins(report) == ["Beta Times", MINISTRY]


def test_a_text_with_long_stretches_of_another_has_it_from_there() -> None:
    first = article("Alpha Post", text=LONG)
    later = article("Beta Times", "2024-03-07", text=LONG[:190] + " Our readers may remember a dry summer as well.")
    report, _ = met(first), met(later)
    assert Made(first, later).origins(report) == ["Alpha Post"]
