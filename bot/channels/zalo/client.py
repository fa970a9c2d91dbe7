"""The calls of Zalo's OA API that we make."""

from __future__ import annotations

import asyncio
import json
import unicodedata
import uuid
from typing import Protocol

import httpx2

from bot.channels.port import FileOut
from bot.channels.zalo.answers import opened
from bot.channels.zalo.body import Body, items, words
from bot.channels.zalo.errors import TokenRejected, broken, refusal

SECONDS = 12.0
"""Longest a call may take: four of them (upload and send, each repeated once) end before a delivery's lease does."""
CONNECT_SECONDS = 5.0
PAGE = 10


class Tokens(Protocol):
    """Who keeps the access token."""

    async def access(self) -> str:
        """A token that should work. Raises `SendFailed`."""

    async def renew(self, spent: str) -> str:
        """A token other than `spent`, which Zalo rejected. Raises `SendFailed`."""


def connect() -> httpx2.AsyncClient:
    """The HTTP client for Zalo: no redirects, no proxies from the environment."""
    return httpx2.AsyncClient(trust_env=False, timeout=httpx2.Timeout(SECONDS, connect=CONNECT_SECONDS))


class ZaloClient:
    """Calls Zalo with a token. Every method raises `SendFailed`; `api` is the setting ZALO_API."""

    def __init__(self, api: str, http: httpx2.AsyncClient, tokens: Tokens) -> None:
        self._api = api.rstrip("/")
        self._http = http
        self._tokens = tokens

    async def text(self, user_id: str, text: str, *, quote: str | None = None) -> str:
        """Send a text, as NFC; the message's id."""
        message: dict[str, object] = {"text": _composed(text)}
        if quote:
            message["quote_message_id"] = quote
        return await self._message(user_id, message)

    async def image(self, user_id: str, file: FileOut, *, kind: str = "image", text: str = "") -> str:
        """Upload and send a picture (`kind` `image` or `gif`) with an optional caption; the message's id."""
        uploaded = await self._upload(kind, file)
        element = {"media_type": kind, "attachment_id": words(uploaded, "data", "attachment_id")}
        payload = {"template_type": "media", "elements": [element]}
        message: dict[str, object] = {"attachment": {"type": "template", "payload": payload}}
        if text:
            message["text"] = _composed(text)
        return await self._message(user_id, message)

    async def file(self, user_id: str, file: FileOut) -> str:
        """Upload and send a document; the message's id."""
        uploaded = await self._upload("file", file)
        attachment = {"type": "file", "payload": {"token": words(uploaded, "data", "token")}}
        return await self._message(user_id, {"attachment": attachment})

    async def react(self, user_id: str, message_id: str, icon: str = "/-strong") -> None:
        """React to a person's message: the cheap sign that it was received."""
        action = {"react_icon": icon, "react_message_id": message_id}
        body: dict[str, object] = {"recipient": {"user_id": user_id}, "sender_action": action}
        await self._call("POST", "/v2.0/oa/message", body=body, repeatable=True)

    async def user_detail(self, user_id: str) -> Body:
        """What Zalo tells about a person (`display_name`, `user_last_interaction_date`…)."""
        return await self._get("/v3.0/oa/user/detail", {"user_id": user_id})

    async def quota(self, user_id: str) -> Body:
        """What may still be sent to a person."""
        body: dict[str, object] = {"user_id": user_id}
        return _data(await self._call("POST", "/v3.0/oa/quota/message", body=body, repeatable=True))

    async def getoa(self) -> Body:
        """The OA itself: shows that the token works."""
        return await self._get("/v2.0/oa/getoa", {})

    async def listrecentchat(self, offset: int = 0, count: int = PAGE) -> list[object]:
        """The newest messages of all chats, at most ten a call."""
        return await self._list("/v2.0/oa/listrecentchat", {"offset": offset, "count": min(count, PAGE)})

    async def conversation(self, user_id: str, offset: int = 0, count: int = PAGE) -> list[object]:
        """The newest messages of one chat, at most ten a call."""
        what = {"user_id": user_id, "offset": offset, "count": min(count, PAGE)}
        return await self._list("/v2.0/oa/conversation", what)

    async def close(self) -> None:
        """Let go of connections."""
        await self._http.aclose()

    async def _message(self, user_id: str, message: dict[str, object]) -> str:
        body: dict[str, object] = {"recipient": {"user_id": user_id}, "message": message}
        answer = await self._call("POST", "/v3.0/oa/message/cs", body=body)
        # A success without an id is a success: the message needs a name of its own all the same.
        return words(answer, "data", "message_id") or f"unnamed:{uuid.uuid4().hex}"

    async def _upload(self, kind: str, file: FileOut) -> Body:
        form = {"file": (file.name, file.data, file.mime)}
        return await self._call("POST", f"/v2.0/oa/upload/{kind}", files=form, repeatable=True)

    async def _get(self, path: str, what: dict[str, object]) -> Body:
        return _data(await self._ask(path, what))

    async def _list(self, path: str, what: dict[str, object]) -> list[object]:
        return items(await self._ask(path, what), "data")

    async def _ask(self, path: str, what: dict[str, object]) -> Body:
        return await self._call("GET", path, query={"data": json.dumps(what)}, repeatable=True)

    async def _call(
        self,
        method: str,
        path: str,
        *,
        query: dict[str, str] | None = None,
        body: dict[str, object] | None = None,
        files: dict[str, tuple[str, bytes, str]] | None = None,
        repeatable: bool = False,
    ) -> Body:
        """One call; after a token error one forced refresh and one repeat, never a loop (O6)."""
        request = self._http.build_request(method, self._api + path, params=query, json=body, files=files)
        token = await self._tokens.access()
        try:
            return await self._once(request, token, repeatable=repeatable)
        except TokenRejected:
            token = await self._tokens.renew(token)
        try:
            return await self._once(request, token, repeatable=repeatable)
        except TokenRejected as error:
            raise refusal(error.code) from None

    async def _once(self, request: httpx2.Request, token: str, *, repeatable: bool) -> Body:
        request.headers["access_token"] = token
        try:
            async with asyncio.timeout(SECONDS):
                answer = await self._http.send(request)
        except (httpx2.HTTPError, TimeoutError) as error:
            raise broken(error, repeatable=repeatable) from None
        return opened(answer.status_code, answer.content, answer.headers.get("retry-after", ""), repeatable=repeatable)


def _composed(text: str) -> str:
    """NFC, and no half of a surrogate pair, which no JSON in UTF-8 can carry."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode()


def _data(envelope: Body) -> Body:
    found = envelope.get("data")
    return found if isinstance(found, dict) else {}
