"""What people decide about the record: input beside the readings, never an edit of what was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's decision on two things, or on one value.

    `verdict` is `same`, `different` or `unsure` of the entities, or events, that have the members `a` and `b`; or
    `right`, `wrong` or `unsure` of the `value` that the event or entity with the member `a` has for a `field`. A member
    is named by its own id (an entity's of one document, a report's), and so stays named whatever is merged. `who` and
    `why` are free text, `when` is EDTF; of one person's judgements on the same matter the latest holds.
    """

    verdict: str
    a: str
    b: str | None = None
    field: str | None = None
    value: str | None = None
    who: str | None = None
    when: str | None = None
    why: str | None = None
