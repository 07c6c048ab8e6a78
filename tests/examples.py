"""How many examples hypothesis tries of a property: all in the full run, a few of them in the quick one."""

from typing import Any

from hypothesis import settings

SHARE = 5  # of which the quick run tries one


def examples(number: int, **others: Any) -> settings:
    """Settings for so many examples, without a deadline: times on a busy machine say nothing."""
    quick = settings.get_current_profile_name() == "quick"
    return settings(max_examples=max(5, number // SHARE) if quick else number, deadline=None, **others)
