"""Who wrote, translated or first published an article, and what its headline is, from its own lines."""

import re
from collections.abc import Iterator
from typing import Final

from communique.ingest import dateline
from communique.ingest.lines import SMALL, SUFFIX, Line, split, title_case
from communique.knowledge.provenance import provenance
from communique.knowledge.states import state_named
from communique.model import Via

HEAD: Final = 10  # lines in which a byline may stand
LONGEST_HEADLINE: Final = 220
WORD: Final = r"[^\W\d_a-zà-öø-ÿ](?:[\w’'-]|\.(?=\s|$|\w))*"
PARTICLE: Final = r"(?:de|da|do|dos|del|della|di|la|las|los|von|van|der|den|ter|al|el|bin|ibn|ben|bint|y|e|zu)"
PERSON: Final = rf"{WORD}(?:(?: {PARTICLE})*[ -]{WORD}){{1,4}}"
BYLINE: Final = re.compile(
    r"(?i:by|por|story by|written by|reported by|author:)\s+"
    rf"(?P<name>{PERSON}(?:(?:,| and| y|, and| &) {PERSON}){{0,3}})"
    r"(?P<rest>\s*(?:[,|/–—•·-]|\bin\b|\bfor\b|\(|$).{0,80})"
)
JOB: Final = re.compile(
    r",? (?i:staff|special|senior|chief|foreign|diplomatic|political|agency|our|associated press)\b"
)
TRANSLATOR: Final = re.compile(
    r"(?i:translat(?:ed|ion)(?: (?:from|into) (?:the )?\w+)*(?: by|:)|traducido por|traducci[oó]n(?: de|:))\s*"
    rf"(?P<name>{PERSON})"
)
OUTLET: Final = r"(?P<name>[A-Z0-9][\w.&'’-]*(?: (?:of |the |and |& |de |del |la |el )?[A-Z0-9][\w.&'’-]*){0,5})"
MY_TRANSLATION: Final = r"(?P<translated>[^()\n]{0,40}translat[^()\n]{0,40})"
VIA: Final = (
    re.compile(rf"via (?:the )?{OUTLET}(?:\s*\({MY_TRANSLATION}\))?\s*[:.]?"),
    re.compile(
        r"(?:this (?:article|story|piece|report|post|text|essay) )?(?:was |is |has been )?(?:first |originally )?"
        r"(?:re-?published|re-?printed|re-?posted|cross-?posted|(?:first|originally) (?:published|appeared)"
        r"|reproduced|taken)(?: with (?:the )?(?:kind )?permission)?(?: (?:here|today|online|in \w+))?"
        rf" (?:from|by|in|on|at|of)(?: the)?(?: website of)? (?:the )?{OUTLET}.{{0,120}}"
    ),
    re.compile(
        r"(?P<translated>translated) (?:from|by \w+(?: \w+){0,2} from) (?:the (?:original )?(?:\w+ )?"
        rf"(?:in|on|at|of|published (?:in|by)) )(?:the )?{OUTLET}.{{0,80}}"
    ),
    re.compile(rf"(?:source|fuente|original source|from)\s*:\s*(?:the )?{OUTLET}\.?"),
)

# An agency's share in an article: all of it where its name alone stands at the end, else what it gave to it.
CREDITED: Final = (
    re.compile(rf"[—–(-]+ ?{OUTLET} ?\)?\.?"),
    re.compile(
        r"(?P<part>(?:with )?(?:additional )?(?:reporting|inputs?|material|information|files|contributions)) "
        rf"(?:by|from|of) (?:the )?{OUTLET}\.?"
    ),
    re.compile(rf"{OUTLET} (?P<part>contributed) to this (?:article|report|story|piece)\.?"),
)
CLOSED: Final = re.compile(rf"[.!?”\"’'] ?\({OUTLET}\)\s*\Z")


