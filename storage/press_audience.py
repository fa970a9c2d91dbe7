"""The journalists whom a statement reaches (3.4): every one known, or those of them whom its matter concerns.

- Known is who told their outlet and agreed that it be kept, or for whom an officer filed. Of the press authorities too.
- Never staff, nobody whose account is suspended, nobody who said to be left alone; a citizen has no outlet.
- Concerned by the agency's matter is who asked about its topic or its place; by a province's own, who asked about the
  province or writes for an outlet that bears its name.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, and_, exists, false, func, or_, select

from procedure.authority import AGENCY
from storage import directory
from storage.cases import CaseRow
from storage.people import EMAIL
from storage.tables import accounts, askers, cases, memberships, people
from storage.work import Work

PRESS, MATTER = "press", "matter"


@dataclass(frozen=True)
class Reader:
    """A journalist with their ways, as accounts: the chat they used last, the mailbox they left, with its address."""

    person_id: int
    chat: int | None
    mail: int | None
    address: str = ""


def readers(work: Work, case: CaseRow, audience: str, after: int = 0, limit: int | None = None) -> list[Reader]:
    """Those of `audience` (press, matter) who became known after the person `after`, in that order.

    A chat that does not reach them is named only where they have no other way: then what is sent there waits.
    """
    mine = select(people.c.id).where(_are(work, case, audience), _HAS_WAY, people.c.id > after)
    wanted = list(work.connection.scalars(mine.order_by(people.c.id).limit(limit)))
    query = (
        select(accounts.c.id, accounts.c.person_id, accounts.c.channel, accounts.c.external_id, _is_gone())
        .where(accounts.c.person_id.in_(wanted))
        .order_by(accounts.c.person_id, _is_gone(), accounts.c.last_interaction_at.desc().nulls_last(), accounts.c.id)
    )
    ways: dict[int, list[Row[tuple[object, ...]]]] = {}
    for row in work.connection.execute(query):
        ways.setdefault(row.person_id, []).append(row)
    return [_reader(person, own) for person, own in ways.items()]


def _reader(person_id: int, ways: list[Row[tuple[object, ...]]]) -> Reader:
    mails = [one for one in ways if one.channel == EMAIL and not one.gone]
    chats = [one for one in ways if one.channel != EMAIL and not (one.gone and mails)]
    chat, mail = next(iter(chats), None), next(iter(mails), None)
    return Reader(person_id, chat and chat.id, mail and mail.id, mail.external_id if mail else "")


def reached(work: Work, case: CaseRow, audience: str, after: int = 0) -> int:
    """How many people of it can be reached now, by any way; of those who became known after the person `after`."""
    query = (
        select(func.count(people.c.id.distinct()))
        .join(accounts, accounts.c.person_id == people.c.id)
        .where(_are(work, case, audience), ~_is_gone(), people.c.id > after)
    )
    return work.connection.execute(query).scalar_one()


_HAS_WAY = exists().where(accounts.c.person_id == people.c.id)


def _is_gone() -> ColumnElement[bool]:
    return accounts.c.unreachable_since.is_not(None).label("gone")


def _are(work: Work, case: CaseRow, audience: str) -> ColumnElement[bool]:
    known = _journalists(work)
    return and_(known, _concerned(work, case)) if audience == MATTER else known


def _journalists(work: Work) -> ColumnElement[bool]:
    """Who is known as one of the press."""
    asked = exists().where(askers.c.person_id == people.c.id)
    staff = exists().where(
        memberships.c.person_id == people.c.id,
        memberships.c.state.in_(("active", "waiting")),
        or_(memberships.c.until.is_(None), memberships.c.until > work.now),
    )
    known = or_(people.c.consent_at.is_not(None), asked)
    wants = and_(people.c.suspended_at.is_(None), people.c.no_press_at.is_(None))
    return and_(people.c.outlet.is_not(None), wants, known, ~staff)


def _concerned(work: Work, case: CaseRow) -> ColumnElement[bool]:
    """Whom its matter concerns; nobody, where neither topic nor place is known."""
    scope = case.facts.scope
    if scope != AGENCY:
        about = _asked(or_(cases.c.scope == scope, cases.c.unit_code == scope))
        unit = directory.last_unit(work, scope)
        name = unit.name_vi.removeprefix("Thành phố ") if unit else ""
        return or_(about, people.c.outlet.contains(name, autoescape=True)) if name else about
    same = [
        column == code
        for column, code in ((cases.c.topic_code, case.topic_code), (cases.c.unit_code, case.unit_code))
        if code not in (None, AGENCY)
    ]
    return _asked(or_(*same)) if same else false()


def _asked(about: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(askers.c.person_id == people.c.id, cases.c.id == askers.c.case_id, about)
