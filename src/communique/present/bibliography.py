"""Articles as reference managers take them: CSL-JSON (Zotero, Pandoc), BibTeX, RIS (EndNote, Zotero)."""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from communique.model import Document
from communique.text import edtf

_TEX: Final = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def csl(documents: Iterable[Document]) -> str:
    """CSL-JSON, a list of items (https://docs.citationstyles.org)."""
    return json.dumps([_item(d) for d in documents], ensure_ascii=False, indent=1)


def _item(document: Document) -> dict[str, Any]:
    kind = "document" if document.genre == "official" else "article-newspaper"
    found: dict[str, Any] = {
        "id": document.id, "type": kind, "title": line(document.title), "container-title": line(document.outlet),
        "language": document.language, "URL": _address(document),
    }  # fmt: skip
    if document.published:
        found["issued"] = {"date-parts": [[int(part) for part in _day(document).split("-")]]}
    for field, name in (("author", document.byline), ("translator", document.translator)):
        if name:
            found[field] = [{"literal": line(name)}]
    return {key: value for key, value in found.items() if value}


def bibtex(documents: Iterable[Document]) -> str:
    """BibTeX, an `@article` each (`@misc` for a government's own release)."""
    return "\n".join(map(_entry, documents))


def _entry(document: Document) -> str:
    kind, place = ("misc", "howpublished") if document.genre == "official" else ("article", "journal")
    year, month, day = [*_day(document).split("-"), "", "", ""][:3]
    fields = {
        "title": document.title, "author": f"{{{_tex(document.byline)}}}" if document.byline else None,
        place: document.outlet, "year": year, "month": month.lstrip("0"), "day": day.lstrip("0"),
        "language": document.language, "url": _address(document),
    }  # fmt: skip
    told = ",\n".join(
        f"  {name} = {{{value if name in ('author', 'url') else _tex(value)}}}"
        for name, value in fields.items()
        if value
    )
    return f"@{kind}{{{document.id},\n{told}\n}}\n"


def _tex(text: str | None) -> str:
    return line(text).translate(_TEX)


def ris(documents: Iterable[Document]) -> str:
    """RIS, an item each."""
    return "".join(_tagged(d) for d in documents)


def _tagged(document: Document) -> str:
    tags = (
        ("TY", "GOVDOC" if document.genre == "official" else "NEWS"), ("ID", document.id), ("TI", document.title),
        ("AU", document.byline), ("T2", document.outlet), ("DA", _day(document).replace("-", "/")),
        ("PY", _day(document)[:4]), ("LA", document.language), ("UR", _address(document)),
    )  # fmt: skip
    return "".join(f"{tag}  - {line(value)}\r\n" for tag, value in tags if value) + "ER  - \r\n\r\n"


def line(text: str | None) -> str:
    """Words on one line."""
    return " ".join((text or "").split())


def _day(document: Document) -> str:
    """`2024-07-03`, `2024-07` or `2024`; empty where the date is none of these."""
    found = re.fullmatch(r"\d{4}(-\d\d){0,2}", document.published or "")
    if found:
        return found.group()
    low, _ = edtf.bounds(document.published) if document.published else (None, None)
    return str(low.year) if low else ""


def _address(document: Document) -> str | None:
    """The address, if it is one of the web and breaks out of no format."""
    url = document.url or ""
    return url if re.fullmatch(r"https?://[^\s{}\\]+", url) else None
