"""What kind of outlet somebody asks for: read from the directory as it is now, by the name a case carries."""

from __future__ import annotations

from sqlalchemy import bindparam, or_, select

from storage.tables import outlets
from storage.types import Instant
from storage.work import Work

FOREIGN = "foreign"
AUTHORITY = "authority"
KIND = (
    select(outlets.c.kind)
    .where(
        outlets.c.name_vi == bindparam("called"),
        outlets.c.since <= bindparam("now", type_=Instant),
        or_(outlets.c.until.is_(None), outlets.c.until > bindparam("now", type_=Instant)),
    )
    .limit(1)
)


def kind_of(work: Work, name: str) -> str | None:
    """The kind of the outlet that the directory calls exactly so; None if it has none such."""
    found = work.connection.scalar(KIND, {"called": name, "now": work.now})
    return None if found is None else str(found)
