"""The whole examination, a finding at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from bot.clock import Clock
from bot.config import Settings
from bot.doctor import channels, database, letters, machine
from bot.doctor import settings as of_settings
from bot.doctor.finding import Finding, Level
from bot.logs import secrets_of
from bot.redaction import Redactor


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Everything there is to look at."""
    for finding in of_settings.examine(settings, Clock().now()):
        yield finding
    for finding in machine.examine(settings):
        yield finding
    for finding in letters.examine(settings.data_dir):
        yield finding
    yield await machine.serving(settings)
    async for finding in database.examine(settings):
        yield finding
    async for finding in channels.examine(settings):
        yield finding


async def print_all(settings: Settings, write: Callable[[str], None]) -> bool:
    """Write every finding as soon as it is made; whether anything is bad. Secrets never stand in it."""
    redactor = Redactor(secrets_of(settings))
    any_bad = False
    async for finding in examine(settings):
        write(redactor.clean(str(finding)))
        any_bad = any_bad or finding.level is Level.BAD
    return any_bad
