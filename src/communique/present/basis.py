"""What a brief rests on: articles, outlets, independent origins, dates."""

import re

from communique.model import Origin
from communique.present.brief import Basis
from communique.present.matter import Matter, best
from communique.present.phrasing import listed, number
from communique.text import edtf

NAMED = 8  # outlets named in the sentence


def basis(matter: Matter) -> Basis:
    """Counted over the reports of the events told; the claims about equipment do not add to it."""
    ids = sorted({r.document for r in matter.reports.values()})
    found = [matter.documents[i] for i in ids]
    outlets = sorted({d.outlet for d in found if d.outlet}, key=str.casefold)
    days = [d.published for d in found if d.published]
    dates = [w for e in matter.events if (w := best(e, "when"))]
    origins = {_key(o): o.name for e in matter.events for o in e.origins}
    return Basis(
        articles=len(found), outlets=tuple(outlets), unnamed=sum(d.outlet is None for d in found),
        unpublished=sum(d.published is None for d in found),
        copies=sum(any(v.relation != "quotes" for v in d.via) for d in found),
        commentaries=sum(d.genre == "commentary" for d in found), origins=tuple(sorted(origins.values())),
        published=_ends(days), covered=_ends(dates),
        undated=sum(best(e, "when") is None for e in matter.events), happenings=len(matter.events),
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


def sentence(found: Basis) -> str:
    """The basis in words."""
    outlets = list(found.outlets[:NAMED])
    rest = len(found.outlets) - len(outlets)
    outlets += [number(rest, "other")] if rest else []
    outlets += [f"{found.unnamed} not named" if outlets else "outlets not named"] if found.unnamed else []
    text = f"Rests on {number(found.articles, 'article')} ({listed(outlets)})"
    if found.published:
        text += f", published {_span(found.published)}"
        text += f" ({found.unpublished} of unknown date)" if found.unpublished else ""
    else:
        text += ", of unknown date"
    text += f", with {number(len(found.origins), 'independent origin')}. "
    notes = [f"{found.copies} reprinted or translated from elsewhere"] if found.copies else []
    notes += [f"{number(found.commentaries, 'commentary', 'commentaries')}"] if found.commentaries else []
    text += f"Among the articles: {listed(notes)}. " if notes else ""
    text += f"{number(found.happenings, 'happening or position', 'happenings and positions')}"
    if found.covered:
        text += f", dated {_span(found.covered)}"
    return text + (f"; {found.undated} without a date." if found.undated else ".")


def _span(ends: tuple[str, str]) -> str:
    return edtf.humanize(ends[0]) if ends[0] == ends[1] else edtf.humanize("/".join(ends))
