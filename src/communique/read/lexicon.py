"""Known names in running text: a trie over lower-case tokens, built once from the knowledge files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from communique.knowledge import gazetteer as geography
from communique.knowledge import names, states
from communique.knowledge.states import State


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: what it means, in which form (name, adjective, people, capital, metonym), and as it is printed."""

    kind: str
    form: str
    name: str
    country: str | None
    printed: str
    state: State | None = None

    @property
    def exact(self) -> bool:
        """Whether only this very spelling is meant: "US", "WHO"; lower case is another word."""
        if self.printed.upper() == self.printed:
            return len(self.printed) <= 5
        return len(self.printed) <= 3 and any(c.isupper() for c in self.printed[1:])


Trie = dict[str, Any]
END = ""
PIECE = re.compile(r"'s\b|(?<=[^\W\d_])[-/](?=[^\W\d_])|,|(?:(?!'s\b|(?<=[^\W\d_])[-/](?=[^\W\d_]))[^\s,])+")


def pieces(name: str) -> list[str]:
    """A name cut where the parser's tokenizer cuts it: at spaces, hyphens between letters, commas, before 's."""
    return PIECE.findall(name.lower())


def insert(trie: Trie, printed: str, entry: Entry) -> None:
    """Put a name into the trie; the first to claim a name keeps it."""
    node = trie
    for piece in pieces(printed):
        node = node.setdefault(piece, {})
    node.setdefault(END, entry)


@cache
def known_trie() -> Trie:
    """Every name of the knowledge files: states in all their forms, bodies, media, companies, groups, regions."""
    trie: Trie = {}
    for state in states.all_states():
        kind = "place" if state.territory else "state"
        plurals = tuple(w + "s" for w in state.adjectives if states.state_of_national(w + "s") == state.code)
        for form, printed in (
            ("name", (state.name, *state.also)),
            ("adjective", state.adjectives),
            ("people", (*state.people, *plurals)),
        ):
            for name in printed:
                insert(trie, name, Entry(kind, form, state.name, state.code, name, state))
    for known in names.known():
        for name in (known.name, *known.also):
            insert(trie, name, Entry(known.kind, "name", known.name, known.country, name))
    for name in geography.us_states():  # before a lone "Mexico" in "New Mexico"
        insert(trie, name, Entry("place", "name", name, "USA", name))
    for state in states.all_states():
        for name in state.capitals:
            insert(trie, name, Entry("state", "capital", name, state.code, name, state))
        for name in state.metonyms:
            insert(trie, name, Entry("state", "metonym", name, state.code, name, state))
    return trie


def fits(entry: Entry, tokens: Sequence[Token], i: int, j: int, shouting: bool) -> bool:
    """Whether the case of the words allows this name; nothing known is read into a line all in capitals but states."""
    if entry.exact:
        if shouting and entry.form not in ("name", "adjective"):
            return False
        return (
            tokens[i].text if i == j else "".join(t.text_with_ws for t in tokens[i : j + 1]).strip()
        ) == entry.printed
    if entry.printed.startswith("the "):
        return tokens[i + 1].text[0].isupper() and not (j + 1 < len(tokens) and tokens[j + 1].text[0].isupper())
    first = tokens[i].text[0]
    return first.isupper() or first.isdigit() or (entry.printed[0].islower() and "-" in entry.printed)


def matches(tokens: Sequence[Token], lower: Sequence[str]) -> Iterator[tuple[int, int, Entry]]:
    """The longest known names in a sentence: index of the first and of the last token, and what it is."""
    trie, i, n = known_trie(), 0, len(tokens)
    shouting = n > 3 and all(t.text.isupper() or not t.is_alpha for t in tokens)
    while i < n:
        node, j, found = trie.get(lower[i]), i, None
        while node is not None:
            entry = node.get(END)
            if entry is not None and fits(entry, tokens, i, j, shouting):
                found = (i, j, entry)
            j += 1
            node = node.get(lower[j]) if j < n else None
        if found is None:
            i += 1
        else:
            yield found[0] + found[2].printed.startswith("the "), found[1], found[2]
            i = found[1] + 1
