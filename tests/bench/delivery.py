"""The way out with a sender that answers at once: claimed, begun, sent, completed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from itertools import count
from pathlib import Path

from bot.delivery import Delivery
from bot.limits import Limits
from handlers.talk import Channel, Outgoing, say
from handlers.wire import post
from storage import outbox
from storage.people import meet
from storage.sqlite import SqliteDatabase
from storage.work import Work
from tests.bench.pairs import Act, Finding, compare
from tests.bench.place import CLOCK, KEYS, TEXTS, database, nothing
from tests.bench.statements import counted
from tests.bot.delivery_rig import FakeSender

ACCOUNTS, MESSAGES, FEW, MANY = 100, 200, 100, 10_000
_numbers = count()


async def findings(folder: Path) -> AsyncIterator[Finding]:
    """Time for a message; and for a claim, with little and with much waiting."""
    async with database(folder) as opened:
        accounts = await opened.write(partial(_met, number=ACCOUNTS))
        delivery = _delivery(opened)
        await _posted(opened, accounts)
        with counted() as seen:
            await delivery.drain()
        yield Finding("delivery: statements for a message, its share of a claim with it", f"{len(seen) / MESSAGES:.1f}")
        act, beside = _delivered(opened, accounts, delivery), _two_writes(opened)
        yield await compare("delivery: a message", act, beside, "posting it and two empty transactions")
    async with database(folder) as few, database(folder) as many:
        for each, number in ((few, FEW), (many, MANY)):
            await each.write(partial(_waiting, number=number))
        yield await compare(
            f"delivery: a claim of 64 rows, {MANY:,} waiting", _claims(many), _claims(few), f"{FEW} waiting"
        )


def _met(work: Work, number: int) -> list[int]:
    return [meet(work, Channel.TELEGRAM, f"bench{next(_numbers)}", "An", "vi").id for _ in range(number)]


def _waiting(work: Work, number: int) -> None:
    """So many messages for half as many people."""
    accounts = _met(work, number // 2)
    post(work, [_message(accounts[n % len(accounts)]) for n in range(number)])


def _message(account: int) -> Outgoing:
    return Outgoing(account, say("filed_next"))


async def _posted(opened: SqliteDatabase, accounts: list[int]) -> None:
    messages = [_message(accounts[n % len(accounts)]) for n in range(MESSAGES)]
    await opened.write(lambda work: post(work, messages))


def _delivery(opened: SqliteDatabase) -> Delivery:
    sender = FakeSender(Channel.TELEGRAM, can_edit=True, has_buttons=True, text_limit=4096)
    unlimited = Limits(CLOCK, {})
    return Delivery(opened, {Channel.TELEGRAM: sender}, TEXTS, CLOCK, KEYS, asyncio.Event(), limits=unlimited)


def _delivered(opened: SqliteDatabase, accounts: list[int], delivery: Delivery) -> Act:
    async def act() -> int:
        await _posted(opened, accounts)
        await delivery.drain()
        return MESSAGES

    return act


def _two_writes(opened: SqliteDatabase) -> Act:
    async def act() -> int:
        await asyncio.gather(*(opened.write(nothing) for _ in range(2 * MESSAGES)))
        return MESSAGES

    return act


def _claims(opened: SqliteDatabase, times: int = 5) -> Act:
    def piece(work: Work) -> None:
        for _ in range(times):
            savepoint = work.connection.begin_nested()
            outbox.claim(work, [Channel.TELEGRAM], 64)
            savepoint.rollback()

    async def act() -> int:
        await opened.write(piece)
        return times

    return act
