"""The order of reading: one document in, one reading out; pure, no I/O, no other document."""

from dataclasses import replace

from communique.model import Document, Reading
from communique.read import attributes, cited, mentions, reports, sources, withheld
from communique.read.home import settle
from communique.read.parse import parse
from communique.read.scene import Scene
from communique.read.version import VERSION

LANGUAGES = ("en",)


def read_document(document: Document) -> Reading:
    """Read one document. A language not read yet gives a reading without records, its document `unread`."""
    if document.language and document.language not in LANGUAGES:
        return Reading(replace(document, state="unread", reader=VERSION))
    scene = Scene(document, parse(document.text))
    mentions.find(scene)
    settle(scene)
    named = sources.find(scene)
    told = reports.find(scene, named)
    claims = attributes.find(scene, named)
    kept = withheld.find(scene, named, told)
    return Reading(
        document=replace(document, state="read", reader=VERSION),
        entities=cited.entities(scene, told, claims, kept),
        reports=tuple(told),
        attributes=tuple(claims),
        withheld=tuple(kept),
    )
