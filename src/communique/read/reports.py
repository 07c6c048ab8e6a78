"""Frames found in a scene become reports: the context that fills what a clause leaves out, what is told twice told
once, and to each its chain of sources, its date and its place."""

from collections.abc import Iterator

from communique.model import Link, Participant, Place, Report, make_id
from communique.read.clauses import clause, evidence_span
from communique.read.drafts import Draft, draft
from communique.read.forms import instrument
from communique.read.frames import instances
from communique.read.items import items
from communique.read.parties import Party, state_party
from communique.read.scene import LocalEntity, Scene
from communique.read.sources import Sources
from communique.read.telling import told_once
from communique.read.topics import topics
from communique.read.when import when
from communique.read.where import where

SPEECH = {"statement"}
INTERNATIONAL = {"body", "group"}


def find(scene: Scene, sources: Sources) -> list[Report]:
    """The reports of a document, in the order of their evidence."""
    drafts = [d for d in _drafts(scene) if _between_states(d)]
    reports = [_report(scene, sources, d) for d in told_once(drafts)]
    return sorted(reports, key=lambda r: (r.evidence[0].start, r.type, r.id))


def _drafts(scene: Scene) -> Iterator[Draft]:
    last: list[Party] = []  # the states of the dealing told just before
    for sentence in scene.sentences:
        for instance in instances(scene, sentence):
            made = draft(scene, instance)
            _from_context(scene, made, last)
            made.span = evidence_span(instance.predicate, sentence)
            made.where = where(scene, sentence, instance.token)
            for head in instance.items:
                made.items.extend(items(scene, sentence, head))
            if instance.instrument is not None:
                made.instrument = instrument(scene, sentence, instance.instrument, disclosed=None)
            _suppliers(scene, made)
            if len(made.countries) >= 2:
                last = [state_party(scene, c, p) for c, p in {p.country: p for _, p in made.parties if p.country}.items()]
            yield made


def _from_context(scene: Scene, made: Draft, last: list[Party]) -> None:
    """Fill the roles that a frame lets its context fill, from the dealing told just before."""
    for role in made.instance.frame.words("context"):
        if len(made.countries) >= 2:
            return
        known = made.countries
        if known and not known & {p.country for p in last}:
            return
        made.parties.extend((role, p) for p in last if p.country not in known)


def _suppliers(scene: Scene, made: Draft) -> None:
    """The maker's state named on the goods ("Belarusian weaponry") supplies them where no other supplier is named."""
    if made.type != "transfer" or any(r == "supplier" for r, _ in made.parties):
        return
    sentence = made.instance.sentence
    for head in made.instance.items:
        for child in head.subtree:
            mention = scene.at(sentence, child)
            if child.dep_ in ("amod", "compound", "nmod", "poss") and mention is not None and mention.country:
                if mention.country not in made.countries and mention.kind == "state":
                    start, end = sentence.offsets(child)
                    like = Party(child, child.text, "state", None, mention.country, start, end)
                    made.parties.append(("supplier", state_party(scene, mention.country, like)))
                    return


def _between_states(made: Draft) -> bool:
    """Whether a draft tells of a dealing between states, as far as its frame asks."""
    frame, countries = made.instance.frame, made.countries
    if not made.parties:
        return False
    if len(countries) >= 2:
        return True
    beyond = any(p.kind in INTERNATIONAL and p.country is None for _, p in made.parties)
    if made.type in ("force", "sanction"):
        return len(made.parties) >= 2 or frame.sides < 2
    if made.type == "visit":
        hosts = {p.country for r, p in made.parties if r == "host"}
        visitors = {p.country for r, p in made.parties if r == "visitor"}
        return bool(hosts and visitors) and (beyond or (None in visitors and bool(hosts - {None})))
    if frame.sides < 2:
        return bool(countries)
    return beyond and bool(countries)


def _participant(scene: Scene, role: str, party: Party) -> Participant:
    entity = party.entity.id_in(scene.document) if party.entity is not None else None
    return Participant(entity, party.text, role, party.country, party.start, party.end)


def _where(made: Draft) -> Place | None:
    return made.where


def _report(scene: Scene, sources: Sources, made: Draft) -> Report:
    document, instance = scene.document, made.instance
    start, end = made.span
    cue_start, cue_end = instance.sentence.offsets(instance.token)
    speaker: LocalEntity | None = None
    if made.type in SPEECH:
        speaker = next((p.entity for r, p in made.parties if r == "speaker"), None)
    chain: tuple[Link, ...] = sources.chain(cue_start, cue_end, without=speaker)
    date = when(scene, instance.sentence, instance.token)
    status = made.modality.status
    return Report(
        id=make_id("report", document.id, made.type, made.kind, made.stage, status, start, end),
        document=document.id,
        type=made.type,
        kind=made.kind,
        stage=made.stage,
        status=status,
        hedged=made.modality.hedged,
        participants=tuple(_participant(scene, r, p) for r, p in made.parties),
        when=None if status == "negated" else date.edtf,
        when_text=date.text,
        when_basis=None if status == "negated" else date.basis,
        where=_where(made),
        items=tuple(made.items),
        instrument=made.instrument,
        topics=topics(clause(instance.predicate)),
        attribution=chain,
        evidence=(document.evidence(start, end),),
        confidence=0.6,
    )
