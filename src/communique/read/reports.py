"""Frames found in a scene become reports: the context that fills what a clause leaves out, what is told twice told
once, and to each its chain of sources, its date and its place."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.model import Link, Participant, Report, make_id
from communique.read import nearby, terms
from communique.read.between import between_states
from communique.read.carry import Happening, carried, placed
from communique.read.choosing import choose
from communique.read.clauses import clause, evidence_span
from communique.read.confidence import confidence
from communique.read.context import Context
from communique.read.denials import back
from communique.read.density import weigh
from communique.read.drafts import Draft, by_host, draft
from communique.read.forms import instrument
from communique.read.frames import instances
from communique.read.goods import MANNED
from communique.read.items import items
from communique.read.lists import listed
from communique.read.parse import Sentence
from communique.read.parties import Party, state_party
from communique.read.scene import LocalEntity, Scene
from communique.read.selfless import part_sides
from communique.read.signed_for import signed_for
from communique.read.sources import Sources
from communique.read.telling import told_once
from communique.read.topics import topics
from communique.read.voices import own_voice, voice_of, voices
from communique.read.when import When, when
from communique.read.where import seat, where
from communique.read.withheld import undisclosed

NOT_DONE = ("planned", "possible", "wanted")
LEAST = 0.3  # a report less sure than this is not told: on coded articles more than two in three of them are wrong


def drafted(scene: Scene, sources: Sources) -> list[tuple[Draft, Report]]:
    """Each report of a document with the draft that it was made from, in the order of their evidence."""

    def quoted(start: int, end: int) -> LocalEntity | None:
        said = sources.speaker(start, end)
        return voice_of(said) if said is not None and said.manner == "quoted" else None

    scene.speaker_at = quoted
    drafts = told_once(_drafts(scene, sources), lambda made: own_date(scene, made).edtf)
    terms.shared(scene, drafts)
    weigh(scene, drafts)
    happenings = [_happening(scene, d) for d in drafts]
    dates = carried(scene, happenings)
    for made, place in zip(drafts, placed(scene, happenings, [d.where for d in drafts]), strict=True):
        made.where = place
    taken: set[str] = set()
    out = []
    for made, date in zip(drafts, dates, strict=True):
        report = _report(scene, made, date)
        if report.confidence is not None and report.confidence < LEAST:
            continue
        if report.id in taken:  # two happenings with the same codes in one clause
            report = replace(report, id=make_id("report", report.id, len(taken)))
        taken.add(report.id)
        out.append((made, report))
    return sorted(out, key=lambda t: (t[1].evidence[0].start, t[1].type, t[1].id))


def _drafts(scene: Scene, sources: Sources) -> Iterator[Draft]:
    context = Context(scene)
    told: list[Draft] = []  # of the sentence before
    for sentence in scene.sentences:
        met: list[Draft] = []
        if sentence.span.text.rstrip("\"' ").endswith("?") or _fiction(sentence):  # a question tells nothing
            continue
        for instance in instances(scene, sentence):
            made = draft(scene, instance)
            made.where = where(scene, sentence, instance.token, said=set(made.content))
            _suppliers(scene, made)
            if not _stated(made):
                continue
            part_sides(scene, made)
            made.near = nearby.fill(scene, made)
            context.fill(made)
            if any(all(role != need for role, _ in made.parties) for need in instance.lacking):
                continue
            if instance.frame.rest.get("done") and made.modality.status in NOT_DONE:
                continue
            if made.type == "statement" and not between_states(scene, made):
                context.address(made)
            if between_states(scene, made, abroad=context.deals(made)):
                met.append(made)
                context.note(made)
        chosen = [d for d in choose(met) if not _opinion_of_relations(sources, d)]
        chosen = [back(d, told) or d for d in chosen]
        for voice in voices(scene, sources, sentence, chosen):
            if not between_states(scene, voice):
                context.address(voice)
            if between_states(scene, voice):
                chosen.append(voice)
        chosen += [v for v in own_voice(scene, sources, sentence, chosen) if between_states(scene, v)]
        for made in chosen:
            context.tell(made)
        told = chosen or told
        for made in (part for whole in chosen for part in by_host(whole)):
            _complete(
                scene, sources, made, [d.instance.token for d in chosen if d.instance.token != made.instance.token]
            )
            yield made


def _fiction(sentence: Sentence) -> bool:
    """ "The film tells of a French officer who ..."."""
    subjects = [t for t in sentence.span.root.children if t.dep_ == "nsubj"]
    return any(t.lemma_.lower() in word_sets("verbs")["fiction"] for t in subjects)


def _complete(scene: Scene, sources: Sources, made: Draft, told: list[Token]) -> None:
    """Evidence, chain, place, goods and instrument of a draft that stands."""
    instance = made.instance
    sentence = instance.sentence
    if made.span == (0, 0):
        made.span = evidence_span(instance.predicate, sentence, told)
    if made.ends is not None and made.ends > made.span[0]:
        made.span = (made.span[0], made.ends)
    if made.own_host is not None:
        made.where = seat(scene, sentence, made.own_host)
    for head in instance.items if not made.items else ():
        made.items.extend(i for i in items(scene, sentence, head) if i not in made.items)
    if made.type == "transfer":
        made.items.extend(listed(scene, sentence))
    made.parties = [(r, p) for r, p in made.parties if not _counted(made, p)]
    if instance.instrument is not None:
        hidden = False if undisclosed(sentence) else None
        made.instrument = instrument(scene, sentence, instance.instrument, disclosed=hidden)
        made.items.extend(signed_for(scene, sentence, instance.predicate, instance.instrument))
    speaker = None
    if made.type == "statement":
        speaker = next((p.entity for r, p in made.parties if r == "speaker"), None)
    made.chain = sources.chain(*sentence.offsets(instance.token), without=speaker)
    if made.denier is not None:
        denier, cue = made.denier, scene.evidence(sentence, [instance.token])
        entity = denier.entity.id_in(scene.document) if denier.entity is not None else None
        made.chain = (*made.chain, Link(entity, denier.text, "paraphrased", cue))


def _counted(made: Draft, party: Party) -> bool:
    """Whether a party without a name stands among the goods: "*120 Estonian soldiers* arrived", sent by Estonia."""
    unnamed = party.kind in ("group", "person", None) and party.token.pos_ != "PROPN"
    acts = any(p.country == party.country and p is not party for _, p in made.parties)
    return (
        made.type in MANNED
        and unnamed
        and acts
        and any(i.start is not None and party.start <= i.start < party.end for i in made.items)
    )


def _made_there(state: Token) -> bool:
    """ "trainers built in Austria", "buses bought from Belarus"."""
    verb = state.head.head
    return (
        state.dep_ == "pobj" and verb.dep_ in ("acl", "relcl") and verb.lemma_.lower() in word_sets("classes")["making"]
    )


def _opinion_of_relations(sources: Sources, made: Draft) -> bool:
    """ "Relations are developing", an official says: his position (see read/voices.py), no joint work."""
    if made.instance.frame.name not in ("cooperation.relations.intransitive", "cooperation.noun"):
        return False
    said = sources.speaker(*made.instance.sentence.offsets(made.instance.token))
    return said is not None and voice_of(said) is not None


def _suppliers(scene: Scene, made: Draft) -> None:
    """The state named on the goods ("Belarusian weaponry") supplies them where no other supplier is named."""
    if made.type != "transfer" or any(r == "supplier" for r, _ in made.parties):
        return
    sentence = made.instance.sentence
    for child in (c for head in made.instance.items for c in head.subtree):
        mention = scene.at(sentence, child)
        if mention is None or mention.kind != "state" or not mention.country or mention.country in made.countries:
            continue
        if child.dep_ in ("amod", "compound", "nmod", "poss", "npadvmod") or _made_there(child):
            start, end = sentence.offsets(child)
            like = Party(child, child.text, "state", None, mention.country, start, end)
            made.parties.append(("supplier", state_party(scene, mention.country, like)))
            return


def _stated(made: Draft) -> bool:
    """Whether the cue's own words name those whom its frame asks to be named by them."""
    roles = {role for role, _ in made.parties}
    return all(roles & set(either.split("|")) for either in made.instance.frame.words("stated"))


