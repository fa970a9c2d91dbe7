"""The Zalo OAuth client and the keeper of its tokens, for the length of one command."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.channels.zalo.client import connect
from bot.channels.zalo.oauth import OAuth
from bot.channels.zalo.tokens import TokenKeeper
from bot.clock import Clock
from bot.config import PREFIX, SettingError, Settings
from storage.work import Database


@asynccontextmanager
async def zalo_consent(
    settings: Settings, database: Database, clock: Clock
) -> AsyncIterator[tuple[OAuth, TokenKeeper]]:
    """Both of them. Raises `SettingError` when Zalo is not set up."""
    secret = settings.zalo_app_secret.get_secret_value()
    if not settings.zalo_app_id or not secret:
        raise SettingError(f"{PREFIX}ZALO_APP_ID, {PREFIX}ZALO_APP_SECRET: should be set first")
    async with connect() as http:
        oauth = OAuth(settings.zalo_oauth, settings.zalo_app_id, secret, http)
        yield oauth, TokenKeeper(database, clock, oauth)
