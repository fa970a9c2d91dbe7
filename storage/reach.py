"""Who is told when a person cannot be reached: whoever answers for the case (O4, O14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select, update

from procedure.terms import PRESS_CENTRE, Role
from storage.people import Account, accounts_of, find_account
from storage.staff import members
from storage.tables import accounts, cases
from storage.work import Work


@dataclass(frozen=True)
class Matter:
    """What a message was about and whom it was for; `answerable`: the accounts of those who must know."""

    code: str
    name: str
    answerable: tuple[Account, ...]


def matter(work: Work, case_id: int, account_id: int) -> Matter:
    """The case of a message that did not reach an account.

    Its claimer answers for it; without one, or if the claimer is who cannot be reached, the whole press centre does.
    """
    case = work.connection.execute(select(cases.c.code, cases.c.claimed_by).where(cases.c.id == case_id)).one()
    claimers = [] if case.claimed_by is None else [case.claimed_by]
    told = _reachable(work, claimers, account_id) or _reachable(work, members(work, PRESS_CENTRE), account_id)
    return Matter(case.code, _name(work, account_id), told)


def alarmed(work: Work, channel: str) -> tuple[Account, ...]:
    """Press centre and administrators, on other channels than the one that failed (O12)."""
    staff = members(work, PRESS_CENTRE | {Role.ADMINISTRATOR})
    ways = ([way for way in _ways(work, person_id) if way.channel != channel] for person_id in staff)
    return tuple(way[0] for way in ways if way)


def move(work: Work, account_id: int, external_id: str) -> bool:
    """The platform gave the chat a new id (O11); False if somebody has that id already."""
    channel = work.connection.execute(select(accounts.c.channel).where(accounts.c.id == account_id)).scalar_one()
    if find_account(work, channel, external_id) is not None:
        return False
    work.connection.execute(update(accounts).where(accounts.c.id == account_id).values(external_id=external_id))
    return True


def _reachable(work: Work, person_ids: Iterable[int], besides: int) -> tuple[Account, ...]:
    ways = ([way for way in _ways(work, person_id) if way.id != besides] for person_id in person_ids)
    return tuple(way[0] for way in ways if way)


def _ways(work: Work, person_id: int) -> list[Account]:
    return [way for way in accounts_of(work, person_id) if way.unreachable_since is None]


def _name(work: Work, account_id: int) -> str:
    found = work.connection.execute(select(accounts.c.display_name).where(accounts.c.id == account_id)).scalar_one()
    return str(found)
