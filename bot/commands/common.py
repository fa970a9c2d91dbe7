"""What commands share: settings, the event loop, errors that a person can mend."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from bot.config import Settings

T = TypeVar("T")

FOUND, WRONG_USE = 1, 2


class Commands(click.Group):
    """Tells errors that a person can mend in one sentence, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; exit 2 with the error's own words if it can be mended."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if not _can_be_mended(error):
                raise
            click.echo(f"phatngon: {error}", err=True)
            raise click.exceptions.Exit(WRONG_USE) from error


def _can_be_mended(error: Exception) -> bool:
    from bot.config import SettingError
    from bot.control import CommandFailed
    from storage.errors import StorageError

    return isinstance(error, SettingError | CommandFailed | StorageError)


def settings() -> Settings:
    """The settings; what is created from here on is for our own eyes, and logs are few and clean."""
    import logging

    from bot import config, file_modes, logs

    file_modes.keep_to_ourselves()
    found = config.load()
    logs.configure(found.log_format, logs.secrets_of(found), level=logging.WARNING)
    return found


def run(work: Coroutine[object, object, T]) -> T:
    """Run to the end."""
    return asyncio.run(work)


def run_quickly(work: Coroutine[object, object, T]) -> T:
    """Run to the end, on uvloop where the extra `speed` is installed."""
    try:
        from uvloop import new_event_loop
    except ImportError:
        return asyncio.run(work)
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        return runner.run(work)


def end(code: int) -> click.exceptions.Exit:
    """To be raised: end with this exit code."""
    return click.exceptions.Exit(code)
