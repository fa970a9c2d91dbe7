"""Everybody who is on the duty roster at a moment, by unit: one query for a page that shows all units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import or_, select

from storage.contacts import PRESS, Duty
from storage.tables import duties
from storage.work import Work


def all_on_duty(work: Work, kind: str = PRESS) -> Mapping[str, list[Duty]]:
    """Who is on duty now, the one who began last first; a unit with nobody is not there."""
    rows = work.connection.execute(
        select(duties)
        .where(
            duties.c.kind == kind, duties.c.since <= work.now, or_(duties.c.until.is_(None), duties.c.until > work.now)
        )
        .order_by(duties.c.since.desc(), duties.c.id)
    )
    found = defaultdict(list)
    for row in rows:
        duty = Duty(
            row.kind, row.unit_code, row.name, row.title_vi, row.title_en, row.phone, row.email, row.since, row.until
        )
        found[row.unit_code].append(duty)
    return found
