"""Zalo: is there a token, how long does it live, and does the OA answer?"""

from __future__ import annotations

from functools import partial

from bot.channels.port import SendFailed
from bot.channels.zalo.body import words
from bot.channels.zalo.client import ZaloClient, connect
from bot.channels.zalo.tokens import NAME
from bot.clock import Clock
from bot.config import PREFIX, Settings
from bot.doctor.finding import Finding, bad, ok, warn
from bot.operations.reach import look as look_into_database
from storage import tokens
from storage.tokens import Stored

REMEDY = "run  phatngon zalo authorize"


class KeptToken:
    """The access token as it is kept: the doctor refreshes nothing, for a refresh kills the token in use."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    async def access(self) -> str:
        """The token."""
        return self._stored.pair.access

    async def renew(self, spent: str) -> str:
        """The same: Zalo will refuse it again, and that is the finding."""
        return spent


async def look(settings: Settings) -> list[Finding]:
    """The kept token pair, then getoa."""
    stored = await look_into_database(settings, partial(tokens.load, name=NAME))
    if stored is None:
        if settings.zalo_refresh_token.get_secret_value():
            return [ok("zalo token", f"{PREFIX}ZALO_REFRESH_TOKEN will be used at the first call")]
        return [bad("zalo token", "none", REMEDY)]
    if stored.state == tokens.REFUSED:
        return [bad("zalo token", "the refresh token was refused", REMEDY)]
    return [_age(stored), await _getoa(settings, stored)]


def _age(stored: Stored) -> Finding:
    now = Clock().now()
    if stored.expires_at <= now:
        return warn("zalo token", "the access token is too old", "serve renews it while it runs")
    return ok("zalo token", f"good until {stored.expires_at:%Y-%m-%d %H:%M} UTC")


async def _getoa(settings: Settings, stored: Stored) -> Finding:
    async with connect() as http:
        try:
            oa = await ZaloClient(settings.zalo_api, http, KeptToken(stored)).getoa()
        except SendFailed as error:
            return bad("zalo", f"getoa failed ({error.detail})", f"check the settings, else {REMEDY}")
    if words(oa, "oa_id") not in ("", settings.zalo_oa_id):
        return bad("zalo", "the token belongs to another OA", f"check {PREFIX}ZALO_OA_ID, then {REMEDY}")
    return ok("zalo", f"the OA is {words(oa, 'name') or settings.zalo_oa_id}")
