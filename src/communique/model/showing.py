"""How records show themselves in a notebook: it asks the record, and whoever knows the words answers."""

from collections.abc import Callable
from typing import Any, Final

FORMS: Final = ("html", "markdown")

Show = Callable[[Any, str], str | None]
"""What a thing is shown as, in one of the forms; None where it has none, and is printed as it is."""

_show: list[Show] = []


def show_with(show: Show) -> None:
    """Have all records shown by this from now on. `communique` does so when it is imported."""
    _show[:] = [show]


class Shown:
    """What asks: the methods that IPython, and whatever shows notebooks as it does, looks for."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        return self._shown("html")

    def _repr_markdown_(self) -> str | None:
        return self._shown("markdown")

    def _shown(self, form: str) -> str | None:
        return _show[0](self, form) if _show else None
