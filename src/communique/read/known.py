"""Names that the knowledge files hold, where they stand on a page."""

from communique.knowledge.names import vocabulary
from communique.knowledge.states import state_by_adjective, state_named, state_of_capital
from communique.knowledge.words import word_sets
from communique.read.capitals import acts
from communique.read.lexicon import Entry, matches
from communique.read.page import Found, Page

# Names of states and cities that are given names as well: part of a person's name where another name follows.
GIVEN = word_sets("small_words")["given"]

AMERICAS = frozenset({"latin", "south", "central", "north", "african", "native", "spanish", "pan"})


def find(page: Page) -> None:
    """Add the known names on a page."""
    for i, j, entry in matches(page.tokens, page.lower):
        if entry.name == "United States" and page.word(i - 1) in AMERICAS and page.lower[i] == "american":
            continue
        if not _in_person(page, i, j, entry):
            page.add(_found(page, i, j, entry))
    for k, token in enumerate(page.tokens):
        if page.owner[k] is None and len(token) > 4 and not token.is_alpha and page.capital(k):
            _compound(page, k)


def _found(page: Page, i: int, j: int, entry: Entry) -> Found:
    state = entry.state
    seat = state_of_capital(entry.printed) if state is None and entry.kind == "body" else None
    if seat is not None and seat.code and not acts(page, i, j):  # "in Brussels", which stands for the EU elsewhere
        return Found(i, j, j, "place", "name", page.text(i, j), seat.code, seat, known=True, family="capital")
    if state is None:
        return Found(i, j, j, entry.kind, "name", entry.name, entry.country, known=True)
    if entry.form in ("capital", "metonym"):
        if acts(page, i, j):
            return Found(i, j, j, "state", "name", state.name, entry.country, state, known=True, family="metonym")
        return Found(i, j, j, "place", "name", page.text(i, j), entry.country, state, known=True, family="capital")
    form = "nominal" if entry.form == "people" else entry.form
    if form == "name" and entry.printed in state.adjectives and page.modifies(j):
        form = "adjective"
    return Found(i, j, j, entry.kind, form, state.name, entry.country, state, known=True, family=entry.form)


def _compound(page: Page, k: int) -> None:
    """ "U.S.-Mexico": one token that names two states."""
    pieces = page.tokens[k].text.replace("–", "-").split("-")
    if len(pieces) < 2:
        return
    for piece in pieces:
        state = state_named(piece) or state_by_adjective(piece) if len(piece) > 1 else None
        if state is not None:
            page.add(Found(k, k, k, "state", "adjective", state.name, state.code, state, known=True, family="compound"))


def _in_person(page: Page, i: int, j: int, entry: Entry) -> bool:
    """Whether a known name is here part of a person's: "Michael Jordan", "Chad Smith", "Jack London"."""
    words = vocabulary()
    titled = page.word(i - 1) in words.titles or page.word(i - 1) in words.honorifics or page.word(i - 1) in words.ranks
    if titled and entry.form == "capital" and page.has(j + 1) and page.capital(j + 1):
        return page.tokens[j + 1].pos_ == "PROPN" and page.lower[j + 1] not in words.heads  # "Minister Aden Duale"
    if page.tokens[i].ent_type_ != "PERSON" or entry.kind in ("media", "body"):
        return False
    for first, last in page.persons.items():
        if first <= i <= last and last - first > j - i:
            if entry.form in ("adjective", "people"):  # "Mark Cuban", "Joe English"; not "Fidel's Cuban doctors"
                given = i == first + 1 and page.tokens[first].pos_ == "PROPN" and page.owner[first] is None
                return given and last == j and page.tokens[i].pos_ == "PROPN" and page.tokens[i].dep_ != "amod"
            if i > first:
                before = i - 1
                free = page.owner[before] is None and page.capital(before)
                return free and page.lower[before] not in words.titles and page.tokens[before].pos_ == "PROPN"
            return entry.name in GIVEN and page.capital(j + 1) and page.tokens[j + 1].pos_ == "PROPN"
    return False
