"""The road from an empty database to today's tables: Alembic revisions under `versions`."""
