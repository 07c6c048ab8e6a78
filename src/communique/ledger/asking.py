"""What people ask with, made exact: states by any name, dates to days, ids by their beginning."""

from collections.abc import Iterable
from datetime import date

from rapidfuzz import fuzz, process

from communique.errors import InputError
from communique.knowledge import states as known
from communique.text import edtf
from communique.text.names import fold

NEAR = 70  # rapidfuzz's 0 to 100: below it a name is no likely misspelling


def state_code(name: str) -> str:
    """The alpha-3 of a state from a name in any spelling, an ISO code in any case, or its capital.

    Raises InputError with the nearest names where there is no such state.
    """
    code = known.state_of(name) or (known.state_of(name.upper()) if len(name) <= 3 else None) or known.metonym_of(name)
    if code:
        return code
    names = {fold(n): s.name for s in known.all_states() if s.code for n in (s.name, *s.also)}
    near = process.extract(fold(name), list(names), scorer=fuzz.ratio, limit=6, score_cutoff=NEAR)
    offered = list(dict.fromkeys(names[match] for match, _, _ in near))[:3]
    hint = f"; did you mean {' or '.join(offered)}?" if offered else "; give its name or ISO code."
    raise InputError(f"No state is known as {name!r}{hint}")


def state_codes(given: str | Iterable[str] | None) -> tuple[str, ...]:
    """The codes of one state or several."""
    if given is None:
        return ()
    return tuple(state_code(name) for name in ([given] if isinstance(given, str) else given))


def day(given: str | date | None, *, last: bool = False) -> str | None:
    """The first (or last) day of a date: `2024-07` is 2024-07-01, or 2024-07-31. Raises InputError for no date."""
    if given is None:
        return None
    low, high = edtf.bounds(str(given))
    found = high if last else low
    if found is None:
        raise InputError(f"{str(given)!r} is no date; give 2024, 2024-07 or 2024-07-03.")
    return found.isoformat()


def days(since: str | date | None, until: str | date | None) -> tuple[str | None, str | None]:
    """The first and the last day of a span. Raises InputError for no date, and where it ends before it begins."""
    first, last = day(since), day(until, last=True)
    if first is not None and last is not None and first > last:
        raise InputError(f"Nothing is since {since} and until {until}: the one is after the other.")
    return first, last


def code_of(given: str | None, allowed: Iterable[str], what: str) -> str | None:
    """A code of the codebook as it is; InputError with the codes there are for any other."""
    codes = sorted(set(allowed))
    if given is not None and given not in codes:
        raise InputError(f"{given!r} is no {what}; there are {', '.join(codes)}.")
    return given
