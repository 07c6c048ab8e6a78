"""Names that others of the document give away: neighbours in a list, later mentions, a maker's name for its machine."""

from collections.abc import Iterator, Mapping

from communique.read.models import coined, family
from communique.read.runs import LONGEST, MAKERS, SPOKE, Line, Run, coordinated, opens, right


def neighbours(one: Line, found: list[Run], owned: frozenset[str]) -> Iterator[Run]:
    """Names in a list with a model that its shape gives away: "the Formula, VR-12, Moskit and Busel"."""
    at = one.words
    for run in found:
        if run.line is not one or run.head >= 0 or not run.words[0].digits:
            continue
        found_here: list[tuple[int, int]] = []
        s = run.i
        while (pair := coordinated(one, s, owned)) and pair[1] - pair[0] < 2:
            found_here.append(pair)
            s = pair[0]
        j = run.j
        while j + 2 < len(at) and at[j + 1].lower in (",", "and", "or"):
            i = j + 2 if at[j + 2].lower not in ("and", "or") else j + 3
            j = right(one, i, owned, longest=2)
            if j < i:
                break
            found_here.append((i, j))
        if len(found_here) > 1:
            yield from (Run(one, a, b, -1, "equipment") for a, b in found_here)


def makers(found: list[Run]) -> dict[str, Run]:
    """The companies named with their model: "the Taurus gyrocopter of the Polish company Trendak"."""
    named = {}
    for run in found:
        at, i = run.line.words, max(run.head, run.j) + 1
        if i + 2 < len(at) and at[i].lower in ("of", "from", "by") and run.kind == "equipment":
            noun = next(
                (
                    k
                    for k in range(i + 1, min(len(at) - 1, i + 6))
                    if at[k].lower in MAKERS | {"firm", "manufacturer", "maker"}
                ),
                -1,
            )
            if noun > 0 and at[noun + 1].capital:
                named[at[noun + 1].text] = run
    return named


def by_maker(one: Line, named: Mapping[str, Run], name: str | None = None) -> Iterator[Run]:
    """A maker's name with an article, which then is its machine's: "the Trendak - a small aircraft"."""
    at = one.words
    for i in range(1, len(at)):
        run = named.get(at[i].text)
        after = at[i + 1] if i + 1 < len(at) else None
        if (
            run is not None
            and at[i - 1].lower == "the"
            and (after is None or not (after.capital or after.first.pos_ == "NOUN"))
        ):
            yield Run(one, i, i, -1, run.kind, run.text)


def known(one: Line, names: Mapping[str, Run]) -> Iterator[Run]:
    """Bare mentions of names that the document gives elsewhere; `names` leads from each to its fullest mention."""
    at = one.words
    for i, word in enumerate(at):
        if not (word.capital or word.digits):
            continue
        for j in range(min(len(at), i + LONGEST) - 1, i - 1, -1):
            text = " ".join(w.text for w in at[i : j + 1])
            name = next((n for n in (text, family(text), text.removesuffix("s")) if n in names), None)
            if name is None:
                continue
            after = at[j + 1].lower if j + 1 < len(at) else ""
            if not (after in MAKERS or after in SPOKE or (opens(word) and not coined(text))):
                yield Run(one, i, j, -1, names[name].kind)
                break
