"""The directory's files on the command line: imported, previewed, checked. Said in English, like the rest of it."""

from __future__ import annotations

import asyncio
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import SettingError
from bot.control import CommandFailed
from bot.texts import Texts
from handlers import wire
from handlers.directory import drafts, preview
from handlers.directory.drafts import Drafts
from handlers.directory.importing import prepare
from handlers.directory.problems import listed
from handlers.directory.sheets import MEBIBYTE, MOST_BYTES, MOST_FILES, File
from handlers.talk import Kind, Lines, Outgoing, Text, say
from procedure.terms import Role
from storage import directory, staff
from storage.imports.apply import apply
from storage.imports.changes import Plan
from storage.work import Database, Work

HEADS = frozenset({Role.PRESS_HEAD})
LANGUAGE = "en"


def open_files(paths: Sequence[Path]) -> list[File]:
    """The files as they lie there. Raises `SettingError` for what cannot be read, or is too much."""
    try:
        sizes = [path.stat().st_size for path in paths]
        if len(paths) > MOST_FILES or sum(sizes) > MOST_BYTES:
            raise SettingError(f"at most {MOST_FILES} files of {MOST_BYTES // MEBIBYTE} MiB together")
        return [File(path.name, path.read_bytes()) for path in paths]
    except OSError as error:
        raise SettingError(f"cannot read {error.filename}: {error.strerror}") from error


def packed(files: Sequence[File]) -> dict[str, str]:
    """The files as JSON can carry them; two of one name are told apart."""
    found: dict[str, str] = {}
    for file in files:
        name = file.name if file.name not in found else f"{len(found) + 1}-{file.name}"
        found[name] = b64encode(file.data).decode()
    return found


async def import_files(database: Database, zone: ZoneInfo, files: Mapping[str, str], ending: bool) -> dict[str, object]:
    """Import files as `packed` gives them: `done`, and the text that says what was or must be done.

    Raises `CommandFailed` for anything else than `packed` gives.
    """
    try:
        unpacked = [File(name, b64decode(data, validate=True)) for name, data in files.items()]
    except NotBase64 as error:
        raise CommandFailed("files: should be base64") from error
    found = await asyncio.to_thread(drafts.read, unpacked, zone)
    done, text = await database.write(partial(_import, found=found, ending=ending))
    return {"done": done, "text": in_words(text, zone)}


def _import(work: Work, found: Drafts, ending: bool) -> tuple[bool, Text]:
    directory.load_starter(work)
    prepared = prepare(work, found)
    if prepared.plan is None:
        return False, listed(prepared.problems)
    if prepared.plan.mass_endings and not ending:
        return False, say("directory_mass_command", list=preview.endings(prepared.plan))
    apply(work, prepared.plan)
    if prepared.plan.changes:
        wire.post(work, _told(work, prepared.plan))
    return True, preview.summary(prepared.plan)


def _told(work: Work, plan: Plan) -> list[Outgoing]:
    """The press centre's heads hear of it."""
    text = say("directory_told", name=say("directory_by_operator"), summary=preview.summary(plan))
    return [Outgoing(one.id, text, kind=Kind.CARD) for one in staff.desk_accounts(work, HEADS)]


def plan_text(plan: Plan) -> Text:
    """Counts, then every row that changes; then what an import would be refused for."""
    parts = [preview.summary(plan), *([preview.changes(plan)] if plan.changes else [])]
    if plan.mass_endings:
        parts.append(say("directory_mass_command", list=preview.endings(plan)))
    return say("joined", parts=Lines(tuple(parts)))


def in_words(text: Text, zone: ZoneInfo) -> str:
    """A text as the command line says it."""
    return Texts(zone).render(text, LANGUAGE).text
