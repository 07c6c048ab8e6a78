"""The demo corpus: what it must hold so that it shows every kind of record, and that its coding fits its words."""

import re
from collections import Counter

import pytest

from communique.demo import articles
from communique.model import codes
from tests.demo.corpus import across, expected, one_of, raw

REPORTS = [(stem, report) for stem, coded in expected().items() for report in coded["reports"]]


def test_articles_gives_a_folder_with_every_format() -> None:
    with articles() as folder:
        assert {path.suffix for path in folder.iterdir()} == {".txt", ".md", ".html", ".jsonl"}


def test_every_article_is_coded_and_nothing_else_is() -> None:
    assert set(raw()) == set(expected())
    assert len(raw()) >= 14


@pytest.mark.parametrize("stem", sorted(raw()))
def test_length(stem: str) -> None:
    assert 150 <= len(raw()[stem].split()) <= 500


def test_two_are_in_spanish_and_one_tells_of_no_dealing() -> None:
    assert sum(coded.get("language") == "es" for coded in expected().values()) == 2
    assert sum(not coded["reports"] for coded in expected().values()) == 1


def test_each_says_that_it_is_made_up_or_the_notice_beside_them_does() -> None:
    with articles() as folder:
        for path in folder.iterdir():
            if path.suffix != ".txt":  # plain text has no place for it but the story itself
                assert re.search("made-up story|Noticia inventada", path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize(("stem", "report"), REPORTS)
def test_codes_are_the_codebooks_and_quotes_stand_in_the_article(stem: str, report: dict[str, object]) -> None:
    types = one_of(report["type"])
    assert set(types) <= set(codes.REPORT_TYPES)
    assert set(one_of(report["status"])) <= set(codes.STATUSES)
    kinds = {kind for type_ in types for kind in codes.KINDS[type_]} | {None}
    assert set(one_of(report.get("kind"))) <= kinds
    stages = {stage for type_ in types for stage in codes.STAGES.get(type_, ())} | {None}
    assert set(one_of(report.get("stage"))) <= stages
    assert "".join(str(report["quote"]).split()) in "".join(raw()[stem].split())


def test_every_type_most_kinds_and_every_stage_and_status_occur() -> None:
    seen = Counter(type_ for _, report in REPORTS for type_ in one_of(report["type"]))
    assert set(seen) == set(codes.REPORT_TYPES)
    statuses = {status for _, report in REPORTS for status in one_of(report["status"])}
    assert statuses == set(codes.STATUSES)
    for type_, stages in codes.STAGES.items():
        told = {s for _, r in REPORTS if type_ in one_of(r["type"]) for s in one_of(r.get("stage"))}
        assert told >= set(stages), type_
    kinds = {(t, k) for t, ks in codes.KINDS.items() for k in ks}
    told_kinds = {(t, k) for _, r in REPORTS for t in one_of(r["type"]) for k in one_of(r.get("kind")) if k}
    assert len(told_kinds & kinds) >= 0.75 * len(kinds)


def test_every_other_kind_of_record_occurs() -> None:
    assert {a["property"] for coded in expected().values() for a in coded.get("attributes", [])} >= {"maker", "range"}
    assert sum(len(coded.get("withheld", [])) for coded in expected().values()) >= 10
    assert {conflict["field"] for conflict in across()["conflicts"]} >= {"maker", "range", "quantity", "when", "status"}


def test_what_lies_across_articles_names_what_stands_in_them() -> None:
    words = " ".join(" ".join(text.split()) for text in raw().values())
    for group in across()["same_entity"] + across()["different_entity"]:
        for name in group:
            assert name in words, name
    for group in across()["same_event"]:
        for stem, fragment in group:
            assert fragment in " ".join(raw()[stem].split()), fragment
