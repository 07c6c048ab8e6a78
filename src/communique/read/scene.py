"""What the stages of reading one document hand on to one another.

    parse -> Sentence          tokens with offsets
    mentions, coreference -> Scene   who and what is named, and which words point at them
    sources -> Sources         who vouches for which stretch of text
    frames, reports            what happened
    attributes, withheld       what is claimed of things, and what was kept back

A `Scene` belongs to one document and dies with its reading.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.knowledge.names import vocabulary
from communique.model import Document, Entity, Evidence, Role, make_id
from communique.model import Mention as MentionRecord
from communique.read.parse import Sentence


@dataclass(slots=True, eq=False)
class LocalEntity:
    """An entity as this document knows it. `country` is the state it belongs to or acts for (alpha-3).

    `minor`: only pointed at in passing ("Polish", "Latin American countries", "the Middle East"): worth a record of
    its own only where another record cites it.
    """

    kind: str
    name: str
    country: str | None = None
    aliases: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    mentions: list["Mention"] = field(default_factory=list)
    minor: bool = False

    def id_in(self, document: Document) -> str:
        """The id of this member; the merged entity's is the smallest of its members'."""
        return make_id("entity", document.id, self.kind, self.name, self.country)

    @property
    def official(self) -> bool:
        """Whether its name has a word that only bodies bear: "Ministry of Defence", not "Hanbit Defence"."""
        words = vocabulary()
        return any(w in words.bodies or w in words.common_bodies for w in self.name.lower().split())

    def record(self, document: Document) -> Entity:
        """The typed record of this member."""
        spans = sorted({(m.start, m.end) for m in self.mentions if m.form != "pronoun"})
        return Entity(
            id=self.id_in(document),
            kind=self.kind,
            name=self.name,
            aliases=tuple(dict.fromkeys([self.name, *self.aliases])),
            mentions=tuple(MentionRecord(document.id, a, b) for a, b in spans),
            country=self.country,
            documents=(document.id,),
            roles=tuple(self.roles),
            external={"iso3166": self.country} if self.kind == "state" and self.country else {},
        )


@dataclass(slots=True, eq=False)
class Mention:
    """Words that name or point at entities. Offsets are the document's; `head` is the phrase's head token.

    `form`: `name`; `nominal` ("the minister", "the island", "both sides"); `pronoun`; `adjective` ("Cuban", which
    names the state). `entities` has several members for a plural ("the two ministers") and none where unresolved.
    `country` is the state acted for here, also where no entity is known ("Cuban officials").
    """

    sentence: Sentence
    first: Token
    last: Token
    head: Token
    kind: str
    form: str
    entities: list[LocalEntity] = field(default_factory=list)
    country: str | None = None

    @property
    def start(self) -> int:
        return self.sentence.offsets(self.first, self.last)[0]

    @property
    def end(self) -> int:
        return self.sentence.offsets(self.first, self.last)[1]

    @property
    def entity(self) -> LocalEntity | None:
        """The one entity meant, where it is just one."""
        return self.entities[0] if len(self.entities) == 1 else None


class Scene:
    """One document while it is being read: sentences, mentions, entities."""

    def __init__(self, document: Document, sentences: list[Sentence]) -> None:
        self.document = document
        self.sentences = sentences
        self.entities: list[LocalEntity] = []
        self.mentions: list[Mention] = []
        self._at: dict[tuple[int, int], Mention] = {}
        # Set once sources are known.
        self.speaker_at: Callable[[int, int], LocalEntity | None] = lambda start, end: None

    def add(self, mention: Mention) -> Mention:
        """Note a mention; each of its tokens leads to it, unless a longer mention has the token already."""
        self.mentions.append(mention)
        for entity in mention.entities:
            entity.mentions.append(mention)
        for i in range(mention.first.i, mention.last.i + 1):
            held = self._at.get((mention.sentence.paragraph, i))
            if held is None or held.last.i - held.first.i < mention.last.i - mention.first.i:
                self._at[mention.sentence.paragraph, i] = mention
        return mention

    def at(self, sentence: Sentence, token: Token) -> Mention | None:
        """The longest mention that this token is part of."""
        return self._at.get((sentence.paragraph, token.i))

    def within(self, sentence: Sentence) -> Iterator[Mention]:
        """The mentions of a sentence, in no special order."""
        return (m for m in self.mentions if m.sentence is sentence)

    def evidence(self, sentence: Sentence, tokens: Iterable[Token]) -> Evidence:
        """The stretch of text from the first to the last of these tokens."""
        ordered = sorted(tokens, key=lambda t: t.i)
        start, end = sentence.offsets(ordered[0], ordered[-1])
        return self.document.evidence(start, end)
