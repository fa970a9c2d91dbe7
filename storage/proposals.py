"""The units that the press centre proposed to the leaders (7.1.a): the newest proposal counts."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, update

from storage.tables import cases
from storage.work import Work


def put(work: Work, case_id: int, units: Iterable[str]) -> None:
    """Keep the units, in the order in which they were proposed."""
    work.connection.execute(update(cases).where(cases.c.id == case_id).values(proposed=list(units)))


def units_of(work: Work, case_id: int) -> tuple[str, ...]:
    """The units of the newest proposal; empty where there was none, or it names none."""
    found = work.connection.execute(select(cases.c.proposed).where(cases.c.id == case_id)).scalar()
    return tuple(found or ())
