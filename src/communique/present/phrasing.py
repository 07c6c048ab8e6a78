"""Plain prose: lists, numbers, quotes, articles before nouns, verbs by status."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.knowledge.wording import Verb, words

QUOTE = 180  # characters of a quote in a line; the whole one stands with its citation
_QUOTED = re.compile(r"“([^“”]+)(?:”|$)")
_DETERMINED = re.compile(
    r"(?:an?|the|one|this|these|those|its|their|his|her|some|several|many|most|all|both|no|\d.*?|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|dozens|hundreds)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for someone or something, and whether they take a plural verb."""

    text: str
    plural: bool = False


def listed(parts: Sequence[str], word: str = "and") -> str:
    """`a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}" if parts else ""


def together(phrases: Iterable[Phrase]) -> Phrase | None:
    """Several as one, each once; None for none."""
    found = {p.text: p for p in phrases}
    if not found:
        return None
    return Phrase(listed(list(found)), len(found) > 1 or any(p.plural for p in found.values()))


def capital(text: str) -> str:
    """With a capital to begin with."""
    return text[:1].upper() + text[1:]


def number(count: int, one: str, many: str | None = None) -> str:
    """`1 article`, `1,234 articles`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def shared(said: Sequence[str]) -> str:
    """The whole words with which all of them begin, and the space after them."""
    kept = 0
    for alike in zip(*(s.split(" ") for s in said), strict=False):
        if len(set(alike)) > 1:
            break
        kept += len(alike[0]) + 1
    return said[0][:kept] if said else ""


@lru_cache(16384)
def plural(noun: str) -> bool:
    """Whether a common noun phrase is plural by its head: `Cuban colleagues`, `two officials of the ministry`."""
    head = re.split(r" (?:of|on|for|in|from|at|with|between|against|to|about|by|including)\b|,", noun)[0].split()
    last = head[-1] if head else ""
    if last in words().plurals:
        return True
    return last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))


def determined(noun: str) -> bool:
    """Whether a noun phrase needs no article: it has one, or a number, or is plural."""
    return bool(_DETERMINED.match(noun)) or plural(noun) or noun[:1] in "“\"'‘("


def a(noun: str) -> str:
    """With `a` or `an` where it needs one."""
    return noun if determined(noun) else f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def the(noun: str) -> str:
    """With `the` where it needs an article."""
    return noun if determined(noun) else f"the {noun}"


@lru_cache(16384)
def bare(text: str) -> str:
    """Words as printed, on one line, without a quotation mark that has lost its other."""
    folded = " ".join(text.split())
    for left, right in ("“”", "«»"):
        if folded.count(left) != folded.count(right):
            folded = folded.replace(left, "").replace(right, "")
    return folded.replace('"', "") if folded.count('"') % 2 else folded


def own(text: str) -> str:
    """Words as printed, without a possessive that points at someone not named beside them: `their agreements`."""
    return re.sub(r"^(?:its|their|his|her|our) ", "", bare(text), flags=re.IGNORECASE)


def quoted(evidence: Iterable[str], *, inner: bool = False) -> str:
    """A short exact quote, in quotation marks: the beginning of the evidence; `inner` for what it quotes itself, if it
    quotes four words or more."""
    whole = " ".join(" ".join(evidence).split())
    parts = [part for part in _inner(whole) if len(part.split()) > 3] if inner else []
    return ", ".join(_marked(part) for part in parts[:3]) if parts else _marked(whole.strip(" ,"))


def _inner(text: str) -> list[str]:
    """What stands in quotation marks, the text beginning or ending within them or not."""
    curly = _curly(text)
    close, open_ = curly.find("”"), curly.find("“")
    begun = [curly[:close]] if close >= 0 and not 0 <= open_ < close else []  # it began before the evidence does
    return [part.strip(" ,") for part in (*begun, *_QUOTED.findall(curly[close + 1 :] if begun else curly))]


def _curly(text: str) -> str:
    """Quotation marks as “ and ”; a straight one opens where a word begins after it and none ends before it."""
    text = re.sub(r"(?<![^\s(\[‘“—–-])\"(?=\S)", "“", text).replace('"', "”")
    return text.translate(str.maketrans("«»„", "“”“"))


def _marked(text: str) -> str:
    if len(text) > QUOTE:
        text = text[:QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
    text = _curly(text)
    begun = "“" if text.find("”") >= 0 and not 0 <= text.find("“") < text.find("”") else ""
    ended = "”" if text.rfind("“") > text.rfind("”") else ""
    return "“" + f"{begun}{text}{ended}".replace("“", "‘").replace("”", "’") + "”"


def said(subject: Phrase, verb: Verb, status: str, *, hedged: bool = False, gives: bool = False) -> str:
    """Subject and verb for a status. `gives` is for one who helps or supplies: what they want they are ready to do."""
    many, doubt = subject.plural, "reportedly " if hedged else ""
    be = "are" if many else "is"
    if status == "occurred":
        past = verb.were if many else verb.past
        words_ = f"{past} reportedly" if hedged and verb.base == "be" else doubt + past
    elif status == "ongoing":
        words_ = doubt + ((verb.they if many else verb.third) if verb.stative else f"{be} {verb.ing}")
        words_ = f"{be} {doubt}{verb.ing}" if hedged and not verb.stative else words_
    elif status == "planned":
        words_ = f"{be} {doubt}to {verb.base}"
    elif status == "wanted":
        words_ = (
            f"{be} {doubt}ready to {verb.base}" if gives else f"{doubt}{'want' if many else 'wants'} to {verb.base}"
        )
    elif status == "possible":
        words_ = f"may {verb.base}"
    else:
        words_ = f"{'were' if many else 'was'} {doubt}not" if verb.base == "be" else f"did {doubt}not {verb.base}"
    return f"{subject.text} {words_}"


def vague(name: str) -> bool:
    """Whether a name is a pronoun or the like, and tells nobody."""
    return name.casefold().strip() in words().pronouns
