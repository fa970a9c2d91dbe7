"""Small facts of the installation: the clock's offset, whether sending is held, when Zalo was last seen."""

from __future__ import annotations

from sqlalchemy import select

from storage.tables import settings
from storage.upsert import insert_into
from storage.work import Work


def get(work: Work, name: str, default: str = "") -> str:
    """The fact `name`."""
    found = work.connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()
    return default if found is None else str(found)


def put(work: Work, name: str, value: str) -> None:
    """Set the fact `name`."""
    put = insert_into(work, settings).values(name=name, value=value)
    work.connection.execute(put.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
