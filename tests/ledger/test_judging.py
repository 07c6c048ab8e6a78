"""Judgements are rows of a ledger: added, followed, kept, shared."""

from dataclasses import replace
from pathlib import Path

import pytest

from communique.errors import FormatError, InputError
from communique.ledger import Ledger
from communique.ledger.judging import json_line
from communique.model import Event, Judgement
from communique.reconcile import reconcile
from tests.reconcile.test_judgements import delivery


@pytest.fixture
def judged(tmp_path: Path) -> Ledger:
    """A ledger of two articles on one delivery, reconciled in earnest."""
    ledger = Ledger(tmp_path / "judged.db", create=True, reconcile=reconcile)
    for article, _ in (delivery("Lima Post", "2024-05-10", 12), delivery("Nairobi Mail", "2024-05-10", 14)):
        ledger.append(article.reading)
    return ledger


def parts(ledger: Ledger) -> tuple[str, str]:
    (event,) = ledger.events()
    x, y = event.reports
    return x, y


def test_what_is_judged_is_followed_and_can_be_taken_back(judged: Ledger) -> None:
    x, y = parts(judged)
    made = judged.judge("different", x, y, by="Ana", why="two lots")
    assert [made] == list(judged.judgements()) == list(judged.judgements_on(x.replace("rep_", "evt_")))
    assert (made.verdict, made.a, made.b, made.who, made.why) == ("different", x, y, "Ana", "two lots")
    assert made.when and made.when.startswith("20")
    assert len(list(judged.events())) == 2
    assert judged.event_of(x) != judged.event_of(y)
    judged.judge("unsure", x, y, by="Ana")
    assert len(list(judged.events())) == 1
    assert len(list(judged.judgements())) == 2


def test_ids_of_members_lead_to_what_they_are_part_of(judged: Ledger) -> None:
    x, y = parts(judged)
    evt_x, evt_y = (i.replace("rep_", "evt_") for i in (x, y))
    assert judged.resolve(evt_x) == judged.resolve(evt_y) == ("event", min(evt_x, evt_y))
    judged.judge("different", evt_x, evt_y)
    assert (judged.resolve(evt_x), judged.resolve(evt_y)) == (("event", evt_x), ("event", evt_y))
    assert judged.find(evt_x[:12]).own == evt_x


def test_a_value_is_judged_as_it_is_shown(judged: Ledger) -> None:
    x, _ = parts(judged)
    (peru,) = judged.entities_named("Peru")
    assert judged.judge("wrong", x, field="participants", value="peru").value == peru
    event = judged.get(x.replace("rep_", "evt_"))
    assert isinstance(event, Event)
    assert [v.judged for v in event.fields["participants"] if v.value["entity"] == peru] == ["wrong"]
    judged.judge("right", x, field="quantity", value=12)
    with pytest.raises(InputError, match="has no value '13' for quantity; it has 12; 14"):
        judged.judge("right", x, field="quantity", value="13")
    with pytest.raises(InputError, match="has no colour to judge; it has status"):
        judged.judge("right", x, field="colour", value="red")


def test_what_cannot_be_judged_is_refused_in_a_sentence(judged: Ledger) -> None:
    x, y = parts(judged)
    (peru,), (document, *_) = judged.entities_named("Peru"), judged.documents()
    for arguments, words in (
        (("same", x, "rep_0123"), "There is no record 'rep_0123'"),
        (("same", x, peru), "only two of one kind"),
        (("same", x, x.replace("rep_", "evt_")), "one and the same record"),
        (("same", x, document.id), "entities, events and reports can be judged"),
        (("right", x, y), "no verdict on two records"),
        (("same", x), "no verdict on a value"),
        (("right", x), "needs a field and a value"),
    ):
        with pytest.raises(InputError, match=words):
            judged.judge(*arguments)
    assert list(judged.judgements()) == []


def test_judgements_outlast_reading_again(judged: Ledger) -> None:
    x, y = parts(judged)
    judged.judge("different", x, y)
    for reading in list(judged.readings()):
        judged.append(replace(reading, document=replace(reading.document, reader="later")))
    assert len(list(judged.events())) == 2
    assert len(list(judged.judgements())) == 1


def test_judgements_of_others_are_added_once_and_unknown_ids_told(judged: Ledger) -> None:
    x, y = parts(judged)
    mine = judged.judge("unsure", x, y, by="Ana")
    theirs = Judgement("different", x, y, who="Ben", when="2024-06-01")
    lines = [json_line(mine), "", json_line(theirs), json_line(Judgement("same", "ent_0", "ent_1", who="Ben"))]
    taken = judged.load_judgements(lines)
    assert (taken.new, taken.already, taken.unknown) == (2, 1, ("ent_0", "ent_1"))
    assert len(list(judged.events())) == 2
    assert judged.load_judgements(lines).new == 0


@pytest.mark.parametrize(
    "line",
    ["no json", "[]", '{"verdict": "maybe", "a": "ent_0", "b": "ent_1"}', '{"verdict": "same", "a": "ent_0"}',
     '{"a": "ent_0", "b": "ent_1"}', '{"verdict": "same", "a": 3, "b": "ent_1"}'],
)  # fmt: skip
def test_what_is_no_judgement_adds_none(judged: Ledger, line: str) -> None:
    good = json_line(Judgement("same", "ent_0", "ent_1"))
    with pytest.raises(FormatError, match="Line 2 is no judgement"):
        judged.load_judgements([good, line])
    assert list(judged.judgements()) == []
