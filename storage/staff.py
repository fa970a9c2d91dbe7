"""Who holds which role, and the invitations by which roles are given.

- A code has 192 random bits; only its SHA-256 is kept; it works once and for 24 hours (T4).
- The first administrator is in at once; everybody else waits until an officer who may, confirms (T4).
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, Row, and_, bindparam, func, insert, or_, select, update

from procedure.paths import PRESS_CENTRE, Role
from storage.people import Account, accounts_of
from storage.tables import invitations, memberships
from storage.work import Work

LIFETIME = timedelta(hours=24)
CODE_BYTES = 24
MAY_CONFIRM = frozenset({Role.ADMINISTRATOR, Role.PRESS_HEAD})


@dataclass(frozen=True)
class Membership:
    """A role in a unit. `state`: waiting, active, refused, ended."""

    id: int
    person_id: int
    role: Role
    unit_code: str
    state: str


def invite(work: Work, role: str, unit_code: str) -> str:
    """A new one-time code for `role` in `unit_code`; it is shown once and kept only as a hash."""
    code = secrets.token_urlsafe(CODE_BYTES)
    work.connection.execute(
        insert(invitations).values(
            digest=_digest(code),
            role=Role(role).value,
            unit_code=unit_code,
            created_at=work.now,
            expires_at=work.now + LIFETIME,
        )
    )
    return code


def redeem(work: Work, code: str, person_id: int) -> Membership | None:
    """Use a code: the membership it gives, active or waiting; None if the code is unknown, used or too old."""
    used = work.connection.execute(
        update(invitations)
        .where(
            invitations.c.digest == _digest(code), invitations.c.used_at.is_(None), invitations.c.expires_at > work.now
        )
        .values(used_at=work.now, used_by=person_id)
        .returning(invitations.c.role, invitations.c.unit_code)
    ).first()
    if used is None:
        return None
    first = used.role == Role.ADMINISTRATOR and not members(work, MAY_CONFIRM)
    return enrol(work, person_id, Role(used.role), used.unit_code, state="active" if first else "waiting")


def enrol(work: Work, person_id: int, role: Role, unit_code: str, state: str = "active") -> Membership:
    """Give a role. A waiting one gives no right yet."""
    found = work.connection.execute(
        insert(memberships)
        .values(
            person_id=person_id,
            role=role.value,
            unit_code=unit_code,
            state=state,
            since=work.now if state == "active" else None,
        )
        .returning(memberships)
    ).one()
    return _membership(found)


def decide(work: Work, membership_id: int, by: int, accept: bool) -> Membership | None:
    """A second officer confirms or refuses a waiting member; None if somebody already decided."""
    found = work.connection.execute(
        update(memberships)
        .where(memberships.c.id == membership_id, memberships.c.state == "waiting")
        .values(
            state="active" if accept else "refused",
            since=work.now if accept else None,
            until=None if accept else work.now,
            confirmed_by=by,
        )
        .returning(memberships)
    ).first()
    return _membership(found) if found else None


def membership(work: Work, membership_id: int) -> Membership | None:
    """One membership, whatever its state."""
    found = work.connection.execute(select(memberships).where(memberships.c.id == membership_id)).first()
    return _membership(found) if found else None


def roles_of(work: Work, person_id: int) -> list[Membership]:
    """The roles a person holds at this moment."""
    rows = work.connection.execute(ROLES_OF, {"who": person_id, "now": work.now})
    return [_membership(row) for row in rows]


def members(work: Work, roles: frozenset[Role]) -> list[int]:
    """The people who hold one of `roles` at this moment."""
    rows = work.connection.execute(
        select(memberships.c.person_id)
        .where(memberships.c.role.in_(sorted(roles)), _in_force(work.now))
        .group_by(memberships.c.person_id)
        .order_by(func.min(memberships.c.id))
    )
    return [row.person_id for row in rows]


def desk_accounts(work: Work, roles: frozenset[Role] = PRESS_CENTRE) -> list[Account]:
    """One account of each person who holds one of `roles`: the reachable one used last."""
    found = (accounts_of(work, person_id) for person_id in members(work, roles))
    return [ways[0] for ways in found if ways]


def _in_force(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    return and_(memberships.c.state == "active", or_(memberships.c.until.is_(None), memberships.c.until > now))


ROLES_OF = (
    select(memberships)
    .where(memberships.c.person_id == bindparam("who"), _in_force(bindparam("now")))
    .order_by(memberships.c.id)
)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _membership(row: Row[tuple[object, ...]]) -> Membership:
    return Membership(row.id, row.person_id, Role(row.role), row.unit_code, row.state)
