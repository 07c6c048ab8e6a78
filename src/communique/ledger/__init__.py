"""The ledger: readings appended, what follows from them derived, in one SQLite file or a PostgreSQL database."""

from communique.ledger.ledger import Ledger

__all__ = ["Ledger"]
