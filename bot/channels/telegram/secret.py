"""The webhook's secret: what makes a good one, and whether a call carries it (T11, F7). Needs no aiogram."""

from __future__ import annotations

import hmac
import re

from bot.config import PREFIX, SettingError

HEADER = "X-Telegram-Bot-Api-Secret-Token"
GOOD = re.compile(r"[A-Za-z0-9_-]{32,256}", re.ASCII)


def require_good(secret: str) -> None:
    """Raises `SettingError` unless the secret has 32 to 256 characters of those Telegram allows."""
    if not GOOD.fullmatch(secret):
        raise SettingError(f"{PREFIX}TELEGRAM_SECRET: should be 32 to 256 characters of A-Z a-z 0-9 _ -")


def matches(given: str | bytes | None, secret: str) -> bool:
    """Whether a call's header is the secret: on bytes, in constant time, whatever the header holds.

    Fails closed: no header, and an empty secret on our side, match nothing.
    """
    if given is None or not secret:
        return False
    # aiohttp hands on undecodable header bytes as lone surrogates
    raw = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
    return hmac.compare_digest(raw, secret.encode())
