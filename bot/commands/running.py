"""`serve`, `sandbox` and `doctor`."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands.common import FOUND, end, run, run_quickly, settings

FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.option("--only", metavar="PARTS", help="Some of intake,processing,delivery,timekeeping,web.")
def serve(only: str | None) -> None:
    """The real thing; without --only all of it."""
    from bot.operations.start import parts_of, prepare

    parts = parts_of(only)
    ready = prepare(parts)
    from bot.serving import serve as run_serve

    run_quickly(run_serve(ready, parts))


@click.command()
@click.option("--port", default=8080, show_default=True)
@click.option("--data", type=FOLDER, default=Path("data/sandbox"), show_default=True)
@click.option("--fresh", is_flag=True, help="Forget everything first.")
@click.option("--emulators-only", is_flag=True, help="Without the bot, for serve processes pointed at the emulators.")
def sandbox(port: int, data: Path, fresh: bool, emulators_only: bool) -> None:
    """The real thing against local emulators, with sample people, a chat page and a clock that can be turned."""
    from bot import config, file_modes, logs

    file_modes.keep_to_ourselves()
    found = config.load()
    logs.configure(found.log_format, logs.secrets_of(found))
    from bot.sandbox.run import run as run_sandbox

    if emulators_only:
        return run(run_sandbox(port, data, fresh, None))
    from bot.building import build

    return run(run_sandbox(port, data, fresh, build))


@click.command()
def doctor() -> None:
    """Look at every setting, permission, version, database and channel; exit 1 if anything is bad."""
    found = settings()
    from bot.doctor.examination import print_all

    if run(print_all(found, click.echo)):
        raise end(FOUND)
