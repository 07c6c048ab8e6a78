"""Whatever comes: taking in never raises, offsets hold, and what was dropped and what was kept are the page."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from communique.ingest import Skipped, ingest
from communique.ingest.clean import clean
from communique.ingest.decode import normalise
from communique.model import Document, document_id, sha256
from tests.examples import examples

WIDGETS = ["Subscribe", "Share", "12", "Related articles", "Leave a Comment", "Back to top", "### ", "By Ann Lee",
           "PORT SELWYN, 3 May 2024 (SNA) — ", "Photo - Selwyn News International", "A Story Of Two Ships And One Port",
           "Support our journalism: donate today.", "Via Selwyn Echo:", "---", "title: x", "Привет всем"]  # fmt: skip
PAGES = st.lists(st.one_of(st.sampled_from(WIDGETS), st.text(max_size=60)), max_size=25).map("\n".join)


def check(met: list[Document | Skipped]) -> None:
    for one in met:
        if isinstance(one, Skipped):
            assert one.message.endswith(".")
            continue
        text = one.text
        assert text.strip() == text and "\r" not in text and text == normalise(text)
        assert one.sha256 == sha256(text) and text.encode("utf-8")
        assert one.id == document_id(text, outlet=one.outlet, url=one.url, path=one.path)
        assert all(0 <= d.at <= len(text) and d.text and d.reason for d in one.dropped)


@examples(150)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(list(ingest(["-"], stdin=io.BytesIO(data))))


@examples(150)
@given(PAGES)
def test_any_text(text: str) -> None:
    check(list(ingest(["-"], stdin=io.BytesIO(text.encode("utf-8", "surrogatepass")))))


@examples(100)
@given(st.fixed_dictionaries({"text": PAGES}, optional={
    k: st.one_of(st.text(max_size=30), st.none(), st.integers(), st.lists(st.text(max_size=5), max_size=2))
    for k in ("path", "url", "title", "outlet", "byline", "published", "language", "html")
}))  # fmt: skip
def test_any_record(record: dict[str, object]) -> None:
    check(list(ingest(["-"], stdin=io.BytesIO(json.dumps(record).encode()))))


@examples(60)
@given(st.text(alphabet=st.sampled_from("<>/pdivbrsctag='\"! a.é\x00\ud800"), max_size=300))
def test_any_page(markup: str) -> None:
    check(list(ingest(["-"], stdin=io.BytesIO(b"<html>" + markup.encode("utf-8", "surrogatepass")))))


@examples(150)
@given(PAGES)
def test_kept_and_dropped_are_the_page(text: str) -> None:
    page = normalise(text)
    cleaned = clean(page)
    flat = sorted("".join(page.split()))
    assert sorted("".join((cleaned.text + "".join(d.text for d in cleaned.dropped)).split())) == flat


@examples(80)
@given(PAGES)
def test_taking_in_twice_gives_the_same(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert list(ingest(["-"], stdin=io.BytesIO(data))) == list(ingest(["-"], stdin=io.BytesIO(data)))
