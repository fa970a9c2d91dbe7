"""Asking Zalo's OAuth for a pair of tokens. Success is an access token that is not empty, and nothing else."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import httpx2

from bot.channels.port import Failure, SendFailed, Unreadable
from bot.channels.zalo.body import Body, parse, words
from bot.channels.zalo.errors import broken
from storage.tokens import Pair

SECONDS = 12.0
LIFE = 90_000
"""Seconds an access token lives where Zalo does not say: 25 hours."""
NEEDS_CONSENT = ("-14005", "-14014", "-118")
TOKEN_PATH = "/v4/oa/access_token"  # noqa: S105 - a path


class ConsentNeeded(Exception):
    """Zalo takes this code or refresh token no more: a person must give consent anew (K10)."""


@dataclass(frozen=True)
class Fresh:
    """A new pair and how many seconds its access token lives."""

    pair: Pair
    life: int


class OAuth:
    """Zalo's token endpoint. `base` is the setting ZALO_OAUTH."""

    def __init__(self, base: str, app_id: str, app_secret: str, http: httpx2.AsyncClient) -> None:
        self.base = base.rstrip("/")
        self.app_id = app_id
        self._secret = app_secret
        self._http = http

    async def refresh(self, refresh_token: str) -> Fresh:
        """The next pair; the old one is dead from then on. Raises `ConsentNeeded` and `SendFailed`."""
        return await self._ask({"grant_type": "refresh_token", "refresh_token": refresh_token}, refresh_token)

    async def exchange(self, code: str, verifier: str) -> Fresh:
        """The first pair, for the code of a consent. Raises `ConsentNeeded` and `SendFailed`."""
        return await self._ask({"grant_type": "authorization_code", "code": code, "code_verifier": verifier}, "")

    async def _ask(self, form: dict[str, str], old_refresh: str) -> Fresh:
        try:
            async with asyncio.timeout(SECONDS):
                answer = await self._http.post(
                    self.base + TOKEN_PATH, data={"app_id": self.app_id, **form}, headers={"secret_key": self._secret}
                )
        except (httpx2.HTTPError, TimeoutError) as error:
            raise broken(error, repeatable=True) from None
        return _fresh(_opened(answer), old_refresh)


def _opened(answer: httpx2.Response) -> Body:
    try:
        return parse(answer.content)
    except Unreadable:
        raise SendFailed(Failure.RETRY, f"OAuth answered HTTP {answer.status_code} without JSON") from None


def _fresh(body: Body, old_refresh: str) -> Fresh:
    access = words(body, "access_token")
    # A refresh token left out is the old one still: an empty one is never kept.
    refresh = words(body, "refresh_token") or old_refresh
    if access and refresh:
        return Fresh(Pair(access, refresh), _life(words(body, "expires_in")))
    code = words(body, "error")
    if code in NEEDS_CONSENT:
        raise ConsentNeeded(code)
    raise SendFailed(Failure.CONFIGURATION if code else Failure.RETRY, f"OAuth error {code or 'without a code'}")


def _life(seconds: str) -> int:
    """Zalo's word, never longer than the documented life: refreshing early costs nothing."""
    said = int(seconds) if seconds.isascii() and seconds.isdigit() else 0
    return min(said, LIFE) or LIFE
