"""A database of the bench's own, with the sample people in it, and updates to feed it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.sandbox.seed import seed
from bot.texts import Texts
from handlers import front_door, wire
from handlers.scene import Surroundings
from handlers.talk import Channel, Event, Incoming, Outgoing
from handlers.understanding.reader import Reader
from storage import directory, upgrade
from storage.keys import Keys
from storage.sqlite import SqliteDatabase
from storage.sqlite_writer import BATCH
from storage.work import Work

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
KEYS = Keys.derive("bench secret of 32 characters or more")
CLOCK = Clock()
TEXTS = Texts(ZONE)
AROUND = Surroundings(Reader.starter(), ZONE)
_numbers = count()


@asynccontextmanager
async def database(folder: Path, batch: int = BATCH) -> AsyncIterator[SqliteDatabase]:
    """A migrated file with the starter directory and the sample people, synchronous=FULL as in service."""
    path = folder / f"{next(_numbers)}.db"
    await upgrade.upgrade(f"sqlite:///{path}")
    opened = SqliteDatabase(path, CLOCK.now, KEYS, batch)
    try:
        await opened.write(directory.load_starter)
        await opened.write(seed)
        yield opened
    finally:
        await opened.close()


def said(account: str, text: str = "", press: str | None = None) -> Incoming:
    """Something typed or pressed on Telegram just now."""
    now = CLOCK.now()
    event = Event.TEXT if press is None else Event.PRESS
    return Incoming(Channel.TELEGRAM, account, event, now, now, text=text, press=press, display_name="An", chat=account)


def handled(incoming: Incoming) -> Callable[[Work], list[Outgoing]]:
    """The piece of work that an update is: through the front door, and its messages into the outbox."""

    def piece(work: Work) -> list[Outgoing]:
        found = front_door.handle(incoming, work, AROUND)
        wire.post(work, found)
        return found

    return piece


def nothing(work: Work) -> None:
    """A piece of work that does nothing."""


def choice(shown: list[Outgoing], action: str) -> str:
    """What the button with that action carries."""
    return next(one.data for out in shown for row in out.choices for one in row if one.action == action)
