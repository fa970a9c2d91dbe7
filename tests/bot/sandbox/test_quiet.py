"""The sandbox answers once the bot is quiet, and knows when it is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.clock import Clock
from bot.sandbox.ledger import Ledger
from bot.sandbox.quiet import Quiet, work_is_due
from storage import people
from storage.sqlite import SqliteDatabase
from storage.tables import inbox, outbox, pauses
from storage.work import Work
from tests.bot.issuing_rig import Office
from tests.fakes import FakeClock
from tests.handlers.rig import Desk


class Door:
    """Idle from the n-th look on."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def idle(self) -> bool:
        self.looks -= 1
        return self.looks < 0


async def never() -> bool:
    return False


async def test_it_waits_until_every_door_is_idle(clock: FakeClock) -> None:
    door = Door(looks=3)
    assert await Quiet(Ledger(None, ()), clock, [door], never).settle()
    assert door.looks < 0


async def test_it_waits_until_the_bot_has_nothing_due(clock: FakeClock) -> None:
    answers = [True, True, False, True, False, False]

    async def busy() -> bool:
        return answers.pop(0)

    assert await Quiet(Ledger(None, ()), clock, [], busy).settle()
    assert answers == []


async def test_it_gives_up_when_its_patience_ends() -> None:
    async def busy() -> bool:
        return True

    assert not await Quiet(Ledger(None, ()), Clock(), [], busy, patience=0.05).settle()


async def test_silence_counts_where_the_bot_is_another_process(clock: FakeClock) -> None:
    assert await Quiet(Ledger(None, ()), clock, [Door(looks=0)], None).settle()


def letter(work: Work, later: float = 0) -> None:
    row = {"channel": "zalo", "key": "k", "lane": "l", "body": b"{}", "received_at": work.now, "state": "new"}
    work.connection.execute(insert(inbox).values(**row, not_before=work.now + timedelta(seconds=later)))


def message(work: Work, state: str = "pending", later: float = 0, account: int = 0) -> int:
    """To whom."""
    account = account or people.meet(work, "zalo", "7", "", "vi").id
    row = {"account_id": account, "channel": "zalo", "kind": "reply", "priority": 1, "payload": {}, "state": state}
    when = {"created_at": work.now, "not_before": work.now + timedelta(seconds=later)}
    work.connection.execute(insert(outbox).values(**row, **when))
    return account


def pause(work: Work, scope: str, seconds: float = 60) -> None:
    row = {"scope": scope, "until": work.now + timedelta(seconds=seconds), "reason": "429"}
    work.connection.execute(insert(pauses).values(**row))


@pytest.mark.parametrize(
    ("make", "due"),
    [
        (lambda work: None, False),
        (lambda work: letter(work), True),
        (lambda work: letter(work, later=30), False),
        (lambda work: message(work), True),
        (lambda work: message(work, state="sent"), False),
        (lambda work: message(work, state="held"), False),
        (lambda work: message(work, later=30), False),
        (lambda work: message(work, account=message(work, state="unsure", later=30)), False),
        (lambda work: [message(work), pause(work, "zalo")], False),
        (lambda work: [message(work), pause(work, "zalo:7")], False),
        (lambda work: [message(work), pause(work, "telegram")], True),
        (lambda work: [message(work, later=1), pause(work, "zalo:7", seconds=1)], True),
    ],
)
async def test_what_is_due_and_may_leave_counts_as_work(sqlite_database: SqliteDatabase, make, due: bool) -> None:  # type: ignore[no-untyped-def]
    await sqlite_database.write(make)
    assert await sqlite_database.read(work_is_due) is due


async def test_an_approved_text_counts_as_work_until_its_letter_was_made(
    sqlite_database: SqliteDatabase, clock: FakeClock
) -> None:
    office = await Office.open(await Desk.open(sqlite_database, clock))
    await office.approved()
    await office.delivered()
    assert await sqlite_database.read(work_is_due)
    await office.issued()
    await office.delivered()
    await office.issued()
    await office.delivered()
    assert not await sqlite_database.read(work_is_due)
