"""The first tables."""

import sqlalchemy as sa
from alembic import op

from communique.ledger import dialect

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "conflicts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_conflicts_target"), "conflicts", ["target"], unique=False)
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("genre", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("day_from", sa.String(), nullable=True),
        sa.Column("day_to", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index(op.f("ix_documents_day_from"), "documents", ["day_from"], unique=False)
    op.create_index(op.f("ix_documents_outlet"), "documents", ["outlet"], unique=False)
    op.create_table(
        "entities",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_entities_country"), "entities", ["country"], unique=False)
    op.create_index(op.f("ix_entities_kind"), "entities", ["kind"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("day_from", sa.String(), nullable=True),
        sa.Column("day_to", sa.String(), nullable=True),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_events_day_from"), "events", ["day_from"], unique=False)
    op.create_index(op.f("ix_events_type"), "events", ["type"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "resolutions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_resolutions_target"), "resolutions", ["target"], unique=False)
    op.create_table(
        "attributes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("property", sa.String(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_attributes_document"), "attributes", ["document"], unique=False)
    op.create_index(op.f("ix_attributes_subject"), "attributes", ["subject"], unique=False)
    op.create_table(
        "event_reports",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "report"),
    )
    op.create_index(op.f("ix_event_reports_report"), "event_reports", ["report"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_evidence_document"), "evidence", ["document"], unique=False)
    op.create_index(op.f("ix_evidence_of"), "evidence", ["of"], unique=False)
    op.create_table(
        "members",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "id"),
    )
    op.create_index(op.f("ix_members_id"), "members", ["id"], unique=False)
    op.create_table(
        "names",
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entities.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entity", "folded"),
    )
    op.create_index(op.f("ix_names_folded"), "names", ["folded"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("day_from", sa.String(), nullable=True),
        sa.Column("day_to", sa.String(), nullable=True),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_reports_day_from"), "reports", ["day_from"], unique=False)
    op.create_index(op.f("ix_reports_document"), "reports", ["document"], unique=False)
    op.create_index(op.f("ix_reports_status"), "reports", ["status"], unique=False)
    op.create_index(op.f("ix_reports_type"), "reports", ["type"], unique=False)
    op.create_table(
        "withheld",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_withheld_about"), "withheld", ["about"], unique=False)
    op.create_index(op.f("ix_withheld_document"), "withheld", ["document"], unique=False)
    op.create_table(
        "involved",
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("member", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position"),
    )
    op.create_index("ix_involved_country", "involved", ["country", "report"], unique=False)
    op.create_index("ix_involved_member", "involved", ["member"], unique=False)
    dialect.create_full_text(op.get_bind())


def downgrade() -> None:
    dialect.drop_full_text(op.get_bind())
    op.drop_index("ix_involved_member", table_name="involved")
    op.drop_index("ix_involved_country", table_name="involved")
    op.drop_table("involved")
    op.drop_index(op.f("ix_withheld_document"), table_name="withheld")
    op.drop_index(op.f("ix_withheld_about"), table_name="withheld")
    op.drop_table("withheld")
    op.drop_index(op.f("ix_reports_type"), table_name="reports")
    op.drop_index(op.f("ix_reports_status"), table_name="reports")
    op.drop_index(op.f("ix_reports_document"), table_name="reports")
    op.drop_index(op.f("ix_reports_day_from"), table_name="reports")
    op.drop_table("reports")
    op.drop_index(op.f("ix_names_folded"), table_name="names")
    op.drop_table("names")
    op.drop_index(op.f("ix_members_id"), table_name="members")
    op.drop_table("members")
    op.drop_index(op.f("ix_evidence_of"), table_name="evidence")
    op.drop_index(op.f("ix_evidence_document"), table_name="evidence")
    op.drop_table("evidence")
    op.drop_index(op.f("ix_event_reports_report"), table_name="event_reports")
    op.drop_table("event_reports")
    op.drop_index(op.f("ix_attributes_subject"), table_name="attributes")
    op.drop_index(op.f("ix_attributes_document"), table_name="attributes")
    op.drop_table("attributes")
    op.drop_index(op.f("ix_resolutions_target"), table_name="resolutions")
    op.drop_table("resolutions")
    op.drop_table("meta")
    op.drop_index(op.f("ix_events_type"), table_name="events")
    op.drop_index(op.f("ix_events_day_from"), table_name="events")
    op.drop_table("events")
    op.drop_index(op.f("ix_entities_kind"), table_name="entities")
    op.drop_index(op.f("ix_entities_country"), table_name="entities")
    op.drop_table("entities")
    op.drop_index(op.f("ix_documents_outlet"), table_name="documents")
    op.drop_index(op.f("ix_documents_day_from"), table_name="documents")
    op.drop_table("documents")
    op.drop_index(op.f("ix_conflicts_target"), table_name="conflicts")
    op.drop_table("conflicts")
