"""An update through the real front door, beside a transaction that does nothing; and how many statements it takes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from itertools import count
from pathlib import Path

from handlers.talk import Incoming, Outgoing
from storage.sqlite import SqliteDatabase
from tests.bench.pairs import Act, Finding, compare
from tests.bench.place import choice, database, handled, nothing, said
from tests.bench.statements import counted

QUESTION = "cho toi hoi co bao nhieu nguoi dang tham gia BHXH tu nguyen o Nghe An?"
STATUS = "hồ sơ của tôi đến đâu rồi"
CONTACT = "người phát ngôn của BHXH Việt Nam là ai?"
NAME = "Nguyễn Thu Hà, Báo Lao Động"
OFFICER = "910000001"
BURST, FILINGS = 100, 8
_people = count(10_000)


async def findings(folder: Path) -> AsyncIterator[Finding]:
    """Time for an update in a burst of a hundred, so that commits are shared as under load."""
    async with database(folder) as opened:
        await file(opened, "1")
        empty = _burst(opened, lambda: nothing)
        for name, text in (("a status question", STATUS), ("a contact question", CONTACT)):
            incoming = said("1", text)
            act = _burst(opened, lambda mine=incoming: handled(mine))
            what = f"processing: {name} ({await _statements(opened, incoming)} statements)"
            yield await compare(what, act, empty, "empty transaction")
        yield await compare("processing: filing, each of its 4 updates", _filings(opened), empty, "empty transaction")
        yield Finding("processing: statements of filing's 4 updates", await _of_filing(opened))


async def file(opened: SqliteDatabase, account: str) -> list[int]:
    """From a typed question to a filed request; the statements of each update."""
    asked, _ = await _done(opened, said(account, QUESTION))
    pressed, _ = await _done(opened, said(account, press="request.typed::0"))
    named, review = await _done(opened, said(account, NAME))
    filed, _ = await _done(opened, said(account, press=choice(review, "form.submit")))
    return [asked, pressed, named, filed]


async def _done(opened: SqliteDatabase, incoming: Incoming) -> tuple[int, list[Outgoing]]:
    with counted() as seen:
        shown = await opened.write(handled(incoming))
    return len(seen), shown


async def _of_filing(opened: SqliteDatabase) -> str:
    question, press, name, filed = await file(opened, str(next(_people)))
    return f"question {question}, press {press}, name {name}, filing and cards {filed}"


async def _statements(opened: SqliteDatabase, incoming: Incoming) -> int:
    return (await _done(opened, incoming))[0]


def _burst(opened: SqliteDatabase, piece: Callable[[], Callable[..., object]]) -> Act:
    async def act() -> int:
        await asyncio.gather(*(opened.write(piece()) for _ in range(BURST)))
        return BURST

    return act


def _filings(opened: SqliteDatabase) -> Act:
    async def act() -> int:
        await asyncio.gather(*(file(opened, str(next(_people))) for _ in range(FILINGS)))
        return FILINGS * 4

    return act
