"""A text cut up for marking loses nothing and doubles nothing."""

from hypothesis import given
from hypothesis import strategies as st

from communique.web.marking import Span, paragraphs

TEXT = "Laos met Fiji.\n\nFiji thanked Laos, it said."


def test_marks_anchors_and_names() -> None:
    first, second = paragraphs(TEXT, [Span(0, 13, "rep_1"), Span(5, 13, "rep_2")], [(0, 4, "ent_l")], [(35, 42)])
    assert [(r.marked, [(p.text, p.entity, p.anchors) for p in r.pieces]) for r in first.runs] == [
        (True, [("Laos", "ent_l", ("rep_1",)), (" ", None, ()), ("met Fiji", None, ("rep_2",))]),
        (False, [(".", None, ())]),
    ]
    assert first.records == ("rep_1", "rep_2")
    assert second.records == ()
    assert [p.text for r in second.runs for p in r.pieces if p.cue] == ["it said"]


def test_a_record_on_two_places_has_one_anchor() -> None:
    found = paragraphs(TEXT, [Span(16, 20, "rep_1"), Span(0, 4, "rep_1")], [], [])
    assert [p.anchors for f in found for r in f.runs for p in r.pieces if p.anchors] == [("rep_1",)]


@given(
    st.text(alphabet="ab \n<", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_the_text_stays_the_text(text: str, spans: list[tuple[int, int]], named: list[tuple[int, int]]) -> None:
    marks = [Span(min(a, b), min(max(a, b), len(text)), f"rep_{i}") for i, (a, b) in enumerate(spans) if a != b]
    names = [(min(a, b), max(a, b), f"ent_{i}") for i, (a, b) in enumerate(named)]
    found = paragraphs(text, marks, names, [])
    shown = ["".join(p.text for r in f.runs for p in r.pieces) for f in found]
    assert shown == [line for line in text.split("\n") if line.strip()]
