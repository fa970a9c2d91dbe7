"""Who types in the Official Account's own manager: a stand-in for each of its administrators.

It is there so that an act can be recorded as theirs. It has no account, so nothing can be written to it, it can redeem
no invitation, and no platform's id is mistaken for it (T6).
"""

from __future__ import annotations

from sqlalchemy import insert

from storage import facts
from storage.tables import people
from storage.work import Work

UNNAMED = "?"


def stand_in(work: Work, admin_id: str) -> int:
    """The person that acts of that administrator of the OA are recorded under; made the first time."""
    fact = f"oa_manager:{admin_id or UNNAMED}"
    known = facts.get(work, fact)
    if known:
        return int(known)
    name = f"Trang quản lý OA ({admin_id or UNNAMED})"
    row = insert(people).values(name=name, language="vi", created_at=work.now).returning(people.c.id)
    made = int(work.connection.execute(row).scalar_one())
    facts.put(work, fact, str(made))
    return made
