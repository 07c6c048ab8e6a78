"""What Alembic runs: the migrations, on the connection that `ledger.connect` hands over."""

from alembic import context

from communique.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
