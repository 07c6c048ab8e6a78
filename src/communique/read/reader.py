"""The order of reading: one document in, one reading out; pure, no I/O, no other document."""

from dataclasses import dataclass, replace

from communique.model import Attribute, Document, Evidence, Reading, Report, Withheld
from communique.read import attributes, cited, mentions, reports, sources, withheld
from communique.read.drafts import Draft
from communique.read.parse import Sentence, parse
from communique.read.scene import Scene
from communique.read.sources import Sources
from communique.read.version import VERSION

LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """A document read, with what the reading rested on."""

    scene: Scene
    sources: Sources
    told: tuple[tuple[Draft, Report], ...]
    claims: tuple[Attribute, ...]
    kept: tuple[Withheld, ...]

    @property
    def records(self) -> tuple[Report | Attribute | Withheld, ...]:
        """Everything that came out, in the order of the text."""
        all_: list[Report | Attribute | Withheld] = [*(r for _, r in self.told), *self.claims, *self.kept]
        return tuple(sorted(all_, key=lambda r: (r.evidence[0].start, r.evidence[0].end, r.id)))

    def sentences(self, evidence: Evidence) -> list[Sentence]:
        """The sentences that a stretch of text stands in."""
        return [s for s in self.scene.sentences if s.start < evidence.end and evidence.start < s.end]


def look(document: Document) -> Looked:
    """Read a document, of whatever language, as English is read."""
    scene = Scene(document, parse(document.text))
    mentions.find(scene)
    named = sources.find(scene)
    told = reports.drafted(scene, named)
    claims = attributes.find(scene, named)
    kept = withheld.find(scene, named, [r for _, r in told])
    return Looked(scene, named, tuple(told), tuple(claims), tuple(kept))


def read_document(document: Document) -> Reading:
    """Read one document. A language not read yet gives a reading without records, its document `unread`."""
    if document.language and document.language not in LANGUAGES:
        return Reading(replace(document, state="unread", reader=VERSION))
    seen = look(document)
    told = [r for _, r in seen.told]
    return Reading(
        document=replace(document, state="read", reader=VERSION),
        entities=cited.entities(seen.scene, told, seen.claims, seen.kept),
        reports=tuple(told),
        attributes=seen.claims,
        withheld=seen.kept,
    )
