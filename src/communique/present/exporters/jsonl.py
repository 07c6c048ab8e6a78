"""JSON Lines: the codebook's records, one object a line, in an order that is the same on every machine."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from communique.ledger import Ledger


def line(record: dict[str, Any]) -> str:
    """One record as a line without its end; in ASCII where a lone surrogate could not be written otherwise."""
    text = json.dumps(record, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(record)
    return text


def lines(ledger: Ledger, kind: str | None = None) -> Iterator[str]:
    """The whole ledger with what people gave it, or its records of one kind (`report`, ...), line by line."""
    return map(line, chain(ledger.everything(), ledger.given()) if kind is None else ledger.everything((kind,)))
