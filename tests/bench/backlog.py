"""After an outage 2,000 updates of 100 chats wait, a fifth of them presses: how long until all are handled, and why."""

from __future__ import annotations

import asyncio
import json
import resource
import time
from collections.abc import AsyncIterator
from pathlib import Path

from bot.channels.telegram.receive import TelegramReceiver
from bot.intake import LETTERS_AT_ONCE, Intake
from bot.processing import Processing
from handlers.talk import Channel
from storage.dead_letters import backlog
from storage.sqlite import SqliteDatabase
from storage.work import Work
from tests.bench.pairs import Finding, span
from tests.bench.place import AROUND, CLOCK, KEYS, TEXTS, database
from tests.bench.processing import CONTACT, QUESTION, STATUS
from tests.bot.delivery_rig import FakeSender

UPDATES, CHATS = 2000, 100
BOT = 800000001
TEXTS_SAID = (QUESTION, STATUS, CONTACT, "/lienhe")


class Answering(FakeSender):
    """Takes toasts as well."""

    async def toast(self, press_id: str, text: str, *, opens: bool = False) -> None:
        """Shown at once."""


async def findings(folder: Path) -> AsyncIterator[Finding]:
    """The whole drain, and what the threads did meanwhile."""
    async with database(folder) as opened:
        receiver = TelegramReceiver(BOT, "", _nothing_fetched, KEYS)
        wake = asyncio.Event()
        bodies = [_update(n) for n in range(UPDATES)]
        began = time.perf_counter()
        for first in range(0, UPDATES, LETTERS_AT_ONCE):
            await Intake(opened, [receiver], wake).store(Channel.TELEGRAM, bodies[first : first + LETTERS_AT_ONCE])
        yield Finding(f"backlog: {UPDATES:,} updates taken in", span(time.perf_counter() - began))
        before = await _spent(opened)
        taken = await _drained(opened, _processing(opened, receiver, wake), wake)
        after = await _spent(opened)
        yield Finding(f"backlog: {UPDATES:,} updates handled", f"{span(taken)}, {span(taken / UPDATES)} each")
        busy = [(now - then) / taken for then, now in zip(before, after, strict=True)]
        words = f"writer {busy[0]:.0%}, event loop {busy[1]:.0%}, readers {busy[2] - busy[1] - busy[0]:.0%}"
        yield Finding("backlog: how busy the threads were meanwhile", words)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Finding("backlog: most memory of the whole bench so far", f"{most:.0f} MiB")


async def _drained(opened: SqliteDatabase, processing: Processing, wake: asyncio.Event) -> float:
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        group.create_task(processing.run())
        while (await opened.read(backlog)).rows:
            await CLOCK.sleep(0.05)
        taken = time.perf_counter() - began
        processing.stop()
    return taken


async def _spent(opened: SqliteDatabase) -> tuple[float, float, float]:
    """Processor seconds of the writer's thread, this thread and the whole process."""

    def writer(work: Work) -> float:
        return time.thread_time()

    return await opened.write(writer), time.thread_time(), time.process_time()


def _processing(opened: SqliteDatabase, receiver: TelegramReceiver, wake: asyncio.Event) -> Processing:
    sender = Answering(Channel.TELEGRAM, can_edit=True, has_buttons=True)
    channel = Channel.TELEGRAM
    return Processing(opened, {channel: receiver}, {channel: sender}, TEXTS, AROUND, wake, asyncio.Event())


async def _nothing_fetched(*_: object) -> bytes:
    raise AssertionError("these updates hold no files")


def _update(n: int) -> bytes:
    """The n-th update: chats in turn, every fifth a press of "where do my requests stand"."""
    person = {"id": 820000000 + n % CHATS, "is_bot": False, "first_name": "An", "language_code": "vi"}
    chat = {"id": person["id"], "type": "private", "first_name": "An"}
    message = {"message_id": n + 1, "chat": chat, "date": int(CLOCK.now().timestamp())}
    if n // CHATS % 5 == 4:
        data = f"status::0:{KEYS.tag('button', 'status::0', str(chat['id']))}"
        pressed = {"id": str(n), "from": person, "message": message, "chat_instance": "1", "data": data}
        return json.dumps({"update_id": n, "callback_query": pressed}).encode()
    text = TEXTS_SAID[n // CHATS % 5]
    return json.dumps({"update_id": n, "message": {**message, "from": person, "text": text}}).encode()
