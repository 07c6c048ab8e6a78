"""Whom a document names as a source of anything."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    cited = op.create_table(
        "cited", sa.Column("number", sa.Integer(), nullable=False), sa.Column("document", sa.String(), nullable=False),
        sa.Column("member", sa.String()), sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"), sa.PrimaryKeyConstraint("number"),
    )  # fmt: skip
    op.create_index(op.f("ix_cited_document"), "cited", ["document"], unique=False)
    found: dict[tuple[str, str | None, str], None] = {}
    for table in ("reports", "attributes"):
        for document, record in op.get_bind().execute(sa.text(f"SELECT document, record FROM {table}")):
            told = json.loads(record) if isinstance(record, str) else record
            for link in told["attribution"]:
                if not link["name"].startswith("("):
                    found[document, link.get("entity"), link["name"]] = None
    op.bulk_insert(cited, [{"document": d, "member": m, "name": n} for d, m, n in found])
    # What was reconciled before this was known is to be reconciled anew.
    op.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    op.execute("UPDATE meta SET value = 0 WHERE key = 'kept'")


def downgrade() -> None:
    op.drop_table("cited")
