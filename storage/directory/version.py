"""How often the directory has changed: whoever keeps something made from it knows when to make it anew."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from storage import facts
from storage.tables import settings
from storage.work import Work

NAME = "directory_version"
READ = select(settings.c.value).where(settings.c.name == bindparam("called"))


def version(work: Work) -> int:
    """The number of changes so far."""
    return int(work.connection.scalar(READ, {"called": NAME}) or 0)


def bump(work: Work) -> None:
    """The directory has changed."""
    facts.put(work, NAME, str(version(work) + 1))
