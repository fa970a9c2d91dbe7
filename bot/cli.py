"""The command line, `phatngon`. Exit codes: 0 done, 1 the check found something, 2 wrong use or setting."""

from __future__ import annotations

import click

from bot.commands import data, directory, people, running, texts
from bot.commands.common import Commands


@click.group(cls=Commands)
def cli() -> None:
    """The press desk of Vietnam Social Security inside Zalo Official Account and Telegram."""


for command in (
    running.serve,
    running.sandbox,
    running.doctor,
    people.invite,
    people.zalo,
    directory.directory,
    texts.understand,
    data.db,
    data.backup,
    data.restore,
    data.release,
    data.trail,
    data.dead_letter,
):
    cli.add_command(command)


def main() -> None:
    """The entry point."""
    cli(prog_name="phatngon")
