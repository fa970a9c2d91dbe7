"""Who waits for the answer of a case, and where it goes: frozen at filing (T29).

Cases that are one matter share an answer: the journalists of a merged case are added, unseen by each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, insert, select, update

from storage.tables import askers
from storage.work import Work


@dataclass(frozen=True)
class Asker:
    """Somebody who asked. `came_with`: the case that was merged into this one."""

    id: int
    case_id: int
    person_id: int
    account_id: int
    name: str
    outlet: str
    since: datetime
    left_at: datetime | None = None
    came_with: int | None = None
    rating: int | None = None


def add(
    work: Work, case_id: int, person_id: int, account_id: int, name: str, outlet: str, came_with: int | None = None
) -> None:
    """Somebody waits for the answer of a case."""
    values = {"case_id": case_id, "person_id": person_id, "account_id": account_id, "name": name, "outlet": outlet}
    work.connection.execute(insert(askers).values(**values, since=work.now, came_with=came_with))


def waiting(work: Work, case_id: int) -> list[Asker]:
    """Who waits for the answer, in the order they came."""
    return waiting_for(work, [case_id]).get(case_id, [])


def waiting_for(work: Work, case_ids: Collection[int]) -> Mapping[int, list[Asker]]:
    """The same for several cases at once."""
    query = select(askers).where(askers.c.case_id.in_(list(case_ids)), askers.c.left_at.is_(None))
    found: dict[int, list[Asker]] = defaultdict(list)
    for row in work.connection.execute(query.order_by(askers.c.id)):
        found[row.case_id].append(_asker(row))
    return found


def keep_only(work: Work, case_id: int, people: Collection[int]) -> None:
    """Whoever is not among `people` has left."""
    gone = askers.c.person_id.not_in(list(people)) if people else askers.c.id.is_not(None)
    work.connection.execute(
        update(askers).where(askers.c.case_id == case_id, askers.c.left_at.is_(None), gone).values(left_at=work.now)
    )


def take_in(work: Work, case_id: int, merged: int) -> None:
    """The journalists of a merged case wait for this one's answer too; one who asked here already is not added.

    Whoever was here before and left waits again. Whoever came into the merged case with a third one is said to come
    with that one: it may be taken out again by itself.
    """
    here = {(one.person_id, one.account_id) for one in waiting(work, case_id)}
    for one in waiting(work, merged):
        if (one.person_id, one.account_id) not in here:
            _come(work, case_id, one, one.came_with or merged)


def _come(work: Work, case_id: int, one: Asker, merged: int) -> None:
    same = (
        askers.c.case_id == case_id,
        askers.c.person_id == one.person_id,
        askers.c.account_id == one.account_id,
    )
    back = {"left_at": None, "came_with": merged, "name": one.name, "outlet": one.outlet}
    if work.connection.execute(update(askers).where(*same).values(back)).rowcount == 0:
        add(work, case_id, one.person_id, one.account_id, one.name, one.outlet, merged)


def came_with(work: Work, case_id: int, merged: int) -> frozenset[int]:
    """The people who wait here only because that case was merged into this one."""
    here = waiting(work, case_id)
    others = {one.person_id for one in here if one.came_with != merged}
    return frozenset(one.person_id for one in here if one.came_with == merged) - others


def give_back(work: Work, case_id: int, merged: int) -> None:
    """What came with a merged case waits here no more."""
    came = (askers.c.case_id == case_id, askers.c.came_with == merged, askers.c.left_at.is_(None))
    work.connection.execute(update(askers).where(*came).values(left_at=work.now))


def leave_merged(work: Work, merged: Collection[int], person_id: int) -> None:
    """Whoever left a case has left what was merged into it too, should it be taken out again."""
    theirs = (askers.c.case_id.in_(list(merged)), askers.c.person_id == person_id, askers.c.left_at.is_(None))
    work.connection.execute(update(askers).where(*theirs).values(left_at=work.now))


def rate(work: Work, case_id: int, person_id: int, rating: int) -> None:
    """How content they are with the answer, 1 to 5; a later rating counts."""
    mine = (askers.c.case_id == case_id, askers.c.person_id == person_id)
    work.connection.execute(update(askers).where(*mine).values(rating=rating))


def of_person(work: Work, case_id: int, person_id: int) -> list[Asker]:
    """How a person asks in a case, what they left included: the newest way last."""
    mine = (askers.c.case_id == case_id, askers.c.person_id == person_id)
    return [_asker(row) for row in work.connection.execute(select(askers).where(*mine).order_by(askers.c.id))]


def _asker(row: Row[tuple[object, ...]]) -> Asker:
    return Asker(**dict(row._mapping))
