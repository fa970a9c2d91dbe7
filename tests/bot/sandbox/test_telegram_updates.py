"""Tests of how the emulator hands updates to the bot: webhook, polling, retries, what expires."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot import clock as clocks
from bot.channels.telegram.receive import TelegramReceiver
from bot.sandbox.ledger import SamplePerson
from bot.sandbox.telegram import TelegramEmulator
from bot.sandbox.telegram_queue import UpdateQueue
from handlers.talk import Event
from storage.keys import Keys
from tests.bot.channels.telegram.stage import MAI, NAM, TOKEN, Stage, staged
from tests.bot.sandbox.test_telegram_refusals import call, keyboard
from tests.fakes import FakeClock

SECRET = "s" * 40
Reply = Callable[[], web.Response]


@pytest.fixture
async def stage(clock: FakeClock) -> AsyncIterator[Stage]:
    async with staged(clock) as built:
        yield built


class Hook:
    """The bot's webhook: remembers what came, answers as it is told, by default with an empty 200."""

    def __init__(self) -> None:
        self.updates: list[dict[str, object]] = []
        self.secrets: list[str | None] = []
        self.answers: list[Reply] = []
        self.came = asyncio.Event()

    async def handle(self, request: web.Request) -> web.Response:
        self.updates.append(json.loads(await request.read()))
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.set()
        return self.answers.pop(0)() if self.answers else web.Response()

    async def until(self, count: int) -> None:
        """Wait for so many calls, at most ten seconds of real time."""
        for _ in range(100):
            if len(self.updates) >= count:
                return
            await clocks.wait(self.came, 0.1)
        raise AssertionError(f"only {len(self.updates)} of {count} came")

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates]  # type: ignore[index]


@asynccontextmanager
async def hooked(stage: Stage) -> AsyncIterator[Hook]:
    """The emulator running, with a webhook set."""
    hook = Hook()
    application = web.Application()
    application.add_routes([web.post("/telegram/webhook", hook.handle)])
    async with TestServer(application) as server, asyncio.TaskGroup() as group:
        running = group.create_task(stage.emulator.run())
        await call(stage, "setWebhook", url=str(server.make_url("/telegram/webhook")), secret_token=SECRET)
        try:
            yield hook
        finally:
            running.cancel()


async def quiet(stage: Stage, left: int = 0) -> None:
    """Until no more than `left` updates wait for the bot, at most ten seconds of real time."""
    for _ in range(500):
        if stage.emulator.pending() <= left:
            return
        await clocks.wait(asyncio.Event(), 0.02)
    raise AssertionError("never quiet")


async def test_what_a_person_says_is_posted_with_the_secret(stage: Stage) -> None:
    """T11"""
    async with hooked(stage) as hook:
        await stage.emulator.say(NAM, "/start inv_1")
        await quiet(stage)
    assert (hook.texts, hook.secrets) == (["/start inv_1"], [SECRET])
    message = hook.updates[0]["message"]
    assert message["chat"]["type"] == "private"  # type: ignore[index]
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]  # type: ignore[index]


async def test_order_holds_in_a_chat_and_a_failing_update_blocks_only_its_own(stage: Stage, clock: FakeClock) -> None:
    """F3"""
    async with hooked(stage) as hook:
        hook.answers = [lambda: web.Response(status=503)] * 2
        await stage.emulator.say(NAM, "một")
        await hook.until(2)  # at once, and once more
        await stage.emulator.say(NAM, "hai")
        await stage.emulator.say(MAI, "khác")
        await quiet(stage, left=2)
        assert hook.texts == ["một", "một", "khác"]
        info = (await call(stage, "getWebhookInfo"))["result"]
        clock.advance(60)
        await quiet(stage)
    assert hook.texts == ["một", "một", "khác", "một", "hai"]
    assert info["pending_update_count"] == 2
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_retry_after_is_honoured(stage: Stage, clock: FakeClock) -> None:
    """F3, T15"""
    async with hooked(stage) as hook:
        hook.answers = [lambda: web.Response(status=503, headers={"Retry-After": "30"})]
        await stage.emulator.say(NAM, "một")
        await hook.until(1)
        await stage.emulator.say(MAI, "khác")
        await quiet(stage, left=1)
        clock.advance(31)
        await quiet(stage)
    assert hook.texts == ["một", "khác", "một"]


