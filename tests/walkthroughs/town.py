"""The sandbox's people, met through its HTTP interface alone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import ClientSession, ClientTimeout, FormData

from bot.building import build
from tests.bot.sandbox.running import running

Message = dict[str, Any]
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CODE = re.compile(r"BC-\d{4}-\d{5}")
LOOKS = 100  # more than ever happens to everybody at once
PATIENCE = ClientTimeout(total=20.0)
QUICKLY = 10.0
"""How many times as quickly as the real platforms those of a walkthrough take messages; the logic is the same."""
LINK = "https://baohiemxahoi.gov.vn/tin-tuc/bhxh-tu-nguyen"


@dataclass(frozen=True)
class Town:
    """Everybody in a running sandbox."""

    client: ClientSession

    def __getitem__(self, who: str) -> Resident:
        """One of them."""
        return Resident(self, who)

    async def call(self, path: str, body: object) -> dict[str, Any]:
        """A call that must be answered with 200."""
        async with self.client.post(f"/sandbox/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return dict(await answer.json())

    async def read(self, path: str, **query: str) -> list[dict[str, Any]]:
        """A list."""
        async with self.client.get(f"/sandbox/{path}", params=query) as answer:
            assert answer.status == 200, await answer.text()
            return list(await answer.json())

    async def later(self, seconds: float) -> None:
        """Turn the clock; what is due by then has happened."""
        assert (await self.call("clock", {"advance_seconds": seconds}))["quiet"]

    async def at_nine(self) -> None:
        """Turn the clock to nine in the morning: whatever hour the tests run at, no quiet hour is in the way."""
        async with self.client.get("/sandbox/state") as answer:
            now = datetime.fromisoformat((await answer.json())["now"]).astimezone(HANOI)
        nine = now.replace(hour=9, minute=0, second=0, microsecond=0)
        await self.later(((nine - now) % timedelta(days=1)).total_seconds())

    async def fault(self, channel: str, kind: str, **more: float) -> None:
        """Switch a fault on."""
        await self.call("faults", {"channel": channel, "kind": kind, **more})

    async def stamp(self) -> int:
        """How much has happened so far."""
        async with self.client.get("/sandbox/state") as answer:
            return int((await answer.json())["stamp"])

    async def changed(self, stamp: int) -> bool:
        """Wait for something to happen after that; False if nothing does for a while."""
        try:
            async with self.client.get("/sandbox/changes", params={"after": str(stamp)}, timeout=PATIENCE) as answer:
                return answer.status == 200
        except TimeoutError:
            return False

    async def mend(self) -> None:
        """Switch every fault off."""
        async with self.client.delete("/sandbox/faults") as answer:
            assert answer.status == 200


@dataclass(frozen=True)
class Resident:
    """Somebody with a chat."""

    town: Town
    who: str

    async def says(self, text: str, **more: object) -> list[Message]:
        """What the bot wrote to them upon these words."""
        return list((await self.town.call("say", {"who": self.who, "text": text, **more}))["messages"])

    async def presses(self, label: str, on: Message | None = None) -> dict[str, Any]:
        """Press the newest button with that label; the whole answer."""
        seen = on or await self.offered(label)
        return await self.town.call("press", {"who": self.who, "message": seen["id"], "choice": label})

    async def sends(self, name: str, data: bytes, caption: str = "") -> list[Message]:
        """Send a file."""
        form = FormData({"who": self.who, "caption": caption})
        form.add_field("file", data, filename=name)
        async with self.town.client.post("/sandbox/send", data=form) as answer:
            assert answer.status == 200, await answer.text()
            return list((await answer.json())["messages"])

    async def chat(self) -> list[Message]:
        """What the bot wrote to them so far, oldest first."""
        return [one for one in await self.town.read("transcript", who=self.who) if one["from"] == "bot"]

    async def saw(self, *words: str) -> Message:
        """The newest message with all these words, now or after what happens next; fails without one."""
        chat: list[Message] = []
        for _ in range(LOOKS):
            stamp, chat = await self.town.stamp(), await self.chat()
            found = [one for one in chat if all(word in one["text"] for word in words)]
            if found:
                return found[-1]
            if not await self.town.changed(stamp):
                break
        raise AssertionError(f"{self.who} never saw {words}: {[one['text'] for one in chat[-4:]]}")

    async def count(self, words: str) -> int:
        """In how many messages they have seen these words."""
        return sum(words in one["text"] for one in await self.chat())

    async def offered(self, label: str) -> Message:
        """The newest message with that choice."""
        found = [one for one in await self.chat() if label in one["choices"]]
        assert found, f"{self.who} was never offered {label}"
        return found[-1]


async def file_request(journalist: Resident, question: str, name: str = "Nguyễn Thu Hà, Báo Ví Dụ") -> str:
    """From the first words to the code; a name is given if it is asked for."""
    await journalist.says("/yeucau")
    if "họ tên" in (await journalist.chat())[-1]["text"]:
        await journalist.says(name)
    await journalist.says(question)
    await journalist.presses("✅ Gửi yêu cầu")
    return code_in(await journalist.saw("Đã tiếp nhận yêu cầu"))


def code_in(message: Message) -> str:
    """The case's code."""
    found = CODE.search(message["text"])
    assert found, message["text"]
    return found[0]


@asynccontextmanager
async def open_town(folder: Path, pace: float = QUICKLY) -> AsyncIterator[Town]:
    """A sandbox in that folder, until the context ends; `pace=1.0` keeps the platforms' real limits."""
    async with running(folder, build, pace=pace) as address, ClientSession(address) as client:
        yield Town(client)
