"""Small facts of the installation: the clock's offset, polling's offset, whether sending is held."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from storage.tables import settings
from storage.work import Work


def get(work: Work, name: str, default: str = "") -> str:
    """The fact `name`."""
    found = work.connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()
    return default if found is None else str(found)


def put(work: Work, name: str, value: str) -> None:
    """Set the fact `name`."""
    done = work.connection.execute(update(settings).where(settings.c.name == name).values(value=value))
    if done.rowcount == 0:
        work.connection.execute(insert(settings).values(name=name, value=value))
