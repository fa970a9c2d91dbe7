"""Telegram: is the token good, and where does Telegram send updates?"""

from __future__ import annotations

from aiogram.methods import GetMe, GetWebhookInfo

from bot.channels.port import Failure, SendFailed
from bot.channels.telegram.api import BotApi
from bot.channels.telegram.setup import problems_of, webhook_url
from bot.config import PREFIX, Settings
from bot.doctor.finding import Finding, bad, ok, warn


async def look(settings: Settings, seconds: float) -> list[Finding]:
    """Ask getMe and getWebhookInfo."""
    api = BotApi(settings.telegram_token.get_secret_value(), settings.telegram_api, seconds)
    try:
        return await _ask(api, settings)
    except SendFailed as error:
        if error.failure is Failure.CONFIGURATION:
            remedy = f"take a new token from @BotFather and set {PREFIX}TELEGRAM_TOKEN"
            return [bad("telegram", f"the token was refused ({error.detail})", remedy)]
        return [bad("telegram", f"not reachable ({error.detail})", "perhaps blocked here: the other ways go on")]
    finally:
        await api.close()


async def _ask(api: BotApi, settings: Settings) -> list[Finding]:
    me = await api.call(GetMe())
    found = [ok("telegram", f"the bot is @{me.username}")]
    info = await api.call(GetWebhookInfo())
    expected = webhook_url(settings.public_url) if settings.telegram_mode == "webhook" else ""
    problems = problems_of(info, expected)
    found += [warn("telegram webhook", problem, "serve sets it at its start") for problem in problems]
    if info.last_error_message:
        remedy = "Telegram says so itself: check the certificate and the reverse proxy"
        found.append(warn("telegram webhook", f"last error: {info.last_error_message}", remedy))
    if not problems:
        found.append(ok("telegram webhook", f"{info.pending_update_count} updates wait at Telegram"))
    return found
