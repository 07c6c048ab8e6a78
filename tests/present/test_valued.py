"""Values in words: no code of a state, a role or a status is left."""

from communique.present.valued import in_words


def test_a_place_has_its_states_name() -> None:
    assert in_words("where", {"entity": None, "text": "Lusaka", "country": "ZMB"}) == "Lusaka, Zambia"
    assert in_words("where", {"entity": None, "text": "Zambia", "country": "ZMB"}) == "Zambia"
    assert in_words("where", {"entity": None, "text": "the border", "country": None}) == "the border"


def test_who_takes_part_has_state_and_role_in_words() -> None:
    said = {"entity": "ent_1", "text": "the minister", "country": "ZMB", "role": "actor"}
    assert in_words("participants", said) == "the minister, Zambia, who acts"
    assert in_words("participants", said, name="Mutale Banda") == "Mutale Banda, Zambia, who acts"


def test_statuses_stages_and_dates_are_words() -> None:
    assert in_words("status", "negated") == "denied"
    assert in_words("stage", "in_force", type_="agreement") == "in force"
    assert in_words("when", "2023-06") == "June 2023"


def test_an_instruments_form_is_not_said_twice() -> None:
    assert in_words("instrument", {"text": "a memorandum on fish", "form": "memorandum", "disclosed": None}) == (
        "a memorandum on fish"
    )
    assert in_words("instrument", {"text": "the accord", "form": "treaty", "disclosed": False}) == (
        "the accord, treaty, content not disclosed"
    )
