"""Bodies by their head nouns, and governments that stand for their state.

Belarusian Ministry of Defense      head first, with its complement
Western Military District           head last, with its modifiers
embassy of Peru in Lima             head in lower case, with the state it belongs to
the Cuban regime                    the state
"""

from communique.knowledge.names import leaders, vocabulary
from communique.knowledge.states import state as state_coded
from communique.read.page import POSSESSIVES, Found, Page
from communique.read.stretch import complement, goes_on, leftmost
from communique.text.names import fold

ARMS = frozenset({"military", "army", "police", "navy"})
PLAIN = frozenset({"forces", "troops", "command", "mission", "committee", "agency", "department", "fleet"})
REGIMES = frozenset(
    {"communist", "socialist", "military", "interim", "transitional", "new", "then", "current", "federal"}
)


def body(page: Page, k: int) -> bool:
    """Add the body that the noun at `k` heads; whether there is one."""
    words, capital, low = vocabulary(), page.capital(k), page.lower[k]
    if low not in (words.bodies if capital else words.common_bodies) or goes_on(page, k):
        return False
    if low == "staff" and page.word(k - 1) == "of":
        return False
    i = leftmost(page, k, lower=not capital)
    end, state = complement(page, k, named=capital)
    state = state or page.owning(i, end)
    bare = i == k and end == k
    if capital:
        if bare and (state is None or low in words.weak_bodies):
            return False
        if low in words.weak_bodies and not any(
            page.capital(x) and page.state(x) is None for x in (*range(i, k), *range(k + 1, end + 1))
        ):
            return False
    elif state is None:
        if not any(page.capital(x) for x in range(i, end + 1)) and page.word(end - 1) not in ("that", "this"):
            return False
    elif (low in PLAIN and bare) or (
        low in ("forces", "troops") and all(page.state(x) is not None for x in range(i, k))
    ):
        return False
    if (not capital and low in ARMS and page.modifies(k)) or (page.headline and page.glued(k - 1)):
        return False
    if (
        low in ("embassy", "consulate", "mission")
        and page.word(end + 1) in ("in", "to")
        and page.has(end + 2)
        and page.capital(end + 2)
    ):
        seat = page.owner[end + 2]
        end = seat.j if seat is not None else end + 2
    minor = page.word(end + 1) in words.titles  # "Armed Forces Minister" is about the minister
    country = state.country if state else None
    page.add(Found(i, end, k, "body", "name", page.text(i, end), country, minor=minor, family=low))
    return True


def ministry(page: Page, k: int) -> bool:
    """ "the Belarusian Defense" for its ministry."""
    state = page.state(k - 1)
    if page.lower[k] not in ("defense", "defence") or not page.capital(k) or page.modifies(k) or state is None:
        return False
    if (
        state.form != "adjective"
        or page.word(k + 1) in vocabulary().titles | vocabulary().bodies
        or page.word(state.i - 1) != "the"
    ):
        return False
    page.add(
        Found(state.i, k, k, "body", "name", f"Ministry of Defense of {state.key}", state.country, family="ministry")
    )
    return True


def government(page: Page, k: int) -> bool:
    """Add the state that "the Cuban government", "the Havana regime", "the Maduro government" stands for."""
    if page.modifies(k) and page.word(k + 1) in vocabulary().people | vocabulary().bodies | vocabulary().titles:
        return False
    i, end, state = k, k, page.state(k - 1)
    if state is None and page.word(k - 1) in REGIMES:
        i, state = k - 1, page.state(k - 2)
    if state is not None and state.i < k:
        i = state.i
    elif page.has(k - 2) and page.tokens[i - 1].text in POSSESSIVES:
        state = page.state(i - 2)
    elif page.word(k + 1) == "of":
        end, state = complement(page, k, named=False)
    if state is None or state.state is None:
        return _named_for(page, k)
    found = Found(i, end, k, "state", "nominal", state.state.name, state.country, state.state, family="government")
    page.add(found)
    return True


def _named_for(page: Page, k: int) -> bool:
    """A government named for its head: "the Castro dictatorship"; only of well-known heads."""
    code = leaders().get(fold(page.text(k - 1, k - 1))) if k and page.capital(k - 1) else None
    known = state_coded(code) if code else None
    if known is None:
        return False
    page.add(Found(k - 1, k, k, "state", "nominal", known.name, code, known, family="government"))
    return True
