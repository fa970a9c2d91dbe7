"""Who has been sent the card of a case or of a unit's part: they see it move."""

from __future__ import annotations

from sqlalchemy import select

from storage import people
from storage.people import Account
from storage.tables import outbox
from storage.work import Work


def of(work: Work, case_id: int, card: str) -> list[Account]:
    """The accounts that were sent the card, in the order in which they first were."""
    rows = work.connection.scalars(
        select(outbox.c.account_id).where(outbox.c.case_id == case_id, outbox.c.card == card).order_by(outbox.c.id)
    )
    return people.accounts_by_id(work, dict.fromkeys(int(each) for each in rows))
