"""The codebook's vocabularies: every code that a record may carry, in one place."""

from typing import Final

STATES_OF_DOCUMENT: Final = ("read", "unread", "failed")
GENRES: Final = ("news", "official", "commentary", "other")
PUBLISHED_BASES: Final = ("metadata", "dateline", "text", "given")
RELATIONS: Final = ("republishes", "translates", "quotes")

ENTITY_KINDS: Final = ("state", "person", "body", "company", "media", "equipment", "vessel", "place", "group")

STATUSES: Final = ("occurred", "ongoing", "planned", "wanted", "possible", "negated")
WHEN_BASES: Final = ("stated", "resolved")
MANNERS: Final = ("published", "quoted", "paraphrased", "cited")
COMPARATORS: Final = ("exact", "up_to", "over", "about")
FORMS: Final = ("treaty", "agreement", "memorandum", "plan", "protocol", "contract", "document")
TOPICS: Final = (
    "military", "trade", "energy", "agriculture", "health", "science", "industry", "transport",
    "culture", "politics", "intelligence", "aid", "nuclear", "space",
)  # fmt: skip

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "visit": ("state", "official", "working", "tour", "site", "port_call", "transit"),
    "meeting": ("talks", "negotiation", "reception", "call", "summit"),
    "agreement": (),
    "transfer": ("sale", "gift", "aid", "credit", "licence", "service"),
    "cooperation": ("exercise", "training", "project", "production", "assistance"),
    "presence": ("base", "deployment", "facility", "port_access", "intelligence"),
    "statement": (
        "praise",
        "support",
        "criticism",
        "accusation",
        "denial",
        "demand",
        "appeal",
        "threat",
        "promise",
        "remark",
    ),
    "honour": ("decoration", "wreath", "parade", "display"),
    "sanction": (),
    "force": ("attack", "invasion", "revolt", "withdrawal", "crisis"),
}

STAGES: Final[dict[str, tuple[str, ...]]] = {
    "agreement": ("negotiating", "agreed", "signed", "ratified", "in_force", "ended"),
    "transfer": (
        "interest",
        "request",
        "offer",
        "negotiation",
        "order",
        "licence",
        "delivery",
        "in_service",
        "cancelled",
    ),
    "sanction": ("imposed", "in_force", "lifted"),
}

ROLES: Final[dict[str, tuple[str, ...]]] = {
    "visit": ("visitor", "host"),
    "meeting": ("party", "host"),
    "agreement": ("party", "signatory"),
    "transfer": ("supplier", "recipient"),
    "cooperation": ("party", "supplier", "recipient"),
    "presence": ("actor", "host"),
    "statement": ("speaker", "addressee"),
    "honour": ("giver", "honouree", "actor"),
    "sanction": ("actor", "target"),
    "force": ("actor", "target"),
}

REPORT_TYPES: Final = tuple(ROLES)

CONFLICT_KINDS: Final = ("value", "denial", "status")
VERDICTS: Final = ("same", "different", "unsure", "right", "wrong")

STANDINGS: Final = ("reached", "ahead", "denied")
