"""Posting updates to the bot's webhook, as Telegram does (F3)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from bot import clock
from bot.sandbox.telegram_account import Account
from bot.sandbox.telegram_arguments import Arguments
from bot.sandbox.telegram_queue import Update, UpdateQueue
from bot.sandbox.telegram_refusals import Broken, Refusal
from bot.sandbox.telegram_world import World

ANSWER_SECONDS = 30.0
GLANCE = 0.2  # seconds: the sandbox's clock may be turned without a sign
MOST_AT_ONCE = 40
LONGEST_REPLY = 64 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
Execute = Callable[[str, Arguments], Awaitable[object]]


class WebhookPoster:
    """One update of a lane at a time; a lane whose first update fails waits, the others go on.

    A method in a successful reply is carried out, as the real server does (T16).
    """

    def __init__(
        self, world: World, queue: UpdateQueue, account: Account, execute: Execute, down: Callable[[], bool]
    ) -> None:
        self._world = world
        self._queue = queue
        self._account = account
        self._execute = execute
        self._down = down
        self._busy: set[str] = set()

    async def run(self) -> None:
        """Post until cancelled."""
        timeout = ClientTimeout(total=ANSWER_SECONDS, connect=5)
        async with ClientSession(timeout=timeout) as http, asyncio.TaskGroup() as group:
            while True:
                if self._account.webhook.get("url") and not self._down():
                    for update in self._ready():
                        self._busy.add(update.lane)
                        group.create_task(self._serve(http, update))
                await clock.wait(self._queue.changed, GLANCE)

    def _ready(self) -> list[Update]:
        idle = [update for update in self._queue.heads() if update.lane not in self._busy]
        return idle[: MOST_AT_ONCE - len(self._busy)]

    async def _serve(self, http: ClientSession, update: Update) -> None:
        hook = self._account.webhook
        try:
            await self._post(http, str(hook.get("url")), str(hook.get("secret_token", "")), update)
        except (ClientError, TimeoutError, OSError, ValueError) as error:
            self._failed(update, f"{type(error).__name__}", 0)
        finally:
            self._busy.discard(update.lane)
            self._queue.changed.set()

    async def _post(self, http: ClientSession, url: str, secret: str, update: Update) -> None:
        headers = {"Content-Type": "application/json", **({SECRET_HEADER: secret} if secret else {})}
        body = json.dumps(update.body).encode()
        async with http.post(url, data=body, headers=headers, allow_redirects=False) as reply:
            if not 200 <= reply.status < 300:
                self._failed(
                    update, f"Wrong response from the webhook: {reply.status} {reply.reason}", _retry_after(reply)
                )
                return
            said = await reply.content.read(LONGEST_REPLY)
        self._queue.done(update)
        await self._obey(said)

    async def _obey(self, said: bytes) -> None:
        try:
            asked = json.loads(said or b"{}")
        except ValueError:
            return
        if not isinstance(asked, dict) or not isinstance(asked.get("method"), str):
            return
        values = {name: value if isinstance(value, str) else json.dumps(value) for name, value in asked.items()}
        try:
            await self._execute(asked["method"], Arguments(values))
        except (Refusal, Broken):
            return  # nobody is told: the call was in a reply

    def _failed(self, update: Update, why: str, retry_after: float) -> None:
        self._world.remember("last_error", {"last_error_date": self._world.unix_time(), "last_error_message": why})
        self._queue.failed(update, retry_after)


def _retry_after(reply: ClientResponse) -> float:
    given = reply.headers.get("Retry-After", "")
    return float(given) if given.isdecimal() else 0.0
