"""A reading: all that one document says, before any other document is looked at."""

from dataclasses import dataclass

from communique.model.document import Document
from communique.model.entity import Entity
from communique.model.report import Attribute, Report, Withheld


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with its own entities (their ids are members of the merged ones), reports and claims."""

    document: Document
    entities: tuple[Entity, ...] = ()
    reports: tuple[Report, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    withheld: tuple[Withheld, ...] = ()
