"""The genre of an article, from evidence in what is known of it; null where nothing tells."""

import re
from typing import Final

from communique.ingest.lines import split
from communique.knowledge.provenance import provenance
from communique.model import Document

# What is quoted; a quotation that runs on opens again in the next paragraph, without having been closed in this.
QUOTED: Final = re.compile('["“«][^"”»\n]*(?:["”»]|$)', re.MULTILINE)
HEAD: Final = 600  # characters that tell how a text presents itself
LABEL: Final = 40  # characters of a line that only says what the text is ("PRESS RELEASE")
VOICES: Final = 3.0  # words of the writer's own voice in 500 that make a commentary


def of(document: Document) -> str | None:
    """`commentary`, `official`, `news`, or null. Labels count before who publishes, that before how it is written."""
    found = provenance().patterns
    text, title, outlet = document.text, document.title or "", document.outlet or ""
    first = [line.words for line in split(text[:2_000])[:4]]
    labels = [title, *first[:1], *(line for line in first[1:] if len(line) <= LABEL)]
    if any(found["commentary_labels"].match(label) for label in labels):
        return "commentary"
    if any(found["official_titles"].match(label) for label in labels):
        return "official"
    if outlet:
        if found["official_outlets"].search(outlet):
            return "official"
    elif document.url and found["official_addresses"].search(document.url):
        return "official"
    if found["commentary_disclaimers"].search(text[-1_500:]):
        return "commentary"
    if found["official_heads"].search(text[:HEAD]):
        return "official"
    unquoted = QUOTED.sub(" ", text)
    voices = len(found["own_voice"].findall(unquoted)) * 500 / max(250, len(unquoted.split()))
    if voices >= VOICES:
        return "commentary"
    reports = bool(found["reporting"].search(text))
    sourced = bool(outlet or document.dateline_place or document.byline or document.via)
    if not sourced and not reports and found["full_style"].search(text[: 2 * HEAD]):
        return "official"
    if sourced or reports or document.title or found["says"].search(unquoted):
        return "news"
    return None
