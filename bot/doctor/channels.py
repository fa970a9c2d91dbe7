"""The doctor on the channels: does the platform know us, and does it know where we are? Each look has a short limit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable

from bot.config import SettingError, Settings
from bot.doctor.finding import Finding, bad
from bot.redaction import brief

SECONDS = 8


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """One finding or more a channel that is set up."""
    # Each channel's own library is loaded only where that channel is set up.
    if settings.has_telegram:
        from bot.doctor import telegram

        for finding in await within("telegram", telegram.look(settings, SECONDS)):
            yield finding
    if settings.has_zalo:
        from bot.doctor import zalo

        for finding in await within("zalo", zalo.look(settings)):
            yield finding
    if smtp_url := settings.smtp_url.get_secret_value():
        from bot.doctor import mail

        for finding in await within("mail", mail.look(smtp_url, SECONDS)):
            yield finding


async def within(subject: str, look: Awaitable[list[Finding]]) -> list[Finding]:
    """What a look found; one that takes too long or breaks off is a finding too."""
    try:
        async with asyncio.timeout(SECONDS):
            return await look
    except TimeoutError:
        return [bad(subject, f"no answer within {SECONDS} s", "check the network and the address")]
    except SettingError as error:
        return [bad(subject, "wrong setting", str(error))]
    except Exception as error:
        return [bad(subject, f"the look failed ({brief(error)})", "check the network and the settings")]
