"""Two accounts on two channels become one person's, and are parted again (T9).

- The account that typed the code moves to the person who asked for it, with all that stands under its former person's
  id. Which rows went along is kept, so that parting puts exactly those back.
- Rows that tell what was done (trail, acts, words) keep the id they were written with.
- Where a case's answer goes is an account, which stays (T29).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import Row, func, insert, or_, select, update

from storage import link_codes, moving, people, suspension
from storage.people import EMAIL, Account, account, accounts_of
from storage.tables import links
from storage.work import Work


class Refusal(StrEnum):
    """Why two accounts are not linked."""

    CODE = "code"
    SAME_PERSON = "same_person"
    SAME_CHANNEL = "same_channel"
    LINKED = "linked"
    SUSPENDED = "suspended"


@dataclass(frozen=True)
class Link:
    """`account_id` was `from_person`'s and is `to_person`'s until `undone_at`. `moved`: table.column → ids."""

    id: int
    account_id: int
    from_person: int
    to_person: int
    moved: Mapping[str, list[object]]
    at: datetime
    undone_at: datetime | None


def refusal(work: Work, digest: str, typed_by: Account) -> Refusal | None:
    """Why this account may not use that code; None if it may."""
    issuer = link_codes.issuer(work, digest)
    if issuer is None:
        return Refusal.CODE
    asked_by = account(work, issuer)
    if asked_by.person_id == typed_by.person_id:
        return Refusal.SAME_PERSON
    if asked_by.channel == typed_by.channel:
        return Refusal.SAME_CHANNEL
    if len(_chats(work, asked_by.person_id)) > 1 or len(_chats(work, typed_by.person_id)) > 1:
        return Refusal.LINKED
    if any(suspension.is_suspended(work, one.person_id) for one in (asked_by, typed_by)):
        return Refusal.SUSPENDED
    return None


def join(work: Work, digest: str, typed_by: Account) -> Link | Refusal:
    """Use the code: `typed_by` becomes an account of who asked for it. Checked and done in the one transaction.

    Both people's rows are locked before they are looked at: a suspension or another link of the same moment comes
    before or after, never in between.
    """
    issuer = link_codes.issuer(work, digest)
    if issuer is None:
        return Refusal.CODE
    people.lock(work, typed_by.person_id, account(work, issuer).person_id)
    typed_by = account(work, typed_by.id)
    refused = refusal(work, digest, typed_by)
    if refused is not None:
        return refused
    if not link_codes.claim(work, digest):
        return Refusal.CODE
    source, target = typed_by.person_id, account(work, issuer).person_id
    moved = moving.move_all(work, source, target)
    row = work.connection.execute(
        insert(links)
        .values(account_id=typed_by.id, from_person=source, to_person=target, moved=moved, at=work.now)
        .returning(links)
    ).one()
    return _link(row)


def part(work: Work, link_id: int) -> Link | None:
    """Undo: all that went along goes back, and the cases filed from that account since. None if undone before.

    Whoever is suspended by then stays so on both sides: nobody gets rid of it by parting.
    """
    row = work.connection.execute(
        update(links)
        .where(links.c.id == link_id, links.c.undone_at.is_(None))
        .values(undone_at=work.now)
        .returning(links)
    ).first()
    if row is None:
        return None
    link = _link(row)
    people.lock(work, link.to_person, link.from_person)
    moving.put_back(work, link.moved, link.to_person, link.from_person)
    moving.take_own_cases(work, link.account_id, link.to_person, link.from_person)
    suspension.share(work, link.to_person, link.from_person)
    return link


def load(work: Work, link_id: int) -> Link | None:
    """The link of that row, undone or not."""
    row = work.connection.execute(select(links).where(links.c.id == link_id)).first()
    return _link(row) if row else None


def in_force(work: Work, person_id: int) -> Link | None:
    """The newest link of a person that was not undone."""
    row = work.connection.execute(
        select(links)
        .where(links.c.to_person == person_id, links.c.undone_at.is_(None))
        .order_by(links.c.id.desc())
        .limit(1)
    ).first()
    return _link(row) if row else None


def now_known_as(work: Work, person_id: int) -> int:
    """The person under whom this person's accounts stand now: themselves, unless they were linked."""
    found: int | None = work.connection.execute(
        select(func.max(links.c.to_person)).where(links.c.from_person == person_id, links.c.undone_at.is_(None))
    ).scalar()
    return person_id if found is None else found


def same_people(work: Work, person_id: int) -> frozenset[int]:
    """Everybody who is, or ever was, one with this person by a link: parted or not, they are no second officer (T9)."""
    known, news = {person_id}, {person_id}
    while news:
        pairs = work.connection.execute(
            select(links.c.from_person, links.c.to_person).where(
                or_(links.c.from_person.in_(sorted(news)), links.c.to_person.in_(sorted(news)))
            )
        )
        news = {one for pair in pairs for one in (pair.from_person, pair.to_person)} - known
        known |= news
    return frozenset(known)


def _chats(work: Work, person_id: int) -> list[Account]:
    return [one for one in accounts_of(work, person_id) if one.channel != EMAIL]


def _link(row: Row[tuple[object, ...]]) -> Link:
    moved = cast("Mapping[str, list[object]]", row.moved)
    return Link(row.id, row.account_id, row.from_person, row.to_person, moved, row.at, row.undone_at)
