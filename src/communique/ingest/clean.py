"""Clean text: what surrounds an article goes, with its reason; not a word of the article does.

Each rule looks at whole lines (paragraphs) and only marks them; the text is cut once, at the end, so that every rule
sees the page as it was. Patterns are in knowledge/boilerplate.yaml.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from communique.ingest import dateline
from communique.ingest.lines import SUFFIX, Line, script, split, title_case
from communique.knowledge.boilerplate import boilerplate
from communique.knowledge.provenance import provenance
from communique.model import Dropped
from communique.text.names import fold

LONGEST_LABEL: Final = 420  # characters: no widget's line is longer
LONGEST_APPEAL: Final = 1_500
TAIL: Final = 8  # lines at the end of a page among which its appeals stand
BULLET: Final = re.compile(r"^(?:[-–—•·*»›>▶►|]+ )+")
MARKED: Final = re.compile(r"[-–—•·*»›>▶►|<]")  # items of lists, rows of tables
SENTENCES: Final = re.compile(r"(?<=[.!?]) +")
SCRIPT_SAMPLE: Final = 40  # lines that show which script a text is in
NEAR: Final = 3  # lines within which the same line again is a repetition, not a refrain or a list
NUMBER: Final = re.compile(r"[\d.,]{1,7}[km]?", re.IGNORECASE)
RIGHTS: Final = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d[-–, ]*)+(?P<site>[A-Z0-9][\w.&'’ ]{1,40}?)(?:[.,|]|\s+all rights|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article's text, what was dropped, and the site that what was dropped names, if it does.

    `nothing`: all of it would have been dropped, so that it was kept instead.
    """

    text: str
    dropped: tuple[Dropped, ...] = ()
    signature: str | None = None
    nothing: bool = False


@dataclass(slots=True)
class Page:
    """A text while rules look at it: its lines, stretches inside lines that go, and a site that signs itself."""

    text: str
    lines: list[Line]
    title: str | None
    outlet: str | None
    inside: list[tuple[int, int, str]] = field(default_factory=list)
    signature: str | None = None


def clean(text: str, *, title: str | None = None, outlet: str | None = None, titled: bool = False) -> Cleaned:
    """The clean text of a page's text. `title` and `outlet` as far as known; the text's own first line stays, unless
    it is `titled`: then the title is kept beside the text, and told again at its head it goes.

    A text that would be dropped whole is kept whole, since then it is something else than a page.
    """
    page = Page(text, split(text), title, outlet)
    if titled and title:
        _title(page, title)
    for rule in (_labels, _menus, _alternatives, _repeated, _lists, _appeals, _other_script, _remnants):
        rule(page)
    _glued(page)
    return _cut(page)


def _title(page: Page, title: str) -> None:
    """The title told again above the text."""
    whole = fold(title)
    for line in page.lines[:3]:
        words = fold(line.words)
        if words == whole or (len(words) >= 30 and whole.startswith(words)):
            line.reason = "title"


def _labels(page: Page) -> None:
    """Lines that are a known widget's label, or several: each of their sentences is one."""
    known = boilerplate()
    before: Line | None = None
    for line in page.lines:
        words = line.words if known.any_line.fullmatch(line.words) else BULLET.sub("", line.words)
        if len(words) <= LONGEST_LABEL and not _wraps(before, line):
            parts = [words] if known.any_line.fullmatch(words) else SENTENCES.split(words)
            if all(known.any_line.fullmatch(part) for part in parts):
                line.reason = next(r for r, p in known.lines if p.fullmatch(parts[0]))
                found = RIGHTS.search(words)
                if found and page.signature is None:
                    page.signature = found["site"].strip()
        before = line


def _wraps(before: Line | None, line: Line) -> bool:
    """Whether a line is the rest of a sentence that a program broke at the margin."""
    return bool(
        before and not line.after_blank and len(before.words) >= 50 and not before.sentence
        and not line.words[0].isupper()
    )  # fmt: skip


def _menus(page: Page) -> None:
    """Three or more lines in a row of nothing but menu words."""
    menu = boilerplate().menu
    run: list[Line] = []
    for line in [*page.lines, None]:
        words = re.findall(r"\w+", line.words.casefold()) if line else []
        if line and words and len(words) <= 8 and all(w in menu for w in words):
            run.append(line)
            continue
        if len(run) >= 3:
            for item in run:
                item.reason = item.reason or "navigation"
        run = []


def _alternatives(page: Page) -> None:
    """Images' alternative texts, signed by the site ("... - Site Name"), with the other story's headline below."""
    signed = {i: found for i, line in enumerate(page.lines) if i and (found := SUFFIX.match(line.words))}
    copies = {i for i, found in signed.items() if _tail(page.lines[i - 1].words, found["alt"])}
    media = provenance().patterns["media"]
    times = Counter(found["site"] for found in signed.values())
    copied = {signed[i]["site"] for i in copies}
    for i, found in signed.items():
        line, site = page.lines[i], found["site"]
        own = bool(page.outlet) and site.casefold().startswith(str(page.outlet).casefold())
        if line.sentence or not (own or site in copied or (times[site] >= 2 and media.search(site))):
            continue
        line.reason = "alt_text"
        following = page.lines[i + 1] if i + 1 < len(page.lines) else None
        teaser = following and not following.after_blank and not following.sentence and title_case(following.words)
        if following and teaser and i not in copies:
            line.reason = following.reason = "related"
        page.signature = page.signature or site


