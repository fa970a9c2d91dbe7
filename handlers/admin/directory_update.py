"""The directory updated from chat: `/danhba`, the export, and applying what was shown.

Applied is exactly what the button's preview showed; if the directory has moved since, there is a new preview instead.
"""

from __future__ import annotations

from handlers import forms
from handlers.admin.directory_form import DIRECTORY, NAME, give_up, is_administrator, prepared
from handlers.denying import denied
from handlers.directory import preview
from handlers.directory.exporting import as_workbook, tables
from handlers.forms import REVIEW
from handlers.scene import Scene
from handlers.talk import Channel, Choice, FileRef, Lines, Outgoing, say
from handlers.telling import tell_roles
from handlers.welcome import menu
from procedure.terms import Role
from storage import files
from storage.conversations import Conversation
from storage.imports.apply import By, apply
from storage.imports.changes import Deed, Plan
from storage.imports.entries import Kind

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORT_NAME = "danh-ba.xlsx"
HEADS = frozenset({Role.PRESS_HEAD})


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """What to send, and the present directory to work on."""
    if not is_administrator(scene):
        return _denied(scene)
    kinds = say("joined", parts=Lines(tuple(map(preview.kind_name, Kind)), "; "))
    export_row = (Choice(say("choice_directory_export"), "directory.export", words=("tai danh ba", "export")),)
    return [scene.reply(say("directory_start", kinds=kinds), export_row)]


def export(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """The whole directory as a workbook; Zalo carries none."""
    if not is_administrator(scene):
        return _denied(scene)
    if scene.account.channel == Channel.ZALO:
        return [scene.reply(say("directory_export_not_here"))]
    data = as_workbook(tables(scene.work, Kind, scene.around.zone), scene.now)
    kept = FileRef(files.keep(scene.work, WORKBOOK, data), EXPORT_NAME)
    return [scene.reply(say("directory_exported"), files=(kept,))]


def apply_shown(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Apply the preview with that digest. Where more than half of a kind would end, the number is confirmed first."""
    return _decide(scene, ref, ending=False)


def apply_ending(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """The second confirmation, which named how many rows end."""
    return _decide(scene, ref, ending=True)


def _decide(scene: Scene, digest: str, ending: bool) -> list[Outgoing]:
    if not is_administrator(scene):
        return _denied(scene)
    state = scene.form
    if state is None or state.form != NAME:
        return [menu(scene, say("form_gone"))]
    plan = prepared(scene, state).plan
    if plan is None or plan.digest != digest:
        return forms.show(scene, DIRECTORY, state.at(REVIEW, paused=False), [say("directory_moved")])
    if plan.mass_endings and not ending:
        return _asked_again(scene, state, plan)
    return _applied(scene, state, plan)


def _asked_again(scene: Scene, state: Conversation, plan: Plan) -> list[Outgoing]:
    sure = Choice(say("choice_directory_end", n=plan.counts[Deed.ENDED]), "directory.end", plan.digest)
    return [scene.reply(say("directory_mass", list=preview.endings(plan)), (sure,), *give_up(state))]


def _applied(scene: Scene, state: Conversation, plan: Plan) -> list[Outgoing]:
    apply(scene.work, plan, By(scene.person.id, Role.ADMINISTRATOR.value))
    calm = forms.close(scene, state)
    summary = preview.summary(plan)
    told = say("directory_told", name=scene.person.name or scene.account.display_name or "–", summary=summary)
    heads = tell_roles(scene, HEADS, told, but=(scene.person.id,))
    return [calm.reply(say("directory_applied", summary=summary)), *heads]


def _denied(scene: Scene) -> list[Outgoing]:
    return denied(scene, "directory_not_allowed", say("refused_not_yours"))
