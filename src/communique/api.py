"""What Python programs call: read articles into a ledger, open a ledger, ask it.

Importing this is cheap: what is heavy (the parser, the database) is imported by the calls that need it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.errors import InputError
from communique.model import showing

if TYPE_CHECKING:
    from communique.ingest import Skipped
    from communique.ledger import Ledger
    from communique.model import Document, Reading
    from communique.present.brief import Brief
    from communique.reconcile.carriers import Carried
    from communique.reconcile.contradictions import Contradiction
    from communique.reconcile.doubts import Doubt
    from communique.reconcile.reasons import Merge
    from communique.reconcile.references import Fit

DEFAULT_LEDGER = "ledger.db"

PathLike = str | os.PathLike[str]


def _shown(thing: Any, form: str) -> str | None:
    from communique.present.notebook import shown

    return shown(thing, form)


showing.show_with(_shown)


@dataclass(slots=True)
class Summary:
    """What came of a call of `read`; kept up to date while it runs.

    `read`, `already`, `unread`, `failed` count articles: read now; in the ledger already, read by this version;
    stored, in a language not read yet; stored, though reading them went wrong (`failures` has a sentence for each).
    `skipped` holds the files and lines that were no articles, each with its reason. `languages` counts the unread by
    ISO 639-1 code (`?` where unknown); `found` the reports by type; `attributes`, `withheld` and `entities` what else
    was found (entities per document, before any are merged). `reconciling` is true once all is read and what is
    derived is being made.
    """

    read: int = 0
    already: int = 0
    unread: int = 0
    failed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    attributes: int = 0
    withheld: int = 0
    entities: int = 0
    reconciling: bool = False

    @property
    def reasons(self) -> Counter[str]:
        """How many were skipped for each reason."""
        return Counter(skip.reason for skip in self.skipped)

    @property
    def seen(self) -> int:
        """Articles and skipped files met so far."""
        return self.read + self.already + self.unread + self.failed + len(self.skipped)

    def add(self, reading: Reading) -> None:
        """Count one more reading."""
        if reading.document.state == "unread":
            self.unread += 1
            self.languages[reading.document.language or "?"] += 1
        elif reading.document.state == "failed":
            self.failed += 1
        else:
            self.read += 1
        self.found.update(report.type for report in reading.reports)
        self.attributes += len(reading.attributes)
        self.withheld += len(reading.withheld)
        self.entities += len(reading.entities)


def open_ledger(path: PathLike = DEFAULT_LEDGER, *, create: bool = False) -> Ledger:
    """Open a ledger: the path of its file, or a database URL. Close it, or use it as a context manager.

    Raises LedgerError where there is none (unless `create`), or where the path leads to something else, and
    VersionError where a newer communique wrote it.
    """
    from communique.ledger import Ledger
    from communique.reconcile import advance, reconcile
    from communique.reconcile.deals import find_deals
    from communique.reconcile.references import attach, meet

    steps = {"advance": advance, "meet": meet}
    return Ledger(path, create=create, reconcile=reconcile, attach=attach, find_deals=find_deals, **steps)


def read(
    paths: PathLike | Iterable[PathLike],
    ledger: PathLike = DEFAULT_LEDGER,
    *,
    outlet: str | None = None,
    published: str | None = None,
    references: Iterable[PathLike] = (),
    jobs: int | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[Summary], None] | None = None,
    summary: Summary | None = None,
) -> Summary:
    """Read articles into a ledger, which is made if need be, and reconcile it.

    `paths` are files and folders (`.txt`, `.md`, `.html`, `.jsonl`, `.jsonl.gz`), or `-` for standard input.
    `outlet` and `published` (EDTF) hold for the articles that do not give their own. `references` are files as `refer`
    takes them; they are taken in before anything is read. `jobs` is how many processes
    read; None for as many as there are cores. `progress` is called with the summary after each article, and before
    reconciling; a `summary` of the caller's is counted on, so that an interrupted call can still say what it did.

    What the ledger has already, read by this version, is not read again. Each article is stored by itself as soon
    as it is read: an interruption loses at most those in hand.

    Raises InputError for a `published` that is no date or a reference file that is none, LedgerError where the ledger
    can't be written. Whatever is wrong with a file of articles is a skip in the summary.
    """
    from communique.engine.local import cores, read_all
    from communique.ingest import ingest

    counted = Summary() if summary is None else summary

    def failed(document: Document, what: str) -> None:
        counted.failures.append(f"{document.path or document.id} could not be read: {what}")

    in_hand: set[str] = set()  # ids of documents that are being read, and so not in the ledger yet
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    with open_ledger(ledger, create=True) as store:
        _refer(store, references)
        met = ingest([os.fspath(p) for p in given], outlet=outlet, published=published, stdin=stdin)
        new = _new(_others(met, ledger), store, in_hand, counted, progress)
        for reading in read_all(new, jobs=cores() if jobs is None else jobs, failed=failed):
            store.append(reading)
            in_hand.discard(reading.document.id)
            counted.add(reading)
            if progress:
                progress(counted)
        counted.reconciling = True
        if progress:
            progress(counted)
        store.refresh()
    return counted


def brief(
    ledger: Ledger,
    first: str,
    second: str,
    *,
    about: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
) -> Brief:
    """What a ledger tells of two states, as `communique brief` does: lines with numbered citations. In a notebook it
    shows itself; `communique.present.brief_markdown.markdown` gives its lines, `communique.present.brief.to_json` an
    object.

    States go by name in any spelling, or ISO code. `about` is a name, or the id of an entity; dates as for `events`.
    Raises InputError for a name that is no state's, for one state given twice, and for a date that is none.
    """
    from communique.ledger.asking import state_code
    from communique.present.compose import compose
    from communique.present.gather import gather

    states = state_code(first), state_code(second)
    if states[0] == states[1]:
        raise InputError(f"{first!r} and {second!r} are the same state; give two different ones.")
    first_day, last_day = (None if day is None else str(day) for day in (since, until))
    return compose(gather(ledger, states, about=about, since=first_day, until=last_day))


def why(ledger: Ledger, id: str) -> Merge | Contradiction:
    """Why the reports of an event are one happening, and what was nearly the same; or why a conflict is one.

    Raises InputError for an id of anything else, or of nothing.
    """
    from communique import reasoning

    return reasoning.why(ledger, id)


def origins(ledger: Ledger, id: str, *, reuse: bool = False) -> tuple[Carried, ...]:
    """The independent origins of an event, the widest carried first, each with the articles that carry it and the way
    it came to them. With `reuse`, also which stretches of text these share (offsets in code points).

    Raises InputError where the id is no event's.
    """
    from communique import reasoning

    return reasoning.origins(ledger, id, reuse=reuse)


def refer(files: PathLike | Iterable[PathLike], ledger: PathLike = DEFAULT_LEDGER) -> dict[str, int]:
    """Keep reference files in a ledger, which is made if need be, and attach their ids; how many entries each has.

    A file is a CSV table with a column `name` and one of ids, or FollowTheMoney JSON lines as OpenSanctions publishes
    them. It replaces what a file of the same name gave before; a file that breaks changes nothing.

    Raises FormatError, with the number of the line, for what is no reference file, and InputError where there is none.
    """
    with open_ledger(ledger, create=True) as store:
        kept = _refer(store, [files] if isinstance(files, str | os.PathLike) else files)
        store.refresh()
        return kept


def doubtful(ledger: Ledger) -> list[Doubt]:
    """Pairs of entities that may be one and stay apart, those in most documents first; none that people judged."""
    from communique.reconcile.doubts import doubts

    now = ledger.targets()
    judged = [(j.a, j.b) for j in ledger.judgements() if j.b is not None]
    return doubts(ledger.entities(), ((now.get(a, a), now.get(b, b)) for a, b in judged))


def doubtful_references(ledger: Ledger) -> list[Fit]:
    """Entries of reference files beside entities that they may speak of, whose ids are not attached for doubt."""
    from communique.reconcile.references import fits

    return [fit for fit in fits(ledger.entities(), ledger.references()) if fit.doubt]


def _refer(store: Ledger, files: Iterable[PathLike]) -> dict[str, int]:
    from communique.ingest.references import references

    kept = {}
    for file in map(Path, files):
        if not file.is_file():
            raise InputError(f"There is no reference file {file}.")
        kept[file.name] = store.refer(file.name, references(file))
    return kept


def _others(met: Iterable[Document | Skipped], ledger: PathLike) -> Iterator[Document | Skipped]:
    """What was met but for the ledger itself, which often lies in the folder that is read: no skip to tell of."""
    own = {os.path.realpath(os.fspath(ledger) + end) for end in ("", "-wal", "-shm", "-journal")}
    for one in met:
        if getattr(one, "reason", None) != "unsupported" or os.path.realpath(one.path or "") not in own:
            yield one


def _new(
    met: Iterable[Document | Skipped],
    store: Ledger,
    in_hand: set[str],
    summary: Summary,
    progress: Callable[[Summary], None] | None,
) -> Iterator[Document]:
    """Of what was met, the documents to read, noted as in hand; the rest is counted."""
    from communique.model import Document
    from communique.read.version import VERSION

    for one in met:
        if not isinstance(one, Document):
            summary.skipped.append(one)
        elif one.id in in_hand or store.has(one.id, VERSION):
            summary.already += 1
        else:
            in_hand.add(one.id)
            yield one
            continue
        if progress:
            progress(summary)
