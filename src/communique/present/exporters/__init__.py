"""Ways out of a ledger: one file, one format."""
