"""What people gave a ledger beside its articles, as records of an export: judgements, entries of reference files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Final

from sqlalchemy import Connection, insert, select

from communique.errors import RecordError
from communique.ledger import schema, writing
from communique.ledger.rows import Row
from communique.model import Judgement, Reference, codes
from communique.model.ids import PREFIXES
from communique.model.records import build, plain

JUDGEMENT, REFERENCE = "judgement", "reference"
PLURAL: Final = {JUDGEMENT: "judgements", REFERENCE: "reference entries"}


def judgement(data: Row) -> Judgement:
    """A judgement from its object. Raises RecordError for what is none."""
    made = build(Judgement, data)
    if made.verdict not in codes.VERDICTS:
        raise RecordError(f"{made.verdict!r} is no verdict; there are {', '.join(codes.VERDICTS)}")
    if (made.b is None) == (made.field is None or made.value is None):
        raise RecordError("it needs a and b, or a, field and value")
    return made


def judgement_row(made: Judgement) -> Row:
    """Its object; what it does not have is left out."""
    return {k: v for k, v in asdict(made).items() if v is not None}


def reference(data: Row) -> tuple[str, Reference]:
    """An entry and the name of its file. Raises RecordError for what is none."""
    made = build(Reference, data)
    if not isinstance(data.get("file"), str) or not made.ids or not made.names:
        raise RecordError("an entry of a reference file needs file, ids and names")
    return data["file"], made


def records(connection: Connection) -> Iterator[Row]:
    """All of it: judgements in the order in which they came, then entries file by file.

    An entity that a judgement names goes by its merged id, as everywhere in an export, as long as it is on two.
    """
    of, to = schema.judgements.c, schema.resolutions.c
    named = select(of.a).union(select(of.b), select(of.value))
    entities = select(to.id, to.target).where(to.id.in_(named), to.id.startswith(PREFIXES["entity"]))
    merged = {id_: target for id_, target in connection.execute(entities)}
    for made in judgements(connection):
        yield {"record": JUDGEMENT, **judgement_row(_renamed(made, merged))}
    column = schema.reference_entries.c
    for file, record in connection.execute(select(column.file, column.record).order_by(column.file, column.number)):
        yield {"record": REFERENCE, "file": file, **record}


def _renamed(made: Judgement, to: Mapping[str, str]) -> Judgement:
    a, b, value = (to.get(i, i) if i else i for i in (made.a, made.b, made.value))
    assert a is not None
    return replace(made, value=value) if a == b else replace(made, a=a, b=b, value=value)


def judgements(connection: Connection) -> Iterator[Judgement]:
    """What people decided, in the order in which it came."""
    columns = [c for c in schema.judgements.c if c.name != "number"]
    for row in connection.execute(select(*columns).order_by(schema.judgements.c.number)):
        yield Judgement(**row._mapping)


def add_judgements(connection: Connection, given: Iterable[Judgement]) -> int:
    """Store those that are not there yet; how many."""
    there = set(judgements(connection))
    new = [j for j in dict.fromkeys(given) if j not in there]
    if new:
        connection.execute(insert(schema.judgements), [asdict(j) for j in new])
        writing.touch(connection)
    return len(new)


def add_references(connection: Connection, given: Iterable[tuple[str, Reference]]) -> int:
    """Store the entries of files, by whose names they come, that are not there yet; how many."""
    table = schema.reference_entries
    there = set(connection.execute(select(table.c.file)).scalars())
    new = [{"file": file, "record": plain(entry)} for file, entry in given if file not in there]
    writing.insert_all(connection, table, new)
    return len(new)
