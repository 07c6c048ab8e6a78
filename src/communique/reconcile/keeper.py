"""What reconciling step by step asks of whoever keeps readings, results, and the rows of `communique.model.kept`."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from communique.model import Attribute, Document, Entity, Link, Reading, Report
from communique.model.kept import Copied, Footing, Sketched


class Keeper(Protocol):
    """Everything is as it was when it was last reconciled, but for `readings`, `pieces`, `documents`, `reports`,
    `attributes`, `subjects`, `said`, `cited` and `published`, which give what was read, as it is now. Ids that are not
    there are left out."""

    def readings(self, documents: Iterable[str]) -> list[Reading]:
        """The readings of documents."""

    def pieces(self, members: Iterable[str]) -> dict[str, list[Entity]]:
        """What each document shows of members, in the order of the documents' ids."""

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Documents by id."""

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id."""

    def attributes(self, ids: Iterable[str]) -> dict[str, Attribute]:
        """Attributes by id."""

    def subjects(self) -> dict[str, str]:
        """Of each attribute the member that it is of."""

    def published(self) -> dict[str, str]:
        """The date of each document that is dated."""

    def said(self, documents: Iterable[str]) -> set[str]:
        """The ids of the reports and attributes of documents."""

    def cited(self, documents: Iterable[str]) -> Mapping[str, Iterable[Link]]:
        """Whom documents name as sources of anything."""

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Merged entities by id: their kinds, names and states alone."""

    def spelled(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Merged entities by id, without mentions and roles."""

    def media(self) -> dict[str, Entity]:
        """All merged entities that are media, by id, without mentions and roles."""

    def targets(self, *, documents: Iterable[str] = (), members: Iterable[str] = ()) -> dict[str, str]:
        """The merged ids of the members that documents have, and of some; of reports' events too (`evt_`)."""

    def conflicts_on(self, targets: Iterable[str]) -> set[str]:
        """The ids of the conflicts on entities and events."""

    def profiles(self) -> tuple[dict[str, list[Any]], dict[str, str]]:
        """The profiles, and the entity that each is part of, both by signature."""

    def links(self) -> list[tuple[str, str, int]]:
        """The links of profiles."""

    def sketched(
        self, *, documents: Iterable[str] = (), members: Iterable[str] = (), profiles: Iterable[str] = ()
    ) -> set[Sketched]:
        """Members, with their profiles, of documents, by id, or of profiles."""

    def copies(self) -> list[Copied]:
        """The sketches and families of all documents."""

    def footings(
        self, *, documents: Iterable[str] = (), records: Iterable[str] = (), again: Iterable[int] = ()
    ) -> dict[str, Footing]:
        """Reports' footings by id: of documents, some, and all that tell the very same."""

    def at(self, places: Iterable[int]) -> Mapping[int, list[str]]:
        """What is at places."""

    def edges(self, records: Iterable[str]) -> set[tuple[str, str]]:
        """The pairs of likely one happening that reports are in."""

    def mates(self, records: Iterable[str]) -> dict[str, list[str]]:
        """The events of reports, each with all its reports."""