def _tail(words: str, alt: str) -> bool:
    return len(alt) >= 12 and words.casefold().endswith(alt.casefold())


def _repeated(page: Page) -> None:
    """A caption or a paragraph that stands there again at once, or whose words the line before ends with."""
    for i, line in enumerate(page.lines):
        if i == 0 or line.reason or len(line.words) < 30 or MARKED.match(line.words):
            continue
        before = page.lines[i - 1]
        near = [other.words for other in page.lines[max(0, i - NEAR) : i]]
        tail = not line.after_blank and not line.sentence and before.reason is None and _tail(before.words, line.words)
        again = line.words in near and (not line.sentence or len(line.words) >= 100)
        if again or tail:
            line.reason = "repeated"


def _lists(page: Page) -> None:
    """A heading of a list of other stories, and the headlines below it until running text comes again."""
    heading = boilerplate().list_heading
    for i, line in enumerate(page.lines):
        if i == 0 or len(line.words) > 80 or not line.words[0].isupper() or not heading.fullmatch(line.words):
            continue
        items = []
        for item in page.lines[i + 1 :]:
            if not item.headline or (len(item.words.split()) < 2 and not NUMBER.fullmatch(item.words)):
                break
            items.append(item)
        rest = page.lines[i + 1 + len(items) :]
        goes_on = any(len(later.words) > 100 and later.sentence and later.reason is None for later in rest)
        line.reason = line.reason or "related"
        if not goes_on or all(title_case(item.words) for item in items):
            for item in items if not goes_on else items[:4]:
                item.reason = item.reason or "related"


def _appeals(page: Page) -> None:
    """Appeals to the reader for money, membership or a subscription: at the end one strong phrase, before it more."""
    known = boilerplate()
    for i, line in enumerate(page.lines):
        if line.reason or i == 0 or len(line.words) > LONGEST_APPEAL or not known.strong.search(line.words):
            continue
        weak = sum(bool(p.search(line.words)) for p in known.weak)
        late = i >= len(page.lines) - TAIL
        if (weak >= 1 and late) or (weak >= 3 and len(line.words) <= LONGEST_LABEL):
            line.reason = "appeal"


def _other_script(page: Page) -> None:
    """Labels at the end in another script than the article's."""
    kept = [line for line in page.lines if line.reason is None]
    scripts = Counter[str]()
    for line in kept[:SCRIPT_SAMPLE]:
        if found := script(line.words[:LONGEST_LABEL]):
            scripts[found] += len(line.words)
    if not scripts:
        return
    main, size = scripts.most_common(1)[0]
    if size < 0.9 * scripts.total():
        return
    for line in reversed(kept):
        found = script(line.words)
        if found in (None, main) or len(line.words) > 160:
            return
        line.reason = "widget"


def _remnants(page: Page) -> None:
    """Bare numbers (of shares, of comments) beside a line that goes."""
    for a, b in (*pairwise(page.lines), *pairwise(reversed(page.lines))):
        if a.reason and b.reason is None and NUMBER.fullmatch(b.words):
            b.reason = a.reason


def _glued(page: Page) -> None:
    """An image's alternative text that lost the line break before the dateline."""
    for line in page.lines[:12]:
        if line.reason is None and (length := dateline.glued(page.text[line.start : line.end])):
            page.inside.append((line.start, line.start + length, "alt_text"))
            return


def _cut(page: Page) -> Cleaned:
    """The text without what was marked; neighbouring lines of one reason are one entry."""
    text, spans = page.text, list(page.inside)
    for line in page.lines:
        if not line.reason:
            continue
        if spans and spans[-1][2] == line.reason and not text[spans[-1][1] : line.start].strip():
            spans[-1] = (spans[-1][0], line.end, line.reason)
        else:
            spans.append((line.start, line.end, line.reason))
    if not spans:
        return Cleaned(text, (), page.signature)
    kept: list[str] = []
    dropped: list[Dropped] = []
    at = size = 0
    for start, end, reason in sorted(spans):
        piece = text[at:start]
        if end == len(text) or text[end] == "\n":  # a whole line: its newline goes with it
            whole = start == 0 or text[start - 1] == "\n"
            at = end + 1 if whole else end
        else:
            at = end
        kept.append(piece)
        size += len(piece)
        dropped.append(Dropped(text[start:end], reason, size))
    kept.append(text[at:])
    return _tidy("".join(kept), dropped, page)


def _tidy(text: str, dropped: list[Dropped], page: Page) -> Cleaned:
    """No white space at the ends, nor the blank lines that a cut leaves doubled at them; offsets follow."""
    lead = len(text) - len(text.lstrip())
    bare = text.strip()
    if not any(c.isalnum() for c in bare):
        return Cleaned(page.text, (), page.signature, nothing=True)
    moved = tuple(Dropped(d.text, d.reason, min(max(d.at - lead, 0), len(bare))) for d in dropped)
    return Cleaned(bare, moved, page.signature)
