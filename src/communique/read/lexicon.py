"""Known names in running text: a trie over lower-case tokens, built once from the knowledge files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from communique.knowledge import states
from communique.knowledge.states import State


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: what it means, and in which form ("name", "adjective", "people", "capital", "metonym")."""

    kind: str
    form: str
    name: str
    country: str | None
    state: State | None = None


Trie = dict[str, Any]
END = ""


def pieces(name: str) -> list[str]:
    """A name cut as spaCy's tokenizer cuts it, near enough: at spaces, before 's, and commas apart."""
    return name.lower().replace("'s", " 's").replace(",", " ,").replace("-", " - ").split()


def insert(trie: Trie, name: str, entry: Entry) -> None:
    """Put a name into the trie; the first to claim a name keeps it."""
    node = trie
    for piece in pieces(name):
        node = node.setdefault(piece, {})
    node.setdefault(END, entry)


@cache
def state_trie() -> Trie:
    """States by name, adjective, people, capital and metonym."""
    trie: Trie = {}
    for state in states.all_states():
        kind = "place" if state.territory else "state"
        for form, names in (
            ("name", (state.name, *state.also)),
            ("adjective", state.adjectives),
            ("people", state.people),
            ("people", tuple(w + "s" for w in state.adjectives if states.state_of_national(w + "s") == state.code)),
            ("capital", state.capitals),
            ("metonym", state.metonyms),
        ):
            for name in names:
                insert(trie, name, Entry(kind, form, state.name, state.code, state))
    return trie


def matches(trie: Trie, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Entry]]:
    """The longest known names in a sentence: index of the first and the last token, and what it is."""
    lower = [t.lower_ for t in tokens]
    i, n = 0, len(tokens)
    while i < n:
        node, j, found = trie.get(lower[i]), i, None
        while node is not None:
            if END in node and tokens[i].text[0].isupper():
                found = (i, j, node[END])
            j += 1
            node = node.get(lower[j]) if j < n else None
        if found is None:
            i += 1
        else:
            yield found
            i = found[1] + 1


def join(tries: Iterable[Trie]) -> Trie:
    """One trie with the names of several."""
    joined: Trie = {}

    def copy(source: Trie, target: Trie) -> None:
        for key, value in source.items():
            if key == END:
                target.setdefault(END, value)
            else:
                copy(value, target.setdefault(key, {}))

    for trie in tries:
        copy(trie, joined)
    return joined
