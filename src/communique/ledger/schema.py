"""The ledger's tables, in SQL that SQLite and PostgreSQL share.

Two layers. What was READ is appended, one transaction a document, and only ever replaced by a newer reader:

    documents -- members        its own entities; `record` holds the whole record as JSON
              -- reports -- involved   who and what a report names: participants, items, the place
              -- attributes, withheld
              -- evidence       every quote, for search
              -- cited          whom it names as a source of anything

What was DERIVED from all of it is thrown away and made again in one transaction:

    entities -- names           every spelling, folded, for look-up
    events -- event_reports
    conflicts
    resolutions                 a member's id -> the merged id

And from the events, in another:

    deals -- deal_states, deal_events, deal_members     every id that it could have

What people gave beside the articles stays, whatever is read again: `reference_entries`, the entries of reference files,
and `judgements`, what they decided.

`meta` counts the writes (`generation`) and says which of them the derived tables reflect (`derived`,
`deals`). An id of a
record stands in `record` columns; plain columns beside it are those that are filtered on.

The figure in `REVISION` is the newest migration; a test holds it against the migrations themselves.
"""

from typing import Any, Final

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

REVISION: Final = "0006"

metadata = MetaData()

meta = Table(
    "meta", metadata,
    Column("key", String, primary_key=True),
    Column("value", Integer, nullable=False),
)  # fmt: skip


def _document() -> Column[Any]:
    """A reference to the document; its rows go with it."""
    return Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True)


documents = Table(
    "documents", metadata,
    Column("number", Integer, primary_key=True),  # the full-text index points at it
    Column("id", String, nullable=False, unique=True),
    Column("state", String, nullable=False),
    Column("reader", String),
    Column("outlet", String, index=True),
    Column("language", String),
    Column("genre", String),
    Column("title", Text),
    Column("published", String),
    Column("day_from", String, index=True),  # bounds of `published`, YYYY-MM-DD; null: unknown or open
    Column("day_to", String),
    Column("text", Text, nullable=False),
    Column("record", JSON, nullable=False),  # without the text
)  # fmt: skip

# The id of an imported entity stands in several documents: hence the key of two.
members = Table(
    "members", metadata,
    Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True, index=True),
    Column("record", JSON, nullable=False),
)  # fmt: skip

reports = Table(
    "reports", metadata,
    Column("id", String, primary_key=True),
    _document(),
    Column("type", String, nullable=False, index=True),
    Column("kind", String),
    Column("stage", String),
    Column("status", String, nullable=False, index=True),
    # Bounds of the report's own date, or where it has none of its document's: for filters and order, never shown.
    Column("day_from", String, index=True),
    Column("day_to", String),
    Column("record", JSON, nullable=False),
)  # fmt: skip

involved = Table(
    "involved", metadata,
    Column("report", String, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("part", String, nullable=False),  # participant, item, where
    Column("role", String),
    Column("member", String),
    Column("country", String),
    Column("text", Text, nullable=False),
    Index("ix_involved_country", "country", "report"),
    Index("ix_involved_member", "member"),
)  # fmt: skip

attributes = Table(
    "attributes", metadata,
    Column("id", String, primary_key=True),
    _document(),
    Column("subject", String, nullable=False, index=True),
    Column("property", String, nullable=False),
    Column("record", JSON, nullable=False),
)  # fmt: skip

withheld = Table(
    "withheld", metadata,
    Column("id", String, primary_key=True),
    _document(),
    Column("about", String, index=True),
    Column("what", String, nullable=False),
    Column("record", JSON, nullable=False),
)  # fmt: skip

evidence = Table(
    "evidence", metadata,
    Column("number", Integer, primary_key=True),  # the full-text index points at it
    Column("of", String, nullable=False, index=True),  # id of a report, attribute or withheld note
    _document(),
    Column("quote", Text, nullable=False),
)  # fmt: skip

cited = Table(
    "cited", metadata,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("member", String),
    Column("name", Text, nullable=False),
)  # fmt: skip

reference_entries = Table(
    "reference_entries", metadata,
    Column("number", Integer, primary_key=True),
    Column("file", String, nullable=False, index=True),  # the name of the file that gave it
    Column("record", JSON, nullable=False),
)  # fmt: skip

# No key leads to what is judged: it may be read again under another id, or not be here yet.
judgements = Table(
    "judgements", metadata,
    Column("number", Integer, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("a", String, nullable=False),
    Column("b", String),
    Column("field", String),
    Column("value", Text),
    Column("who", String),
    Column("when", String),
    Column("why", Text),
)  # fmt: skip

entities = Table(
    "entities", metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("country", String, index=True),
    Column("seen", Integer, nullable=False),  # in how many documents: the order of lists
    Column("record", JSON, nullable=False),
)  # fmt: skip

names = Table(
    "names", metadata,
    Column("entity", String, ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True),
    Column("folded", String, primary_key=True, index=True),
)  # fmt: skip

events = Table(
    "events", metadata,
    Column("id", String, primary_key=True),
    Column("type", String, nullable=False, index=True),
    Column("kind", String),
    Column("stage", String),
    Column("status", String),
    Column("day_from", String, index=True),
    Column("day_to", String),
    Column("record", JSON, nullable=False),
)  # fmt: skip

event_reports = Table(
    "event_reports", metadata,
    Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("report", String, primary_key=True, index=True),
)  # fmt: skip

conflicts = Table(
    "conflicts", metadata,
    Column("id", String, primary_key=True),
    Column("on", String, nullable=False),
    Column("target", String, nullable=False, index=True),
    Column("field", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("record", JSON, nullable=False),
)  # fmt: skip

resolutions = Table(
    "resolutions", metadata,
    Column("id", String, primary_key=True),
    Column("target", String, nullable=False, index=True),
)  # fmt: skip

deals = Table(
    "deals", metadata,
    Column("id", String, primary_key=True),
    Column("supplier", String, index=True),
    Column("recipient", String, index=True),
    Column("furthest", Integer, nullable=False),  # the place of the stage among a transfer's; -1: none was reached
    Column("cancelled", Integer, nullable=False),  # 1 or 0
    Column("day_from", String, index=True),  # first and last day of its dated rungs
    Column("day_to", String),
    Column("record", JSON, nullable=False),
)  # fmt: skip


def _deal() -> Column[Any]:
    return Column("deal", String, ForeignKey("deals.id", ondelete="CASCADE"), primary_key=True)


deal_states = Table("deal_states", metadata, _deal(), Column("state", String, primary_key=True, index=True))

deal_events = Table("deal_events", metadata, _deal(), Column("event", String, primary_key=True, index=True))

deal_members = Table(
    "deal_members", metadata,
    Column("id", String, primary_key=True),
    Column("deal", String, ForeignKey("deals.id", ondelete="CASCADE"), nullable=False),
)  # fmt: skip

OF_DEALS: Final = (deal_members, deal_events, deal_states, deals)
"""The tables of deals, in an order in which they can be emptied."""

DERIVED: Final = (resolutions, conflicts, event_reports, events, names, entities)
"""The derived tables, in an order in which they can be emptied."""

TABLES: Final = {
    "document": documents, "entity": entities, "report": reports, "attribute": attributes, "withheld": withheld,
    "event": events, "conflict": conflicts, "deal": deals,
}  # fmt: skip
"""Where each kind of record stands."""

CODEBOOK: Final = tuple(kind for kind in TABLES if kind != "deal")
"""The kinds of record that the codebook has, and so an export; deals are found in them."""
