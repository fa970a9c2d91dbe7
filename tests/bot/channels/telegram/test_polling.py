"""Tests of our own `getUpdates` loop."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from bot.channels.telegram.address import address
from bot.channels.telegram.kinds import ALLOWED
from bot.channels.telegram.polling import ALARM_PAUSE, LEADERSHIP_PAUSE, LONGEST_PAUSE, Poller
from storage.leadership import SoleLeadership
from tests.bot.channels.telegram.stage import MAI, NAM, TOKEN, Stage
from tests.bot.channels.telegram.test_send import free_port


class Store:
    """Keeps bodies; may be out of order for so many calls."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []
        self.broken = 0
        self.full = asyncio.Event()

    async def __call__(self, bodies: list[bytes]) -> None:
        if self.broken:
            self.broken -= 1
            raise OSError("disk full")
        self.kept += bodies
        self.full.set()

    @property
    def texts(self) -> list[str]:
        return [json.loads(body)["message"]["text"] for body in self.kept]


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


def poller(stage: Stage, store: Store, token: str = TOKEN) -> Poller:
    return Poller(token, stage.base, store, stage.clock, seconds=0)


async def test_updates_are_stored_and_only_then_confirmed(stage: Stage, http: ClientSession) -> None:
    """F6"""
    store = Store()
    polling = poller(stage, store)
    await stage.emulator.say(NAM, "một")
    await stage.emulator.say(MAI, "hai")
    assert await polling.turn(http) == 0
    assert (store.texts, stage.emulator.pending()) == (["một", "hai"], 2)
    await polling.turn(http)
    assert (store.texts, stage.emulator.pending()) == (["một", "hai"], 0)


async def test_what_could_not_be_stored_comes_again(stage: Stage, http: ClientSession) -> None:
    """F6, D3"""
    store = Store()
    store.broken = 2
    polling = poller(stage, store)
    await stage.emulator.say(NAM, "một")
    assert [await polling.turn(http) for _ in range(3)] == [1.0, 2.0, 0.0]
    assert store.texts == ["một"]


async def test_a_crash_between_storing_and_confirming_brings_the_same_again(stage: Stage, http: ClientSession) -> None:
    """K2"""
    before, after = Store(), Store()
    await stage.emulator.say(NAM, "một")
    await poller(stage, before).turn(http)
    await poller(stage, after).turn(http)
    assert [address(1, body) for body in before.kept] == [address(1, body) for body in after.kept]


async def test_ids_that_jump_down_after_a_quiet_week_are_no_danger(stage: Stage, http: ClientSession) -> None:
    """F5, U7"""
    store = Store()
    polling = poller(stage, store)
    await stage.emulator.say(NAM, "trước")
    for _ in range(3):
        await polling.turn(http)
    stage.ledger.keep_fact("telegram:update_id", "5")
    await stage.emulator.say(NAM, "sau")
    await polling.turn(http)
    assert store.texts == ["trước", "sau"]
    assert json.loads(store.kept[1])["update_id"] == 6


async def test_more_than_a_batch_comes_in_batches(stage: Stage, http: ClientSession) -> None:
    """U10"""
    store = Store()
    polling = poller(stage, store)
    for number in range(150):
        await stage.emulator.say(NAM, str(number))
    await polling.turn(http)
    assert len(store.kept) == 100
    await polling.turn(http)
    assert store.texts == [str(number) for number in range(150)]


async def test_a_webhook_still_set_raises_an_alarm_and_waits(stage: Stage, http: ClientSession) -> None:
    """U11, T17"""
    hook = {"url": "https://elsewhere.example/x"}
    await http.post(f"{stage.base}/bot{TOKEN}/setWebhook", json=hook)
    assert await poller(stage, Store()).turn(http) == ALARM_PAUSE


async def test_a_wrong_token_raises_an_alarm_and_waits(stage: Stage, http: ClientSession) -> None:
    """O12"""
    assert await poller(stage, Store(), "1:wrong").turn(http) == ALARM_PAUSE


async def test_an_unreachable_telegram_is_asked_ever_less_often(stage: Stage, http: ClientSession) -> None:
    """O13"""
    polling = Poller(TOKEN, f"http://127.0.0.1:{free_port()}", Store(), stage.clock, seconds=0)
    pauses = [await polling.turn(http) for _ in range(8)]
    assert pauses == [1, 2, 4, 8, 16, 32, LONGEST_PAUSE, LONGEST_PAUSE]


async def test_trouble_over_the_pause_is_short_again(stage: Stage, http: ClientSession) -> None:
    polling = poller(stage, Store())
    stage.fault("down", None)
    await polling.turn(http)
    await polling.turn(http)
    stage.faults.clear()
    assert await polling.turn(http) == 0
    stage.fault("down", None)
    assert await polling.turn(http) == 1


async def test_only_the_kinds_we_use_are_asked_for(stage: Stage, http: ClientSession) -> None:
    """T17"""
    await poller(stage, Store()).turn(http)
    stage.emulator.inject("message_reaction", {"date": 1}, "chat:1")
    assert stage.emulator.pending() == 0
    assert "callback_query" in ALLOWED


async def test_the_loop_goes_on_until_it_is_cancelled(stage: Stage) -> None:
    store = Store()
    polling = Poller(TOKEN, stage.base, store, stage.clock, seconds=1)
    async with asyncio.TaskGroup() as group:
        running = group.create_task(polling.run(SoleLeadership().hold))
        await stage.emulator.say(NAM, "một")
        await store.full.wait()
        running.cancel()
    assert store.texts == ["một"]


class Election:
    """Leads in the turns given, and stops the loop after them."""

    def __init__(self, *turns: bool) -> None:
        self._turns = list(turns)

    async def hold(self) -> bool:
        if not self._turns:
            raise asyncio.CancelledError
        return self._turns.pop(0)


async def test_who_lost_the_lead_polls_no_more(stage: Stage) -> None:
    """U11: asked before every turn, for the lock falls to another process when its connection breaks."""
    store = Store()
    await stage.emulator.say(NAM, "một")
    with pytest.raises(asyncio.CancelledError):
        await poller(stage, store).run(Election(False, False).hold)
    assert (store.texts, stage.clock.slept) == ([], [LEADERSHIP_PAUSE, LEADERSHIP_PAUSE])
    with pytest.raises(asyncio.CancelledError):
        await poller(stage, store).run(Election(True, False).hold)
    assert store.texts == ["một"]