def _participant(scene: Scene, role: str, party: Party) -> Participant:
    entity = party.entity.id_in(scene.document) if party.entity is not None else None
    return Participant(entity, party.text, role, party.country, party.start, party.end)


def _happening(scene: Scene, made: Draft) -> Happening:
    people = frozenset(p.entity for _, p in made.parties if p.entity is not None and p.kind in ("person", "body"))
    status = made.modality.status
    sentence, cue = made.instance.sentence, made.instance.token
    return Happening(sentence, cue, made.type, status, own_date(scene, made), people, frozenset(made.countries))


def own_date(scene: Scene, made: Draft) -> When:
    """The date that a draft's own words tell."""
    sentence, cue = made.instance.sentence, made.instance.token
    return when(scene, sentence, cue, status=made.modality.status, said=made.content)


def _report(scene: Scene, made: Draft, date: When) -> Report:
    document, instance = scene.document, made.instance
    start, end = made.span
    negated = made.modality.status == "negated"
    return Report(
        id=make_id("report", document.id, made.type, made.kind, made.stage, made.modality.status, start, end),
        document=document.id,
        type=made.type,
        kind=made.kind,
        stage=made.stage,
        status=made.modality.status,
        hedged=made.modality.hedged,
        participants=tuple(_participant(scene, r, p) for r, p in made.parties),
        when=None if negated else date.edtf,
        when_text=date.text,
        when_basis=None if negated else date.basis,
        where=made.where,
        items=tuple(made.items),
        instrument=made.instrument,
        topics=topics(clause(instance.predicate)),
        attribution=made.chain,
        evidence=(document.evidence(start, end),),
        confidence=confidence(made),
    )