async def test_a_press_is_lost_after_150_seconds_and_a_message_after_a_day(stage: Stage, clock: FakeClock) -> None:
    """F2, U5, U6"""
    await call(stage, "sendMessage", chat_id=NAM.external_id, text="x", reply_markup=keyboard("a:b:1:t"))
    await stage.emulator.press(NAM, stage.chat(NAM)[0], 0)
    await stage.emulator.say(NAM, "một")
    assert stage.emulator.pending() == 2
    clock.advance(151)
    assert stage.emulator.pending() == 1
    clock.advance(86400)
    assert stage.emulator.idle()


async def test_a_press_carries_its_button_and_its_message(stage: Stage, keys: Keys) -> None:
    """T1"""
    data = f"case.claim:42:7:{keys.tag('button', 'case.claim:42:7', NAM.external_id)}"
    await call(stage, "sendMessage", chat_id=NAM.external_id, text="x", reply_markup=keyboard("no", data))
    card = stage.chat(NAM)[0]
    await stage.emulator.press(NAM, card, 1)
    body = json.dumps(stage.emulator.queue.batch(1)[0].body).encode()
    found = await TelegramReceiver(1, "", stage.api().fetch, keys).read(body, stage.clock.now())
    assert found is not None
    assert (found.event, found.press, found.message_id) == (Event.PRESS, "case.claim:42:7", card.platform_id)


@pytest.mark.parametrize("index", [-1, 1, 99])
async def test_a_button_that_is_not_there_cannot_be_pressed(stage: Stage, index: int) -> None:
    await call(stage, "sendMessage", chat_id=NAM.external_id, text="x", reply_markup=keyboard("a"))
    with pytest.raises(ValueError, match="has no button"):
        await stage.emulator.press(NAM, stage.chat(NAM)[0], index)


async def test_a_reply_names_what_it_replies_to(stage: Stage, keys: Keys) -> None:
    """T7"""
    await call(stage, "sendMessage", chat_id=NAM.external_id, text="câu hỏi?")
    asked = stage.chat(NAM)[0]
    await stage.emulator.say(NAM, "trả lời", reply_to=asked)
    body = json.dumps(stage.emulator.queue.batch(1)[0].body).encode()
    found = await TelegramReceiver(1, "", stage.api().fetch, keys).read(body, stage.clock.now())
    assert found is not None
    assert found.replied_to == asked.platform_id
    assert stage.chat(NAM)[1].extra["reply_to"] == asked.id


@pytest.mark.parametrize(("act", "event"), [("block", Event.UNFOLLOW), ("unblock", Event.FOLLOW)])
async def test_blocking_reaches_the_bot(stage: Stage, keys: Keys, act: str, event: Event) -> None:
    """O4"""
    doing: Callable[[SamplePerson], Awaitable[None]] = getattr(stage.emulator, act)
    await doing(NAM)
    body = json.dumps(stage.emulator.queue.batch(1)[0].body).encode()
    found = await TelegramReceiver(1, "", stage.api().fetch, keys).read(body, stage.clock.now())
    assert found is not None
    assert (found.event, found.account) == (event, NAM.external_id)


async def test_a_method_in_the_webhooks_reply_is_carried_out(stage: Stage) -> None:
    """T16"""
    async with hooked(stage) as hook:
        method = {"method": "sendMessage", "chat_id": int(NAM.external_id), "text": "lọt ra"}
        hook.answers = [lambda: web.json_response(method), lambda: web.json_response({"method": "nonsense"})]
        await stage.emulator.say(NAM, "một")
        await stage.emulator.say(NAM, "hai")
        await hook.until(2)
        await quiet(stage)
    assert [one.text for one in stage.chat(NAM) if one.sender == "bot"] == ["lọt ra"]


async def test_while_telegram_is_down_nothing_goes_either_way(stage: Stage) -> None:
    """O13"""
    async with hooked(stage) as hook:
        stage.fault("down", None)
        await stage.emulator.say(NAM, "một")
        await clocks.wait(hook.came, 0.3)
        assert hook.updates == []
        stage.faults.clear()
        await quiet(stage)
    assert hook.texts == ["một"]


