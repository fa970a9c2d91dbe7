"""The files an administrator has sent for the directory, until they are applied or given up: problems, or a preview."""

from __future__ import annotations

from handlers.directory import drafts
from handlers.directory.importing import Prepared, prepare
from handlers.directory.outcome import names, refused, shown
from handlers.directory.problems import Problem, listed
from handlers.directory.sheets import File
from handlers.forms import Form, files_of
from handlers.scene import Scene
from handlers.talk import Channel, Choice, FileRef, Outgoing, say
from procedure.terms import Role
from storage import files
from storage.conversations import Conversation
from storage.imports.changes import Plan

NAME = "directory"
PROBLEMS_SHOWN = 20
PROBLEMS_WITHOUT_A_FILE = 60  # Zalo carries no text file
CHANGES_SHOWN = 15


def is_administrator(scene: Scene) -> bool:
    """Only they see to the directory."""
    return Role.ADMINISTRATOR in scene.roles


def prepared(scene: Scene, state: Conversation) -> Prepared:
    """The files kept in the form against the directory as it stands now."""
    kept = [File(ref.name, files.load(scene.work, ref.id).data) for ref in files_of(state)]
    return prepare(scene.work, drafts.read(kept, scene.around.zone))


def review(scene: Scene, state: Conversation) -> Outgoing:
    """What would change, or what is wrong."""
    if not is_administrator(scene):
        return scene.reply(say("refused_not_yours"))
    found = prepared(scene, state)
    called = names([ref.name for ref in files_of(state)])
    if found.plan is None:
        return _problems(scene, state, called, found.problems)
    rows = (*_apply(found.plan), *give_up(state))
    return scene.reply(shown(called, found.plan, CHANGES_SHOWN), *rows)


def give_up(state: Conversation) -> tuple[tuple[Choice, ...], ...]:
    """The way out."""
    return ((Choice(say("choice_directory_give_up"), "form.cancel", version=state.version, words=("bo", "huy")),),)


def _apply(plan: Plan) -> tuple[tuple[Choice, ...], ...]:
    """The button carries what was shown: applied is that, or nothing."""
    if not plan.changes:
        return ()
    return ((Choice(say("choice_directory_apply"), "directory.apply", plan.digest, words=("ap dung", "apply")),),)


def _problems(scene: Scene, state: Conversation, called: str, problems: tuple[Problem, ...]) -> Outgoing:
    """The first of them; all of very many as a text file, where the channel carries one."""
    if scene.account.channel == Channel.ZALO or scene.around.words is None:
        return scene.reply(refused(called, problems, PROBLEMS_WITHOUT_A_FILE), *give_up(state))
    enclosed = (_as_file(scene, problems),) if len(problems) > PROBLEMS_SHOWN else ()
    return scene.reply(refused(called, problems, PROBLEMS_SHOWN), *give_up(state), files=enclosed)


def _as_file(scene: Scene, problems: tuple[Problem, ...]) -> FileRef:
    words, language = scene.around.words, scene.person.language
    if words is None:
        raise ValueError("nobody to put a text into words")
    text = words(listed(problems, len(problems)), language)
    kept = files.keep(scene.work, "text/plain", text.encode("utf-8-sig"))
    return FileRef(kept, words(say("directory_problems_name"), language))


def _nothing_to_submit(scene: Scene, state: Conversation) -> list[Outgoing]:
    """The form ends by its own buttons only."""
    return [scene.reply(say("directory_no_file"))]


DIRECTORY = Form(NAME, (), _nothing_to_submit, review)
