"""The mailbox of a newsroom, which is nobody's own: letters to it go out, nobody writes from it (3.6)."""

from __future__ import annotations

from sqlalchemy import func, select

from storage import people
from storage.people import EMAIL, Account
from storage.tables import accounts
from storage.tables import people as persons
from storage.work import Work


def mailbox(work: Work, outlet: str, address: str) -> Account:
    """The account that writes to it, made the first time. Without a name and an agreement it is no journalist."""
    found = work.connection.scalar(
        select(accounts.c.id)
        .join(persons, persons.c.id == accounts.c.person_id)
        .where(accounts.c.channel == EMAIL, func.lower(accounts.c.external_id) == address.lower())
        .where(persons.c.name.is_(None), persons.c.consent_at.is_(None), persons.c.outlet == outlet)
        .order_by(accounts.c.id)
        .limit(1)
    )
    if found is not None:
        return people.account(work, found)
    room = people.stranger(work, "vi")
    people.change(work, room, outlet=outlet)
    return people.add_account(work, room, EMAIL, address)
