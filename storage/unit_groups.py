"""Group chats of units: who took us in, who allowed it, and until when (T8).

A group is an account of nobody's person: what is sent to it goes the way of every message, and its chat id stands in
one place (O11). Of each group at most one row is open: it waits to be allowed, or is allowed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, insert, select, update

from storage import people
from storage.tables import accounts
from storage.tables import unit_groups as rows
from storage.work import Work

PATIENCE = timedelta(hours=24)
"""How long a group may wait to be allowed."""
LANGUAGE = "vi"
OPEN = rows.c.until.is_(None)
ALLOWED = (OPEN, rows.c.since.is_not(None))


@dataclass(frozen=True)
class UnitGroup:
    """A group of a unit. Without `since` it waits to be allowed; with `until` it is over."""

    id: int
    account_id: int
    unit_code: str
    title: str
    asked_by: int
    asked_at: datetime
    allowed_by: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    ended_by: int | None = None
    ended_why: str | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether it may be written into."""
        return self.since is not None and self.until is None

    @property
    def waits_until(self) -> datetime:
        """When we leave if nobody allows it."""
        return self.asked_at + PATIENCE


def ask(work: Work, channel: str, chat: str, title: str, unit_code: str, by: int) -> UnitGroup:
    """We were taken into a group: it waits to be allowed. There must be no open row of it."""
    known = people.find_account(work, channel, chat)
    account = known or people.add_account(work, people.stranger(work, LANGUAGE), channel, chat, title)
    people.heard_from(work, account.id, title, work.now)
    values = {"account_id": account.id, "unit_code": unit_code, "title": title, "asked_by": by, "asked_at": work.now}
    return _group(work.connection.execute(insert(rows).values(values).returning(rows)).one())


def open_at(work: Work, channel: str, chat: str) -> UnitGroup | None:
    """The group in that chat, waiting or allowed; None for a stranger's."""
    here = (accounts.c.channel == channel, accounts.c.external_id == chat)
    found = work.connection.execute(select(rows).join(accounts).where(*here, OPEN)).first()
    return _group(found) if found else None


def load(work: Work, group_id: int) -> UnitGroup | None:
    """One row, open or not."""
    found = work.connection.execute(select(rows).where(rows.c.id == group_id)).first()
    return _group(found) if found else None


def allow(work: Work, group_id: int, by: int) -> UnitGroup | None:
    """It may get the unit's cards; None if that was decided before."""
    mine = update(rows).where(rows.c.id == group_id, OPEN, rows.c.since.is_(None))
    found = work.connection.execute(mine.values(allowed_by=by, since=work.now).returning(rows)).first()
    return _group(found) if found else None


def end(work: Work, group_id: int, why: str, by: int | None = None) -> UnitGroup | None:
    """It may not any more; None if it was over before."""
    ended = {"until": work.now, "ended_by": by, "ended_why": why}
    mine = update(rows).where(rows.c.id == group_id, OPEN).values(ended).returning(rows)
    found = work.connection.execute(mine).first()
    return _group(found) if found else None


def allowed(work: Work, unit_code: str) -> list[UnitGroup]:
    """The groups that get the unit's cards now; not one that cannot be reached."""
    reached = accounts.c.unreachable_since.is_(None)
    return _found(work, *ALLOWED, rows.c.unit_code == unit_code, reached)


def listed(work: Work, unit_codes: Collection[str] | None) -> list[UnitGroup]:
    """The open groups of some units, or of all."""
    return _found(work, OPEN, *([] if unit_codes is None else [rows.c.unit_code.in_(sorted(unit_codes))]))


def overdue(work: Work) -> list[UnitGroup]:
    """Those that nobody allowed in time."""
    return _found(work, OPEN, rows.c.since.is_(None), rows.c.asked_at <= work.now - PATIENCE)


def lost(work: Work) -> list[UnitGroup]:
    """Those allowed that cannot be written to any more: we were thrown out, and nobody said so."""
    return _found(work, *ALLOWED, accounts.c.unreachable_since.is_not(None))


def move(work: Work, group: UnitGroup, chat: str) -> None:
    """The platform gave the chat a new id (O11). If we were taken into that one as into a new group, it is this one."""
    account = people.account(work, group.account_id)
    other = people.find_account(work, account.channel, chat)
    if other is None:
        work.connection.execute(update(accounts).where(accounts.c.id == account.id).values(external_id=chat))
        return
    again = open_at(work, account.channel, chat)
    if again is not None:
        end(work, again.id, "moved")
    work.connection.execute(update(rows).where(rows.c.id == group.id).values(account_id=other.id))


def _found(work: Work, *conditions: ColumnElement[bool]) -> list[UnitGroup]:
    query = select(rows).join(accounts, accounts.c.id == rows.c.account_id).where(*conditions).order_by(rows.c.id)
    return [_group(row) for row in work.connection.execute(query)]


def _group(row: Row[tuple[object, ...]]) -> UnitGroup:
    return UnitGroup(**dict(row._mapping))