def _insensitive_head(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """A match at the line's start, whose first letter may be a capital."""
    return pattern.match(words[:1].lower() + words[1:]) if words else None


def headline(text: str) -> str | None:
    """The first line, if it reads as a headline: more text follows, and it is neither a sentence nor a dateline."""
    lines = split(text[: 4 * LONGEST_HEADLINE + 2_000])
    if len(lines) < 2:
        return None
    first = lines[0].words
    stopped = first.endswith(".") and not (title_case(first) and lines[1].after_blank)
    labelled = (stopped or first.endswith((",", ";", ":", "…"))) and not re.search(r"\b(?:[A-Z]\.)+$", first)
    if len(first) > LONGEST_HEADLINE or len(first.split()) < 2 or labelled or dateline.parse(first):
        return None
    if dateline.day_line(first) or _byline(first) or _wrapped(lines) or state_named(first):
        return None
    return first


def site(title: str | None) -> str | None:
    """The site that signs a title: "Barley sails for Lund | Port Echo", "... - Lund Daily News"."""
    found = SUFFIX.match(title or "")
    if not found:
        return None
    know, name = provenance(), found["site"]
    sure = found["dash"] == "|" or name.casefold() in know.agencies or know.patterns["media"].search(name)
    return name if sure else None


def letterhead(text: str) -> str | None:
    """The authority that heads its own release: a line by itself, above the text, that is no more than its name."""
    lines = split(text[:1_500])[:4]
    names = (line.words for line in lines if line.headline or re.search(r"[.,]", line.words))
    found = (n for n in names if len(n) <= 120 and provenance().patterns["authorities"].fullmatch(n))
    return next((n for n in found if all(w[0].isupper() or w in SMALL for w in re.findall(r"\w+", n))), None)


def _wrapped(lines: list[Line]) -> bool:
    """Whether the first line is only the first of a filled paragraph: the next goes on at once in lower case."""
    return not lines[1].after_blank and lines[1].words[:1].islower()


def byline(text: str) -> str | None:
    """The author from a line "By Name" among the first."""
    return next((name for line in _head(text) if (name := _byline(line))), None)


def _head(text: str) -> Iterator[str]:
    return (line.words for line in split(text[:4_000])[:HEAD] if len(line.words) <= 200)


def _byline(line: str) -> str | None:
    found = BYLINE.match(line)
    if not found or not found["name"][0].isupper() or len(line.split()) > 24:
        return None
    if line.endswith(".") and len(line.split()) > 12:  # a sentence: "By Monday the two sides ..."
        return None
    name = JOB.split(found["name"])[0]
    return name.title() if name.isupper() else name


def author_in_title(title: str | None) -> str | None:
    """The person that a title names as its author ("Statement by X on ..."), without office and rank."""
    if not title:
        return None
    know = provenance()
    found = know.patterns["authored"].match(title)
    if not found:
        return None
    name: list[str] = []
    office = False
    words = title[found.end() :].replace("/", " ").split()
    for i, word in enumerate(words):
        bare = word.strip(",;:–—-()")
        if bare.casefold() in know.several:
            return None
        if bare == "the" and name:
            break
        if bare.casefold() in know.offices:
            name, office = [], True
        elif re.match(r"[^\W\d_]", bare) and (bare[0].isupper() or (name and re.fullmatch(PARTICLE, bare))):
            name.append(re.sub(r"[’']s$", "", bare))
        elif bare.casefold() in ("of", "for") and not name:
            continue
        else:
            break
        if word[-1] in ",;:" or re.search(r"[’']s$", word):
            following = " ".join(words[i + 1 : i + 2]).strip(",")
            if word[-1] == "," and re.fullmatch(r"(?:Jr|Sr|I{1,3}|IV)\.?", following):
                name[-1] += f", {following}"
            break
    while name and re.fullmatch(PARTICLE, name[-1]):
        name.pop()
    if len(name) == 1 and not office:  # "Letter from Havana"
        return None
    return " ".join(name[-5:]) or None


def translator(text: str) -> str | None:
    """The translator, from a line that says so."""
    for line in split(text):
        if len(line.words) <= 160 and (found := TRANSLATOR.search(line.words)) and found["name"][0].isupper():
            return found["name"]
    return None


def via(text: str, *, outlet: str | None, agency: str | None) -> Iterator[Via]:
    """Other outlets that the text, as a whole, republishes or translates, from lines that say only that.

    An agency in the dateline of another outlet's article is republished by it.
    """
    seen = {outlet.casefold()} if outlet else set()
    if agency and outlet and not _same(agency, outlet):
        seen.add(agency.casefold())
        yield Via(agency, "republishes")
    for name, relation in _credited(text):
        if name.casefold() not in seen:
            seen.add(name.casefold())
            yield Via(name, relation)
    for line in split(text):
        if len(line.words) > 220:
            continue
        for pattern in VIA:
            found = _insensitive_head(pattern, line.words.strip("()[]*_ "))
            if not found or found.end() < len(line.words.strip("()[]*_ ")):
                continue
            name = re.split(r"(?<=\w{3})\. ", found["name"])[0].rstrip(".,")
            if name.casefold() not in seen:
                seen.add(name.casefold())
                yield Via(name, "translates" if found.groupdict().get("translated") else "republishes")
            break


def _credited(text: str) -> Iterator[tuple[str, str]]:
    """Agencies that an article credits at its end, with the relation: `republishes` where the name stands alone."""
    know = provenance()
    closed = CLOSED.search(text.rstrip()[-80:])
    if closed and closed["name"].casefold() in know.agencies:
        yield closed["name"], "republishes"
    for line in split(text)[-3:]:
        words = line.words.strip("[]*_ ")
        bare = words.strip("()")
        for pattern, told in zip(CREDITED, (words, bare[:1].lower() + bare[1:], bare), strict=True):
            found = pattern.fullmatch(told)
            name = found["name"] if found else ""
            if name.casefold() in know.agencies or (name and know.patterns["media"].search(name)):
                yield name, "quotes" if "part" in pattern.groupindex else "republishes"


def _same(a: str, b: str) -> bool:
    return a.casefold() in b.casefold() or b.casefold() in a.casefold()
