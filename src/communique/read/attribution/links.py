"""An attribution as a link of a source chain; the outlet and the outlets republished before it."""

import re
from collections.abc import Sequence

from communique.model import Document, Link
from communique.read.attribution.model import Attribution
from communique.read.scene import LocalEntity, Scene
from communique.text.names import fold

LONGEST_CREDIT = 14  # words of a line that says whence the text comes
FEWEST_AFTER = 200  # characters after such a line that make it stand before its text rather than below
OUTLETS = {"media", "body", "company", "group"}
ACTING = {"person", "body", "state"}  # kinds that speak for a state
ITSELF = {"newspaper", "magazine", "agency", "outlet", "paper", "site", "website", "network", "correspondent"}
OURS = ("this ", "our ")
FIRST_PERSON = {"i", "we", "me", "us", "our", "my", "you"}


def outlet_link(scene: Scene) -> Link:
    """The first link: the document's outlet, `(outlet)` where it is not named."""
    outlet = scene.document.outlet
    entity = called(scene, outlet) if outlet else None
    return Link(entity.id_in(scene.document) if entity else None, outlet or "(outlet)", "published")


def called(scene: Scene, name: str) -> LocalEntity | None:
    """The entity of a scene that has this name."""
    wanted = fold(name)
    spoken = (e for e in scene.entities if e.kind in OUTLETS)
    return next((e for e in spoken if any(fold(n) == wanted for n in (e.name, *e.aliases))), None)


def via_links(scene: Scene) -> list[tuple[int, Link]]:
    """For each outlet that the document republishes, where its text begins (0 for the whole document) and its link."""
    out: list[tuple[int, Link]] = []
    document = scene.document
    for via in document.via:
        entity = called(scene, via.name)
        start, cue = _credit(document, via.name)
        if cue is None and via.relation == "quotes":
            continue
        evidence = document.evidence(*cue) if cue else None
        out.append((start, Link(entity.id_in(document) if entity else None, via.name, "published", evidence)))
    return out


def _credit(document: Document, name: str) -> tuple[int, tuple[int, int] | None]:
    for match in re.finditer(re.escape(name), document.text, re.IGNORECASE):
        line_start = document.text.rfind("\n", 0, match.start()) + 1
        line_end = document.text.find("\n", match.end())
        line_end = len(document.text) if line_end < 0 else line_end
        if len(document.text[line_start:line_end].split()) > LONGEST_CREDIT:
            continue
        before = len(document.text) - line_end >= FEWEST_AFTER
        return (line_end if before and document.text[line_start:line_end].rstrip().endswith(":") else 0), match.span()
    return 0, None


def link(document: Document, a: Attribution, *, manner: str) -> Link:
    """One attribution as a link. A joint source is one link, its further members in `also`."""
    ids = [e.id_in(document) for e in a.entities]
    return Link(ids[0] if ids else None, a.name, manner, document.evidence(*cited(a)), tuple(ids[1:]))


def cited(a: Attribution) -> tuple[int, int]:
    """The words that name the source: the source's phrase, with its cue where that stands beside it."""
    start, end = min(a.source[0], a.cue[0]), max(a.source[1], a.cue[1])
    return (start, end) if end - start <= 300 else a.source if a.source[1] - a.source[0] <= 300 else a.cue


def same(a: Attribution, entity: LocalEntity) -> bool:
    """Whether an attribution's source is this entity, or speaks for it."""
    if entity in a.entities:
        return True
    names = {fold(n) for n in (entity.name, *entity.aliases)}
    if fold(a.name) in names:
        return True
    if entity.kind == "state" and entity.country:
        return bool(a.entities) and all(e.country == entity.country and e.kind in ACTING for e in a.entities)
    words = set(fold(a.name).split())
    return not a.entities and any(n and set(n.split()) <= words for n in names)


def own(document: Document, a: Attribution, outlet: Link) -> bool:
    """Whether the source is the article itself: its outlet, its author, "I" and "we", "this newspaper"."""
    name = fold(a.name)
    called_by = {name} | {fold(e.name) for e in a.entities}
    ours = name in ITSELF and document.text[slice(*a.source)].lower().startswith(OURS)
    if not name or name in FIRST_PERSON or ours:
        return True
    if document.outlet and (name == fold(document.outlet) or outlet.entity in {e.id_in(document) for e in a.entities}):
        return True
    return bool(document.byline) and any(_alike(name, fold(document.byline or "")) for name in called_by)


def _alike(one: str, other: str) -> bool:
    """Whether the last name is the same and the shorter name's words, an initial apart, are all in the longer."""
    a, b = ([w for w in n.split() if len(w) > 1] for n in (one, other))
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def ordered(covering: Sequence[Attribution]) -> list[Attribution]:
    """Attributions over one stretch, outer first: one stands inside those that hold its cue or that it calls outer."""

    def depth(a: Attribution) -> int:
        above = sum(b is not a and b.holds(a.cue[0]) and not a.holds(b.cue[0]) for b in covering)
        return above + 2 * (a.outer is not None and a.outer in covering)

    return sorted(covering, key=lambda a: (depth(a), -sum(q - p for p, q in a.content), a.cue))
