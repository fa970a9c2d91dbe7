"""Rows leave in order, once each, whoever claims them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

import pytest

from storage import facts, outcomes, pauses
from storage.deliveries import Delivered, card_message, find_delivery, forget_card, latest_choices
from storage.echoes import Awaited, confirm_echo
from storage.outbox import Claim, Json, Message, claim, newer_on_card, put
from storage.people import lost, meet
from storage.tables import accounts, outbox, people
from storage.work import Database, Work
from tests.fakes import FakeClock

CHANNELS = ("telegram", "zalo")
MANY, SOON = 8_000, 2.0  # rows; seconds
CHOICES: tuple[dict[str, Json], ...] = ({"number": 1, "vi": "Có", "en": "Yes", "words": ["co"], "data": "yes:42:1"},)


def message(to: int, priority: int = 1, kind: str = "reply", **more: str | int) -> Message:
    return Message(to, kind, priority, {"text": {"key": "resent", "values": {}}}, **more)  # type: ignore[arg-type]  # test


async def reader(database: Database, number: int = 1, channel: str = "telegram") -> int:
    return await database.write(lambda work: meet(work, channel, str(number), f"Reader {number}", "vi").id)


async def stored(database: Database, *messages: Message) -> list[int]:
    return await database.write(lambda work: put(work, messages))


async def claimed(database: Database, limit: int = 10, channels: Sequence[str] = CHANNELS) -> list[Claim]:
    return await database.write(lambda work: claim(work, channels, limit))


async def state(database: Database, outbox_id: int) -> str:
    def piece(work: Work) -> str:
        return str(work.connection.execute(outbox.select().where(outbox.c.id == outbox_id)).one().state)

    return await database.read(piece)


async def started(database: Database, one: Claim, parts: int = 1, awaited: Awaited | None = None) -> bool:
    return await database.write(lambda work: outcomes.begin(work, one, parts, awaited))


async def test_a_claim_says_whom_the_row_is_for(database: Database) -> None:
    to = await reader(database, 7, "zalo")
    [row] = await stored(database, message(to, card="case:1"))
    [found] = await claimed(database)
    assert (found.id, found.channel, found.external_id, found.language) == (row, "zalo", "7", "vi")
    assert (found.card, found.state, found.tries, found.reachable) == ("case:1", "pending", 0, True)


async def test_a_person_gets_things_in_the_order_they_were_said(database: Database) -> None:
    to = await reader(database)
    rows = await stored(database, message(to, 3), message(to, 1))
    for row in rows:
        [found] = await claimed(database)
        assert found.id == row
        assert await claimed(database) == []
        await database.write(partial(outcomes.complete, claimed=found, delivered=None))
    assert await claimed(database) == []


async def test_the_most_pressing_leaves_first(database: Database) -> None:
    """O2"""
    readers = [await reader(database, number) for number in range(3)]
    rows = await stored(database, message(readers[0], 3), message(readers[1], 2), message(readers[2], 1))
    assert [found.id for found in await claimed(database)] == rows[::-1]


async def test_thousands_that_wait_are_claimed_from_at_once_before_the_database_knows_that_there_are_so_many(
    database: Database,
) -> None:
    """P6: a statement to the whole press; PostgreSQL, without fresh statistics, stopped all delivery over it."""

    def piece(work: Work) -> None:
        each = [{"id": one, "created_at": work.now} for one in range(1, MANY + 1)]
        work.connection.execute(people.insert().values(language="vi"), each)
        chats = [{**one, "person_id": one["id"], "external_id": f"x{one['id']}"} for one in each]
        work.connection.execute(accounts.insert().values(channel="telegram", display_name="x"), chats)
        same = {"channel": "telegram", "kind": "answer", "priority": 3, "payload": {}, "state": "pending"}
        rows = [{**one, **same, "account_id": one["id"], "not_before": work.now} for one in each]
        work.connection.execute(outbox.insert(), rows)

    await database.write(piece)
    began = time.monotonic()
    assert len(await claimed(database, limit=20)) == 20
    assert time.monotonic() - began < SOON


async def test_a_row_that_waits_holds_its_own_account_only(database: Database, clock: FakeClock) -> None:
    one, other = await reader(database, 1), await reader(database, 2)
    first, second, third = await stored(database, message(one), message(one), message(other))
    found = {each.id: each for each in await claimed(database)}
    assert set(found) == {first, third}
    await database.write(lambda work: outcomes.retry_in(work, found[first], 30, "refused"))
    assert await claimed(database) == []
    clock.advance(31)
    [again] = await claimed(database)
    assert (again.id, again.tries, again.state) == (first, 1, "pending")
    await database.write(lambda work: outcomes.complete(work, again, None))
    assert [each.id for each in await claimed(database)] == [second]


async def test_only_the_channels_asked_for_are_claimed(database: Database) -> None:
    await stored(database, message(await reader(database, 1, "zalo")))
    assert await claimed(database, channels=["telegram"]) == []
    assert len(await claimed(database, channels=["zalo"])) == 1


async def test_a_lease_ends_and_the_next_may_send(database: Database, clock: FakeClock) -> None:
    """K6: nothing was called, so the row is not in doubt."""
    await stored(database, message(await reader(database)))
    [lost_one] = await claimed(database)
    clock.advance(59)
    assert await claimed(database) == []
    clock.advance(1)
    [found] = await claimed(database)
    assert (found.id, found.state) == (lost_one.id, "pending")
    assert not await started(database, lost_one)
    assert await started(database, found)


async def test_a_process_that_dies_in_the_call_leaves_the_row_in_doubt(database: Database, clock: FakeClock) -> None:
    """K7, K8"""
    await stored(database, message(await reader(database)))
    [first] = await claimed(database)
    assert await started(database, first)
    clock.advance(60)
    [found] = await claimed(database)
    assert found.state == "unsure"


async def test_who_lost_the_lease_changes_nothing_but_the_message_is_remembered(
    database: Database, clock: FakeClock
) -> None:
    to = await reader(database)
    await stored(database, message(to))
    [slow] = await claimed(database)
    clock.advance(61)
    [found] = await claimed(database)
    assert not await database.write(lambda work: outcomes.complete(work, slow, Delivered("m1")))
    assert not await database.write(lambda work: outcomes.kill(work, slow, "x"))
    assert await state(database, found.id) == "pending"
    assert await database.read(lambda work: find_delivery(work, to, "m1")) is not None


async def test_two_claimers_at_once_never_get_the_same_row(database: Database) -> None:
    readers = [await reader(database, number) for number in range(20)]
    await stored(database, *(message(to) for to in readers))
    found = await asyncio.gather(*(claimed(database, 7) for _ in range(6)))
    ids = [each.id for claims in found for each in claims]
    assert len(ids) == len(set(ids))
    assert len(ids) + len(await claimed(database, 99)) == 20


async def test_a_row_that_was_cancelled_is_not_called(database: Database) -> None:
    """I7"""
    [row] = await stored(database, message(await reader(database)))
    [found] = await claimed(database)
    assert await database.write(lambda work: outcomes.cancel(work, row, "withdrawn"))
    assert not await started(database, found)
    assert await state(database, row) == "dropped"


async def test_what_is_on_its_way_cannot_be_cancelled(database: Database) -> None:
    [row] = await stored(database, message(await reader(database)))
    [found] = await claimed(database)
    await started(database, found)
    assert not await database.write(lambda work: outcomes.cancel(work, row, "withdrawn"))


@pytest.mark.parametrize("whole_channel", [True, False])
async def test_a_pause_is_kept_and_ends(database: Database, clock: FakeClock, whole_channel: bool) -> None:
    """O1"""
    to, other = await reader(database, 1), await reader(database, 2)
    one, two = await stored(database, message(to), message(other))
    scope = pauses.scope("telegram", None if whole_channel else to)
    await database.write(lambda work: pauses.pause(work, scope, 30, "429"))
    await database.write(lambda work: pauses.pause(work, scope, 10, "429"))
    assert [found.id for found in await claimed(database)] == ([] if whole_channel else [two])
    clock.advance(29)
    assert await claimed(database) == []
    clock.advance(1)
    assert one in [found.id for found in await claimed(database)]


async def test_a_pause_that_begins_after_the_claim_stops_the_call(database: Database, clock: FakeClock) -> None:
    """O1"""
    await stored(database, message(await reader(database)))
    [found] = await claimed(database)
    await database.write(lambda work: pauses.pause(work, "telegram", 30, "429"))
    assert not await started(database, found)
    clock.advance(30)
    [again] = await claimed(database)
    assert (again.state, again.tries) == ("pending", 0)


async def test_a_pause_can_be_lifted_and_old_ones_are_forgotten(database: Database, clock: FakeClock) -> None:
    await stored(database, message(await reader(database)))
    await database.write(lambda work: pauses.pause(work, "telegram", 3600, "token"))
    await database.write(lambda work: pauses.pause(work, "zalo", 1, "429"))
    await database.write(lambda work: pauses.lift(work, "telegram"))
    clock.advance(2)
    assert await database.write(pauses.lift_past) == 1
    assert len(await claimed(database)) == 1


async def test_nothing_leaves_while_sending_is_held(database: Database) -> None:
    """D12"""
    await stored(database, message(await reader(database)))
    await database.write(lambda work: facts.put(work, "held", "1"))
    assert await claimed(database) == []
    await database.write(lambda work: facts.put(work, "held", "0"))
    assert len(await claimed(database)) == 1


async def test_held_rows_leave_when_the_person_is_back(database: Database) -> None:
    """O4"""
    to = await reader(database)
    [row] = await stored(database, message(to))
    [found] = await claimed(database)
    await database.write(lambda work: lost(work, to, "blocked"))
    await database.write(lambda work: outcomes.hold(work, found, "blocked"))
    assert await state(database, row) == "held"
    assert await database.write(lambda work: outcomes.resume(work, to)) == 1
    [again] = await claimed(database)
    assert (again.id, again.reachable) == (row, False)


async def test_a_claim_says_that_its_time_is_over(database: Database, clock: FakeClock) -> None:
    """O13"""
    to = await reader(database)
    soon = clock.now() + timedelta(hours=1)
    await stored(database, Message(to, "reminder", 2, {}, valid_until=soon))
    clock.advance(3600)
    [found] = await claimed(database)
    assert found.expired


async def test_parts_are_counted_and_the_last_one_ends_the_row(database: Database) -> None:
    """K9"""
    to = await reader(database)
    [row] = await stored(database, message(to, card="case:1"))
    [found] = await claimed(database)
    assert await started(database, found, parts=2)
    assert await database.write(lambda work: outcomes.part_sent(work, found, Delivered("m1")))
    assert await started(database, found, parts=2)
    shown = Delivered("m2", card=True, choices=CHOICES)
    assert await database.write(lambda work: outcomes.complete(work, found, shown))
    assert await state(database, row) == "sent"
    assert await database.read(lambda work: card_message(work, to, "case:1")) == "m2"
    assert await database.read(lambda work: latest_choices(work, to, work.now)) == list(CHOICES)


async def test_an_edited_message_is_the_same_message(database: Database) -> None:
    to = await reader(database)
    rows = await stored(database, message(to, card="case:1"), message(to, card="case:1"))
    for _ in rows:
        [found] = await claimed(database)
        await database.write(partial(outcomes.complete, claimed=found, delivered=Delivered("m1", card=True)))
    kept = await database.read(lambda work: find_delivery(work, to, "m1"))
    assert kept is not None
    assert (kept.outbox_id, kept.card) == (rows[1], "case:1")


async def test_a_card_whose_message_is_gone_is_forgotten(database: Database) -> None:
    """O10"""
    to = await reader(database)
    await stored(database, message(to, card="case:1"))
    [found] = await claimed(database)
    await database.write(lambda work: outcomes.complete(work, found, Delivered("m1", card=True)))
    await database.write(lambda work: forget_card(work, to, "case:1"))
    assert await database.read(lambda work: card_message(work, to, "case:1")) is None
    assert await database.read(lambda work: find_delivery(work, to, "m1")) is not None


async def test_the_newest_waiting_message_of_a_card_is_found(database: Database) -> None:
    to = await reader(database)
    newest = Message(to, "card", 1, {"n": 3}, card="case:1")
    await stored(database, message(to, card="case:1"), message(to, card="case:2"), newest)
    [found] = await claimed(database)
    assert await database.read(lambda work: newer_on_card(work, found)) == {"n": 3}


WORDS = Awaited.of("(1/2) Kính gửi chị  Ánh\n", card=True, choices=CHOICES)


async def test_an_echo_settles_a_call_that_nobody_knows_the_end_of(database: Database) -> None:
    """O3, K7"""
    to = await reader(database, 1, "zalo")
    [row] = await stored(database, message(to, card="case:1"))
    [found] = await claimed(database)
    await started(database, found, 1, WORDS)
    assert not await database.write(lambda work: outcomes.unsure(work, found, 60, "timeout"))
    assert not await database.write(lambda work: confirm_echo(work, to, "z0", "Something else"))
    assert await database.write(lambda work: confirm_echo(work, to, "z1", "(1/2) Kính gửi chị Ánh"))
    assert await state(database, row) == "sent"
    assert await database.read(lambda work: card_message(work, to, "case:1")) == "z1"
    assert await database.read(lambda work: latest_choices(work, to, work.now)) == list(CHOICES)


async def test_an_echo_of_a_part_lets_the_next_part_leave(database: Database) -> None:
    """K9"""
    to = await reader(database, 1, "zalo")
    await stored(database, message(to))
    [found] = await claimed(database)
    await started(database, found, 2, WORDS)
    await database.write(lambda work: outcomes.unsure(work, found, 60, "timeout"))
    await database.write(lambda work: confirm_echo(work, to, "z1", "(1/2) Kính gửi chị Ánh"))
    [again] = await claimed(database)
    assert (again.parts_sent, again.state) == (1, "pending")


async def test_an_echo_that_overtakes_the_reply_counts_when_the_reply_is_lost(database: Database) -> None:
    """O3"""
    to = await reader(database, 1, "zalo")
    await stored(database, message(to))
    [found] = await claimed(database)
    await started(database, found, 1, WORDS)
    assert await database.write(lambda work: confirm_echo(work, to, "z1", "(1/2) Kính gửi chị Ánh"))
    assert await database.write(lambda work: outcomes.unsure(work, found, 60, "timeout"))
    assert await database.write(lambda work: outcomes.complete(work, found, None))
    assert await state(database, found.id) == "sent"


async def test_an_echo_of_a_known_message_is_known(database: Database) -> None:
    to = await reader(database, 1, "zalo")
    await stored(database, message(to))
    [found] = await claimed(database)
    await database.write(lambda work: outcomes.complete(work, found, Delivered("z1")))
    assert await database.write(lambda work: confirm_echo(work, to, "z1", "anything"))
    assert not await database.write(lambda work: confirm_echo(work, to, "z2", "anything"))
