"""What a brief rests on: articles, outlets, independent origins, dates."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from communique.model import Document, Event, Origin
from communique.present.brief import Basis
from communique.present.matter import Matter, best
from communique.present.phrasing import listed, number
from communique.text import edtf

NAMED = 8  # outlets named in the sentence
Counted = Callable[[str, str], str]


def _plain(_of: str, words: str) -> str:
    return words


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a brief rests on, one by one, under the names that `Basis` counts them by."""

    articles: tuple[Document, ...]
    outlets: tuple[str, ...]
    unnamed: tuple[Document, ...]
    unpublished: tuple[Document, ...]
    copies: tuple[Document, ...]
    commentaries: tuple[Document, ...]
    origins: tuple[Origin, ...]
    happenings: tuple[Event, ...]
    undated: tuple[Event, ...]


def grounds(matter: Matter) -> Grounds:
    """What the events told rest on, by their reports; the claims about equipment do not add to it."""
    found = [matter.documents[i] for i in sorted({r.document for r in matter.reports.values()})]
    origins = {_key(o): o for e in matter.events for o in e.origins}
    return Grounds(
        articles=tuple(found), outlets=tuple(sorted({d.outlet for d in found if d.outlet}, key=str.casefold)),
        unnamed=tuple(d for d in found if d.outlet is None),
        unpublished=tuple(d for d in found if d.published is None),
        copies=tuple(d for d in found if any(v.relation != "quotes" for v in d.via)),
        commentaries=tuple(d for d in found if d.genre == "commentary"),
        origins=tuple(sorted(origins.values(), key=lambda o: o.name)), happenings=matter.events,
        undated=tuple(e for e in matter.events if best(e, "when") is None),
    )  # fmt: skip


def basis(matter: Matter) -> Basis:
    """The same counted, with the ends of its dates."""
    found = grounds(matter)
    days = [d.published for d in found.articles if d.published]
    dates = [w for e in matter.events if (w := best(e, "when"))]
    return Basis(
        articles=len(found.articles), outlets=found.outlets, unnamed=len(found.unnamed),
        unpublished=len(found.unpublished), copies=len(found.copies), commentaries=len(found.commentaries),
        origins=tuple(o.name for o in found.origins), published=_ends(days), covered=_ends(dates),
        undated=len(found.undated), happenings=len(found.happenings),
    )  # fmt: skip


def _ends(dates: list[str]) -> tuple[str, str] | None:
    """The earliest and the latest date; of an interval or a choice, its own ends."""
    points = [p for d in dates for p in re.split(r"[/,]", d.strip("[]")) if edtf.bounds(p)[0]]
    if not points:
        return None
    return min(points, key=edtf.sort_key), max(points, key=lambda p: (edtf.bounds(p)[1] or edtf.bounds(p)[0], p))


def _key(origin: Origin) -> object:
    """One source that several events have: its entity or name; whoever is not named is their articles' own."""
    vague = origin.name[:1] == "(" or origin.name[:1].islower()
    return origin.entity or ((origin.name, origin.documents) if vague else origin.name)


def sentence(found: Basis, counted: Counted = _plain, name: Callable[[str], str] = str) -> str:
    """The basis in words. `counted` says what a number in it is to become, given what it counts (a field of `Basis`)
    and its words, `name` what the name of an outlet is."""
    outlets = [name(o) for o in found.outlets[:NAMED]]
    if len(found.outlets) > NAMED:
        outlets[0] = f"{counted('outlets', number(len(found.outlets), 'outlet'))}, among them {outlets[0]}"
    if found.unnamed:
        outlets += [f"{counted('unnamed', str(found.unnamed))} not named" if outlets else "outlets not named"]
    text = f"Rests on {counted('articles', number(found.articles, 'article'))} ({listed(outlets)})"
    if found.published:
        text += f", published {_span(found.published)}"
        text += f" ({counted('unpublished', str(found.unpublished))} of unknown date)" if found.unpublished else ""
    else:
        text += ", of unknown date"
    text += f", with {counted('origins', number(len(found.origins), 'independent origin'))}. "
    notes = [f"{counted('copies', str(found.copies))} reprinted or translated from elsewhere"] if found.copies else []
    if found.commentaries:
        notes += [counted("commentaries", number(found.commentaries, "commentary", "commentaries"))]
    text += f"Among the articles: {listed(notes)}. " if notes else ""
    text += counted("happenings", number(found.happenings, "happening or position", "happenings and positions"))
    if found.covered:
        text += f", dated {_span(found.covered)}"
    return text + (f"; {counted('undated', str(found.undated))} without a date." if found.undated else ".")


def _span(ends: tuple[str, str]) -> str:
    return edtf.humanize(ends[0]) if ends[0] == ends[1] else edtf.humanize("/".join(ends))
