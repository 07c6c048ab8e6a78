"""Which entities of a document are worth a record: those it names, and those that another record cites."""

from collections.abc import Sequence

from communique.model import Attribute, Entity, Report, Withheld
from communique.read.scene import Scene


def cited(reports: Sequence[Report], attributes: Sequence[Attribute], withheld: Sequence[Withheld]) -> set[str]:
    """The ids of all entities that these records cite."""
    found: set[str | None] = set()
    for report in reports:
        found.update(p.entity for p in report.participants)
        found.update(i.entity for i in report.items)
        found.add(report.where.entity if report.where else None)
    records: list[Report | Attribute | Withheld] = [*reports, *attributes, *withheld]
    for link in (link for record in records for link in record.attribution):
        found.update((link.entity, *link.also))
    for attribute in attributes:
        found.update((attribute.subject, attribute.value_entity))
    found.update(w.by for w in withheld)
    return {i for i in found if i is not None}


def entities(
    scene: Scene, reports: Sequence[Report], attributes: Sequence[Attribute], withheld: Sequence[Withheld]
) -> tuple[Entity, ...]:
    """The records of a document's entities; one named only in passing (`minor`) has one only if it is cited."""
    wanted = cited(reports, attributes, withheld)
    document = scene.document
    return tuple(e.record(document) for e in scene.entities if not e.minor or e.id_in(document) in wanted)
