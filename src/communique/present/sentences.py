"""An event as a sentence: who did what to whom, where, with what standing."""

import re
from collections.abc import Iterable
from typing import Any

from communique.knowledge import states
from communique.knowledge.wording import Wording, words
from communique.model import Event
from communique.present.matter import Matter, best, values
from communique.present.naming import Namer
from communique.present.phrasing import Phrase, a, bare, capital, number, own, plural, said, the, together

Record = dict[str, Any]
DOERS = ("visitor", "supplier", "actor", "giver", "speaker", "party", "signatory")
SIDES = {  # roles that are the two sides, of types whose sides may do the same thing together
    "meeting": ("party", "host"),
    "agreement": ("party", "signatory"),
    "cooperation": ("party", "supplier", "recipient"),
}
_NAME = re.compile(r"\{(\w+)\}")
_LOOSE = re.compile(r"\[([^\]]*)\]")


class Teller:
    """Sentences for a brief's events; without `counts` they leave out how many origins there are."""

    def __init__(self, matter: Matter, namer: Namer, *, counts: bool = True) -> None:
        self._matter, self._namer, self._roles, self._counts = matter, namer, True, counts
        self.next_line = namer.next_line

    def sentence(self, event: Event, *, sources: bool = True) -> str:
        """The event as a sentence without a full stop; `sources` adds who vouches for it where that is not the article
        itself, who denies it, and how many origins there are."""
        told = self.clause(event)
        return told + (self._standing(event) if sources else "")

    def clause(self, event: Event, *, place: bool = True, roles: bool = True) -> str:
        """Who did what to whom, and where; with the roles of persons or without."""
        self._roles = roles
        names, standing = self._names(event), self.status(event)
        for wording in self._wordings(event, standing):
            made = self._filled(event, wording, names, standing)
            if made is not None:
                break
        else:
            made = self._bare(event, names)
        return capital(made + (self._namer.place(event, made) if place else ""))

    @staticmethod
    def status(event: Event) -> str:
        """The status to tell an event in: the best supported of those that do not deny it, if there is one."""
        found = [s for s in values(event, "status") if s != "negated"]
        return found[0] if found else "negated"

    def _wordings(self, event: Event, status: str) -> Iterable[Wording]:
        known = words().phrases[event.type]
        stage, kind = best(event, "stage"), event.kind
        whole = f"{stage}/{kind}"
        by_stage = (f"{whole}@{status}", whole, f"{stage}@{status}", stage or "-")
        by_kind = (f"{kind}@{status}", kind or f"@{status}", "")
        for key in (*by_stage, *by_kind):
            yield from known.get(key, ())

    def _filled(self, event: Event, wording: Wording, names: dict[str, Phrase], status: str) -> str | None:
        rest = self._fill(wording.rest, names)
        subject = names.get(wording.subject)
        if subject is None and ("{" in wording.subject or " " in wording.subject or wording.subject == "force"):
            filled = self._fill(wording.subject, names)
            subject = Phrase(filled, plural(filled)) if filled else None
        if rest is None or subject is None:
            return None
        if isinstance(wording.verb, str):
            return " ".join(f"{subject.text} {wording.verb} {rest}".split())
        spoken = best(event, "stage") in words().spoken and status in ("wanted", "planned", "ongoing")
        hedged = bool(best(event, "hedged"))
        gives = wording.subject in ("supplier", "giver")
        verb = said(subject, wording.verb, "occurred" if spoken else status, hedged=hedged, gives=gives)
        return " ".join(f"{verb} {rest}".split()).replace(" ,", ",")

    @staticmethod
    def _fill(template: str, names: dict[str, Phrase]) -> str | None:
        """The template with names; None where one is not known that does not stand in []."""

        def loose(match: re.Match[str]) -> str:
            return match[1] if all(n in names for n in _NAME.findall(match[1])) else ""

        kept = _LOOSE.sub(loose, template)
        if any(n not in names for n in _NAME.findall(kept)):
            return None
        return _NAME.sub(lambda m: names[m[1]].text, kept)

    def _names(self, event: Event) -> dict[str, Phrase]:
        """Every name that a wording may ask for."""
        roles = by_role(event, self._matter)
        names = {role: n for role, given in roles.items() if (n := self._joined(event, given))}
        sides = SIDES.get(event.type)
        if sides:
            names |= self._sides(event, [p for role in sides for p in roles.get(role, [])])
        goods, money = self._namer.items(event)
        if event.type == "transfer" or goods:
            names["items"] = self._priced(goods, money) if event.type == "transfer" else goods or Phrase("")
        if money:
            names["money"] = money
        if event.type == "agreement":
            names["instrument"] = self.instrument(event)
            if " between " not in names["instrument"].text and "all" in names:
                names["parties"] = names["all"]
        if "host" in names and event.type in ("visit", "presence"):
            names["host"] = self._destination(event, names["host"], roles["host"])
        elif event.type == "visit" and (where := best(event, "where")):
            names["host"] = Phrase(self._namer.located(where))
        return names

    @staticmethod
    def _priced(goods: Phrase | None, money: Phrase | None) -> Phrase:
        if goods is None:
            return Phrase("goods not named")
        same = money is None or money.text == goods.text
        return goods if same or money is None else Phrase(f"{goods.text} for {money.text}", goods.plural)

    def _joined(self, event: Event, given: list[Record]) -> Phrase | None:
        kept = _without_state(given, self._matter)
        return together(n for p in kept if (n := self._namer.party(p, event, role=self._roles)))

    def _sides(self, event: Event, given: list[Record]) -> dict[str, Phrase]:
        """`all`, and where those who take part are of two states or more, `a` and `b`."""
        groups: dict[str, list[Record]] = {}
        for one in given:
            entity = self._matter.entity(one.get("entity"))
            country = one.get("country") or (entity.country if entity else None)
            groups.setdefault(country or one.get("entity") or one["text"], []).append(one)
        asked = self._matter.states
        ordered = sorted(groups, key=lambda side: asked.index(side) if side in asked else len(asked))
        sides = [n for side in ordered if (n := self._joined(event, groups[side]))]
        everyone = together(sides)
        out = {"all": everyone} if everyone else {}
        if len(sides) > 1 and (rest := together(sides[1:])):
            out |= {"a": sides[0], "b": rest}
        return out

    def _destination(self, event: Event, host: Phrase, given: list[Record]) -> Phrase:
        """`Algeria (Algiers)` where the host is the state and the place lies in it."""
        where = best(event, "where")
        states = [e for p in given if (e := self._matter.entity(p.get("entity"))) and e.kind == "state"]
        if not where or len(states) != len(given) or self._namer.place(event, host.text) == "":
            return host
        return Phrase(self._namer.located(where, host.text.removeprefix("the ")))

    def company(self, event: Event) -> tuple[str, ...]:
        """What is the same for events of the same people: who takes part; of a visit, who goes and to which state."""
        roles = by_role(event, self._matter)
        found = {_identity(p, self._matter) for role, given in roles.items() if role != "host" or event.type != "visit"
                 for p in _without_state(given, self._matter)}  # fmt: skip
        where = best(event, "where") or {}
        gone = {p.get("country") or _identity(p, self._matter) for p in roles.get("host", [])} or {
            where.get("country") or where.get("text") or ""
        }
        return (*sorted(found), "->", *sorted(gone)) if event.type == "visit" else tuple(sorted(found))

    def pair(self, event: Event) -> str:
        """`A and B` of a meeting; `A in Cuba`, of a visit."""
        self._roles = True
        names = self._names(event)
        if event.type == "meeting":
            both = [names[side] for side in ("a", "b") if side in names] or [names.get("all", Phrase("unnamed"))]
            return " and ".join(p.text for p in both)
        roles = by_role(event, self._matter)
        visitor = names.get("visitor", Phrase("visitors not named"))
        host = self._joined(event, roles.get("host", []))
        where = best(event, "where")
        if host and not states.state_of(host.text.removeprefix("the ")):
            return f"{visitor.text} at {the(host.text)}"
        gone = host.text if host else bare(where["text"]) if where else None
        return f"{visitor.text} in {gone}" if gone else visitor.text

    def parties(self, event: Event) -> str:
        """Who an agreement is between, without those who sign; empty where that is not known."""
        given = by_role(event, self._matter).get("party", [])
        names = self._sides(event, given)
        return names["all"].text if "all" in names else ""

    def instrument(self, event: Event) -> Phrase:
        """What was agreed on, with its article."""
        made = best(event, "instrument")
        return Phrase(a(own(made["text"]) if made else "agreement"))

    def _bare(self, event: Event, names: dict[str, Phrase]) -> str:
        """For what no wording fits: the codes, and whoever is known to take part."""
        parts = [event.type, *(p for p in (event.kind, best(event, "stage"), self.status(event)) if p)]
        who = together(n for role in by_role(event, self._matter) if (n := names.get(role)))
        return ", ".join(dict.fromkeys(parts)).replace("_", " ") + (f": {who.text}" if who else "")

    def _standing(self, event: Event) -> str:
        denied = self.voices(event, "status", "negated")
        others = [s for s in values(event, "status") if s != "negated"]
        out = ""
        if len(event.origins) > 1:
            out += f" ({number(len(event.origins), 'independent origin')})" if self._counts else ""
        elif event.origins and (origin := self._farther(event)):
            itself = any(v["entity"] and v["entity"] == event.origins[0].entity for v in values(event, "participants"))
            out += f", according to {origin}" + (" itself" if itself and self._state(event) else "")
        if denied and others:
            out += f"; denied by {together(map(Phrase, denied)).text}"  # type: ignore[union-attr]
        elif "negated" in values(event, "status") and others:
            out += "; also denied"
        return out

    def _state(self, event: Event) -> bool:
        entity = self._matter.entity(event.origins[0].entity)
        return entity is not None and entity.kind == "state"

    def _farther(self, event: Event) -> str | None:
        """The one origin of an event, where it is not the outlet that reports it."""
        (origin,) = event.origins
        if all(len(r.attribution) < 2 for r in self._matter.told(event)):
            return None
        return self._namer.origin(origin.name, origin.entity)

    def voices(self, event: Event, field: str, value: Any) -> list[str]:
        """The origins that give a field this value, by name."""
        entities = {o.name: o.entity for o in event.origins}
        found = [v for v in event.fields.get(field) or () if v.value == value]
        named = [self._namer.origin(n, entities.get(n)) for v in found for n in v.origins]
        return [n for n in dict.fromkeys(named) if n]


