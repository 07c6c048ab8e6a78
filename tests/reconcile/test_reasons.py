"""Every merge has its reasons, and what was nearly one has what kept it apart."""

from communique.model import Event
from communique.reconcile.accounts import Account, account
from communique.reconcile.copies import families, sketch
from communique.reconcile.origins import Sources
from communique.reconcile.reasons import Merge, merge
from tests.reconcile.world import Article, Made

TALKS = "party=Ana Silva@PRT, party=Jan Novak@CZE"


def article(outlet: str, published: str = "2024-03-06") -> Article:
    made = Article(outlet, published)
    made.person("Ana Silva", "PRT")
    made.person("Jan Novak", "CZE")
    return made


def reasons(made: Made, *articles: Article) -> dict[str, Merge]:
    """For each event its reasons, with all other events as what it could have been."""
    entities = {e.id: e for e in made.result.entities}
    documents = {a.id: a.reading.document for a in articles}
    sketches = {i: sketch(d) for i, d in documents.items()}
    sources = Sources(entities, made.result.resolve, documents, families(sketches), sketches, {})
    accounts = {
        r.id: account(r, documents[a.id], entities, made.result.resolve, sources.of(r), sources.family[a.id])
        for a in articles for r in a.reports
    }  # fmt: skip

    def told(event: Event) -> list[Account]:
        return [accounts[r] for r in event.reports]

    def name(id_: str) -> str | None:
        return entities[id_].name if id_ in entities else None

    events = made.result.events
    return {e.id: merge(e.id, told(e), {o.id: told(o) for o in events if o is not e}, name) for e in events}


def test_ties_hold_all_reports_together_with_the_rule_and_the_fields() -> None:
    a, b, c = article("Alpha Post"), article("Beta Times"), article("Gamma")
    x = a.report("meeting/talks", "Silva and Novak held talks", TALKS, when="2024-03-05", where="Lisbon@PRT")
    b.report("meeting/talks", "the two met for an hour", TALKS, when="2024-03", where="Lisbon@PRT")
    c.report("meeting/talks", "Novak met her", TALKS)
    made = Made(a, b, c)
    found = reasons(made, a, b, c)[made.event(x).id]
    assert len(found.ties) == 2
    assert {i for tie in found.ties for i in tie.reports} == set(made.event(x).reports)
    assert {("sure", "the same people at one time")} < {(tie.level, tie.because) for tie in found.ties}
    fields = {f.field: f for tie in found.ties for f in tie.fields if x in tie.reports}
    assert fields["parties"].match == "same"
    assert fields["parties"].values == ("Ana Silva, Jan Novak",) * 2
    assert found.near == ()


def test_what_was_nearly_one_says_what_kept_it_apart() -> None:
    a, b = article("Alpha Post"), article("Beta Times")
    x = a.report("meeting/talks", "Silva and Novak held talks", TALKS, when="2024-03-05", where="Lisbon@PRT")
    y = b.report("meeting/talks", "the two met in Porto", TALKS, when="2024-03", where="Porto@PRT")
    made = Made(a, b)
    assert not made.one(x, y)
    (near,) = reasons(made, a, b)[made.event(x).id].near
    assert (near.event, near.because) == (made.event(y).id, "the places differ")
    assert {f.field: f.match for f in near.tie.fields}["place"] == "differ"


def test_of_a_likely_pair_that_was_not_joined_the_pair_that_forbids_it_is_named() -> None:
    a, b, c = article("Alpha Post"), article("Beta Times"), article("Gamma")
    both = "party=Portugal@PRT, party=Czechia@CZE"
    for made in (a, b, c):
        made.entity("state", "Portugal", "PRT")
        made.entity("state", "Czechia", "CZE")
    sign = "agreement:signed"
    x = a.report(sign, "they signed the fishing accord", both, when="2024-03-05", instrument="fishing accord")
    b.report(sign, "they signed the customs accord", both, when="2024-03-25", instrument="customs accord")
    z = c.report(sign, "an accord was signed", both, when="2024-03", instrument="accord")
    world = Made(a, b, c)
    assert not world.one(x, z)
    near = {n.event: n for n in reasons(world, a, b, c)[world.event(x).id].near}[world.event(z).id]
    assert near.tie.level == "likely"
    assert "another happening fits as well" in near.because
