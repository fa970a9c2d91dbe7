"""The emulated OA API: tokens, rate, faults and envelopes around every call."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from aiohttp import web

from bot.sandbox.zalo_bodies import Body
from bot.sandbox.zalo_history import History
from bot.sandbox.zalo_messages import Messages
from bot.sandbox.zalo_oauth import OAuthDoor
from bot.sandbox.zalo_uploads import Uploads
from bot.sandbox.zalo_world import CHANNEL, Refused, World

CALLS_A_MINUTE = 4000
MINUTE = timedelta(minutes=1)
REFUSALS = {"blocked": -227, "window-closed": -230, "token-expired": -216}
HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"

Answer = Body | list[Body]
Call = Callable[[web.Request], Awaitable[Answer]]


class Api:
    """The calls under `/zalo/v2.0` and `/zalo/v3.0`. Faults strike what sends: messages and uploads."""

    def __init__(self, world: World, oauth: OAuthDoor, messages: Messages, uploads: Uploads, history: History) -> None:
        self._world = world
        self._oauth = oauth
        self._messages = messages
        self._uploads = uploads
        self._history = history
        self.calls: deque[datetime] = deque()

    def routes(self) -> list[web.RouteDef]:
        """Every call."""
        read = self._reading
        return [
            web.post("/zalo/v3.0/oa/message/cs", self._sending(self._message)),
            web.post("/zalo/v2.0/oa/upload/{kind:image|gif|file}", self._sending(self._upload)),
            web.post("/zalo/v2.0/oa/message", self._guarded(self._react)),
            web.post("/zalo/v3.0/oa/quota/message", self._guarded(self._quota)),
            web.get("/zalo/v3.0/oa/user/detail", read(lambda request: self._history.detail(request.query))),
            web.get("/zalo/v3.0/oa/user/getlist", read(lambda request: self._history.followers(request.query))),
            web.get("/zalo/v2.0/oa/getoa", read(lambda request: self._history.oa())),
            web.get("/zalo/v2.0/oa/listrecentchat", read(lambda request: self._history.recent(request.query))),
            web.get("/zalo/v2.0/oa/conversation", read(lambda request: self._history.chat(request.query))),
        ]

    def _guarded(self, call: Call) -> Callable[[web.Request], Awaitable[web.Response]]:
        """The call with its envelope."""

        async def handle(request: web.Request) -> web.Response:
            try:
                self._admit(request)
                return _envelope(0, "Success", await call(request))
            except Refused as refused:
                return _envelope(refused.code, refused.message)

        return handle

    def _sending(self, call: Call) -> Callable[[web.Request], Awaitable[web.Response]]:
        """The same, with faults."""
        guarded = self._guarded(call)

        async def handle(request: web.Request) -> web.Response:
            fault = self._world.faults.strike(CHANNEL, self._world.clock.now())
            refusal = self._struck(fault)
            if refusal is not None:
                await request.content.read()
                return refusal
            answer = web.Response() if fault == "down" else await guarded(request)
            if fault in ("down", "drop-reply") and request.transport is not None:
                request.transport.abort()
            return answer

        return handle

    def _reading(self, call: Callable[[web.Request], Answer]) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def read(request: web.Request) -> Answer:
            return call(request)

        return self._guarded(read)

    def _admit(self, request: web.Request) -> None:
        now = self._world.clock.now()
        while self.calls and now - self.calls[0] >= MINUTE:
            self.calls.popleft()
        if len(self.calls) >= CALLS_A_MINUTE:
            raise Refused(-32)
        self.calls.append(now)
        if not self._oauth.takes(request.headers.get("access_token", "")):
            raise Refused(-216)

    def _struck(self, fault: str | None) -> web.Response | None:
        """What a fault answers instead of the call; None if the call happens all the same."""
        if fault == "token-expired":
            self._oauth.expire()
        if fault in REFUSALS:
            refused = Refused(REFUSALS[fault])
            return _envelope(refused.code, refused.message)
        if fault == "429":
            return web.json_response({"error": -32, "message": Refused(-32).message}, status=429)
        return web.Response(status=502, text=HTML, content_type="text/html") if fault == "500" else None

    async def _message(self, request: web.Request) -> Answer:
        return self._messages.send(await _object(request))

    async def _upload(self, request: web.Request) -> Answer:
        return dict(await self._uploads.take(request))

    async def _quota(self, request: web.Request) -> Answer:
        return self._history.quota(await _object(request))

    async def _react(self, request: web.Request) -> Answer:
        body = await _object(request)
        recipient, action = body.get("recipient"), body.get("sender_action")
        person = self._world.person(recipient.get("user_id") if isinstance(recipient, dict) else None)
        message_id = str(action.get("react_message_id")) if isinstance(action, dict) else ""
        if self._world.ledger.find(person.who, message_id) is None or not isinstance(action, dict):
            raise Refused(-201, "react_message_id is invalid")
        self._world.remember(f"reaction:{message_id}", {"icon": str(action.get("react_icon"))})
        return {"message_id": message_id, "user_id": person.external_id}


async def _object(request: web.Request) -> Body:
    try:
        found = await request.json()
    except ValueError:
        raise Refused(-201, "body is invalid") from None
    if not isinstance(found, dict):
        raise Refused(-201, "body is invalid")
    return found


def _envelope(code: int, message: str, data: Answer | None = None) -> web.Response:
    body: Body = {"error": code, "message": message}
    return web.json_response(body if data is None else {"data": data, **body})
