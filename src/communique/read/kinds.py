"""Kind and stage of a report, from the words around its cue."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.knowledge.words import word_sets
from communique.read.arguments import objects
from communique.read.conditions import TIMES
from communique.read.frames import Instance
from communique.read.modality import Modality
from communique.read.parties import Party

SITES = {"body", "company", "group", "vessel"}
KINDS_OF_VISIT = {"state": "state", "official": "official", "working": "working", "transit": "transit"}
KINDS_OF_TRANSFER = {
    "aid": "aid", "humanitarian": "aid", "free": "gift", "gift": "gift", "loan": "credit", "credit": "credit",
}  # fmt: skip
REACH = 14  # words from a verb within which a phrase says where it was done
FINAL_STAGES = (None, "in_service", "cancelled", "licence")


def is_site(party: Party) -> bool:
    """Whether a host is a site within a state: a body, a company, a barracks; not a town or a region."""
    named_site = bool({w.lower() for w in party.text.split()} & word_sets("classes")["site"])
    return party.kind in SITES or (party.kind == "place" and named_site)


def kind_of(instance: Instance, given: str | None, parties: Sequence[tuple[str, Party]]) -> str | None:
    """The codebook's kind: the one that the frame gives, or what the words around the cue say; null where none does."""
    match instance.frame.type:
        case "visit":
            return _of_visit(instance, parties) if given is None else given
        case "presence":
            return _of_presence(instance, given)
        case "meeting":
            return _of_meeting(instance.token, given)
        case "transfer":
            return _of_transfer(instance) if given is None else given
    return given


def _of_visit(instance: Instance, parties: Sequence[tuple[str, Party]]) -> str | None:
    token = instance.token
    nouns = [t for t in token.subtree if t.lemma_.lower() in ("visit", "trip", "tour")]
    if not instance.predicate.verbal:
        nouns = [token, *nouns]
    said = [KINDS_OF_VISIT.get(c.lemma_.lower()) for n in nouns for c in n.lefts]
    if any(said):
        return next(k for k in said if k)
    if any(r == "host" and is_site(p) for r, p in parties):
        return "site"
    return "port_call" if any(r == "visitor" and p.kind == "vessel" for r, p in parties) else None


def _of_presence(instance: Instance, given: str | None) -> str | None:
    """A base, a listening post or another facility, by what is opened or kept."""
    heads = [instance.token, *objects(instance.token)] if instance.predicate.verbal else [instance.token]
    words = {t.lemma_.lower() for h in heads for t in (h, *h.lefts)}
    if given in ("facility", "base", "deployment") and words & word_sets("verbs")["intelligence"]:
        return "intelligence"
    return "base" if given in ("facility", "deployment") and words & {"base", "airbase", "garrison"} else given


def _of_meeting(token: Token, given: str | None) -> str | None:
    if given == "talks" and any(t.lemma_.lower() == "summit" for t in token.subtree):
        return "summit"
    if given in ("talks", "negotiation"):
        near = {t.lemma_.lower() for t in token.subtree if abs(t.i - token.i) < 4}
        if near & {"phone", "telephone", "call", "video"} and "person" not in near:
            return "call"
    if given == "call" and token.lemma_.lower() == "speak" and _face_to_face(token):
        return "talks"
    return given


def _face_to_face(verb: Token) -> bool:
    """ "Spoke with X at the summit", "on the sidelines of the assembly": in a place where both are."""
    for child in verb.subtree:
        if child.dep_ == "prep" and child.lower_ in ("at", "on", "in"):
            nouns = [n for n in child.children if n.dep_ == "pobj" and abs(child.i - verb.i) < REACH]
            if any(n.lemma_.lower() in word_sets("verbs")["together"] for n in nouns):
                return True
            if child.lower_ == "at" and any(n.pos_ == "PROPN" and n.ent_type_ not in TIMES for n in nouns):
                return True
    return False


def _of_transfer(instance: Instance) -> str | None:
    token = instance.token
    near = {t.lemma_.lower() for i in instance.items for t in i.subtree} | {c.lemma_.lower() for c in token.lefts}
    for word, kind in KINDS_OF_TRANSFER.items():
        if word in near:
            return kind
    if token.lemma_ in ("donate", "gift", "donation"):
        return "gift"
    if "assistance" in near:
        return "aid"
    return "sale" if {d.lemma_ for d in token.subtree} & {"buy", "purchase", "sell", "sale"} else None


def stage_of(instance: Instance, given: str | None, mood: Modality) -> str | None:
    """The stage that modality makes of a transfer: a wanted purchase is interest, a wanted sale an offer."""
    if instance.frame.type != "transfer" or given in FINAL_STAGES:
        return given
    if mood.status == "wanted" and given == "order":
        return "interest"
    if mood.status == "wanted" and given == "delivery" and instance.frame.name != "transfer.receive":
        return "offer"
    governors = {t.lemma_.lower() for t in _governors(instance.token)}
    if given == "delivery" and mood.status == "planned" and governors & word_sets("verbs")["undertaking"]:
        return "offer"
    if given in ("order", "delivery") and governors & {"negotiate", "discuss", "talk", "negotiation"}:
        return "negotiation"
    return given


def _governors(token: Token) -> list[Token]:
    """The four words above a cue."""
    out: list[Token] = []
    while token.head != token and len(out) < 4:
        token = token.head
        out.append(token)
    return out
