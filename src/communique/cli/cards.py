"""Each kind of record as a card: what stands on it, in which order."""

from collections.abc import Callable
from typing import Any, Final

from rich.text import Text

from communique.cli.card import Card, joined, status
from communique.ledger import Ledger
from communique.model import Deal, from_record, to_record
from communique.present import deals
from communique.present.exporters import flat
from communique.text import edtf

MOST: Final = 12  # reports or other lines listed under a record

Record = dict[str, Any]


def print_card(ledger: Ledger, record: Record) -> None:
    """Print a record of the codebook, of any kind."""
    _SHOW[record["record"]](Card(ledger), record)


def _report(card: Card, report: Record) -> None:
    row = flat.row(report, card.ledger.name)
    card.title(report["id"], report["type"], report["kind"], report["stage"], "opinion" if report["opinion"] else None)
    card.line("status", status(report["status"], hedged=report["hedged"]))
    card.line("when", when(report["when"], report["when_text"], report["when_basis"]))
    card.line("where", row["where"])
    for label, role in _by_role(report["participants"]):
        card.lines(label, (_named(card, p, flat.place(p)) for p in role))
    card.lines("items", (_named(card, i, flat.item(i)) for i in report["items"]))
    card.line("instrument", row["instrument"])
    card.line("topics", ", ".join(report["topics"]))
    card.line("according to", card.chain(report["attribution"]))
    card.line("confidence", row["confidence"])
    card.line("event", card.ledger.event_of(report["id"]))
    card.lines("withheld", (f"{w.what}  {w.id}" for w in card.ledger.withheld(document=report["document"])
                            if w.about == report["id"]))  # fmt: skip
    card.quotes(report["evidence"])


def when(date: str | None, text: str | None = None, basis: str | None = None) -> str:
    """A date in words, with what the text says of it."""
    said = joined([f"“{text}”" if text else None, basis])
    return f"{edtf.humanize(date)} ({said})" if date and said else edtf.humanize(date) if date else said


def _by_role(participants: list[Record]) -> list[tuple[str, list[Record]]]:
    found: dict[str, list[Record]] = {}
    for one in participants:
        found.setdefault(one["role"], []).append(one)
    return list(found.items())


def _named(card: Card, value: Record, words: str) -> Text:
    """What the text calls something, the entity's own name where it is another, and its id."""
    made = Text(words)
    if value.get("entity"):
        name = card.ledger.name(value["entity"])
        made.append(f", {name}" if name and name != value["text"] else "")
        made.append(f"  {value['entity']}", style="dim")
    return made


def _attribute(card: Card, attribute: Record) -> None:
    row = flat.row(attribute, card.ledger.name)
    card.title(attribute["id"], "attribute", attribute["property"])
    card.line("of", Text.assemble(row["subject_name"], (f"  {attribute['subject']}", "dim")))
    sign = {"up_to": "up to", "over": "over", "about": "about"}.get(attribute["comparator"] or "")
    card.line("value", " ".join(filter(None, (sign, row["value"], row["unit"]))))
    card.line("as printed", f"“{attribute['text']}”" + (", in doubt" if attribute["hedged"] else ""))
    card.line("according to", card.chain(attribute["attribution"]))
    card.quotes(attribute["evidence"])


def _withheld(card: Card, note: Record) -> None:
    row = flat.row(note, card.ledger.name)
    card.title(note["id"], "withheld", note["what"])
    card.line("by", row["by_name"])
    card.line("about", note["about"])
    card.line("according to", card.chain(note["attribution"]))
    card.quotes(note["evidence"])


def _entity(card: Card, entity: Record) -> None:
    card.title(entity["id"], entity["name"], entity["kind"], entity["country"])
    card.line("also", "; ".join(a for a in entity["aliases"] if a != entity["name"]))
    card.lines("roles", map(flat.role, entity["roles"]))
    card.line("elsewhere", flat.word(entity["external"]))
    card.line("named", f"{number(len(entity['mentions']), 'time')} in {number(len(entity['documents']), 'article')}")
    about = entity["id"]
    spelled: dict[str, list[str]] = {}
    for member in card.ledger.members(about):
        spelled.setdefault(member.name, []).append(member.id)
    if len(entity["documents"]) > 1:
        card.lines("members", (f"{name}  ×{len(ids)}  {ids[0]}" for name, ids in list(spelled.items())[:MOST]))
    _judged(card, about)
    card.lines("attributes", (f"{a.property}: {a.text}  {a.id}" for a in card.ledger.attributes(about=about)))
    _reports(card, list(map(to_record, card.ledger.reports(about=about))), f"communique list reports --about {about}")


