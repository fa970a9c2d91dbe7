"""The duty roster ahead: who begins after now."""

from __future__ import annotations

from sqlalchemy import select

from storage.contacts import Duty
from storage.tables import duties
from storage.work import Work


def after_now(work: Work, unit_code: str, kind: str, limit: int) -> list[Duty]:
    """The next ones of a unit, the one who begins first at the top."""
    query = (
        select(duties)
        .where(duties.c.unit_code == unit_code, duties.c.kind == kind, duties.c.since > work.now)
        .order_by(duties.c.since, duties.c.id)
        .limit(limit)
    )
    names = ("kind", "unit_code", "name", "title_vi", "title_en", "phone", "email", "since", "until")
    return [Duty(**{name: getattr(row, name) for name in names}) for row in work.connection.execute(query)]
