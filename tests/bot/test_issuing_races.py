"""Two processes issue and spread at once, on PostgreSQL: each word leaves once, whoever was quicker (K5, P1).

All of them have decided before any of them writes; where one holds the case the others come later, and find it done.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from sqlalchemy.util import await_only

from handlers.issuing import spreading
from handlers.talk import Channel, Event
from procedure.terms import State
from storage import cases, documents, press_audience, staff, tables, trail
from storage.errors import Overtaken
from storage.work import Database, Work
from tests.fakes import FakeClock
from tests.handlers.issuing.press_stage import WORDS, Press, press
from tests.handlers.issuing.test_statements_more import PAGE, POSTED
from tests.handlers.rig import Desk
from tests.handlers.roster_rig import id_of

PATIENCE = 1.0  # seconds: one that waits for the other's lock never comes to the barrier


@pytest.fixture
async def it(postgres_database: Database, clock: FakeClock) -> Press:
    """An offer and its journalists."""
    return await press(await Desk.open(postgres_database, clock))


def meeting(monkeypatch: pytest.MonkeyPatch, module: object, name: str, several: int = 2) -> None:
    """So many come to that place before any goes on, as far as they can."""
    barrier, real, first = asyncio.Barrier(several), getattr(module, name), list(range(several))

    def met(*args: object, **more: object) -> object:
        if first:
            first.pop()
            with suppress(TimeoutError, asyncio.BrokenBarrierError):
                await_only(asyncio.wait_for(barrier.wait(), PATIENCE))
        return real(*args, **more)

    monkeypatch.setattr(module, name, met)


async def posted_rows(it: Press) -> list[str]:
    """The keys under which the statement stands in the outbox, in their order."""
    rows = tables.outbox.select().where(tables.outbox.c.key.startswith("statement:")).order_by(tables.outbox.c.id)
    return [row.key for row in await it.desk.database.read(lambda work: work.connection.execute(rows).all())]


async def events(it: Press) -> list[str]:
    """Every step of the case."""
    query = tables.trail.select().order_by(tables.trail.c.id)
    return [row.event for row in await it.desk.database.read(lambda work: work.connection.execute(query).all())]


async def turns(it: Press, workers: int = 2) -> None:
    """Several processes at once."""
    await asyncio.gather(*(it.office.issuing().turn() for _ in range(workers)))


async def test_two_processes_issue_a_statement_once(it: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    await it.approved()
    with monkeypatch.context() as patched:
        meeting(patched, documents, "issue")
        await turns(it)
    assert (await events(it)).count("issue") == 1
    assert [one.number for one in await it.office.documents()] == [1]
    assert await it.desk.database.read(trail.verify) == []


async def test_two_processes_spread_it_to_each_once_and_miss_nobody(it: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """3.4: each takes the next of the readers, never the same."""
    monkeypatch.setattr(spreading, "AT_ONCE", 1)
    for more in ("44", "45", "46"):
        await it.desk.known(more)
    await it.approved()
    with monkeypatch.context() as patched:
        meeting(patched, press_audience, "readers", 4)
        await turns(it)
    for _ in range(4):
        await turns(it)
    await it.office.delivered()
    await turns(it)
    await it.office.delivered()
    keys = await posted_rows(it)
    assert len(keys) == len(set(keys)) == 6, "five chats and one mailbox"
    read = [*it.journalists()[:2], *(it.office.read(more) for more in ("44", "45", "46"))]
    assert [one.count("THÔNG TIN BÁO CHÍ") for one in read] == [1] * 5
    told = [one for one in it.office.seen(Channel.TELEGRAM, "13") if "đã đến đủ nơi nhận (5)" in one.text]
    assert len(told) == 1


async def test_a_process_that_dies_while_it_spreads_loses_and_repeats_nobody(
    it: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """K5: a batch and how far it came are one."""
    monkeypatch.setattr(spreading, "AT_ONCE", 1)
    await it.approved()

    def dies(*args: object) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as patched:
        patched.setattr(spreading, "to_readers", dies)
        await it.office.issued()
    (document,) = await it.office.documents()
    assert (document.state, document.spread_to, await posted_rows(it)) == ("issued", None, [])
    for _ in range(3):
        await it.office.issued()
    await it.office.delivered()
    duc, mai, man = it.journalists()
    assert (WORDS in duc, WORDS in mai, man) == (True, True, "")
    assert len(await posted_rows(it)) == 3


async def test_where_the_right_ends_while_two_spread_nobody_more_is_written_to(
    it: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2.4: whichever holds the case, the other finds the right gone."""
    monkeypatch.setattr(spreading, "AT_ONCE", 1)
    await it.approved()
    await it.office.issued()
    head = await id_of(it.them.head)

    def ended(work: Work) -> None:
        for one in staff.roles_of(work, head):
            staff.end(work, one.id, 1)

    await it.desk.database.write(ended)
    await turns(it)
    await turns(it)
    await it.office.delivered()
    assert it.journalists() == ["", "", ""]
    told = [one for one in it.office.seen(Channel.TELEGRAM, "13") if "đã được thu lại" in one.text]
    assert len(told) == 1


async def posting(it: Press) -> None:
    """Handed out to be posted; the officer is about to say where."""
    await it.approved("Đổi hình thức", POSTED)
    await it.office.issued()
    await it.office.delivered()
    await it.them.officer.carries("case.posted:1:0")


async def said_where(it: Press) -> None:
    """The link; handled anew where another was quicker, as on the road."""
    update = it.them.officer.incoming(Event.TEXT, text=f"Đã đăng tại {PAGE}")
    try:
        await it.desk.happen(update)
    except Overtaken:
        await it.desk.happen(update)


async def test_what_was_posted_while_the_right_ended_is_not_issued(it: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    """2.4, 3.2: the link and the lapse at the same moment; whichever came first, it is up for approval again."""
    await posting(it)
    head = await id_of(it.them.head)
    await it.desk.database.write(lambda work: [staff.end(work, one.id, 1) for one in staff.roles_of(work, head)])
    with monkeypatch.context() as patched:
        meeting(patched, cases, "record")
        await asyncio.gather(said_where(it), it.office.issuing().turn())
    await it.office.issued()
    assert await it.state() is State.REVIEW
    found = await events(it)
    assert (found.count("lapse"), found.count("issue")) == (1, 0)
    assert await it.desk.database.read(trail.verify) == []


async def test_what_was_posted_is_issued_once_by_whichever_process_sees_it(
    it: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """3.2"""
    await posting(it)
    with monkeypatch.context() as patched:
        meeting(patched, documents, "record_posted")
        await asyncio.gather(said_where(it), turns(it))
    await turns(it)
    assert await it.state() is State.RELEASED
    assert (await events(it)).count("issue") == 1
    (paper,) = await it.office.documents()
    assert (paper.state, paper.links) == ("issued", (PAGE,))
