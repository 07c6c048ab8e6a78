"""Who vouches for what: chains of sources, their reach, their links."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Document, Via, document_id, sha256
from communique.read import sources
from communique.read.parse import parse
from communique.read.scene import LocalEntity, Mention, Scene
from communique.read.sources import Sources
from tests.examples import examples

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("source_cases.yaml").read_text(encoding="utf-8"))


def scene_of(text: str, **fields: Any) -> Scene:
    document = Document(
        id=document_id(text, outlet=None, url=None, path="a.txt"), sha256=sha256(text), text=text, **fields
    )
    return Scene(document, parse(text))


def named(scene: Scene, words: str, kind: str, *, form: str = "name", entity: LocalEntity | None = None) -> LocalEntity:
    """Add a mention of an entity by words of the text, as the stage before would."""
    entity = entity or LocalEntity(kind, words)
    if entity not in scene.entities:
        scene.entities.append(entity)
    start = scene.document.text.index(words)
    for sentence in scene.sentences:
        tokens = [t for t in sentence if start <= sentence.offsets(t)[0] < start + len(words)]
        if tokens:
            scene.add(Mention(sentence, tokens[0], tokens[-1], tokens[-1], kind, form, [entity], entity.country))
            return entity
    raise AssertionError(f"no sentence holds {words!r}")


def asked(found: Sources, words: str, **options: Any) -> list[str]:
    start = found.scene.document.text.index(words)
    return [link.name for link in found.chain(start, start + len(words), **options)]


@pytest.mark.parametrize("case", CASES, ids=[f"{i}: {c['of'][:40]}" for i, c in enumerate(CASES)])
def test_chain(case: dict[str, Any]) -> None:
    found = sources.find(scene_of(case["text"]))
    start = case["text"].index(case["of"])
    chain = found.chain(start, start + len(case["of"]))
    assert [link.name for link in chain] == ["(outlet)", *case["chain"]]
    assert chain[0].manner == "published" and chain[0].entity is None
    if "manner" in case:
        assert chain[-1].manner == case["manner"]
    for link in chain[1:]:
        assert link.cue is not None
        assert link.cue.quote == case["text"][link.cue.start : link.cue.end]


def test_outlet_is_an_entity_where_the_text_names_it() -> None:
    scene = scene_of("The Harbour Post has learned that Fiji signed the pact.", outlet="Harbour Post")
    post = named(scene, "Harbour Post", "media")
    chain = sources.find(scene).chain(0, 5)
    assert [(link.entity, link.name) for link in chain] == [(post.id_in(scene.document), "Harbour Post")]


def test_outlet_is_not_repeated() -> None:
    found = sources.find(scene_of("The deal is done, Harbour Post reported.", outlet="Harbour Post"))
    assert asked(found, "The deal is done") == ["Harbour Post"]


def test_author_of_a_release_is_not_a_source() -> None:
    text = "Minister Ana Ruiz said that Chile had signed the pact."
    assert asked(sources.find(scene_of(text, byline="Minister Ana Ruiz")), "Chile had signed") == ["(outlet)"]
    assert asked(sources.find(scene_of(text, byline="Ana M. Ruiz")), "Chile had signed") == ["(outlet)"]
    assert asked(sources.find(scene_of(text)), "Chile had signed") == ["(outlet)", "Minister Ana Ruiz"]
    other = sources.find(scene_of(text, byline="Luis Ruiz"))
    assert asked(other, "Chile had signed") == ["(outlet)", "Minister Ana Ruiz"]


def test_first_person_is_the_article_itself() -> None:
    found = sources.find(scene_of("We report that Chile has signed the pact."))
    assert asked(found, "Chile has signed") == ["(outlet)"]


def test_republished_outlet_vouches_for_what_follows_its_line() -> None:
    text = (
        "Chile is buying ships again, and nobody asks why.\n\nVia El Faro (our translation):\n\n"
        + "Chile has ordered two ships from Spain, the navy said. " + "The yard in Ferrol builds them. " * 8
    )  # fmt: skip
    found = sources.find(scene_of(text, via=(Via("El Faro", "translates"),)))
    assert asked(found, "Chile is buying ships again") == ["(outlet)"]
    assert asked(found, "Chile has ordered two ships") == ["(outlet)", "El Faro", "navy"]
    assert asked(found, "The yard in Ferrol builds them") == ["(outlet)", "El Faro"]


def test_republished_outlet_credited_below_vouches_for_the_whole() -> None:
    text = "Chile has ordered two ships from Spain.\n\nSource: El Faro"
    found = sources.find(scene_of(text, via=(Via("El Faro", "republishes"),)))
    assert asked(found, "Chile has ordered two ships") == ["(outlet)", "El Faro"]


def test_links_carry_entities_and_joint_sources() -> None:
    scene = scene_of("Bulgaria and Greece said that the pipeline would open.")
    bulgaria, greece = named(scene, "Bulgaria", "state"), named(scene, "Greece", "state")
    link = sources.find(scene).chain(30, 53)[-1]
    assert (link.entity, link.also) == (bulgaria.id_in(scene.document), (greece.id_in(scene.document),))


def test_pronoun_takes_the_name_of_its_entity() -> None:
    scene = scene_of("Ana Ruiz flew to Quito. She said that Chile would sign.")
    ruiz = named(scene, "Ana Ruiz", "person")
    named(scene, "She", "person", form="pronoun", entity=ruiz)
    link = sources.find(scene).chain(*_span(scene, "Chile would sign"))[-1]
    assert (link.entity, link.name) == (ruiz.id_in(scene.document), "Ana Ruiz")


def test_speaker_is_left_out_of_a_statement() -> None:
    scene = scene_of("Efe said Ana Ruiz had praised Peru and stressed that “Peru is a friend.”")
    ruiz = named(scene, "Ana Ruiz", "person")
    found = sources.find(scene)
    assert asked(found, "Peru is a friend", without=ruiz) == ["(outlet)", "Efe"]


def test_state_spoken_for_is_left_out_too() -> None:
    scene = scene_of("Ana Ruiz said that Peru was a friend.")
    named(scene, "Ana Ruiz", "person", entity=LocalEntity("person", "Ana Ruiz", country="CHL"))
    found = sources.find(scene)
    assert asked(found, "Peru was a friend", without=LocalEntity("state", "Chile", country="CHL")) == ["(outlet)"]
    peru = LocalEntity("state", "Peru", country="PER")
    assert asked(found, "Peru was a friend", without=peru) == ["(outlet)", "Ana Ruiz"]


def test_speaker_and_says() -> None:
    scene = scene_of("Efe said the minister had stressed that the canal would stay open.")
    found = sources.find(scene)
    inner = found.speaker(*_span(scene, "the canal would stay open"))
    assert inner is not None and inner.name == "minister" and inner.outer is not None and inner.outer.name == "Efe"
    sentence = scene.sentences[0]
    stressed = next(t for t in sentence if t.text == "stressed")
    assert found.says(sentence, stressed) is inner
    assert found.says(sentence, next(t for t in sentence if t.text == "canal")) is None


def test_wishes_and_thoughts_are_kept_but_vouch_for_nothing() -> None:
    scene = scene_of("The king hopes that the tanks will come.")
    found = sources.find(scene)
    hope = found.says(scene.sentences[0], next(t for t in scene.sentences[0] if t.text == "hopes"))
    assert hope is not None and not hope.reported
    assert found.speaker(*_span(scene, "the tanks will come")) is None


def test_quoted() -> None:
    scene = scene_of("The envoy called it “a fine day for both nations” in Rome.")
    found = sources.find(scene)
    assert found.quoted(*_span(scene, "fine day for both nations"))
    assert not found.quoted(*_span(scene, "in Rome"))


def test_a_label_of_a_transcript_is_the_person_of_that_surname() -> None:
    text = "SECRETARY HALE: Chile signed the pact.\n\nQUESTION: When?\n\nThe spokesman, Edgar Hale, left."
    scene = scene_of(text)
    hale = named(scene, "Edgar Hale", "person")
    found = sources.find(scene)
    assert found.chain(*_span(scene, "Chile signed"))[-1].entity == hale.id_in(scene.document)
    assert asked(found, "When?") == ["(outlet)"]
    assert asked(sources.find(scene_of("NEWS: Chile signed the pact.")), "Chile signed") == ["(outlet)"]


def test_a_label_with_other_letters_ends_the_turn_before_it() -> None:
    text = "PRESIDENT HALE: Chile signed the pact.\n\nPRESIDENT MUÑOZ: Peru did too.\n\nPRESIDENT ÓBREGA: So did Laos."
    found = sources.find(scene_of(text))
    assert asked(found, "Peru did")[-1] == "PRESIDENT MUÑOZ"
    assert asked(found, "So did Laos")[-1] == "PRESIDENT ÓBREGA"


def test_a_list_without_a_stop_is_not_read_for_sources() -> None:
    found = sources.find(scene_of("he said that she told Bob that " * 60))
    assert found.attributions == []


def test_text_without_sentences() -> None:
    found = sources.find(scene_of(""))
    assert [link.name for link in found.chain(0, 0)] == ["(outlet)"]
    assert found.speaker(0, 0) is None


def _span(scene: Scene, words: str) -> tuple[int, int]:
    start = scene.document.text.index(words)
    return start, start + len(words)


PIECES = st.sampled_from(
    ["“", "”", '"', "said", "X", "he", ",", ".", "\n\n", "according to", "as", "by", "quoted", "told", "that", "-", ":",
     "Kofi", "the report", "was", "citing", "'", "\u00a0", "\U0001f6a2", "reported", "in an interview with"]
)  # fmt: skip


@examples(60)
@given(st.lists(PIECES, max_size=25))
def test_any_words_are_read_and_every_offset_is_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = sources.find(scene_of(text))
    for a in found.attributions:
        for start, end in (a.source, a.cue, *a.content):
            assert 0 <= start <= end <= len(text)
        assert all(x[1] <= y[0] for x, y in pairwise(a.content))
    assert found.chain(0, len(text))[0].name == "(outlet)"
