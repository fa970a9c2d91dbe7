"""Groups of units: one open row a chat, decided once, reached like a person of the unit."""

from __future__ import annotations

from datetime import timedelta

from storage import people, unit_groups
from storage.unit_groups import UnitGroup
from storage.work import Database, Work
from tests.fakes import FakeClock

CHAT = "-100403"


def taken_in(work: Work) -> UnitGroup:
    """Somebody took us into the group."""
    known = people.find_account(work, "telegram", "1") or people.meet(work, "telegram", "1", "Hà", "vi")
    return unit_groups.ask(work, "telegram", CHAT, "Nhóm Ban BHYT", "BHYT", known.person_id)


def here(work: Work) -> UnitGroup | None:
    """The open row of the chat."""
    return unit_groups.open_at(work, "telegram", CHAT)


async def test_a_group_waits_is_allowed_once_and_ends_once(database: Database) -> None:
    group = await database.write(taken_in)
    assert await database.read(lambda work: unit_groups.allowed(work, "BHYT")) == []
    allowed = await database.write(lambda work: unit_groups.allow(work, group.id, group.asked_by))
    assert allowed is not None
    assert allowed.is_allowed
    assert await database.write(lambda work: unit_groups.allow(work, group.id, group.asked_by)) is None
    assert await database.read(lambda work: unit_groups.allowed(work, "BHYT")) == [allowed]
    assert await database.read(lambda work: unit_groups.allowed(work, "BHXH")) == []
    assert await database.write(lambda work: unit_groups.end(work, group.id, "left", group.asked_by)) is not None
    assert await database.write(lambda work: unit_groups.end(work, group.id, "removed")) is None
    assert await database.read(here) is None
    ended = await database.read(lambda work: unit_groups.load(work, group.id))
    assert ended is not None
    assert (ended.ended_why, ended.is_allowed) == ("left", False)


async def test_what_is_over_cannot_be_allowed(database: Database) -> None:
    group = await database.write(taken_in)
    await database.write(lambda work: unit_groups.end(work, group.id, "expired"))
    assert await database.write(lambda work: unit_groups.allow(work, group.id, group.asked_by)) is None


async def test_taken_in_again_it_is_the_same_account_and_waits_anew(database: Database) -> None:
    first = await database.write(taken_in)
    await database.write(lambda work: unit_groups.end(work, first.id, "removed"))
    await database.write(lambda work: people.lost(work, first.account_id, "kicked"))
    again = await database.write(taken_in)
    assert (again.account_id, again.is_allowed) == (first.account_id, False)
    await database.write(lambda work: unit_groups.allow(work, again.id, again.asked_by))
    assert len(await database.read(lambda work: unit_groups.allowed(work, "BHYT"))) == 1, "it can be reached again"


async def test_a_group_out_of_reach_gets_nothing_and_is_found(database: Database) -> None:
    group = await database.write(taken_in)
    await database.write(lambda work: unit_groups.allow(work, group.id, group.asked_by))
    await database.write(lambda work: people.lost(work, group.account_id, "kicked"))
    assert await database.read(lambda work: unit_groups.allowed(work, "BHYT")) == []
    assert [one.id for one in await database.read(unit_groups.lost)] == [group.id]


async def test_a_day_without_an_answer_is_overdue(database: Database, clock: FakeClock) -> None:
    group = await database.write(taken_in)
    clock.advance(unit_groups.PATIENCE.total_seconds() - 1)
    assert await database.read(unit_groups.overdue) == []
    clock.advance(1)
    assert [one.id for one in await database.read(unit_groups.overdue)] == [group.id]
    assert group.waits_until - group.asked_at == timedelta(hours=24)
