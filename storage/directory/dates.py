"""What is in force at a moment: from its `since` until just before its `until`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Table, and_, or_


def in_force(table: Table, at: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """The rows of a dated table that count at a moment."""
    return and_(table.c.since <= at, or_(table.c.until.is_(None), table.c.until > at))


def not_over(table: Table, at: datetime) -> ColumnElement[bool]:
    """The rows that count at a moment or later."""
    return or_(table.c.until.is_(None), table.c.until > at)
