"""Alembic's migrations of the ledger; they travel in the package and run when a ledger is opened."""
