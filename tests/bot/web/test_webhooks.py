"""The platforms' ways in: who may, what is stored, what is answered."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from sqlalchemy import Row, select

from bot.channels.port import Address, Unreadable
from bot.channels.telegram.address import address as telegram_address
from bot.channels.zalo.receive import ZaloReceiver
from bot.intake import Intake
from bot.metrics import Metrics
from bot.web.webhooks import SECRET_HEADER
from handlers.talk import Attachment, Channel, Incoming
from storage.errors import StorageUnavailable
from storage.tables import inbox
from storage.work import Database, Work
from tests.bot.channels.telegram.malformed import MALFORMED as TELEGRAM_CORPUS
from tests.bot.channels.zalo.malformed import MALFORMED as ZALO_CORPUS
from tests.bot.web.rig import GOOD, OA, Shelf, guard_with, served, signed, webhook_routes
from tests.fakes import FakeClock

TELEGRAM, ZALO = "/telegram/webhook", "/zalo/webhook"
EVENT = b'{"event_name":"follow","oa_id":"2222222222222222222","follower":{"id":"7"},"timestamp":"1763884800000"}'


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
async def web(shelf: Shelf, metrics: Metrics, clock: FakeClock) -> AsyncIterator[ClientSession]:
    guard = guard_with(clock, metrics)
    async with served(guard, webhook_routes(shelf.store, guard, metrics, clock)) as session:
        yield session


async def test_an_update_with_the_secret_is_stored_and_answered_with_an_empty_body(
    web: ClientSession, shelf: Shelf
) -> None:
    """T16"""
    async with web.post(TELEGRAM, data=b'{"method":"sendMessage"}', headers=GOOD) as answer:
        assert (answer.status, await answer.read()) == (200, b"")
    assert shelf.kept == [(Channel.TELEGRAM, b'{"method":"sendMessage"}')]


@pytest.mark.parametrize(
    "secret", [None, "", "wrong", GOOD[SECRET_HEADER][:-1], "mật-khẩu-không-phải-ascii-" + "x" * 20]
)
async def test_a_call_without_the_secret_is_refused(web: ClientSession, shelf: Shelf, secret: str | None) -> None:
    """T11"""
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with web.post(TELEGRAM, data=b"{}", headers=headers) as answer:
        assert (answer.status, await answer.read()) == (401, b"")
    assert shelf.kept == []


async def test_a_wrong_secret_is_answered_before_the_body_comes(web: ClientSession) -> None:
    """T11: the body is announced and never sent."""
    reader, writer = await asyncio.open_connection(web._base_url.host, web._base_url.port)  # type: ignore[union-attr]
    writer.write(b"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
    assert (await asyncio.wait_for(reader.readline(), 2)).startswith(b"HTTP/1.1 401")
    writer.close()


async def test_a_signed_event_is_stored(web: ClientSession, shelf: Shelf) -> None:
    """T13"""
    async with web.post(ZALO, data=EVENT, headers=signed(EVENT)) as answer:
        assert (answer.status, await answer.read()) == (200, b"")
    assert shelf.kept == [(Channel.ZALO, EVENT)]


@pytest.mark.parametrize("body", [b"{}", EVENT, EVENT + b" "])
async def test_an_unsigned_or_badly_signed_event_is_answered_200_counted_and_dropped(
    web: ClientSession, shelf: Shelf, metrics: Metrics, body: bytes
) -> None:
    """T13: Zalo's console saves the address with an unsigned `{}`."""
    for headers in ({}, signed(EVENT + b"  ")):
        async with web.post(ZALO, data=body, headers=headers) as answer:
            assert (answer.status, await answer.read()) == (200, b"")
    assert shelf.kept == []
    assert metrics.dropped.labels("zalo", "unproven")._value.get() == 2


