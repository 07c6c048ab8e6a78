"""A ledger, a brief, an event, a deal, a conflict as a notebook shows them: HTML that stands by itself, or Markdown.

No colour is named but the notebook's own, so that a dark one stays legible; all words of articles are escaped.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

from communique.ledger import Ledger
from communique.model import Conflict, Deal, Event
from communique.present import brief_markdown, cards
from communique.present.brief import Brief, Line
from communique.present.brief_text import quote, source
from communique.present.cards import Card

SOFT: Final = 'style="opacity:.75"'
CELL: Final = 'style="text-align:left;vertical-align:top;padding:.1em 1.2em .1em 0"'


def shown(thing: Any, form: str) -> str | None:
    """What a thing is shown as: `html` or `markdown`; None for what is printed as it is."""
    if isinstance(thing, Brief):
        return "".join(_brief(thing)) if form == "html" else "\n".join(brief_markdown.markdown(thing))
    card = _card(thing)
    if card is None:
        return None
    return "".join(_html(card)) if form == "html" else "\n".join(_markdown(card))


def _card(thing: Any) -> Card | None:
    if isinstance(thing, Ledger):
        return cards.of_ledger(thing)
    if isinstance(thing, Event):
        return cards.of_event(thing)
    if isinstance(thing, Deal):
        return cards.of_deal(thing)
    return cards.of_conflict(thing) if isinstance(thing, Conflict) else None


def _html(card: Card) -> Iterator[str]:
    yield f'<div><p style="margin:0"><b>{escape(card.title)}</b></p>'
    if card.under:
        yield f'<p style="margin:.1em 0 .4em"><span {SOFT}>{escape(card.under)}</span></p>'
    yield "<table>"
    label = None
    for row in card.rows:
        head = "" if row.label == label else escape(row.label)
        label = row.label
        told = f"<td {CELL}>{escape(row.text)}</td><td {CELL}><span {SOFT}>{escape(row.who)}</span></td>"
        yield f'<tr><th {CELL} scope="row">{head}</th>{told}</tr>'
    yield f"</table><p {SOFT}><small>{escape(card.foot)}</small></p></div>"


def _markdown(card: Card) -> Iterator[str]:
    plain = brief_markdown.escape
    yield f"**{plain(card.title)}**"
    if card.under:
        yield f"\n{plain(card.under)}"
    yield ""
    for row in card.rows:
        who = f" ({plain(row.who)})" if row.who else ""
        yield f"- {plain(row.label) + ': ' if row.label else ''}{plain(row.text)}{who}"
    yield f"\n`{card.foot.replace('`', '')}`"


def _brief(brief: Brief) -> Iterator[str]:
    yield f"<div><h2>{escape(brief.title)}</h2>"
    yield from (f"<p>{escape(text)}</p>" for text in (brief.limits, brief.summary) if text)
    if not brief.sections:
        yield "<p>The ledger has no dealing between the two.</p>"
    for section in brief.sections:
        yield f"<h3>{escape(section.title)}</h3>"
        if section.note:
            yield f"<p {SOFT}>{escape(section.note)}</p>"
        yield from _lines(section.lines)
    if brief.citations:
        yield "<details><summary>Sources</summary><ol>"
        for one in brief.citations:
            chain = f"<span {SOFT}>{escape(' → '.join(one.chain))}.</span> " if len(one.chain) > 1 else ""
            yield f'<li value="{one.number}">{escape(source(one))}. {chain}“{escape(quote(one))}”</li>'
        yield "</ol></details>"
    yield "</div>"


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    lines = tuple(lines)
    if not lines:
        return
    yield "<ul>"
    for line in lines:
        head = ", ".join(filter(None, (line.date, line.label)))
        opinion = "<i>Opinion.</i> " if line.opinion else ""
        cited = f" <sup {SOFT}>{', '.join(map(str, line.citations))}</sup>" if line.citations else ""
        yield f"<li>{f'<span {SOFT}>{escape(head)}:</span> ' if head else ''}{opinion}{escape(line.text)}{cited}"
        yield from _lines(line.lines)
        yield "</li>"
    yield "</ul>"