async def test_an_unreachable_bot_keeps_its_mail(stage: Stage) -> None:
    """F3"""
    await call(stage, "setWebhook", url="http://127.0.0.1:9/")
    async with asyncio.TaskGroup() as group:
        running = group.create_task(stage.emulator.run())
        await stage.emulator.say(NAM, "một")
        for _ in range(100):
            info = (await call(stage, "getWebhookInfo"))["result"]
            if "last_error_message" in info:
                break
            await clocks.wait(asyncio.Event(), 0.02)
        running.cancel()
    assert info["pending_update_count"] == 1
    assert stage.emulator.idle() is False


async def test_a_second_poller_ends_the_first(stage: Stage) -> None:
    """U11"""
    async with asyncio.TaskGroup() as group:
        first = group.create_task(call(stage, "getUpdates", timeout=10))
        await clocks.wait(asyncio.Event(), 0.1)
        second = group.create_task(call(stage, "getUpdates", timeout=10))
        assert (await first)["description"].startswith("Conflict: terminated by other getUpdates request")
        await stage.emulator.say(NAM, "một")
        assert len((await second)["result"]) == 1


async def test_polling_with_a_webhook_set_is_a_conflict(stage: Stage) -> None:
    """T17"""
    await call(stage, "setWebhook", url="https://a.example/")
    answer = await call(stage, "getUpdates")
    assert answer["error_code"] == 409
    assert "use deleteWebhook to delete the webhook first" in answer["description"]


async def test_an_offset_confirms_and_a_negative_one_keeps_the_newest(stage: Stage) -> None:
    """F6"""
    for number in range(5):
        await stage.emulator.say(NAM, str(number))
    first = (await call(stage, "getUpdates", limit=2))["result"]
    again = (await call(stage, "getUpdates", offset=first[1]["update_id"] + 1))["result"]
    newest = (await call(stage, "getUpdates", offset=-1))["result"]
    assert [[one["message"]["text"] for one in batch] for batch in (first, again, newest)] == [
        ["0", "1"],
        ["2", "3", "4"],
        ["4"],
    ]


async def test_kinds_that_were_not_asked_for_never_come(stage: Stage) -> None:
    """U8"""
    stage.emulator.inject("message_reaction", {"date": 1}, "chat:1")
    stage.emulator.inject("channel_post", {"date": 1}, "chat:1")
    assert stage.emulator.pending() == 1
    await call(stage, "getUpdates", allowed_updates=["message_reaction"])
    stage.emulator.inject("message_reaction", {"date": 1}, "chat:1")
    stage.emulator.inject("channel_post", {"date": 1}, "chat:1")
    assert stage.emulator.pending() == 2


def test_a_failing_update_waits_ever_longer_but_never_over_a_minute(clock: FakeClock) -> None:
    """F3"""
    queue = UpdateQueue(clock, iter(range(1, 9)).__next__)
    queue.put("message", {}, "chat:1", timedelta(hours=24))
    waits = []
    for _ in range(9):
        (update,) = queue.batch(1)
        queue.failed(update, 0)
        waits.append(update.due - clock.monotonic())
    assert waits == [0, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_ids_and_webhook_outlive_a_restart(stage: Stage) -> None:
    await call(stage, "setWebhook", url="https://a.example/")
    await stage.emulator.say(NAM, "một")
    again = TelegramEmulator(stage.ledger, stage.faults, stage.clock, TOKEN)
    await again.say(NAM, "hai")
    assert [one.platform_id for one in stage.chat(NAM)] == ["1", "2"]
    assert again.queue.batch(1)[0].id == stage.emulator.queue.batch(1)[0].id + 1
    assert json.loads(stage.ledger.fact("telegram:webhook"))["url"] == "https://a.example/"


async def test_the_file_of_the_wrong_token_is_not_served(stage: Stage) -> None:
    """T18"""
    await stage.emulator.send_file(NAM, "a.pdf", "application/pdf", b"x", "")
    async with ClientSession() as http:
        found = [
            (await http.get(f"{stage.base}/file/bot{token}/documents/file_1")).status for token in (TOKEN, "1:x", "x")
        ]
    assert found == [200, 401, 404]


async def test_a_png_goes_as_a_file_since_only_a_real_client_can_make_a_photograph_of_it(stage: Stage) -> None:
    for name, mime in (("a.png", "image/png"), ("a.jpg", "image/jpeg")):
        await stage.emulator.send_file(NAM, name, mime, b"x", "")
    told = [update.body["message"] for update in stage.emulator.queue.batch(9)]
    assert [("photo" in one, "document" in one) for one in told] == [(False, True), (True, False)]
