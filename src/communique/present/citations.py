"""Numbers for what is cited, in the order in which it is first cited."""

from collections.abc import Iterable

from communique.model import Attribute, Link, Report, Withheld
from communique.present.brief import Citation
from communique.present.matter import Matter
from communique.present.naming import Namer

Cited = Report | Attribute | Withheld
OUTLET = "(outlet not named)"


class Citations:
    """Hands out numbers. Records that say the same words of the same article by the same chain share one."""

    def __init__(self, matter: Matter, namer: Namer) -> None:
        self._matter, self._namer = matter, namer
        self._numbers: dict[tuple[object, ...], int] = {}
        self._records: dict[int, list[Cited]] = {}

    def of(self, records: Iterable[Cited]) -> tuple[int, ...]:
        """The numbers of records, ascending, each once."""
        return tuple(sorted({self._number(r) for r in records}))

    def _number(self, record: Cited) -> int:
        spans = tuple((e.start, e.end) for e in record.evidence)
        key = (record.document, spans, self.chain(record))
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        held = self._records.setdefault(number, [])
        if record.id not in {r.id for r in held}:
            held.append(record)
        return number

    def chain(self, record: Cited) -> tuple[str, ...]:
        """Names from the outlet to the farthest origin."""
        document = self._matter.documents.get(record.document)
        outlet = document.outlet if document else None
        return tuple(self._link(link, outlet) for link in record.attribution)

    def _link(self, link: Link, outlet: str | None) -> str:
        if link.name == "(outlet)":
            return outlet or OUTLET
        named = self._matter.entity(link.entity)
        also = [e.name for i in link.also if (e := self._matter.entity(i))]
        name = named.name if named and self._namer.vague(link.name) else " ".join(link.name.split())
        return " and ".join([name, *also])

    def all(self) -> tuple[Citation, ...]:
        """What every number stands for."""
        return tuple(self._citation(number, records) for number, records in sorted(self._records.items()))

    def _citation(self, number: int, records: list[Cited]) -> Citation:
        record = records[0]
        document = self._matter.documents[record.document]
        return Citation(
            number, tuple(r.id for r in records), document.id, document.outlet, document.published, document.title,
            document.url or document.path, self.chain(record), tuple(e.quote for e in record.evidence),
            any(getattr(r, "opinion", False) for r in records),
        )  # fmt: skip
