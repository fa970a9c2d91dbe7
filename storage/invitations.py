"""Invitations: a code with 192 random bits, of which only the SHA-256 is kept, good once and for 24 hours (T4)."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, and_, insert, select, update

from procedure.terms import Role
from storage import staff
from storage.staff import Membership
from storage.tables import invitations, memberships
from storage.work import Work

LIFETIME = timedelta(hours=24)
CODE_BYTES = 24
REF_CHARS = 16  # of the hash: names an invitation without giving its code away


@dataclass(frozen=True)
class Invitation:
    """An invitation that was not used yet. `ref` names it in buttons and in the register of acts."""

    ref: str
    role: Role
    unit_code: str
    created_by: int | None
    created_at: datetime
    expires_at: datetime
    name: str | None = None


def invite(work: Work, role: str, unit_code: str, by: int | None = None, name: str | None = None) -> str:
    """A new one-time code for `role` in `unit_code`; it is shown once and kept only as a hash."""
    code = secrets.token_urlsafe(CODE_BYTES)
    work.connection.execute(
        insert(invitations).values(
            digest=_digest(code),
            role=Role(role).value,
            unit_code=unit_code,
            created_at=work.now,
            expires_at=work.now + LIFETIME,
            created_by=by,
            name=name,
        )
    )
    return code


def ref_of(code: str) -> str:
    """The name of the invitation with that code."""
    return _digest(code)[:REF_CHARS]


def redeem(work: Work, code: str, person_id: int) -> Membership | None:
    """Use a code: the membership it gives, active or waiting; None if it is unknown, used, withdrawn or too old.

    The first administrator is in at once: there is nobody yet who could confirm.
    """
    _one_at_a_time(work)
    used = work.connection.execute(
        update(invitations)
        .where(invitations.c.digest == _digest(code), _open(work.now))
        .values(used_at=work.now, used_by=person_id)
        .returning(invitations.c.role, invitations.c.unit_code, invitations.c.created_by, invitations.c.name)
    ).first()
    if used is None:
        return None
    first = used.role == Role.ADMINISTRATOR and not _anybody_confirms(work)
    state = "active" if first else "waiting"
    return staff.enrol(work, person_id, Role(used.role), used.unit_code, state, used.created_by, used.name)


def open_invitations(work: Work, by: int | None = None) -> list[Invitation]:
    """Those that may still be used, newest first: of one inviter, or of all."""
    query = select(invitations).where(_open(work.now)).order_by(invitations.c.created_at.desc(), invitations.c.digest)
    rows = work.connection.execute(query if by is None else query.where(invitations.c.created_by == by))
    return [_invitation(row) for row in rows]


def withdraw(work: Work, ref: str) -> Invitation | None:
    """Make the invitation useless from now on; None if it was used, withdrawn or too old already."""
    if len(ref) != REF_CHARS:
        return None
    row = work.connection.execute(
        update(invitations)
        .where(invitations.c.digest.startswith(ref, autoescape=True), _open(work.now))
        .values(withdrawn_at=work.now)
        .returning(invitations)
    ).first()
    return _invitation(row) if row else None


def _open(now: datetime) -> ColumnElement[bool]:
    return and_(invitations.c.used_at.is_(None), invitations.c.withdrawn_at.is_(None), invitations.c.expires_at > now)


def _one_at_a_time(work: Work) -> None:
    """While nobody confirms yet, of two first administrators at the same moment the second finds the first."""
    if not _anybody_confirms(work):
        work.connection.execute(select(invitations.c.digest).order_by(invitations.c.digest).with_for_update()).all()


def _anybody_confirms(work: Work) -> bool:
    """Also one who is suspended now: a locked desk is not opened by the next code."""
    roles = sorted(role.value for role in staff.MAY_CONFIRM)
    query = select(memberships.c.id).where(memberships.c.role.in_(roles), memberships.c.state == "active")
    return work.connection.execute(query.limit(1)).first() is not None


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _invitation(row: Row[tuple[object, ...]]) -> Invitation:
    return Invitation(
        row.digest[:REF_CHARS], Role(row.role), row.unit_code, row.created_by, row.created_at, row.expires_at, row.name
    )
