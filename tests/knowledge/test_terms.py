"""Codes in words: every code has them, and a code that gained none is noticed."""

from typing import Any

import pytest

from communique.errors import KnowledgeError
from communique.knowledge import terms
from communique.knowledge.words import load
from communique.model import codes


def test_no_code_of_two_words_is_shown_with_its_underscore() -> None:
    for type_, kinds in codes.KINDS.items():
        assert all("_" not in terms.kind_of(type_, kind) for kind in kinds)
    for type_, stages in codes.STAGES.items():
        assert all("_" not in terms.stage_of(type_, stage) for stage in stages)


def test_what_a_report_is_is_said_once() -> None:
    assert terms.label("visit", "official") == "official visit"
    assert terms.label("statement", "praise") == "statement, praise"
    assert terms.label("force", "invasion") == "use of force, invasion"
    assert terms.label("transfer", "licence", "licence") == "transfer, licence"
    assert terms.label("agreement", None, "in_force") == "agreement, in force"


def test_a_property_has_its_own_words() -> None:
    assert terms.plain("in_service") == "in service"
    assert terms.plain(None) == ""


@pytest.mark.parametrize("spoiled", [{"statuses": {"occurred": "occurred"}}, {"kinds": {}}, {"roles": {"host": ""}}])
def test_a_code_without_words_is_refused(spoiled: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = load("terms")
    monkeypatch.setattr(terms, "load", lambda _name: whole | spoiled)
    terms.terms.cache_clear()
    with pytest.raises(KnowledgeError, match="no words for"):
        terms.terms()
    monkeypatch.undo()
    terms.terms.cache_clear()
