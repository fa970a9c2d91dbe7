"""Telling Telegram where updates go, and whether it still says the same (T17)."""

from __future__ import annotations

from collections.abc import Mapping

from aiogram.methods import DeleteWebhook, GetMe, GetWebhookInfo, SetMyCommands, SetWebhook
from aiogram.types import BotCommand, WebhookInfo

from bot.channels.telegram.api import BotApi
from bot.channels.telegram.kinds import ALLOWED
from bot.channels.telegram.secret import require_good

WEBHOOK_PATH = "/telegram/webhook"
CONNECTIONS = 40


async def own_name(api: BotApi) -> str:
    """The bot's username. Raises `SendFailed`."""
    return (await api.call(GetMe())).username or ""


async def use_webhook(api: BotApi, public_url: str, secret: str) -> None:
    """Have updates posted to us. Raises `SettingError` for a weak secret, `SendFailed`."""
    require_good(secret)
    await api.call(
        SetWebhook(
            url=webhook_url(public_url),
            secret_token=secret,
            allowed_updates=list(ALLOWED),
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )
    )


async def use_polling(api: BotApi) -> None:
    """Have updates kept for `getUpdates`. Raises `SendFailed`."""
    await api.call(DeleteWebhook(drop_pending_updates=False))


async def check_webhook(api: BotApi, public_url: str) -> tuple[str, ...]:
    """What is wrong with the webhook, in words for an administrator; `public_url` is "" when we poll (T17).

    Raises `SendFailed`.
    """
    info = await api.call(GetWebhookInfo())
    return problems_of(info, webhook_url(public_url) if public_url else "")


def problems_of(info: WebhookInfo, expected: str) -> tuple[str, ...]:
    """What in Telegram's account of the webhook is not as we set it. Names no address: a thief's may be a trap."""
    problems = []
    if expected and not info.url:
        problems.append("no webhook is set yet; `serve` sets it when it starts")
    elif info.url != expected:
        problems.append("the webhook's address is not ours: somebody else may hold the token")
    elif expected and set(info.allowed_updates or ()) != set(ALLOWED):
        problems.append("the kinds of updates are not those we asked for")
    return tuple(problems)


async def show_commands(api: BotApi, commands: Mapping[str, Mapping[str, str]]) -> None:
    """Set the menu of commands: by language (`vi`, `en`; "" for all others) the commands and what they do.

    Raises `SendFailed`.
    """
    for language, entries in commands.items():
        menu = [BotCommand(command=command, description=words) for command, words in entries.items()]
        await api.call(SetMyCommands(commands=menu, language_code=language or None))


def webhook_url(public_url: str) -> str:
    """Where Telegram posts updates."""
    return public_url.rstrip("/") + WEBHOOK_PATH
