"""The tables of what reconciling keeps beside its result (see `communique.model.kept`), and of what waits for it.

All but `pending` follow from the rest and are made anew whenever everything is reconciled.
"""

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, String, Table, Text

from communique.ledger.schema import metadata

# Documents that were read, or read again, by a write of that number (`generation`) and are not reconciled yet.
pending = Table(
    "pending", metadata,
    Column("document", String, primary_key=True),
    Column("generation", Integer, nullable=False),
)  # fmt: skip

profiles = Table(
    "kept_profiles", metadata,
    Column("signature", String, primary_key=True),
    Column("root", String, nullable=False),
    Column("record", Text, nullable=False),  # JSON, unpacked by whoever needs all of them
)  # fmt: skip

sketched = Table(
    "kept_members", metadata,
    Column("member", String, primary_key=True),
    Column("document", String, primary_key=True, index=True),
    Column("profile", String, nullable=False, index=True),
)  # fmt: skip

links = Table(
    "kept_links", metadata,
    Column("a", String, primary_key=True),
    Column("b", String, primary_key=True, index=True),
    Column("how", Integer, nullable=False),
)  # fmt: skip

copies = Table(
    "kept_copies", metadata,
    Column("document", String, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
    Column("family", String, nullable=False),
)  # fmt: skip

footings = Table(
    "kept_footings", metadata,
    Column("record", String, primary_key=True),
    Column("document", String, nullable=False, index=True),
    Column("low", String),
    Column("high", String),
    Column("lasting", Boolean, nullable=False),
    Column("denied", Boolean, nullable=False),
    Column("again", BigInteger, index=True),
)  # fmt: skip

places = Table(
    "kept_places", metadata,
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("owner", String, primary_key=True, index=True),
)  # fmt: skip

edges = Table(
    "kept_edges", metadata,
    Column("a", String, primary_key=True),
    Column("b", String, primary_key=True, index=True),
)  # fmt: skip

OWNED: Final = (
    (profiles, "signature"), (sketched, "member"), (links, "a"), (links, "b"), (copies, "document"),
    (footings, "record"), (places, "owner"), (edges, "a"), (edges, "b"),
)  # fmt: skip
"""The tables of kept rows, and the columns that say whose they are."""
