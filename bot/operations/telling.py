"""How whoever is invited uses their code, on each channel that is set up."""

from __future__ import annotations

import asyncio

from bot.config import SettingError, Settings

SECONDS = 5


async def how_to_use(settings: Settings, code: str) -> list[str]:
    """A line a channel. The bot's name is asked of Telegram; without an answer the code is typed there too."""
    lines = []
    if settings.has_telegram:
        name = await _bot_name(settings)
        link = f"https://t.me/{name}?start={code}" if name else f"send the bot  /start {code}"
        lines.append(f"Telegram: {link}")
    if settings.has_zalo:
        lines.append(f"Zalo: send the Official Account  /start {code}")
    return [*lines, "It works once, within 24 hours, in a private chat."]


async def _bot_name(settings: Settings) -> str:
    from bot.channels.port import SendFailed
    from bot.channels.telegram.api import BotApi
    from bot.channels.telegram.setup import own_name

    try:
        api = BotApi(settings.telegram_token.get_secret_value(), settings.telegram_api, SECONDS)
    except SettingError:
        return ""
    try:
        async with asyncio.timeout(SECONDS):
            return await own_name(api)
    except (SendFailed, TimeoutError):
        return ""
    finally:
        await api.close()
