"""Why records come out, and why nothing does: the parts of an explanation, in sentences of our own."""

from functools import cache

import pytest

from communique.model import Attribute, Document, Report, Withheld, document_id, sha256
from communique.model.codes import REPORT_TYPES
from communique.read.explain import Explanation, explain, passed_over
from communique.read.grounds import meaning
from communique.read.reader import Looked, look, read_document
from communique.read.trees import tree

SOLD = "Laos said on Tuesday that Nepal might sell thirty Kestrel howitzers to Fiji. The price was not disclosed."


@cache
def _looked(text: str, published: str | None) -> Looked:
    return look(
        Document(
            id=document_id(text, outlet=None, url=None, path="test"), sha256=sha256(text), text=text, language="en",
            published=published,
        )
    )  # fmt: skip


def looked(text: str, published: str | None = "2024-07-04") -> Looked:
    return _looked(text, published)


def why(text: str, type_: str) -> Explanation:
    (record,) = [r for _, r in looked(text).told if r.type == type_]
    found = explain(looked(text), record.id)
    assert found is not None
    return found


def ground(found: Explanation, label: str) -> tuple[str, str]:
    return next((g.value, g.because) for g in found.grounds if g.label == label)


def reasons(text: str, cue: str) -> dict[str, str]:
    seen = looked(text)
    return {u.frame: u.reason for s in seen.scene.sentences for u in passed_over(seen, s) if u.cue == cue}


def test_the_same_comes_out_as_of_reading() -> None:
    seen = looked(SOLD)
    read = read_document(seen.scene.document)
    ids = [r.id for r in read.reports] + [r.id for r in read.attributes] + [r.id for r in read.withheld]
    assert sorted(r.id for r in seen.records) == sorted(ids)
    assert {r.id: r.confidence for _, r in seen.told} == {r.id: r.confidence for r in read.reports}


def test_every_record_is_explained() -> None:
    kinds = set()
    text = SOLD + " The Kestrel has a range of up to 40 km."
    seen = looked(text)
    for record in seen.records:
        found = explain(seen, record.id)
        assert found is not None and found.record == record
        assert found.grounds and found.trees
        kinds.add(type(record))
    assert kinds == {Report, Attribute, Withheld}
    assert explain(looked(text), "rep_none") is None


def test_the_frame_and_its_cue() -> None:
    found = why(SOLD, "transfer")
    name, file = ground(found, "frame")
    assert name == "transfer.sell" and file.startswith("knowledge/frames/transfer.yaml: Goods")
    assert ground(found, "cue") == ("“sell”", "sell, a verb")


@pytest.mark.parametrize("type_", REPORT_TYPES)
def test_every_type_has_a_meaning(type_: str) -> None:
    assert len(meaning(type_).split()) > 2


@pytest.mark.parametrize(
    ("text", "type_", "role", "value", "because"),
    [
        (SOLD, "transfer", "supplier", "Nepal (NPL)", "[subject]"),
        (SOLD, "transfer", "recipient", "Fiji (FJI)", "[on:to]"),
        ("Nepal received a shipment of diesel from Fiji.", "transfer", "supplier", "Fiji (FJI)", "after 'from'"),
        ("The king of Laos paid a state visit to Fiji.", "visit", "support verb", "“paid”", "its subject acts"),
        ("Nepal praised Fiji as a brother nation.", "statement", "addressee", "Fiji (FJI)", "“Fiji”"),
    ],
)
def test_what_filled_a_role(text: str, type_: str, role: str, value: str, because: str) -> None:
    said, path = ground(why(text, type_), role)
    assert said == value
    assert because in path


@pytest.mark.parametrize(
    ("text", "status", "because"),
    [
        ("Nepal might sell thirty howitzers to Fiji.", "possible", "“might”"),
        ("Nepal will sell thirty howitzers to Fiji.", "planned", "“will”"),
        ("Nepal did not sell thirty howitzers to Fiji.", "negated", "“not”"),
        ("Nepal wants to sell thirty howitzers to Fiji.", "wanted", "“wants”"),
        ("Nepal sold thirty howitzers to Fiji.", "occurred", "nothing says otherwise"),
    ],
)
def test_which_word_decides_the_status(text: str, status: str, because: str) -> None:
    assert ground(why(text, "transfer"), "status") == (status, because)


def test_sources_dates_and_places_with_their_words() -> None:
    found = why("Nepal sold thirty howitzers to Fiji in June 2023, according to Laos.", "transfer")
    chain = [(g.value, g.because) for g in found.grounds if "(published)" in g.value or "Laos" in g.value]
    assert chain[0] == ("(outlet) (published)", "the article itself")
    assert "Laos" in chain[1][0] and "Laos" in chain[1][1]
    assert ground(found, "when") == ("2023-06", "“in June 2023”, stated")
    met = why("The foreign ministers of Nepal and Laos met in Suva.", "meeting")
    assert ground(met, "where") == ("Suva (FJI)", "“Suva”, in the sentence")


def test_a_relative_date_without_a_day_to_count_from() -> None:
    seen = looked("Nepal sold thirty howitzers to Fiji last week.", published=None)
    (record,) = [r for _, r in seen.told]
    found = explain(seen, record.id)
    assert found is not None
    assert ground(found, "when") == ("not known", "“last week”, counts from a date that is not known")


@pytest.mark.parametrize(
    ("text", "cue", "frame", "reason"),
    [
        ("Nepal gave a lecture.", "gave", "transfer.give", "no item is named, which the frame needs"),
        ("Did Nepal sell thirty howitzers to Fiji?", "sell", "transfer.sell", "a question tells nothing"),
        ("The man sold ten loaves to his aunt.", "sold", "transfer.sell", "nobody who can take part is named"),
        ("The visit programme is long.", "visit", "visit.noun", "it only qualifies “programme”"),
        ("Nepal built a delivery van.", "delivery", "transfer.noun", "it only qualifies “van”"),
    ],
)
def test_why_nothing_came_of_a_cue(text: str, cue: str, frame: str, reason: str) -> None:
    assert not [r for _, r in looked(text).told if r.type == frame.split(".")[0]]
    assert reasons(text, cue)[frame] == reason


def test_one_side_alone_is_no_dealing() -> None:
    assert "NPL" in reasons("Nepal gave an interview and paid a visit.", "visit")["visit.noun"]


def test_a_sentence_without_a_cue() -> None:
    seen = looked("Clouds hid the sun.")
    assert [passed_over(seen, s) for s in seen.scene.sentences] == [[]]


def test_the_tree() -> None:
    (sentence,) = looked("Nepal delivered two missile systems to Fiji.").scene.sentences
    drawn = [str(branch) for branch in tree(sentence, {sentence.span[1].i: "cue"})]
    assert drawn == [
        "delivered  VERB · cue",
        "├─ Nepal  nsubj",
        "├─ two missile systems  dobj",
        "╰─ to Fiji  " + ("dative pobj" if "dative" in drawn[-1] else "prep pobj"),
    ]


def test_a_tree_has_every_word_once_and_in_order() -> None:
    text = "In Suva, the presidents of Laos and Fiji, who had met, denied that they agreed to sell rifles to Nepal."
    (sentence,) = looked(text).scene.sentences
    drawn = " ".join(branch.words for branch in tree(sentence)).split()
    assert sorted(drawn) == sorted(t.text for t in sentence if not t.is_punct)
