"""What reconciling keeps for the next step, and what waits for it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

INDEXED = {
    "kept_members": ("document", "profile"), "kept_links": ("b",), "kept_footings": ("document", "again"),
    "kept_places": ("owner",), "kept_edges": ("b",),
}  # fmt: skip


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "pending", *_text("document"), sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document"),
    )  # fmt: skip
    op.create_table(
        "kept_profiles", *_text("signature", "root"), sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("signature"),
    )  # fmt: skip
    op.create_table(
        "kept_members", *_text("member", "document", "profile"), sa.PrimaryKeyConstraint("member", "document")
    )
    op.create_table(
        "kept_links", *_text("a", "b"), sa.Column("how", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("a", "b"),
    )  # fmt: skip
    op.create_table(
        "kept_copies", *_text("document", "sha256"), sa.Column("numbers", sa.LargeBinary(), nullable=False),
        *_text("family"), sa.PrimaryKeyConstraint("document"),
    )  # fmt: skip
    op.create_table(
        "kept_footings", *_text("record", "document"), sa.Column("low", sa.String()), sa.Column("high", sa.String()),
        sa.Column("lasting", sa.Boolean(), nullable=False), sa.Column("denied", sa.Boolean(), nullable=False),
        sa.Column("again", sa.BigInteger()), sa.PrimaryKeyConstraint("record"),
    )  # fmt: skip
    op.create_table(
        "kept_places", sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False), *_text("owner"),
        sa.PrimaryKeyConstraint("place", "owner"),
    )  # fmt: skip
    op.create_table("kept_edges", *_text("a", "b"), sa.PrimaryKeyConstraint("a", "b"))
    for table, columns in INDEXED.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def downgrade() -> None:
    for table in ("pending", "kept_profiles", "kept_copies", *INDEXED):
        op.drop_table(table)
