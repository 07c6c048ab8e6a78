"""Who is who in a line: states, persons with their role then, bodies with their state, things with their number."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from communique.knowledge import states
from communique.knowledge.gazetteer import city_state
from communique.knowledge.wording import words
from communique.model import Entity, Event, Role
from communique.present.matter import Matter, best
from communique.present.phrasing import Phrase, bare, determined, plural, the, together, vague
from communique.text import edtf
from communique.text.names import fold
from communique.text.units import printed

Record = dict[str, Any]
THEN = 400  # days from an event beyond which a role seen in an article is not taken for the role then
LONGEST = 60  # characters of a role that is shown
_MONEY = re.compile(r"[A-Z]{3}$")


def state_name(code: str) -> str:
    """`Cuba`, `the United States`."""
    name = states.name_of(code)
    return f"the {name}" if code in words().the else name


@lru_cache(16384)
def _names_state(text: str, code: str) -> bool:
    known = states.state(code)
    told = f" {fold(text)} "
    return known is not None and any(
        f" {fold(n)} " in told for n in (known.name, *known.also, *known.adjectives, *known.capitals)
    )


def _titled(held: Role) -> str:
    """A role as it stands before a name, one that was over or to come when it was told said to be so."""
    over = "former " if held.to and held.to.startswith("../") else ""
    coming = "incoming " if held.from_ and held.from_.endswith("/..") else ""
    return over + coming + " ".join(held.title.split())


class _Shown:
    """A role with the articles at hand that show it: the day of each (as a number, None where that is not known), and
    of those that have one, in order."""

    def __init__(self, role: Role, articles: Iterable[tuple[str, int | None]]) -> None:
        told = tuple(articles)
        self.role, self.days = role, dict(told)
        self._dated = sorted(day for _, day in told if day is not None)
        self._undated = len(told) - len(self._dated)

    def near(self, end: int | None) -> int:
        """How many times it is shown at about a time, or at one that is not known."""
        if end is None:
            return len(self._dated) + self._undated
        return self._undated + bisect_right(self._dated, end + THEN) - bisect_left(self._dated, end - THEN)

    def shows(self, document: str, end: int | None) -> bool:
        """Whether one of these articles is of about that time."""
        day = self.days.get(document)
        return document in self.days and (end is None or day is None or abs(day - end) <= THEN)


class Namer:
    """Names for what a brief's records point at."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter
        self._seen: dict[str, list[_Shown]] = {}
        self._held: dict[tuple[str, str], Role | None] = {}
        self.vague = vague
        self.begin(once=False)

    def begin(self, *, once: bool) -> None:
        """Begin a part of the page: persons with their role each time they are named, or only the first time."""
        self._introduced: set[tuple[str, frozenset[str]]] | None = set() if once else None
        self._line: set[tuple[str, frozenset[str]]] = set()

    def next_line(self) -> None:
        """Begin a line: whoever was named with a role before it is known now."""
        if self._introduced is not None:
            self._introduced |= self._line
        self._line = set()

    def party(self, value: Record, event: Event | None = None, *, role: bool = True) -> Phrase | None:
        """A participant's name, with role and state; None for a pronoun that stands for nobody known."""
        entity, country = self._matter.entity(value.get("entity")), value.get("country")
        text = bare(value["text"])
        if entity is None:
            return self._unknown(text, country)
        country = country or entity.country
        if entity.kind == "state":
            return Phrase(state_name(entity.country) if entity.country else the_state(entity.name))
        if entity.kind == "person":
            return Phrase(self.person(entity, country, event, role=role))
        return self._body(entity.name, country, entity.kind)

    def _unknown(self, text: str, country: str | None) -> Phrase | None:
        if vague(text):
            return Phrase(state_name(country)) if country else None
        if (
            country
            and not _names_state(text, country)
            and any(_names_state(text, other) for other in self._matter.states if other != country)
        ):
            return Phrase(state_name(country))  # words for both sides, by the name of one
        if text[:1].islower():
            adjective = states.adjective_of(country) if country and not _names_state(text, country) else None
            named = f"{adjective} {text}" if adjective else text
            return Phrase(the(named), plural(text))
        return self._body(text, country, "body")

    def _body(self, name: str, country: str | None, kind: str) -> Phrase:
        many = plural(name)
        if kind not in ("body", "group") or " " not in name or fold(name) in words().bare:
            return Phrase(the(name) if name[:1].islower() else name, many)
        adjective = None
        if country and not _names_state(name, country):
            adjective = states.adjective_of(country)
        own = " ".join(name.split()[1:]) if name.lower().startswith("the ") else name
        if many:
            return Phrase(f"{adjective} {own}" if adjective else own, True)
        return Phrase(f"the {adjective} {own}" if adjective else f"the {own}")

    def person(self, person: Entity, country: str | None, event: Event | None, *, role: bool = True) -> str:
        """`Defence Minister Goran Stojković (Serbia)`, `Rosa Paz (head of the customs service, Bolivia)`."""
        held = self.role(person, event) if event is not None and role else None
        title = _titled(held) if held else None
        code = country or (held.country if held else None) or person.country
        own = state_name(code).removeprefix("the ") if code else None
        if title is not None and self._introduced is not None:
            known = (person.id, frozenset(fold(title).split()) - {"of", "the"})
            title = None if known in self._introduced else title
            self._line.add(known)
        if title is None:
            return f"{person.name} ({own})" if own else person.name
        named = code is not None and _names_state(title, code)
        if len(title.split()) <= 3 and " of " not in title and not named:
            return f"{title} {person.name} ({own})" if own else f"{title} {person.name}"
        return f"{person.name} ({title}, {own})" if own and not named else f"{person.name} ({title})"

    def role(self, person: Entity, event: Event) -> Role | None:
        """The role that a person was seen in then: in the articles on the event, or others of about its time.

        An article much later than what it tells of shows no role of then, and so none is given.
        """
        key = (person.id, event.id)
        if key not in self._held:
            self._held[key] = self._role(person, event)
        return self._held[key]

    def _role(self, person: Entity, event: Event) -> Role | None:
        here = {r.document for r in self._matter.told(event)}
        when = best(event, "when") or self._matter.first_told(event)
        _, last = edtf.bounds(when) if when else (None, None)
        end = last.toordinal() if last else None
        found = []
        for shown in self._roles(person):
            if near := shown.near(end):
                role, own = shown.role, any(shown.shows(d, end) for d in here)
                found.append((own, len(role.title.split()) > 1, bool(role.body or role.country), near, role))
        return max(found, key=lambda f: f[:4])[-1] if found else None

    def _roles(self, person: Entity) -> list[_Shown]:
        """A person's roles that can be shown, each with the articles at hand that show it."""
        if person.id not in self._seen:
            known = self._matter.documents
            self._seen[person.id] = [
                _Shown(role, [(d, self._day(d)) for d in shown])
                for role in person.roles
                if len(role.title) <= LONGEST and (shown := [e.document for e in role.seen if e.document in known])
            ]
        return self._seen[person.id]

    def _day(self, document: str) -> int | None:
        """When an article was published, its first day as a number."""
        published = self._matter.published(document)
        day, _ = edtf.bounds(published) if published else (None, None)
        return day.toordinal() if day else None

    def named(self, id: str | None) -> str | None:
        """An entity by its name alone, a body with its state."""
        entity = self._matter.entity(id)
        return None if entity is None else self.party({"entity": id, "text": entity.name}, role=False).text  # type: ignore[union-attr]

    def origin(self, name: str, entity: str | None) -> str | None:
        """A source as it reads after "according to"; None for a pronoun or an outlet that is not named."""
        if (known := self._matter.entity(entity)) is not None and known.kind != "media":
            return self.named(entity) if known.kind != "person" else known.name
        text = bare(name)
        if text.startswith("(") or vague(text):
            return None
        first, *rest = text.split()
        if rest and rest[0].islower() and determined(first):
            text = text[:1].lower() + text[1:]  # "One of the officials", as a sentence began
        return the(text) if text[:1].islower() else text

    def items(self, event: Event) -> tuple[Phrase | None, Phrase | None]:
        """What goes, with numbers; and for how much money."""
        goods: list[Phrase] = []
        money: list[Phrase] = []
        things = event.fields.get("items") or ()
        entities = {v.value.get("entity") for v in things if v.value.get("quantity") is not None} - {None}
        for value in (v.value for v in things):
            if value.get("entity") in entities and value.get("quantity") is None:
                continue  # told again without its number
            paid = _MONEY.match(value.get("unit") or "")
            (money if paid else goods).append(item(value))
        if not goods and money:
            return together(money), together(money[:1])
        return together(goods[:4]), together(money[:1])

    def located(self, where: Record, host: str | None = None) -> str:
        """A place gone to, with its state unless it says so itself: `Algiers (Algeria)`, `the barracks of ...`."""
        text = bare(where["text"])
        code = where.get("country")
        own = host or (state_name(code).removeprefix("the ") if code else None)
        told = own is None or fold(own) in fold(text) or bool(code and _names_state(text, code) and " " in text)
        named = the(text) if text[:1].islower() else text
        return named if told else f"{named} ({own})"

    def place(self, event: Event, taken: str) -> str:
        """Where, with its preposition; empty where it is not known or the line (`taken`) says it already."""
        where = best(event, "where")
        if not where:
            return ""
        text = bare(where["text"])
        code = where.get("country")
        if states.state_of(text) or (code and states.state_named(text)):
            name = state_name(states.state_of(text) or code)
            return "" if name.removeprefix("the ") in taken else f" in {name}"
        if fold(text) in fold(taken):
            return ""
        return f" {preposition(text)}"


