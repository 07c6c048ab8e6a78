"""Who vouches for which stretch of the text: all attributions of a document, and the chains they make."""

import bisect

from spacy.tokens import Token

from communique.model import Link
from communique.read.attribution.continuation import Continuation
from communique.read.attribution.labels import labelled
from communique.read.attribution.links import link, ordered, outlet_link, own, same, via_links
from communique.read.attribution.model import Attribution
from communique.read.attribution.naming import resolve
from communique.read.attribution.nesting import nest, once
from communique.read.attribution.nouns import nominal
from communique.read.attribution.phrasal import phrasal
from communique.read.attribution.quotations import Quoted, quotations
from communique.read.attribution.relays import relays
from communique.read.attribution.verbs import verbal
from communique.read.parse import Sentence
from communique.read.scene import LocalEntity, Scene

__all__ = ["Attribution", "Sources", "find"]

LONGEST_SENTENCE = 300  # tokens: a longer one is a list or a fault, and would cost time by the square of its length


class Sources:
    """The attributions of a document, and the chain that any stretch of it stands under."""

    def __init__(self, scene: Scene, attributions: list[Attribution], quoted: Quoted | None = None) -> None:
        self.scene = scene
        self.attributions = attributions
        self._quoted = quoted or Quoted([])
        self._outlet = outlet_link(scene)
        self._via = via_links(scene)
        self._by_verb: dict[tuple[int, int], Attribution] = {}
        for a in sorted(attributions, key=lambda a: a.reported):
            if a.sentence is not None and a.verb is not None:
                self._by_verb[a.sentence.paragraph, a.verb.i] = a
        spans = sorted(((p, q, a) for a in attributions if a.reported for p, q in a.content), key=lambda x: x[:2])
        self._spans = spans
        self._starts = [p for p, _, _ in spans]
        self._longest = max((q - p for p, q, _ in spans), default=0)

    def covering(self, start: int, end: int) -> list[Attribution]:
        """The reporting attributions that vouch for a stretch, outer first."""
        low = bisect.bisect_left(self._starts, start - self._longest)
        high = bisect.bisect_left(self._starts, end)
        near = {id(a): a for p, q, a in self._spans[low:high] if q > start}
        return ordered([a for a in near.values() if a.covers(start, end)])

    def chain(self, start: int, end: int, *, without: LocalEntity | None = None) -> tuple[Link, ...]:
        """The source chain of a stretch: the outlet first, then what it republishes, then each source in whose words
        the stretch stands, the farthest origin last. A statement leaves its own speaker out (`without`)."""
        document = self.scene.document
        chain = [self._outlet, *(via for begins, via in self._via if start >= begins)]
        covering = [a for a in self.covering(start, end) if not own(document, a, self._outlet)]
        if without is not None:
            covering = [a for a in covering if not same(a, without)]
        for i, a in enumerate(covering):
            innermost = i == len(covering) - 1
            manner = "quoted" if innermost and a.manner != "cited" and self.quoted(start, end) else a.manner
            if manner == "quoted" and not (innermost and self.quoted(start, end)):
                manner = "paraphrased"
            made = link(document, a, manner=manner)
            if not any(made.name == held.name or (made.entity and made.entity == held.entity) for held in chain):
                chain.append(made)
        return tuple(chain)

    def speaker(self, start: int, end: int) -> Attribution | None:
        """The innermost attribution over a stretch: who says it."""
        covering = self.covering(start, end)
        return covering[-1] if covering else None

    def quoted(self, start: int, end: int) -> bool:
        """Whether at least half of a stretch stands inside quotation marks."""
        return self._quoted.share(start, end) >= 0.5

    def says(self, sentence: Sentence, cue: Token) -> Attribution | None:
        """The attribution, of whatever worth, whose cue is this token."""
        return self._by_verb.get((sentence.paragraph, cue.i))


def find(scene: Scene) -> Sources:
    """The sources named in a document."""
    text = scene.document.text
    paragraphs = _paragraphs(scene)
    read = (s for s in scene.sentences if len(s.span) <= LONGEST_SENTENCE)
    found = [a for s in read for part in (verbal, nominal, phrasal, relays) for a in part(scene, s)]
    found = once(sorted(found, key=lambda a: (a.cue, a.source)))
    marks = quotations(text, paragraphs)
    Continuation(text, found, marks).run()
    found = [a for a in found if a.content]
    nest(found, text)
    resolve(scene, found)
    found.extend(labelled(scene, paragraphs))
    found.sort(key=lambda a: (a.cue, a.source))
    return Sources(scene, found, Quoted(marks))


def _paragraphs(scene: Scene) -> list[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for s in scene.sentences:
        spans.setdefault(s.paragraph, (s.origin[0], s.origin[-1] + 1))
    return list(spans.values())
