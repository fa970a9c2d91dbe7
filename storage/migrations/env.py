"""What Alembic runs: the connection is given by `storage.upgrade`, so no address stands in any file."""

from __future__ import annotations

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by building it anew
    transactional_ddl=True,  # all or nothing: the caller's transaction holds every statement (K11)
)
with context.begin_transaction():
    context.run_migrations()
