"""`db`, `backup`, `restore`, `trail verify` and `dead-letter`: what is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.common import FOUND, end, run, settings

if TYPE_CHECKING:
    from bot.config import Settings

FILE = click.Path(path_type=Path, dir_okay=False)
MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"])


@click.group()
def db() -> None:
    """The database."""


@db.command()
def upgrade() -> None:
    """Build the tables or bring them up to date (serve does so itself on SQLite)."""
    found = settings()
    from bot import file_modes
    from bot.operations.reach import database_file
    from storage import upgrade as tables

    if path := database_file(found):
        file_modes.make_folder(path.parent)
    run(tables.upgrade(found.database_url))
    click.echo("The tables are current.")


@db.command()
def check() -> None:
    """Say what keeps the program from running on this database; exit 1 if anything does."""
    found = settings()
    from storage import upgrade as tables
    from storage.address import parse

    parse(found.database_url)
    problems = run(tables.check(found.database_url))
    for problem in problems:
        click.echo(problem)
    if problems:
        raise end(FOUND)
    click.echo("The tables are current.")


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """A consistent copy, also while serve runs."""
    database = _sqlite_file(settings(), "pg_dump --format=custom")
    from bot.operations.backup import back_up

    size = back_up(database, file)
    click.echo(f"{file}: {size} bytes. It holds everything: keep it where nobody else can read it.")


@click.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Put a backup in the place of the database. Nothing is sent until an administrator releases it."""
    database = _sqlite_file(settings(), "pg_restore")
    from bot.clock import Clock
    from bot.file_modes import make_folder
    from bot.operations.backup import restore as put_back

    make_folder(database.parent)
    aside = put_back(file, database, Clock().now())
    click.echo("Restored. It starts held: no message leaves until `phatngon release`.")
    if aside:
        click.echo(f"The earlier database is {aside}.")


@click.command()
def release() -> None:
    """Let a restored database send again. First look at what waits: some of it may have been sent before."""
    found = settings()
    from bot.operations.reach import carry_out

    if not run(carry_out(found, "release")):
        click.echo("Nothing was held.", err=True)
        raise end(FOUND)
    click.echo("Released: what waits is being sent.")


@click.group()
def trail() -> None:
    """The trail of every case, and the acts on rights and the directory."""


@trail.command()
@click.option("--since", type=MOMENT, help="Only cases changed since then (UTC); acts always.")
def verify(since: datetime | None) -> None:
    """Check the chained trail and the daily anchors; exit 1 and the bad rows, the first one first, on damage."""
    found = settings()
    from bot.anchors import FOLDER, Anchors, differences
    from bot.operations.reach import look
    from storage import acts
    from storage import trail as rows

    moment = since and since.replace(tzinfo=UTC)
    files = Anchors(found.data_dir / FOLDER, found.zone).newest()
    damages = run(look(found, lambda work: rows.verify(work, moment) + acts.verify(work) + differences(work, files)))
    for damage in damages:
        click.echo(f"{damage.code} row {damage.seq}: {damage.reason}")
    if damages:
        raise end(FOUND)
    click.echo("The trail is whole.")


@click.group("dead-letter")
def dead_letter() -> None:
    """Updates that were given up."""


@dead_letter.command("list")
@click.option("--limit", default=50, show_default=True)
def list_(limit: int) -> None:
    """The newest first: number, time, channel, why. Never what they held."""
    found = settings()
    from bot.operations.reach import look
    from storage.dead_letters import dead_letters

    for one in run(look(found, partial(dead_letters, limit=limit))):
        click.echo(f"{one.id}\t{one.received_at:%Y-%m-%dT%H:%M:%SZ}\t{one.channel}\t{one.error or ''}")


@dead_letter.command()
@click.argument("number", type=int)
def replay(number: int) -> None:
    """Handle one of them again."""
    _settle("replay", number)


@dead_letter.command()
@click.argument("number", type=int)
def discard(number: int) -> None:
    """Take one off the list; it stays stored."""
    _settle("discard", number)


def _settle(act: str, number: int) -> None:
    found = settings()
    from bot.operations.reach import carry_out

    if not run(carry_out(found, act, id=number)):
        click.echo(f"{number} is no dead letter", err=True)
        raise end(FOUND)


def _sqlite_file(found: Settings, instead: str) -> Path:
    from bot.operations.reach import database_file

    path = database_file(found)
    if path is None:
        raise click.UsageError(f"this is for SQLite; on PostgreSQL use its own tool: {instead}")
    return path
