"""The emulated OAuth: consent, codes of one use, pairs of one refresh, an access token that dies at the refresh."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlencode

from aiohttp import web

from bot.sandbox.zalo_world import Refused, World

ACCESS_LIFE = timedelta(hours=25)
REFRESH_LIFE = timedelta(days=90)
CODE_LIFE = timedelta(minutes=10)


class OAuthDoor:
    """The token endpoint and the consent page. `refreshes` and `reuses` count what a test may ask for (R8, I10)."""

    def __init__(self, world: World, callback_url: str) -> None:
        self._world = world
        self._callback = callback_url
        self.refreshes = 0
        self.reuses = 0

    def routes(self) -> list[web.RouteDef]:
        """The two calls."""
        return [
            web.get("/zalo/v4/oa/permission", self.consent),
            web.post("/zalo/v4/oa/access_token", self.token),
        ]

    def pair(self) -> tuple[str, str]:
        """The access and the refresh token that hold now; a first pair if there never was one."""
        record = self._world.recall("tokens") or self.mint()
        return record["access"], record["refresh"]

    def expire(self) -> None:
        """Kill the access token before its time."""
        self._world.remember("tokens", {**self._world.recall("tokens"), "access": ""})

    def takes(self, access: str) -> bool:
        """Whether an access token holds now."""
        record = self._world.recall("tokens")
        return bool(access) and record.get("access") == access and self._world.clock.now() < _at(record["until"])

    async def consent(self, request: web.Request) -> web.Response:
        """The administrator says yes at once: back to the callback with a code."""
        query = request.query
        if query.get("app_id") != self._world.app_id:
            return _error(Refused(-14002))
        if query.get("redirect_uri") != self._callback:
            return _error(Refused(-14003))
        code = secrets.token_urlsafe(24)
        until = self._world.clock.now() + CODE_LIFE
        record = {"code": code, "challenge": query.get("code_challenge", ""), "until": until.isoformat()}
        self._world.remember("code", record)
        back = urlencode({"code": code, "oa_id": self._world.oa_id, "state": query.get("state", "")})
        raise web.HTTPFound(f"{self._callback}?{back}")

    async def token(self, request: web.Request) -> web.Response:
        """A code or a refresh token for a new pair; refusals come with HTTP 200."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            self._check_app(form, request.headers.get("secret_key", ""))
            self._use(form)
        except Refused as refused:
            return _error(refused)
        record = self.mint()
        answer = {"access_token": record["access"], "refresh_token": record["refresh"], "expires_in": "90000"}
        return web.json_response(answer)

    def _check_app(self, form: dict[str, str], secret: str) -> None:
        if form.get("app_id") != self._world.app_id:
            raise Refused(-14002)
        if secret != self._world.app_secret:
            raise Refused(-14004)

    def _use(self, form: dict[str, str]) -> None:
        grant = form.get("grant_type")
        if grant == "authorization_code":
            self._use_code(form.get("code", ""), form.get("code_verifier", ""))
        elif grant == "refresh_token":
            self._use_refresh(form.get("refresh_token", ""))
        else:
            raise Refused(-118)

    def _use_code(self, code: str, verifier: str) -> None:
        record = self._world.recall("code")
        self._world.remember("code", {})
        if not code or record.get("code") != code or self._world.clock.now() >= _at(record["until"]):
            raise Refused(-14005)
        if record["challenge"] and record["challenge"] != _challenge(verifier):
            raise Refused(-14005)

    def _use_refresh(self, refresh: str) -> None:
        self.refreshes += 1
        record = self._world.recall("tokens")
        if not refresh or record.get("refresh") != refresh or self._world.clock.now() >= _at(record["refresh_until"]):
            self.reuses += 1
            raise Refused(-14014)

    def mint(self) -> dict[str, str]:
        """A new pair; the old one is dead."""
        now = self._world.clock.now()
        record = {
            "access": secrets.token_urlsafe(48),
            "refresh": secrets.token_urlsafe(48),
            "until": (now + ACCESS_LIFE).isoformat(),
            "refresh_until": (now + REFRESH_LIFE).isoformat(),
        }
        self._world.remember("tokens", record)
        return record


def _challenge(verifier: str) -> str:
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def _error(refused: Refused) -> web.Response:
    body = {"error": refused.code, "error_name": refused.message, "message": "", "access_token": ""}
    return web.json_response(body)
