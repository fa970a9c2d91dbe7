"""Who holds which role in which unit: given, confirmed, ended. Who counts now is in `storage/rights.py`.

- A role waits until a second officer confirms it; a waiting one gives no right (T4).
- The suspended hold no role; an officer's substitute holds the officer's role while in force (T10).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, bindparam, insert, select, update

from procedure.terms import PRESS_CENTRE, Role
from storage import holders
from storage.people import Account, one_each
from storage.tables import memberships, people
from storage.work import Work

MAY_CONFIRM = frozenset({Role.ADMINISTRATOR, Role.PRESS_HEAD})
OPEN = ("waiting", "active")


@dataclass(frozen=True)
class Membership:
    """A role in a unit. `state`: waiting, active, refused, ended. Without `invited_by` it came from the operator.

    `name`: whom the inviter meant.
    """

    id: int
    person_id: int
    role: Role
    unit_code: str
    state: str
    since: datetime | None = None
    until: datetime | None = None
    invited_by: int | None = None
    confirmed_by: int | None = None
    name: str | None = None


def enrol(
    work: Work,
    person_id: int,
    role: Role,
    unit_code: str,
    state: str = "active",
    invited_by: int | None = None,
    name: str | None = None,
) -> Membership:
    """Give a role. A waiting one gives no right yet. `name`: whom the inviter meant."""
    found = work.connection.execute(
        insert(memberships)
        .values(
            person_id=person_id,
            role=role.value,
            unit_code=unit_code,
            state=state,
            since=work.now if state == "active" else None,
            invited_by=invited_by,
            name=name,
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


def end(work: Work, membership_id: int, by: int) -> Membership | None:
    """End a role at once, also one that waits; None if it had ended before."""
    found = work.connection.execute(
        update(memberships)
        .where(memberships.c.id == membership_id, memberships.c.state.in_(OPEN), memberships.c.until.is_(None))
        .values(state="ended", until=work.now, ended_by=by)
        .returning(memberships)
    ).first()
    return _membership(found) if found else None


def membership(work: Work, membership_id: int) -> Membership | None:
    """One membership, whatever its state."""
    found = work.connection.execute(select(memberships).where(memberships.c.id == membership_id)).first()
    return _membership(found) if found else None


def memberships_of(work: Work, person_id: int) -> list[Membership]:
    """What a person holds or waits for, suspended or not, oldest first."""
    rows = work.connection.execute(
        select(memberships)
        .where(memberships.c.person_id == person_id, memberships.c.state.in_(OPEN))
        .order_by(memberships.c.id)
    )
    return [_membership(row) for row in rows]


def roles_of(work: Work, person_id: int) -> list[Membership]:
    """The roles a person holds at this moment in their own right; none while suspended."""
    rows = work.connection.execute(ROLES_OF, {"who": person_id, "now": work.now})
    return [_membership(row) for row in rows]


def all_staff(work: Work) -> list[Membership]:
    """Every role held or waited for, by unit: for those who keep the roster."""
    rows = work.connection.execute(
        select(memberships)
        .where(memberships.c.state.in_(OPEN))
        .order_by(memberships.c.unit_code, memberships.c.role, memberships.c.id)
    )
    return [_membership(row) for row in rows]


def members(work: Work, roles: frozenset[Role], unit_code: str | None = None) -> list[int]:
    """The people who hold one of `roles` at this moment, in one unit or anywhere; substitutes in force included."""
    found = holders.holders(work, roles)
    return list(dict.fromkeys(one.person_id for one in found if unit_code in (None, one.unit_code)))


def ever_held(work: Work, roles: frozenset[Role]) -> frozenset[int]:
    """Everybody who holds or once held one of `roles`, suspended or not; not who only waited."""
    names = sorted(role.value for role in roles)
    query = select(memberships.c.person_id).where(memberships.c.role.in_(names), memberships.c.since.is_not(None))
    return frozenset(work.connection.scalars(query.distinct()))


def desk_accounts(work: Work, roles: frozenset[Role] = PRESS_CENTRE, unit_code: str | None = None) -> list[Account]:
    """One account of each person who holds one of `roles`: the reachable one used last."""
    return one_each(work, members(work, roles, unit_code))


# Asked for every update, therefore built once.
ROLES_OF = (
    select(memberships)
    .join(people, people.c.id == memberships.c.person_id)
    .where(
        memberships.c.person_id == bindparam("who"), people.c.suspended_at.is_(None), holders.holds(bindparam("now"))
    )
    .order_by(memberships.c.id)
)


def _membership(row: Row[tuple[object, ...]]) -> Membership:
    return Membership(
        row.id,
        row.person_id,
        Role(row.role),
        row.unit_code,
        row.state,
        row.since,
        row.until,
        row.invited_by,
        row.confirmed_by,
        row.name,
    )
