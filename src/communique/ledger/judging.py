"""Judgements: rows that people add and reconciling reads; none is changed, or lost when articles are read again."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from communique.errors import FormatError, InputError, RecordError
from communique.ledger import given, queries, rows, schema, writing
from communique.ledger.asking import code_of
from communique.ledger.finding import Finding
from communique.model import Attribute, Event, Judgement

Values = dict[str, dict[str, str]]

OF_PAIRS = ("same", "different", "unsure")
OF_VALUES = ("right", "wrong", "unsure")


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of loading judgements: how many were new, how many there already, and the ids that the ledger lacks."""

    new: int
    already: int
    unknown: tuple[str, ...]


class Judging(Finding):
    """A store that keeps what people decided."""

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement, in the order in which they were given."""
        with self._reading() as connection:
            yield from given.judgements(connection)

    def judge(
        self, verdict: str, a: str, b: str | None = None, *, field: str | None = None, value: object = None,
        by: str | None = None, why: str | None = None,
    ) -> Judgement:  # fmt: skip
        """Add a judgement and give it back. Reconciling follows it from the next question on.

        `same`, `different` and `unsure` are of two entities or two events, `a` and `b`, each named by any member's id;
        `right`, `wrong` and `unsure` of a `value` for a `field` of one. Raises InputError for ids that are not there,
        or of two kinds, and for a verdict, field or value that means nothing.
        """
        code_of(verdict, *((OF_VALUES, "verdict on a value") if b is None else (OF_PAIRS, "verdict on two records")))
        first, kind = self._member(a)
        second = None
        if b is not None:
            second, other = self._member(b)
            if first == second:
                raise InputError(f"{a} and {b} are one and the same record; give the ids of two.")
            if kind != other:
                raise InputError(f"{a} is an {kind} and {b} an {other}; only two of one kind can be judged.")
        elif not field or value is None or not str(value).strip():
            raise InputError("A judgement of one record needs a field and a value.")
        else:
            value = self._value(first, kind, field, str(value).strip())
        now = datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
        made = Judgement(verdict, first, second, field, None if value is None else str(value), by, now, why)
        with self._writing() as connection:
            connection.execute(insert(schema.judgements), [asdict(made)])
            writing.touch(connection)
        return made

    def load_judgements(self, lines: Iterable[str]) -> Taken:
        """Add judgements of another ledger (JSON Lines, as `json_line` writes them), all or none.

        What is there already is not added again. Ids that this ledger lacks are kept: they count once it has them.
        Raises FormatError, with the number of the line, for what is no judgement.
        """
        told = list(dict.fromkeys(_parsed(lines)))
        with self._writing() as connection:
            new = given.add_judgements(connection, told)
        return Taken(new, len(told) - new, self.unknown(told))

    def unknown(self, judgements: Iterable[Judgement]) -> tuple[str, ...]:
        """Of the ids that judgements name, those that no record of this ledger has."""
        self.refresh()
        named = {id_ for j in judgements for id_ in (j.a, j.b) if id_}
        with self._reading() as connection:
            return tuple(sorted(i for i in named if not _known(connection, i)))

    def judgements_on(self, id: str) -> Iterator[Judgement]:
        """Those that name a member of the record of that id."""
        target = self.resolve(id)[1]
        for judgement in self.judgements():
            if target in self._targets(judgement):
                yield judgement

    def _targets(self, judgement: Judgement) -> set[str]:
        """The merged records that a judgement is on now."""
        members = {("evt_" + i[4:] if i.startswith("rep_") else i) for i in (judgement.a, judgement.b) if i}
        resolved = schema.resolutions.c
        with self._reading() as connection:
            return set(connection.execute(select(resolved.target).where(resolved.id.in_(members))).scalars())

    def _member(self, id: str) -> tuple[str, str]:
        """The id of the member that was meant, an event's as its report's; whether it is an entity's or an event's."""
        found = self.find(id)
        if found.kind not in ("entity", "event", "report"):
            raise InputError(f"{id} is {found.kind} {found.own}; entities, events and reports can be judged.")
        if found.kind == "entity":
            return found.own, "entity"
        return "rep_" + found.own.split("_", 1)[1], "event"

    def _value(self, member: str, kind: str, field: str, said: str) -> str:
        """A value as it is kept, an entity by its id. Raises InputError for one that the record does not have."""
        have = self._values(member) if kind == "event" else self._claims(member)
        named = self.entities_named(said) if field in have else ()
        for key, words in have.get(field, {}).items():
            if said.casefold() in (key.casefold(), words.casefold()) or key in named:
                return key
        if field not in have:
            raise InputError(f"{member} has no {field} to judge; it has {', '.join(have) or 'nothing'}.")
        told = "; ".join(dict.fromkeys(have[field].values()))
        raise InputError(f"{member} has no value {said!r} for {field}; it has {told}.")

    def _values(self, report: str) -> Values:
        """What the event of a report has: by field, each value's id or words and what it is called."""
        event = self.get("evt_" + report.removeprefix("rep_"))
        assert isinstance(event, Event)
        found: Values = {}
        for field, values in event.fields.items():
            for value in (v.value for v in values):
                of = value if isinstance(value, dict) else {"text": value}
                key = of.get("entity") or of["text"]
                found.setdefault(field, {})[str(key)] = str(of["text"])
                if of.get("quantity") is not None:
                    found.setdefault("quantity", {})[f"{of['quantity']:g}"] = f"{of['quantity']:g}"
        return found

    def _claims(self, entity: str) -> Values:
        """What is claimed of a thing, by property."""
        about = queries.Filter(entities=(self.resolve(entity)[1],))
        found: Values = {}
        for claim in map(rows.typed, self.exported("attribute", queries.attributes(about))):
            assert isinstance(claim, Attribute)
            found.setdefault(claim.property, {})[str(claim.value)] = claim.text
        return found


def json_line(judgement: Judgement) -> str:
    """A judgement as a line of JSON Lines; what it does not have is left out."""
    return json.dumps(given.judgement_row(judgement), ensure_ascii=False)


def _parsed(lines: Iterable[str]) -> Iterator[Judgement]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                made = given.judgement(json.loads(line))
            except (ValueError, TypeError, AttributeError, RecordError) as error:
                raise FormatError(f"Line {number} is no judgement: {error}.") from error
            yield made


def _known(connection: Connection, id_: str) -> bool:
    """Whether a record has this id, or has a member that has it."""
    places = (schema.reports.c.id, schema.resolutions.c.id)
    return any(connection.execute(select(column).where(column == id_)).first() for column in places)