def the_state(name: str) -> str:
    """A state that has no code, by its name."""
    return f"the {name}" if "Union" in name or "Republic" in name else name


def preposition(text: str) -> str:
    """`in Havana`, `at the Military Academy`."""
    head = re.split(r" (?:of|in|at|on)\b", text)[0].split()
    if head and head[-1].casefold() in words().sites:
        return f"at {text}" if text.lower().startswith("the ") else f"at the {text}"
    if text[:1].islower():
        return f"at {the(text)}"
    return f"in {text}" if city_state(text) or " " not in text else f"at {text}"


def item(value: Record) -> Phrase:
    """`over 20 tractors`; the number is left out where the words have it."""
    text, quantity = bare(value["text"]), value.get("quantity")
    sign = words().comparators.get(value.get("comparator") or "", "")
    if quantity is None:
        return Phrase(text, plural(text))
    unit = value.get("unit") or ""
    digits = re.search(r"\d", text)
    if digits or _MONEY.match(unit):
        again = sign and any(w in text for w in (sign, "some", "around", "least", "more than"))
        return Phrase(f"{sign} {text}" if sign and not again else text, True)
    measure = "" if unit.startswith("{") else printed(unit)
    if text.lower() in measure:  # "barrels", in barrels per day
        text, measure = measure, ""
    size = f"{measure} of " if measure else ""
    count = f"{quantity:,g}" if isinstance(quantity, float) and quantity < 1e6 else f"{quantity:,}"
    return Phrase(" ".join(filter(None, (sign, count, size + text))), quantity != 1)
