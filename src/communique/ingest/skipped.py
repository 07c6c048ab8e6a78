"""What could not be taken in: a counted skip with its reason, never an exception that stops the rest."""

from dataclasses import dataclass
from typing import Final

from communique.errors import FormatError

REASONS: Final = (
    "missing",  # no such file or folder
    "permission",  # the system refuses to open it
    "unsupported",  # a file of a kind that is not read
    "empty",  # nothing but white space
    "binary",  # not text at all
    "undecodable",  # text in an encoding that could not be found out
    "too_large",  # larger than an article can be
    "truncated",  # a compressed file that ends early or is damaged
    "broken_json",  # a line that is not JSON
    "no_text_field",  # a JSON line with neither `text` nor `html`
    "no_text",  # an HTML page, or a text, in which nothing is left as an article's text
    "unreadable",  # the system failed while reading
)


class Unusable(FormatError):
    """Content of which no document can be made; `reason` is one of REASONS. The message completes "since ..."."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was left out.

    `path` is as given, `where` the place in it ("line 7") or "", `reason` one of REASONS, `message` one sentence:
    what, where, what to do.
    """

    path: str
    where: str
    reason: str
    message: str

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"no reason for skipping is called {self.reason!r}")
