"""`directory import`, `export` and `check`: units, outlets, topics, titles, who may speak, authorisations, roster."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.common import FOUND, end, run, settings

if TYPE_CHECKING:
    from bot.config import Settings
    from handlers.directory.exporting import Table
    from handlers.directory.importing import Prepared

KINDS = ("units", "provinces", "outlets", "topics", "titles", "spokespersons", "authorisations", "roster")
FILES = click.Path(path_type=Path, exists=True, dir_okay=False)
MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y"])


@click.group()
def directory() -> None:
    """The directory: CSV and XLSX files in and out."""


@directory.command("import")
@click.argument("files", type=FILES, nargs=-1, required=True)
@click.option("--preview", is_flag=True, help="Only say what would change.")
@click.option("--ending", is_flag=True, help="Also when more than half of a kind would end.")
def import_(files: tuple[Path, ...], preview: bool, ending: bool) -> None:
    """All or nothing: what is new or changed counts from now, what a file has no more ends now."""
    found = settings()
    if preview:
        return _preview(found, files)
    from bot.operations.directory import open_files, packed
    from bot.operations.reach import carry_out

    answer = run(carry_out(found, "directory_import", files=packed(open_files(files)), ending=ending))
    _tell(answer["text"] if isinstance(answer, dict) else "", bool(isinstance(answer, dict) and answer["done"]))
    return None


def _tell(text: str, done: bool) -> None:
    click.echo(text, err=not done)
    if not done:
        click.echo("Nothing was changed.", err=True)
        raise end(FOUND)
    click.echo("The directory is as the files say.")


def _preview(found: Settings, files: tuple[Path, ...]) -> None:
    """Exit 1 when an import would be refused."""
    from bot.operations.directory import in_words, plan_text
    from handlers.directory.problems import listed

    prepared = _prepared(found, files)
    if prepared.plan is None:
        return _tell(in_words(listed(prepared.problems), found.zone), done=False)
    click.echo(in_words(plan_text(prepared.plan), found.zone))
    if prepared.plan.mass_endings:
        raise end(FOUND)
    return None


def _prepared(found: Settings, files: tuple[Path, ...]) -> Prepared:
    from bot.operations.directory import open_files
    from bot.operations.reach import look
    from handlers.directory import drafts
    from handlers.directory.importing import prepare

    read = drafts.read(open_files(files), found.zone)
    return run(look(found, partial(prepare, drafts=read)))


@directory.command()
@click.argument("files", type=FILES, nargs=-1)
def check(files: tuple[Path, ...]) -> None:
    """What is missing or about to end; or, with FILES, what is wrong in them. Exit 1 if there is anything."""
    found = settings()
    lines = _wrong_in(found, files) if files else _missing(found)
    for line in lines:
        click.echo(line)
    if lines:
        raise end(FOUND)
    click.echo("Nothing is wrong.")


def _wrong_in(found: Settings, files: tuple[Path, ...]) -> list[str]:
    """Against the directory as it stands; against the one that we ship where there is none yet."""
    from bot.operations.directory import in_words, open_files
    from bot.operations.reach import database_file, look
    from handlers.directory import drafts
    from handlers.directory.importing import prepare
    from handlers.directory.known import shipped
    from handlers.directory.tables import checked

    read = drafts.read(open_files(files), found.zone)
    path = database_file(found)
    if path is not None and not path.exists():
        from bot.clock import Clock

        problems = checked(read, shipped(), Clock().now()).problems
    else:
        problems = run(look(found, partial(prepare, drafts=read))).problems
    return [in_words(problem.line(), found.zone) for problem in problems]


def _missing(found: Settings) -> list[str]:
    from bot.operations.directory import in_words
    from bot.operations.reach import look
    from handlers.directory.checkup import findings

    return [in_words(text, found.zone) for text in run(look(found, findings))]


@directory.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("directory.xlsx"), show_default=True)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="May be repeated; all without it.")
@click.option("--at", type=MOMENT, help="As it was in force then (the agency's time).")
def export(out: Path, kinds: tuple[str, ...], at: datetime | None) -> None:
    """Write it out: a workbook if --out ends in .xlsx, else one CSV file a kind into that folder."""
    found = settings()
    from bot.operations.reach import carry_out, look
    from handlers.directory.exporting import tables
    from storage.directory import all_units
    from storage.imports.entries import Kind

    if not run(look(found, all_units)):  # nobody has started or imported yet: the starter data is what there is
        run(carry_out(found, "furnish"))
    wanted = [Kind(name) for name in kinds or KINDS]
    moment = at and at.replace(tzinfo=found.zone)
    written = run(look(found, lambda work: (tables(work, wanted, found.zone, moment), work.now)))
    for path in _write(out, *written):
        click.echo(str(path))


def _write(out: Path, tables: list[Table], now: datetime) -> list[Path]:
    from bot.file_modes import make_folder
    from bot.whole_files import becoming
    from handlers.directory.exporting import as_csv, as_workbook

    whole = out.suffix.lower() == ".xlsx"
    make_folder(out.parent if whole else out)
    files = {out: as_workbook(tables, now)} if whole else {out / f"{one.kind}.csv": as_csv(one) for one in tables}
    for path, data in files.items():
        with becoming(path) as temporary:
            temporary.write_bytes(data)
    return list(files)
