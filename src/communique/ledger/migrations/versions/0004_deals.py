"""Deals."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "deals",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("supplier", sa.String(), nullable=True),
        sa.Column("recipient", sa.String(), nullable=True),
        sa.Column("furthest", sa.Integer(), nullable=False),
        sa.Column("cancelled", sa.Integer(), nullable=False),
        sa.Column("day_from", sa.String(), nullable=True),
        sa.Column("day_to", sa.String(), nullable=True),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("supplier", "recipient", "day_from"):
        op.create_index(op.f(f"ix_deals_{column}"), "deals", [column], unique=False)
    for of in ("state", "event"):
        op.create_table(
            f"deal_{of}s",
            sa.Column("deal", sa.String(), nullable=False),
            sa.Column(of, sa.String(), nullable=False),
            sa.ForeignKeyConstraint(["deal"], ["deals.id"], ondelete="CASCADE"),
            sa.PrimaryKeyConstraint("deal", of),
        )
        op.create_index(op.f(f"ix_deal_{of}s_{of}"), f"deal_{of}s", [of], unique=False)
    op.create_table(
        "deal_members",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("deal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["deal"], ["deals.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    for table in ("deal_members", "deal_events", "deal_states", "deals"):
        op.drop_table(table)
