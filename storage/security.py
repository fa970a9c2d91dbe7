"""What was tried without the right: one row each, and how often lately."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, insert, select

from storage.tables import security
from storage.work import Work


def note(work: Work, channel: str, account: str, reason: str, detail: str | None = None) -> None:
    """Record a denied attempt."""
    work.connection.execute(
        insert(security).values(at=work.now, channel=channel, account=account, reason=reason, detail=detail)
    )


def count(work: Work, reason: str, within: timedelta, account: str | None = None) -> int:
    """How often `reason` was recorded in the last `within`, by one account or by all."""
    query = select(func.count()).where(security.c.reason == reason, security.c.at > work.now - within)
    if account is not None:
        query = query.where(security.c.account == account)
    return int(work.connection.execute(query).scalar_one())
