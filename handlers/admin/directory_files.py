"""Files that an administrator sends for the directory. Anybody else's tables are files like any other."""

from __future__ import annotations

from handlers import forms
from handlers.admin.directory_form import DIRECTORY, NAME, is_administrator
from handlers.forms import REVIEW, files_of
from handlers.scene import Scene
from handlers.talk import Attachment, FileRef, Outgoing, say
from storage import files
from storage.conversations import Conversation

TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls")


def received(scene: Scene) -> list[Outgoing]:
    """A table from an administrator who is in no other form: checked and shown. Else nothing, and others see to it.

    Files may come one after the other; one of the same name takes the earlier one's place.
    """
    if not is_administrator(scene) or _is_elsewhere(scene) or not any(map(_is_table, scene.incoming.files)):
        return []
    unread = [scene.reply(say(f"file_{one.problem}", name=one.name)) for one in scene.incoming.files if one.problem]
    kept = [_kept(scene, one) for one in scene.incoming.files if _is_table(one) and not one.problem]
    return [*unread, *(_shown(scene, kept) if kept else [])]


def _is_table(file: Attachment) -> bool:
    return file.name.lower().endswith(TABLES)


def _is_elsewhere(scene: Scene) -> bool:
    """In another form that is being filled in: its files are its own."""
    state = scene.form
    return state is not None and state.form not in (NAME, "offer") and not state.data.get("paused")


def _kept(scene: Scene, file: Attachment) -> FileRef:
    return FileRef(files.keep(scene.work, file.mime, file.data), file.name)


def _shown(scene: Scene, kept: list[FileRef]) -> list[Outgoing]:
    state = scene.form
    if state is None or state.form != NAME:
        return forms.begin(scene, DIRECTORY, files=kept)
    return forms.show(scene, DIRECTORY, _with(state, kept))


def _with(state: Conversation, kept: list[FileRef]) -> Conversation:
    by_name = {file.name: file for file in (*files_of(state), *kept)}
    pairs = [(file.id, file.name) for file in by_name.values()]
    return state.at(REVIEW, files=pairs, paused=False)