def _document(card: Card, document: Record) -> None:
    row = flat.row(document, card.ledger.name)
    card.title(document["id"], document["title"] or document["path"] or "untitled")
    language = f"{document['language'] or 'language not known'}" if document["state"] != "read" else None
    card.line("state", joined([document["state"], language]))
    for field in ("outlet", "byline", "translator", "via", "language", "genre", "url", "path", "reader"):
        card.line(field, row[field])
    card.line("published", when(document["published"], None, document["published_basis"]))
    card.line("place", row["dateline_place"])
    characters = sum(len(dropped["text"]) for dropped in document["dropped"])
    card.line("text", f"{len(document['text']):,} characters; {characters:,} left out as boilerplate")
    of = document["id"]
    card.lines("withheld", (f"{w.what}  {w.id}" for w in card.ledger.withheld(document=of)))
    card.lines("attributes", (f"{a.property}: {a.text}  {a.id}" for a in card.ledger.attributes(document=of)))
    _reports(card, list(map(to_record, card.ledger.reports(document=of))), f"communique show {of} --json")


def _event(card: Card, event: Record) -> None:
    card.title(event["id"], event["type"], event["kind"])
    for field in ("status", "stage", "when", "where", "participants", "items", "instrument", "topics"):
        card.lines(field, (_backed(card, field, value) for value in event.get(field) or []))
    card.lines("stages", (f"{s['stage']}, {edtf.humanize(s['when'])}" for s in event["stage_history"]))
    card.lines("origins", (f"{o['name']}, {number(len(o['documents']), 'article')}" for o in event["origins"]))
    _judged(card, event["id"])
    card.lines("conflicts", (f"{c.field}  {c.id}" for c in card.ledger.conflicts() if c.target == event["id"]))
    _reports(card, [to_record(card.ledger.get(r)) for r in event["reports"]], f"communique show {event['id']} --json")


def _backed(card: Card, field: str, value: Record) -> Text:
    """One value of an event's field and how many reports give it."""
    said = value["value"]
    words = edtf.humanize(said) if field == "when" else flat.value_of(field, said)
    made = _named(card, said, words) if isinstance(said, dict) else Text(words)
    made.append(f"  ×{len(value['reports'])}" if len(value["reports"]) > 1 else "", style="dim")
    made.append(f"  judged {value['judged']}" if value.get("judged") else "", style="magenta")
    return made


def _judged(card: Card, id: str) -> None:
    """What people decided on a record, with who and why."""
    for one in card.ledger.judgements_on(id):
        on = f"{one.a} and {one.b}" if one.b else f"{one.field} {one.value}"
        by = joined((one.who, one.when)) + (f": {one.why}" if one.why else "")
        card.line("judged", f"{on} {one.verdict}" + (f", by {by}" if by else ""))


def _conflict(card: Card, conflict: Record) -> None:
    card.title(conflict["id"], f"conflict of {conflict['kind']}", conflict["field"])
    target = card.ledger.name(conflict["target"]) if conflict["on"] == "entity" else None
    card.line(conflict["on"], Text.assemble(f"{target}  " if target else "", (conflict["target"], "dim")))
    for side in conflict["sides"]:
        card.heading(flat.value_of(conflict["field"], side["value"]) + (
            f", according to {', '.join(side['origins'])}" if side["origins"] else ""))  # fmt: skip
        for id_ in (*side["reports"], *side["attributes"]):
            _said(card, to_record(card.ledger.get(id_)))


def _deal(card: Card, deal: Record) -> None:
    made = from_record(deal)
    assert isinstance(made, Deal)
    card.title(deal["id"], deals.goods(made), deals.way(made), deal["kind"])
    card.line("furthest", deals.furthest(made))
    card.line("entity", Text.assemble(deal["designation"], (f"  {deal['entity']}", "dim")) if deal["entity"] else None)
    card.lines("events", deal["events"])
    for rung in made.ladder:
        card.heading(f"{deals.rung(rung)}: {', '.join(deals.origins(rung))}")
        for report in rung.reports[:MOST]:
            _said(card, to_record(card.ledger.get(report)))
        if len(rung.reports) > MOST:
            card.heading(f"{len(rung.reports) - MOST:,} more: communique show {deal['id']} --json")


def number(count: int, of: str) -> str:
    """`1 report`, `1,234 reports`."""
    return f"{count:,} {of}" + ("" if count == 1 else "s")


def _reports(card: Card, reports: list[Record], more: str) -> None:
    """Some reports, each with its sources and quotes, and the command that shows the others."""
    if reports:
        card.heading(number(len(reports), "report"))
    for report in reports[:MOST]:
        _said(card, report)
    if len(reports) > MOST:
        card.heading(f"{len(reports) - MOST:,} more: {more}")


def _said(card: Card, record: Record) -> None:
    """A report or an attribute in brief."""
    card.gap()
    parts = [record.get(f) for f in ("type", "kind", "stage", "status", "property", "text", "when")]
    card.title(record["id"], *parts)
    card.line("according to", card.chain(record["attribution"]))
    card.quotes(record["evidence"], gap=False)


_SHOW: Final[dict[str, Callable[[Card, Record], None]]] = {
    "document": _document, "entity": _entity, "report": _report, "attribute": _attribute, "withheld": _withheld,
    "event": _event, "conflict": _conflict, "deal": _deal,
}  # fmt: skip
