"""Calls of the emulated platform to the bot's webhook: signed, repeated as Zalo repeats them, then switched off."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby

import httpx2

from bot.sandbox.zalo_bodies import Body
from bot.sandbox.zalo_world import World

PATIENCE = 2.0  # seconds the platform waits for 200
REPEATS = (30, 300, 900, 1800, 3600)  # seconds after each failure
AT_ONCE = 20  # chats served side by side


@dataclass
class Hook:
    """One call: the same body at every try. `who`: calls about one person go out in order."""

    who: str
    body: str
    tries: int
    due: datetime


class Hooks:
    """The queue of calls. What failed once is remembered through a restart."""

    def __init__(self, world: World, url: str) -> None:
        self._world = world
        self.url = url
        self._new: deque[Hook] = deque()
        self._busy = 0
        self.stirred = asyncio.Event()
        saved = json.loads(world.ledger.fact("zalo:hooks", "[]"))
        self._failed = [Hook(who, body, tries, datetime.fromisoformat(due)) for who, body, tries, due in saved]
        self._http = httpx2.AsyncClient(trust_env=False, timeout=PATIENCE)

    @property
    def is_on(self) -> bool:
        """Whether the platform still calls: it stops after the last failed repeat, until told otherwise."""
        return self._world.ledger.fact("zalo:webhook", "on") == "on"

    def switch_on(self) -> None:
        """What an administrator does in the console."""
        self._world.ledger.keep_fact("zalo:webhook", "on")

    def switch_off(self) -> None:
        """What the platform does after the last failed repeat: nothing is told any more."""
        self._world.ledger.keep_fact("zalo:webhook", "off")

    def add(self, who: str, body: Body) -> None:
        """Call the bot, as soon as the runner runs."""
        if self.is_on:
            self._new.append(Hook(who, json.dumps(body, ensure_ascii=False), 0, self._world.clock.now()))
            self.stirred.set()

    def idle(self) -> bool:
        """Whether nothing is on its way or due."""
        return not self._new and not self._busy and not self._due_again()

    async def flush(self) -> None:
        """Make every call that is due; calls about one person one after the other, people side by side."""
        due = [*self._due_again(), *self._new]
        self._new.clear()
        self._failed = [hook for hook in self._failed if hook not in due]
        self._busy = len(due)
        lanes = [list(hooks) for _, hooks in groupby(sorted(due, key=lambda hook: hook.who), key=lambda hook: hook.who)]
        gate = asyncio.Semaphore(AT_ONCE)
        try:
            async with asyncio.TaskGroup() as group:
                for lane in lanes:
                    group.create_task(self._walk(lane, gate))
        finally:
            self._busy = 0
            if due:
                self._save()

    def repeat_now(self) -> int:
        """Let the time of every repeat come, for tests that would wait for it; how many there are."""
        for hook in self._failed:
            hook.due = self._world.clock.now()
        self.stirred.set()
        return len(self._failed)

    async def close(self) -> None:
        """Let go of connections."""
        await self._http.aclose()

    def _due_again(self) -> list[Hook]:
        return [hook for hook in self._failed if hook.due <= self._world.clock.now()]

    async def _walk(self, lane: list[Hook], gate: asyncio.Semaphore) -> None:
        for hook in lane:
            async with gate:
                if not await self._call(hook):
                    self._put_off(hook)

    def _put_off(self, hook: Hook) -> None:
        if hook.tries >= len(REPEATS):
            self.switch_off()
            return
        hook.due = self._world.clock.now() + timedelta(seconds=REPEATS[hook.tries])
        hook.tries += 1
        self._failed.append(hook)

    async def _call(self, hook: Hook) -> bool:
        body = hook.body.encode()
        headers = {"Content-Type": "application/json", "X-ZEvent-Signature": f"mac={self._mac(body)}"}
        if hook.tries:
            headers["num_retry"] = str(hook.tries)
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self._http.post(self.url, content=body, headers=headers)
        except (httpx2.HTTPError, TimeoutError):
            return False
        return answer.status_code == httpx2.codes.OK

    def _mac(self, body: bytes) -> str:
        world = self._world
        stamp = str(json.loads(body)["timestamp"])
        return sha256(world.app_id.encode() + body + stamp.encode() + world.oa_secret.encode()).hexdigest()

    def _save(self) -> None:
        rows = [[hook.who, hook.body, hook.tries, hook.due.isoformat()] for hook in self._failed]
        self._world.ledger.keep_fact("zalo:hooks", json.dumps(rows, ensure_ascii=False))
