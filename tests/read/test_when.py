"""To which happening a date belongs. Published on Thursday 4 July 2024 unless a test says otherwise."""

from dataclasses import replace

import pytest
from spacy.tokens import Token

from communique.model import Document
from communique.read.parse import Sentence, parse
from communique.read.scene import Scene
from communique.read.when import When, when

THURSDAY = "2024-07-04"


def scene_of(text: str, published: str | None = THURSDAY) -> Scene:
    return Scene(Document(id="doc_test", sha256="", text=text, published=published), parse(text))


def cue_in(scene: Scene, word: str) -> tuple[Sentence, Token]:
    found = [(s, t) for s in scene.sentences for t in s if t.text == word]
    assert found, f"no {word!r}"
    return found[-1]


def date(text: str, word: str, published: str | None = THURSDAY) -> When:
    scene = scene_of(text, published)
    return when(scene, *cue_in(scene, word))


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        # on the verb, in any place
        ("The Kenyan minister visited Oslo on 3 June 2023.", "visited", "2023-06-03"),
        ("On 3 June 2023, the Kenyan minister visited Oslo.", "visited", "2023-06-03"),
        ("The Foreign Minister visited Chile June 3, officials said.", "visited", "2024-06-03"),
        ("The envoy met today in Lima with the premier.", "met", "2024-07-04"),
        ("The ship was seized in 2019.", "seized", "2019"),
        # on the noun
        ("Thanks to the visit of the Kenyan premier to Oslo in July, 2014, ties grew.", "visit", "2014-07"),
        ("Tuesday's talks in Oslo ended without a deal.", "talks", "2024-07-02"),
        ("They upheld the 2015 agreement.", "agreement", "2015"),
        ("Peru, under embargo since 1962, is short of fuel.", "embargo", "1962/.."),
        ("The May 2021 summit in Lima failed.", "summit", "2021-05"),
        # through a light verb
        ("The minister paid a visit to Oslo on Tuesday.", "visit", "2024-07-02"),
        ("Talks were held in Lima last month.", "Talks", "2024-06"),
        ("The two sides signed an agreement on fisheries on Monday.", "agreement", "2024-07-01"),
        ("The last meeting of the chiefs took place in March.", "meeting", "2024-03"),
        ("The invasion began in 2022.", "invasion", "2022"),
        # with another happening
        ("On Tuesday, the minister met his counterpart and signed a pact.", "signed", "2024-07-02"),
        ("On Tuesday, the minister met his counterpart and signed a pact.", "pact", "2024-07-02"),
        ("The pact was discussed during a visit Tuesday by the minister to Oslo.", "discussed", "2024-07-02"),
        ("The minister came on a visit Tuesday to Oslo, where he met the king.", "met", "2024-07-02"),
        ("The contact came last January in Lima, when the envoy received a medal.", "received", "2024-01"),
        ("The minister flew to Oslo on Tuesday to sign a pact.", "sign", "2024-07-02"),
        ("The minister toured the base on Monday, thanking the crew.", "thanking", "2024-07-01"),
        ("The agreement signed in 2019 is dead.", "agreement", "2019"),
        ("The agreement, which was signed in 2019, will expire next year.", "agreement", "2019"),
        ("The agreement, which was signed in 2019, will expire next year.", "expire", "2025"),
        ("It was settled at the May 2021 talks in Lima.", "settled", "2021-05"),
        ("It was settled at the May 2021 talks in Lima.", "talks", "2021-05"),
        # the future
        ("The minister will visit Oslo on Tuesday.", "visit", "2024-07-09"),
        ("The presidents plan to meet in October.", "meet", "2024-10"),
        ("The ministry said on Monday that the presidents will meet next week.", "meet", "2024-07-08/2024-07-14"),
        # what has gone on since
        ("Relations have frozen since the rebels seized Lima in 2022.", "frozen", "2022/.."),
        ("Interest in the missiles was revealed by the ministry in November 2023.", "Interest", "2023-11"),
        # counted from another date
        ("The delegation arrived in Lima on 3 May 2021 and held talks the following day.", "talks", "2021-05-04"),
        ("The parade was held on 9 May 2023. Two weeks before the parade, the envoy left Lima.", "left", "2023-04-25~"),
        ("The envoy left last January. The pact had been signed six months earlier in Oslo.", "signed", "2023-07~"),
        ("The summit opened on 5 June. The premier left the same day.", "left", "2024-06-05"),
    ],
)
def test_a_date_belongs_to_its_happening_and_what_goes_with_it(text: str, word: str, value: str) -> None:
    found = date(text, word)
    assert found.edtf == value
    assert found.text and found.text in text
    assert found.basis in ("stated", "resolved")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministry said on Monday that the presidents signed a pact.", "signed"),
        ("The Foreign Minister visited Chile June 3, officials said.", "said"),
        ("The two sides agreed to hold talks next month.", "agreed"),
        ("It was the first visit since 2014.", "visit"),
        ("They upheld the 2015 agreement.", "upheld"),
        ("Thanks to the visit of the Kenyan premier to Oslo in July 2014, ties grew.", "grew"),
        ("They praised the May 2021 summit.", "praised"),
        ("A plan for joint events for 2024 was agreed.", "agreed"),
        ("Lukman makes an official visit to Cuba.", "visit"),
        ("OSLO, 4 July 2024 - The minister met his counterpart.", "met"),
        ("Oslo, July 4 (Agency) – The minister met his counterpart.", "met"),
        ("The summit opened on 5 June. The envoy praised the hosts.", "praised"),
        ("The envoy, who was born in 1962, met the king.", "met"),
        ("The minister thanked the team that won in 2014.", "thanked"),
        ("If they meet on Tuesday, the envoy will resign.", "resign"),
    ],
)
def test_a_date_of_another_clause_is_not_taken(text: str, word: str) -> None:
    assert date(text, word).edtf is None


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("A visit Tuesday by the minister to Oslo went well.", "visit", "Tuesday"),
        ("The minister was the target over the weekend of a failed revolt.", "revolt", "over the weekend"),
        ("The minister met his counterpart today.", "met", "today"),
    ],
)
def test_without_a_publication_date_words_are_kept_and_nothing_is_resolved(text: str, word: str, words: str) -> None:
    assert date(text, word, None) == When(None, words, None)


def test_vague_words_are_kept() -> None:
    assert date("Recently, the premier visited Oslo.", "visited") == When(None, "Recently", None)


def test_a_status_decides_on_which_side_of_today_a_weekday_is() -> None:
    scene = scene_of("A visit to Oslo on Monday")
    sentence, cue = cue_in(scene, "visit")
    assert when(scene, sentence, cue, status="planned").edtf == "2024-07-08"
    assert when(scene, sentence, cue, status="occurred").edtf == "2024-07-01"


def test_the_words_are_the_documents_own_over_a_line_break() -> None:
    text = (
        "The ministers of Kenya, Norway, Chile and of some other states met in the city of Oslo on 28\n"
        "June 2023 for an hour."
    )
    scene = scene_of(text)
    found = when(scene, *cue_in(scene, "met"))
    assert found.edtf == "2023-06-28" and found.text == "on 28\nJune 2023"


def test_a_scene_does_not_lend_its_dates_to_another() -> None:
    first, second = scene_of("They met on Tuesday."), scene_of("They met on Tuesday.", None)
    assert when(first, *cue_in(first, "met")).edtf == "2024-07-02"
    assert when(second, *cue_in(second, "met")).edtf is None
    third = Scene(replace(first.document, published="2023-01-01"), first.sentences)
    assert when(third, *cue_in(third, "met")).edtf == "2022-12-27"