@pytest.mark.parametrize(("path", "headers"), [(TELEGRAM, GOOD), (ZALO, signed(EVENT))])
async def test_storage_that_is_away_is_answered_503_with_a_time_to_come_again(
    web: ClientSession, shelf: Shelf, path: str, headers: dict[str, str]
) -> None:
    """D3, D8"""
    shelf.error = StorageUnavailable("the disk is full")
    async with web.post(path, data=EVENT, headers=headers) as answer:
        assert (answer.status, answer.headers["Retry-After"], await answer.read()) == (503, "2", b"")
    shelf.error = None
    async with web.post(path, data=EVENT, headers=headers) as answer:
        assert answer.status == 200


async def test_a_flood_of_bad_calls_is_held_up_and_the_platform_is_not(clock: FakeClock, shelf: Shelf) -> None:
    """T15: good calls cost nothing, so they do not use the budget up."""
    guard = guard_with(clock, bad_calls=3, bad_calls_per_second=0.5)
    async with served(guard, webhook_routes(shelf.store, guard, Metrics(), clock)) as web:
        for _ in range(10):
            assert (await web.post(ZALO, data=EVENT, headers=signed(EVENT))).status == 200
        assert [(await web.post(ZALO, data=b"{}")).status for _ in range(4)] == [200, 200, 200, 429]
        clock.advance(2)
        assert (await web.post(ZALO, data=EVENT, headers=signed(EVENT))).status == 200


class TelegramAddresses:
    """The Telegram receiver, as far as intake needs it."""

    channel = Channel.TELEGRAM

    def address(self, body: bytes) -> Address | None:
        return telegram_address(42, body)

    async def read(self, body: bytes, received_at: object) -> Incoming | None:
        raise Unreadable("not asked for here")


async def nothing_fetched(link: object) -> Attachment:
    raise AssertionError(f"intake fetches nothing, not even {link}")


def inbox_rows(work: Work) -> list[Row[tuple[object, ...]]]:
    return list(work.connection.execute(select(inbox)))


def bodies(corpus: dict[str, bytes]) -> list[bytes]:
    """The corpus, and noise and mutations of it up to a thousand."""
    dice = random.Random(20261123)
    seeds = [*corpus.values(), EVENT, b'{"update_id":7,"message":{"message_id":1,"chat":{"id":5}}}']
    short = [seed for seed in seeds if len(seed) < 10_000]
    while len(seeds) < 1000:
        mutant = bytearray(dice.choice(short) or b"{}")
        for _ in range(dice.randint(1, 4)):
            mutant[dice.randrange(len(mutant))] = dice.randrange(256)
        seeds.append(bytes(mutant) if dice.random() < 0.8 else dice.randbytes(dice.randint(0, 300)))
    return [body for body in seeds if len(body) <= 1024 * 1024]


@pytest.mark.parametrize("kind", ["telegram", "zalo"])
async def test_a_thousand_hostile_bodies_give_no_5xx_and_none_is_lost(
    sqlite_database: Database, clock: FakeClock, kind: str
) -> None:
    """S1, U12: authenticated garbage is answered 200 and kept as a dead letter."""
    receivers = [TelegramAddresses(), ZaloReceiver(OA, nothing_fetched)]
    guard, metrics = guard_with(clock), Metrics()
    intake = Intake(sqlite_database, receivers, asyncio.Event(), metrics)
    path, corpus = (TELEGRAM, TELEGRAM_CORPUS) if kind == "telegram" else (ZALO, ZALO_CORPUS)
    sent = bodies(corpus)
    async with served(guard, webhook_routes(intake.store, guard, metrics, clock)) as web:

        async def post(body: bytes) -> int:
            headers = GOOD if kind == "telegram" else signed(body)
            async with web.post(path, data=body, headers=headers) as answer:
                assert await answer.read() == b""
                return answer.status

        statuses = [await asyncio.gather(*map(post, sent[at : at + 50])) for at in range(0, len(sent), 50)]
    assert {status for some in statuses for status in some} == {200}
    rows = await sqlite_database.read(inbox_rows)
    assert len({row.key for row in rows}) == len(rows)
    kept = {bytes(row.body) for row in rows}
    if kind == "telegram":
        assert kept >= set(corpus.values())
