"""The ledger as a web application: pages that work without scripts, served or published as files."""
