"""INSERT … ON CONFLICT, which SQLAlchemy has once a dialect."""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.work import Work

Insert = postgresql.Insert | sqlite.Insert


def insert_into(work: Work, table: Table) -> Insert:
    """An INSERT that may end in `on_conflict_do_nothing` or `on_conflict_do_update`."""
    if work.connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