def _identity(value: Record, matter: Matter) -> str:
    """A state by its code, whatever else by its entity or its words."""
    entity = matter.entity(value.get("entity"))
    if entity and entity.kind == "state" and entity.country:
        return entity.country
    return str(value.get("entity") or value["text"])


def _without_state(given: list[Record], matter: Matter) -> list[Record]:
    """Those of one role, without a state for which someone else of them acts."""
    named = [(p, matter.entity(p.get("entity"))) for p in given]
    acting = {p.get("country") or (e.country if e else None) for p, e in named if e is None or e.kind != "state"}
    return [p for p, e in named if e is None or e.kind != "state" or e.country is None or e.country not in acting]


def by_role(event: Event, matter: Matter) -> dict[str, list[Record]]:
    """Who takes part, by role. One on both sides stays on the receiving one, if others are left on the doing one."""
    roles: dict[str, list[Record]] = {}
    for value in values(event, "participants"):
        roles.setdefault(value["role"], []).append(value)
    for role, given in roles.items():
        if role in DOERS and (role not in SIDES.get(event.type, ()) or "host" in roles):
            others = {_identity(p, matter) for r, ps in roles.items() if r != role for p in ps}
            if role == "visitor" and (where := best(event, "where")):
                others.add(where.get("country"))
            left = [p for p in given if _identity(p, matter) not in others]
            if left:
                roles[role] = left
    return roles
