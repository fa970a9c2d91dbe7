"""Between the platforms and the program: notes what the program acknowledged, repeats calls, holds replies back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import cycle

from aiohttp import ClientError, ClientSession, ClientTimeout, web

PATHS = ("/telegram/webhook", "/zalo/webhook")
SENDING = ("/sendMessage", "/message/cs")
PASSED_ON = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token", "X-ZEvent-Signature")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Gate:
    """`acknowledged`: every body answered 200, as the platform sent it. `copies`: how often each call is made at once.

    `held`: set once a reply to a sent message is held back, if `hold` asked for it; it then never leaves.
    `cuts`: words of messages that shall arrive while the connection breaks before the reply; each once.
    """

    def __init__(self) -> None:
        self.ports: list[int] = []
        self.acknowledged: list[tuple[str, bytes]] = []
        self.statuses: list[int] = []
        self.copies = 1
        self.held = asyncio.Event()
        self.cuts: list[tuple[str, ...]] = []
        self._hold: tuple[str, ...] = ()
        self._http = ClientSession(timeout=ClientTimeout(total=30))
        self._turn = 0
        self._renumber = 0

    def routes(self) -> list[web.RouteDef]:
        """Where the platforms call."""
        return [web.post(path, self._take) for path in PATHS]

    def hold(self, *words: str) -> None:
        """Let the next sent message whose body holds all those words arrive, and its reply never leave (K7)."""
        self._hold = words
        self.held.clear()

    def middleware(self) -> Callable[[web.Request, Handler], Awaitable[web.StreamResponse]]:
        """Around the platforms' own interface."""

        @web.middleware
        async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
            body = await request.text() if request.path.endswith(SENDING) else ""
            response = await handler(request)
            if self._hold and all(word in body for word in self._hold):
                self._hold = ()
                self.held.set()
                await asyncio.Event().wait()
            if self._is_cut(body) and request.transport is not None:
                request.transport.abort()
            return response

        return watch

    def _is_cut(self, body: str) -> bool:
        found = next((words for words in self.cuts if body and all(word in body for word in words)), None)
        if found:
            self.cuts.remove(found)
        return found is not None

    @asynccontextmanager
    async def many(self, number: int) -> AsyncIterator[None]:
        """Bring each update of Telegram as so many, each with an id of its own (F4)."""
        self._renumber = number
        yield
        self._renumber = 0

    async def close(self) -> None:
        await self._http.close()

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        ports = cycle(self.ports[self._turn % len(self.ports) :] + self.ports[: self._turn % len(self.ports)])
        self._turn += 1
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        bodies = [body] * self.copies if self._renumber == 0 else renumbered(body, self._renumber)
        calls = [self._pass_on(next(ports), request.path, headers, each) for each in bodies]
        found = await asyncio.gather(*calls)
        self.statuses += found
        return web.Response(status=max(found))

    async def _pass_on(self, port: int, path: str, headers: dict[str, str], body: bytes) -> int:
        try:
            async with self._http.post(f"http://127.0.0.1:{port}{path}", data=body, headers=headers) as reply:
                status = reply.status
        except (ClientError, OSError, TimeoutError):
            return 502
        if status == 200:
            self.acknowledged.append((path, body))
        return status


def renumbered(body: bytes, number: int) -> list[bytes]:
    """The same update under so many ids."""
    update = json.loads(body)
    return [json.dumps({**update, "update_id": update["update_id"] + 1000 * copy}).encode() for copy in range(number)]
