"""The public contacts behind the guard, over a database with a directory, an authorisation and a roster."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import ClientSession
from sqlalchemy import insert

from bot.texts import Texts
from bot.web.contacts.pages import ContactPages
from storage import authorisations, directory, files
from storage.authorisations import Authorisation, NewAuthorisation
from storage.directory import Speaker
from storage.tables import duties
from storage.work import Database, Work
from tests.bot.web.rig import guard_with, served
from tests.fakes import MONDAY_MORNING, FakeClock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PDF = b"%PDF-1.7 a made-up authorisation"
HOUR = timedelta(hours=1)
TAG = re.compile(r"<[^>]*>")

CHIEF = Speaker(
    "director_general", "VSS", "Hoàng Văn Bách", "Tổng Giám đốc", "Director General", "024 3936 0001", "tgd@example.vn",
    MONDAY_MORNING - 24 * HOUR, held_since=MONDAY_MORNING - 240 * HOUR,
)  # fmt: skip
VOICE = replace(CHIEF, office="spokesperson", name="Đặng Thùy Dương", title_vi="Phó Tổng Giám đốc", held_since=None)
DIRECTOR = replace(
    CHIEF, office="director", unit_code="HNO", name="Đinh Công Thành", title_vi="Giám đốc", phone="1900 9068"
)
GRANT = NewAuthorisation(
    unit_code="VSS",
    office="delegate",
    name="Bùi Thanh Sơn",
    title_vi="Giám đốc Trung tâm Truyền thông",
    title_en="Head of the Press Centre",
    phone="0912 345 678",
    email="son@example.vn",
    number="123/UQ-BHXH",
    signed_on="2026-11-20",
    matter="Trợ cấp thất nghiệp vùng lũ",
    since=MONDAY_MORNING + HOUR,
    until=MONDAY_MORNING + 3 * HOUR,
    granted_by_name="Hoàng Văn Bách",
    file_name='ủy "quyền"/123.pdf',
    alone=False,
)


@dataclass
class Site:
    """A running site. `page` gives text without tags, as a reader sees it."""

    client: ClientSession
    database: Database
    clock: FakeClock
    headers: dict[str, str] = field(default_factory=dict)

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        async with self.client.get(path, headers=headers) as answer:
            self.headers = dict(answer.headers)
            return answer.status, await answer.text()

    async def page(self, query: str = "") -> str:
        status, body = await self.get(f"/spokespersons{query}")
        assert status == 200
        return " ".join(unescape(TAG.sub(" ", body)).split())

    async def json(self, query: str = "") -> dict[str, Any]:
        async with self.client.get(f"/spokespersons.json{query}") as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def names(self, unit: str = "VSS") -> list[str]:
        """Who may speak for a unit, as programs read it."""
        (office,) = (await self.json(f"?unit={unit}"))["offices"]
        return [one["name"] for one in office["speakers"]]

    async def write(self, piece: Callable[[Work], object]) -> None:
        await self.database.write(piece)

    async def grant(self, new: NewAuthorisation = GRANT, mime: str = "application/pdf") -> Authorisation:
        """An authorisation with its document."""

        def piece(work: Work) -> Authorisation:
            return authorisations.grant(work, replace(new, file_id=files.keep(work, mime, PDF)))

        return await self.database.write(piece)

    async def put_on_duty(self, name: str, unit: str = "VSS", kind: str = "press", hours: int = 8) -> None:
        """Somebody on the roster from now on."""

        def piece(work: Work) -> None:
            who = {"name": name, "title_vi": "Cán bộ", "title_en": "Officer", "phone": "0900 000 901", "email": ""}
            when = {"since": work.now, "until": work.now + hours * HOUR}
            work.connection.execute(insert(duties).values(kind=kind, unit_code=unit, **who, **when))

        await self.write(piece)


@asynccontextmanager
async def opened(database: Database, clock: FakeClock) -> AsyncIterator[Site]:
    def furnish(work: Work) -> None:
        directory.load_starter(work)
        directory.add_speakers(work, CHIEF, VOICE, DIRECTOR)

    await database.write(furnish)
    pages = ContactPages(database, Texts(ZONE), ZONE)
    async with served(guard_with(clock), pages.routes()) as client:
        yield Site(client, database, clock)
