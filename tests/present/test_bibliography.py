"""Citations as reference managers read them."""

import json
from dataclasses import replace

from communique.model import Document
from communique.present.bibliography import bibtex, csl, ris

ARTICLE = Document(
    id="doc_1", sha256="", text="", url="https://sun.example/a_b", title="Ships & sugar: 50% more", outlet="Suva Sun",
    byline="Ana Vula", language="en", published="2024-07-03", genre="news",
)  # fmt: skip


def test_a_whole_one() -> None:
    (item,) = json.loads(csl([ARTICLE]))
    assert item["issued"] == {"date-parts": [[2024, 7, 3]]}
    assert item["author"] == [{"literal": "Ana Vula"}]
    assert "title = {Ships \\& sugar: 50\\% more}" in bibtex([ARTICLE])
    assert "url = {https://sun.example/a_b}" in bibtex([ARTICLE])
    assert "DA  - 2024/07/03\r\n" in ris([ARTICLE])


def test_what_is_not_known_is_left_out() -> None:
    bare = Document(id="doc_2", sha256="", text="", published="2023-06-20/2023-07-01")
    (item,) = json.loads(csl([bare]))
    assert item == {"id": "doc_2", "type": "article-newspaper", "issued": {"date-parts": [[2023]]}}
    assert bibtex([bare]) == "@article{doc_2,\n  year = {2023}\n}\n"
    assert "TI" not in ris([replace(bare, published=None)])
