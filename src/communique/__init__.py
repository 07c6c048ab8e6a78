"""Communiqué reads press articles about dealings between states and keeps a sourced ledger of them.

import communique

communique.read("articles", ledger="ledger.db")
with communique.open_ledger("ledger.db") as ledger:
    for report in ledger.reports(type="transfer", state="Cuba"):
        ...
"""

from importlib.metadata import version

# The package of the reading stages and the function share a name. Imported first, the package is in place before the
# function takes the name over; `from communique.read import ...` finds it all the same (`import communique.read.x as
# y` does not).
import communique.read as _package
from communique.api import Summary, brief, doubtful, doubtful_references, open_ledger, origins, read, refer, why
from communique.errors import (
    CommuniqueError,
    FormatError,
    InputError,
    KnowledgeError,
    LedgerError,
    RecordError,
    VersionError,
)

__version__ = version("communique")

__all__ = [
    "CommuniqueError", "FormatError", "InputError", "KnowledgeError", "LedgerError", "RecordError", "Summary",
    "VersionError", "brief", "doubtful", "doubtful_references", "open_ledger", "origins", "read", "refer", "why",
]  # fmt: skip

del _package, version
