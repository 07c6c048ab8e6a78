"""What an article about something else seems to tell of states."""

from communique.model import Document, document_id, sha256
from communique.read.density import LONG
from communique.read.reader import look

AT_HOME = [
    "The club trained in the rain on Monday.", "Its captain was tired.", "The keeper saved twice before the break.",
    "The stands were half full.", "A drummer lost his sticks.", "Nobody minded the cold.", "The grass was long.",
    "The referee waved play on.", "Tickets cost four euros.", "The bus was late.", "Two pupils sold tea at the gate.",
    "The lights failed for a minute.", "The mayor clapped.", "The second half began late.", "A dog ran onto the pitch.",
    "The coach shouted.", "The rain stopped at last.", "The score stayed as it was.", "People went home early.",
]  # fmt: skip
ABROAD = [
    "Samoa's foreign minister met his Fijian counterpart in Apia.", "Fiji delivered two boats to Samoa.",
    "Samoa and Fiji signed an agreement on fisheries.", "Samoa praised Fiji for its help.",
]  # fmt: skip
ORDER = "Fiji bought three tractors from Samoa."


def order(sentences: list[str]) -> tuple[bool, float | None]:
    """Whether the order stands alone, and how sure it is."""
    text = " ".join(sentences)
    found = look(Document(document_id(text, outlet=None, url=None, path=None), sha256(text), text, language="en"))
    made, report = next(
        (d, r) for d, r in found.told if r.type == "transfer" and "three tractors" in r.evidence[0].quote
    )
    return made.alone, report.confidence


def test_a_dealing_in_an_article_about_something_else_is_less_sure() -> None:
    alone, doubtful = order([*AT_HOME, ORDER])
    among, sure = order([*AT_HOME, *ABROAD, ORDER])
    assert (alone, among) == (True, False)
    assert doubtful is not None and sure is not None and doubtful < sure


def test_a_short_text_says_nothing_of_what_it_is_about() -> None:
    few = AT_HOME[: LONG - 2]
    assert order([*few, ORDER])[0] is False
