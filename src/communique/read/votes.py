"""What the parser labels one way here and another way there is settled for the whole document by how the name is used.

"near Raqqah" is no person however it is labelled, and "Sadiq said" is no town.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Span

from communique.knowledge.gazetteer import city_known_as, city_state
from communique.knowledge.names import vocabulary
from communique.knowledge.words import word_sets
from communique.read.page import Page
from communique.text.names import fold

LOCATIVE = word_sets("small_words")["locative"]
PARTS_OF = word_sets("small_words")["parts_of_places"]
SAYING = word_sets("small_words")["saying"]
UNSURE = frozenset({"PERSON", "GPE", "LOC", "ORG", "FAC"})


def settle(pages: Sequence[Page]) -> set[str]:
    """Correct the pages' persons; the folded names that are places although labelled persons."""
    labels: dict[str, Counter[str]] = {}
    spans: dict[str, list[tuple[Page, Span]]] = {}
    for page in pages:
        for ent in page.sentence.span.ents:
            if ent.label_ in UNSURE and len(ent) <= 2:
                name = _bare(ent)
                labels.setdefault(name, Counter())[ent.label_] += 1
                spans.setdefault(name, []).append((page, ent))
    common = {t.lower_ for page in pages for t in page.tokens if t.is_lower and t.is_alpha}
    places: set[str] = set()
    for name, count in labels.items():
        person = count["PERSON"]
        if not person and not count["GPE"] and not city_known_as(name):
            continue
        uses = Counter(_use(page, ent) for page, ent in spans[name])
        placed = uses["place"] and uses["place"] >= 0.3 * count.total()
        mistaken = person or (count["ORG"] and city_known_as(name))
        if mistaken and not uses["person"] and (placed or (" " in name and city_state(name))):  # "Novi Sad"
            places.add(name)
            _strike(spans[name])
        elif person and " " not in name and (name in common or name in vocabulary().heads | vocabulary().stops):
            _strike(spans[name])
        elif not person and uses["person"] > uses["place"]:
            for page, ent in spans[name]:
                page.persons[page.index(ent[0])] = page.index(ent[-1])
    return places


def _bare(ent: Span) -> str:
    return fold(ent[1:].text if len(ent) > 1 and ent[0].pos_ == "ADP" else ent.text)


def _strike(found: list[tuple[Page, Span]]) -> None:
    for page, ent in found:
        page.persons.pop(page.index(ent[0]), None)


def _use(page: Page, ent: Span) -> str:
    """How a name is used: as a person's, as a place's, or neither for certain."""
    i, root = page.index(ent[0]), ent.root
    before = page.word(i - 1)
    words = vocabulary()
    if before in words.titles or before in words.honorifics or before in words.ranks:
        return "person"
    if root.dep_ in ("nsubj", "appos") and root.head.lemma_ in SAYING and page.owner[i] is None:
        return "person"
    locative = before in LOCATIVE or (before == "of" and page.word(i - 2) in PARTS_OF)
    return "place" if locative or (len(ent) > 1 and ent[0].lower_ == "near") else ""
