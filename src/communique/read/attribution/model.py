"""What an attribution is: a source, the cue that names it, and the stretches that it vouches for."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.read.parse import Sentence
from communique.read.scene import LocalEntity

Stretch = tuple[int, int]  # offsets in the document, end exclusive


@dataclass(slots=True, eq=False)
class Attribution:
    """One source and what it vouches for; spans are document offsets.

    `entities` are the members of a (joint) source where known. `content` may have several stretches and run over
    sentences. `outer` is the attribution this one stands in ("Granma quoted Shoigu as ...": Granma's). `reported` is
    False for thoughts, wishes and judgements, and where nothing vouches ("did not say that"): no link of a chain.
    `speech` says that it may own quotations. `verb` is the cue's token and `head` the source's, each where there is
    one; `source` is empty (start == end) where the source is not named.
    """

    source: Stretch
    cue: Stretch
    content: list[Stretch]
    manner: str
    name: str
    entities: list[LocalEntity] = field(default_factory=list)
    outer: "Attribution | None" = None
    reported: bool = True
    speech: bool = False
    sentence: Sentence | None = None
    verb: Token | None = None
    head: Token | None = None
    names: list[str] = field(default_factory=list)

    def covers(self, start: int, end: int) -> bool:
        """Whether at least half of a stretch is in this attribution's content, its own source and cue left aside."""
        shared = _shared(self.content, start, end)
        return shared > 0 and shared * 2 >= end - start - _shared([self.source, self.cue], start, end)

    def holds(self, offset: int) -> bool:
        """Whether an offset is in the content."""
        return any(a <= offset < b for a, b in self.content)


def _shared(stretches: list[Stretch], start: int, end: int) -> int:
    return sum(max(0, min(b, end) - max(a, start)) for a, b in stretches)


def joined(stretches: list[Stretch], text: str) -> list[Stretch]:
    """Stretches in order, merged where they overlap or only white space parts them."""
    out: list[Stretch] = []
    for a, b in sorted(stretches):
        if out and (a <= out[-1][1] or not text[out[-1][1] : a].strip()):
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
