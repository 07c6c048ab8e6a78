"""What is claimed of named equipment and vessels: measures, makers, users, origins, purposes, each with its source."""

from communique.knowledge.things import attribute_words
from communique.model import Attribute, make_id
from communique.read import makers, measures, relations
from communique.read.claims import Claim
from communique.read.scene import Scene
from communique.read.sources import Sources
from communique.read.subjects import Subjects

LONGEST = 600  # characters of evidence


def find(scene: Scene, sources: Sources) -> list[Attribute]:
    """The attributes that a document states, in order of place; one claim of one chain of sources once."""
    subjects = Subjects(scene)
    if not subjects:
        return []
    found: dict[tuple[object, ...], Attribute] = {}
    for sentence in scene.sentences:
        for claim in (p for part in (measures, relations, makers) for p in part.claims(subjects, sentence)):
            attribute = _attribute(scene, sources, claim)
            origin = attribute.attribution[-1].name
            found.setdefault((attribute.subject, attribute.property, str(attribute.value).lower(), origin), attribute)
    return list(found.values())


def _attribute(scene: Scene, sources: Sources, claim: Claim) -> Attribute:
    opening = min(claim.tokens, key=lambda t: t.i)
    edge = opening.left_edge
    whole = opening.i - edge.i < 7 and edge.i >= claim.sentence.span.start
    evidence = scene.evidence(claim.sentence, [edge if whole else opening, *claim.tokens])
    if evidence.end - evidence.start > LONGEST:
        evidence = scene.evidence(claim.sentence, claim.value_tokens)
    start, end = claim.sentence.offsets(claim.value_tokens[0], claim.value_tokens[-1])
    subject = claim.subject.id_in(scene.document)
    first = min(t.i for t in claim.tokens)
    last = max(t.i for t in claim.tokens)
    hedges = attribute_words().sets["hedges"]
    return Attribute(
        id=make_id(
            "attribute",
            scene.document.id,
            claim.property,
            claim.value,
            evidence.start,
            evidence.end,
            start,
            end,
            claim.subject.name,
        ),
        document=scene.document.id,
        subject=subject,
        property=claim.property,
        value=claim.value,
        text=scene.document.text[start:end],
        attribution=sources.chain(evidence.start, evidence.end),
        evidence=(evidence,),
        value_entity=claim.value_entity.id_in(scene.document) if claim.value_entity else None,
        unit=claim.unit,
        comparator=claim.comparator,
        hedged=any(t.lower_ in hedges and first - 4 <= t.i <= last + 2 for t in claim.sentence),
    )
