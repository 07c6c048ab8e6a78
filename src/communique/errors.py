"""One tree of errors. Each message is one sentence: what was wrong, where, and what to do.

CommuniqueError
├── InputError          a file, a line or an option that can't be used
│   └── FormatError     its content is not what its name promises
├── LedgerError         the ledger can't be opened, read or written
│   └── VersionError    a newer communique wrote it
├── RecordError         a record breaks the codebook
└── KnowledgeError      a knowledge file breaks its own schema
"""


class CommuniqueError(Exception):
    """Anything that this package reports to its user."""


class InputError(CommuniqueError):
    """A file, a line or an option that can't be used."""


class FormatError(InputError):
    """The content is not what the name promises."""


class LedgerError(CommuniqueError):
    """The ledger can't be opened, read or written."""


class VersionError(LedgerError):
    """A newer communique wrote this ledger."""


class RecordError(CommuniqueError):
    """A record breaks the codebook."""


class KnowledgeError(CommuniqueError):
    """A knowledge file breaks its own schema."""
