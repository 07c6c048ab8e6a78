"""Agreements: what was agreed, how far it got, who signed, what is disclosed."""

from communique.knowledge.wording import words
from communique.model import Event, Withheld, codes
from communique.present.brief import Line, Section
from communique.present.citations import Citations, Cited
from communique.present.matter import Matter, best, values
from communique.present.naming import Namer
from communique.present.people import dated
from communique.present.phrasing import capital, listed, own, quoted, together
from communique.present.sentences import Teller, by_role
from communique.text import edtf

BARE = (*codes.FORMS, *(f"{form}s" for form in codes.FORMS))  # instruments of which no more than the form is known
DISCLOSED = {True: "content disclosed", False: "content not disclosed"}


def agreements(matter: Matter, teller: Teller, namer: Namer, citations: Citations) -> Section:
    """One line an agreement, the earliest first."""
    found = [e for e in matter.events if e.type == "agreement"]
    found.sort(key=lambda e: (edtf.sort_key(best(e, "when") or matter.first_told(e)), e.id))
    lines = [_line(e, matter, teller, namer, citations) for e in found]
    return Section("agreements", "Agreements", tuple(lines), None if lines else "No agreement is reported.")


def _line(event: Event, matter: Matter, teller: Teller, namer: Namer, citations: Citations) -> Line:
    made = best(event, "instrument")
    text = own(made["text"]) if made else "agreement not named"
    parts = [_stages(event, matter)]
    roles = by_role(event, matter)
    signed = together(n for p in roles.get("signatory", []) if (n := namer.party(p, event)))
    others = teller.parties(event)
    parts.append(f"signed by {signed.text}" if signed else "")
    goods, money = namer.items(event)
    covered = [p.text for p in (goods, money) if p and p.text != text]
    parts.append(f"covers {listed(list(dict.fromkeys(covered)))}" if covered else "")
    parts.append(DISCLOSED.get(disclosed(event, matter), ""))  # type: ignore[arg-type]
    if text in BARE and (told := matter.told(event)):
        parts.append(quoted(e.quote for e in told[0].evidence))
    parties = f" ({others})" if others else ""
    records: list[Cited] = [
        *matter.told(event),
        *(w for w in matter.withheld if w.about in event.reports and w.what == "content"),
    ]
    return Line(f"{capital(text)}{parties}: {'; '.join(filter(None, parts))}", citations.of(records),
                best(event, "when"), target=event.id)  # fmt: skip


def disclosed(event: Event, matter: Matter) -> bool | None:
    """Whether the content is: as a report has it; not so either where an article says that it was kept back; else
    None."""
    said = [v["disclosed"] for v in values(event, "instrument") if v.get("disclosed") is not None]
    if said:
        return bool(said[0])
    return False if _kept(event, matter) else None


def _kept(event: Event, matter: Matter) -> list[Withheld]:
    """Where an article says that the content was kept back."""
    return [w for w in matter.withheld if w.about in event.reports and w.what == "content"]


def _stages(event: Event, matter: Matter) -> str:
    """`signed October 2021, in force since ...`; what is planned, wanted, possible or denied is said to be."""
    status = Teller.status(event)
    plain = best(event, "stage") in words().spoken or (status == "ongoing" and best(event, "stage") == "in_force")
    mark = "" if plain else words().statuses[status]
    vague = {
        id(s)
        for s in event.stage_history
        for t in event.stage_history
        if s is not t and s.stage == t.stage and edtf.compatible(s.when, t.when) and _wide(s.when) > _wide(t.when)
    }
    rungs = [
        (s.stage.replace("_", " "), edtf.humanize(s.when) if s.when else None)
        for s in event.stage_history
        if id(s) not in vague
    ]
    if not rungs:
        rungs = [((best(event, "stage") or "stage not stated").replace("_", " "), None)]
    told = ", ".join(_rung(stage, when, mark) for stage, when in rungs)
    return told if any(when for _, when in rungs) else f"{told}, {dated(event, matter)}"


def _wide(date: str | None) -> float:
    """How many days a date spans; without end for none."""
    low, high = edtf.bounds(date) if date else (None, None)
    return (high - low).days if low and high else float("inf")


def _rung(stage: str, when: str | None, mark: str) -> str:
    """`signed October 2021`, `in force (1 May 2024)`, `signed (planned) May 2024`."""
    date = f" ({when})" if when and stage.startswith("in ") else f" {when}" if when else ""
    return stage + (f" ({mark})" if mark else "") + date
