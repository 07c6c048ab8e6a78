"""Groups: delegations, armed groups and parties, people of a state, states of a region."""

from communique.knowledge.names import vocabulary
from communique.read.page import Found, Page
from communique.read.stretch import leftmost, run

NAMED_BY = frozenset({"group", "party", "movement", "faction", "militia", "cartel", "front", "network"})
FIGHTERS = frozenset(
    {"rebels", "militants", "separatists", "guerrillas", "mercenaries", "opposition", "militias", "insurgents"}
)
PARTS = frozenset({"latin", "eastern", "western", "central", "south", "east", "west", "north", "southeast"})


def group(page: Page, k: int) -> bool:
    """Add the group that the noun at `k` makes; whether there is one."""
    words, low = vocabulary(), page.lower[k]
    if low in words.states:
        return _states(page, k)
    if page.glued(k - 1):
        return False
    if page.word(k + 1) in words.titles:  # "opposition leader"
        return False
    i = leftmost(page, k, lower=True)
    state = page.owning(i, k)
    country = state.country if state else None
    if low.startswith("delegation"):
        if state is None:
            return False
        page.add(Found(i, k, k, "group", "name", page.text(i, k), country, family="delegation"))
        return True
    if low in NAMED_BY and _followed(page, k, country):
        return True
    if low in words.groups and i < k and _named(page, i, k, country):
        return True
    armed = any(page.lower[x] in words.armed for x in range(i, k))
    if (low == "groups" and armed and not page.capital(k)) or (low in FIGHTERS and state is not None):
        page.add(Found(i, k, k, "group", "name", page.text(i, k), country, family=low))
        return True
    if low in words.people and state is not None and state.i >= i and not page.capital(k):
        page.add(Found(i, k, k, "group", "nominal", page.text(i, k), country, minor=True, family=low))
        return True
    return False


def _states(page: Page, k: int) -> bool:
    """ "Latin American countries", "Western powers"."""
    words, p = vocabulary(), k - 1
    if p < 0 or (page.lower[p] not in words.regions and page.lower[p] != "american"):
        return False
    i = p - 1 if p and page.lower[p - 1] in PARTS else p
    if page.lower[i] == "american" or (page.kind(i) == "state" and i == p):
        return False
    if page.lower[i] == "western" and i == p:
        page.add(Found(i, k, k, "group", "name", "the West", known=True))
    else:
        page.add(Found(i, k, k, "group", "nominal", page.text(i, k), minor=True, family=page.lower[k]))
    return True


def _followed(page: Page, k: int, country: str | None) -> bool:
    """ "the mercenary group Wagner"."""
    if not page.has(k + 1) or not page.capital(k + 1) or page.capital(k) or page.tokens[k + 1].pos_ != "PROPN":
        return False
    if page.kind(k + 1) not in (None, "group"):
        return False
    last = run(page, k + 1)
    page.add(Found(k + 1, last, last, "group", "name", page.text(k + 1, last), country, family=page.lower[k]))
    return True


def _named(page: Page, i: int, k: int, country: str | None) -> bool:
    """ "Wagner mercenary group", "Communist Party", "Houthi rebels"."""
    names = [x for x in range(i, k) if page.capital(x) and page.state(x) is None]
    capital = page.capital(k)
    if not names or not (capital or page.lower[k] in NAMED_BY | FIGHTERS | {"fighters"}):
        return False
    if any(page.kind(x) in ("company", "body") for x in names):
        return False
    first, last = (i, k) if capital else (names[0], names[-1])
    if not capital and page.owner[last] is not None and page.kind(last) != "group":
        return False
    inner = page.owner[last]
    key = inner.key if inner is not None and inner.kind == "group" else page.text(first, last)
    page.add(Found(first, k, k, "group", "name", key, country, family=page.lower[k]))
    return True
