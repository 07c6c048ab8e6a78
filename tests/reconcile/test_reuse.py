"""Which stretches of one text another has."""

from communique.reconcile.reuse import share, stretches

FIRST = (
    "The minister arrived at noon. He said that the dam would be built by engineers of both countries, and that the "
    "water would be shared. Lunch was carp."
)


def test_a_stretch_in_both_is_found_with_its_place_in_each() -> None:
    later = "RIVERTON — He said that “the dam would be built by engineers of both countries”, then left."
    (found,) = stretches(later, FIRST)
    said = "He said that the dam would be built by engineers of both countries"
    assert later[found.start : found.end] == said.replace("the dam", "“the dam")
    assert FIRST[found.other_start : found.other_end] == said
    assert found.words == 13
    assert share((found,), later) == 13 / 16


def test_moved_stretches_are_found_and_no_word_is_counted_twice() -> None:
    first, second = "one two three four five six seven eight", "red blue green pink grey black white brown"
    found = stretches(f"{second}. {first}. {first}.", f"{first}, {second}")
    assert [(s.words, s.other_start) for s in found] == [(8, 41), (8, 0), (8, 0)]


def test_seven_words_are_no_reuse_and_texts_may_be_empty() -> None:
    assert stretches("He said that the dam would be safe", FIRST) == ()
    assert stretches("", FIRST) == () == stretches(FIRST, "")
    assert share((), "") == 0


def test_case_and_accents_are_no_difference() -> None:
    (found,) = stretches("EL PRÉSIDENT A DIT QUE LA CITE EST BELLE", "El president a dit que la cité est belle")
    assert found.words == 9
