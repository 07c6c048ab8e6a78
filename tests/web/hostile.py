"""A reading in which every string that comes from outside tries to break out of a page."""

from communique.model import (
    Attribute,
    Document,
    Dropped,
    Entity,
    Evidence,
    Instrument,
    Item,
    Link,
    Mention,
    Participant,
    Place,
    Reading,
    Report,
    Role,
    Via,
    Withheld,
    make_id,
    sha256,
)

SCRIPT = "<script>alert(1)</script>"
BREAK = "\"'><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}"
NAME = f"General {SCRIPT}{BREAK}"
TEXT = f"{NAME} of Laos met {NAME} of Fiji & <b>signed</b> {BREAK}. {SCRIPT} Its price was not disclosed.\n\n{BREAK}"


def reading() -> Reading:
    """One article, two persons, two states, a report of each kind that a page shows, a claim and a note."""
    doc = make_id("document", "hostile")
    whole = Evidence(doc, 0, len(TEXT), TEXT)
    document = Document(
        id=doc, sha256=sha256(TEXT), text=TEXT, path=f"../../{SCRIPT}", state="read", reader="hostile 1",
        dropped=(Dropped(SCRIPT + BREAK, BREAK),), url="javascript:alert(3)", title=f"Title {SCRIPT}{BREAK}",
        outlet=f"Outlet {SCRIPT}{BREAK}", byline=NAME, translator=NAME, language='en" onclick="alert(4)',
        published="2024-07-04", published_basis="metadata", via=(Via(NAME, "republishes"),), genre="news",
    )  # fmt: skip

    def entity(kind: str, name: str, country: str | None, at: int) -> Entity:
        id_ = make_id("entity", kind, name, at)
        role = Role(SCRIPT + BREAK, NAME, country, "2024", "2024", (whole,))
        mentions = (Mention(doc, at, at + len(NAME)),)
        return Entity(id_, kind, name, (name, SCRIPT, BREAK), mentions, country, (doc,),
                      (role,) if kind == "person" else ())  # fmt: skip

    laos, fiji = entity("state", "Laos", "LAO", 0), entity("state", "Fiji", "FJI", 0)
    one, two = entity("person", NAME, "LAO", 0), entity("person", NAME + "2", "FJI", TEXT.index(NAME, 5))
    thing = entity("equipment", f"Rocket {SCRIPT}{BREAK}", None, 0)
    chain = (Link(None, document.outlet or "", "published"), Link(one.id, NAME, "quoted", whole))
    sides = (Participant(one.id, NAME, "party", "LAO"), Participant(two.id, NAME, "party", "FJI"))
    ways = (Participant(laos.id, NAME, "supplier", "LAO"), Participant(fiji.id, NAME, "recipient", "FJI"))
    place = Place(None, f"Palace {SCRIPT}{BREAK}", "LAO")
    item = Item(thing.id, f"rockets {SCRIPT}{BREAK}", 3, BREAK, "over")
    reports = (
        Report(make_id("report", 1), doc, "meeting", "occurred", chain, (whole,), "talks", None, True, sides,
               "2024-07-03", BREAK, "stated", place, opinion=True, confidence=0.5),
        Report(make_id("report", 2), doc, "agreement", "occurred", chain, (whole,), None, "signed", False, sides,
               "2024-07", BREAK, "stated", place, (item,), Instrument(SCRIPT + BREAK, "treaty", True)),
        Report(make_id("report", 3), doc, "transfer", "negated", chain, (whole,), "sale", "order", False, ways,
               None, BREAK, None, None, (item,)),
        Report(make_id("report", 4), doc, "transfer", "wanted", chain, (whole,), "sale", "offer", False, ways,
               "2023", BREAK, "stated", None, (item,)),
        Report(make_id("report", 5), doc, "statement", "occurred", chain, (whole,), "threat", None, False,
               (Participant(one.id, NAME, "speaker", "LAO"), Participant(fiji.id, NAME, "addressee", "FJI"))),
    )  # fmt: skip
    claim = Attribute(make_id("attribute", 1), doc, thing.id, "range", SCRIPT, SCRIPT + BREAK, chain, (whole,))
    note = Withheld(make_id("withheld", 1), doc, "price", chain, (whole,), reports[1].id, one.id)
    return Reading(document, (laos, fiji, one, two, thing), reports, (claim,), (note,))
