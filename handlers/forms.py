"""A form is data: fields in order, perhaps a review, and what to do in the end.

- Every answer is stored in the transaction that received it: a restart loses nothing.
- Back, skip, cancel and edit are the same in every form. Files may come at any step of a form that takes files.
- A form that was left for something else is paused and offered again; a draft is kept for 7 days. The draft of a
  request outlives a shorter form opened over it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from handlers.attachments import take_files
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Lines, Outgoing, Text, say
from handlers.welcome import has_draft
from storage import conversations
from storage.conversations import Conversation

REVIEW = "review"
EMPTY = object()  # as an answer's value: that field is to be asked again
DRAFT = "request"  # the one form with so much in it that it is kept under another
Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True)
class Problem:
    """Why an answer cannot be taken, and what to do; `choices` may offer the nearest ones."""

    text: Text
    choices: Rows = ()


@dataclass(frozen=True)
class Again:
    """The answer is kept as `filled`, and the same field is asked once more in the light of it."""

    filled: Mapping[str, object]


@dataclass(frozen=True)
class Aside:
    """The answer leads out of the form: it is paused with `filled` in, and `then` says what follows."""

    filled: Mapping[str, object]
    then: Callable[[Scene], list[Outgoing]]


Taken = Mapping[str, object] | Problem | Again | Aside


@dataclass(frozen=True)
class Field:
    """One question of a form.

    `ask` gives the question; `take` turns the typed answer into data or names the problem; `choices` are answers to
    press; `optional` fields can be skipped. `take_files` turns files sent in answer into data; without it they are only
    kept. What is typed to a `secret` one is taken away from the chat. `is_name`: its answer may be one short name, such
    as Huy, which is also how many type “huỷ”.
    """

    name: str
    ask: Callable[[Scene, Conversation], Text]
    take: Callable[[Scene, Conversation, str], Taken]
    choices: Callable[[Scene, Conversation], Rows] = lambda scene, form: ()
    optional: bool = False
    take_files: Callable[[Scene, Conversation, tuple[FileRef, ...]], Taken] | None = None
    secret: bool = False
    is_name: bool = False


@dataclass(frozen=True)
class Form:
    """A form. `fields` are asked in order unless filled; those in `extra` only when edited.

    `review` shows all before it is submitted, or is None; `at_review` takes what is typed there.
    """

    name: str
    fields: tuple[Field, ...]
    submit: Callable[[Scene, Conversation], list[Outgoing]]
    review: Callable[[Scene, Conversation], Outgoing] | None = None
    extra: tuple[Field, ...] = ()
    at_review: Field | None = None
    takes_files: bool = False

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in (*self.fields, *self.extra) if field.name == name), None)


def begin(
    scene: Scene, form: Form, filled: Mapping[str, object] | None = None, files: Sequence[FileRef] = ()
) -> list[Outgoing]:
    """Open a form, with what is known already filled in; files that came with the message are taken along."""
    more, problems = take_files(scene) if form.takes_files else ((), ())
    under = None if form.name == DRAFT else draft_of(scene.form)
    kept = {"under": {"step": under.step, "data": under.data}} if under else {}
    fresh = Conversation(form.name, "", 0, {**(filled or {}), **kept, "files": _pairs((*files, *more))})
    return move_on(scene, form, fresh, problems)


def draft_of(state: Conversation | None) -> Conversation | None:
    """The draft of a request: the open form itself, or what lies under it."""
    if state is None or state.form == DRAFT:
        return state
    under = cast("Mapping[str, Mapping[str, object]] | None", state.data.get("under"))
    return Conversation(DRAFT, str(under["step"]), 0, under["data"]) if under else None


def pause(scene: Scene) -> Scene:
    """An open form is left for something else: what is typed next is not its answer; the menu offers it again."""
    if scene.form is None or not has_draft(scene):
        return scene
    paused = scene.form.at(scene.form.step, paused=True)
    return scene.with_form(conversations.save(scene.work, scene.account.id, paused))


def close(scene: Scene, state: Conversation) -> Scene:
    """The form is finished or given up; the draft under it, if any, is there again, paused."""
    conversations.drop(scene.work, scene.account.id)
    under = draft_of(state) if state.form != DRAFT else None
    return scene.with_form(None) if under is None else pause(scene.with_form(under))


def move_on(scene: Scene, form: Form, state: Conversation, notes: Sequence[Text] = ()) -> list[Outgoing]:
    """Go to the first field not yet filled, else to the review, else submit."""
    missing = _missing(form, state)
    if missing is None and form.review is None:
        return submit(scene, form, state)
    return show(scene, form, state.at(missing or REVIEW, edit=False), notes)


def _missing(form: Form, state: Conversation) -> str | None:
    """The first field not yet filled."""
    return next((field.name for field in form.fields if field.name not in state.data), None)


def show(scene: Scene, form: Form, state: Conversation, notes: Sequence[Text] = ()) -> list[Outgoing]:
    """Store where the person stands and ask what comes next; `notes` come first, in the same message."""
    stored = conversations.save(scene.work, scene.account.id, state)
    now = scene.with_form(stored)
    field = form.field(stored.step)
    if field is None and form.review is not None:
        message = form.review(now, stored)
    else:
        message = _question(now, form, cast("Field", field), stored)
    return [_with_notes(message, notes)]


def answer(scene: Scene, form: Form, state: Conversation) -> list[Outgoing]:
    """What was typed or sent while the form is open."""
    files, problems = take_files(scene) if form.takes_files else ((), ())
    if files:  # kept even if the words beside them cannot be taken
        both = _pairs((*files_of(state), *files))
        state = conversations.save(scene.work, scene.account.id, state.at(state.step, files=both))
    text = scene.incoming.text.strip()
    field = _asked(form, state)
    if field is not None and field.take_files is not None and files:
        return _fill(scene, form, field, state, field.take_files(scene, state, files), problems)
    if field is None or not text:
        return show(scene, form, state, _about_files(files, problems))
    told = _fill(scene, form, field, state, field.take(scene, state, text), problems)
    return [*told, scene.forget()] if field.secret else told


def pick(scene: Scene, form: Form, state: Conversation, ref: str) -> list[Outgoing]:
    """A choice that stands for an answer: `ref` is taken as if it had been typed. A secret is only ever typed."""
    field = _asked(form, state)
    if field is None or field.secret:
        return show(scene, form, state)
    return _fill(scene, form, field, state, field.take(scene, state, ref))


def _asked(form: Form, state: Conversation) -> Field | None:
    return form.at_review if state.step == REVIEW else form.field(state.step)


def _fill(
    scene: Scene, form: Form, field: Field, state: Conversation, taken: Taken, notes: Sequence[Text] = ()
) -> list[Outgoing]:
    if isinstance(taken, Problem) and state.step == REVIEW and not taken.choices:
        return show(scene, form, state, [*notes, taken.text])
    if isinstance(taken, Problem):
        return [_with_notes(scene.reply(taken.text, *taken.choices, *_way_out(form, field, state)), notes)]
    if isinstance(taken, Again):
        return show(scene, form, state.at(state.step, **taken.filled), notes)
    if isinstance(taken, Aside):
        left = state.at(state.step, **taken.filled)
        return taken.then(pause(scene.with_form(replace(left, step=_missing(form, left) or left.step))))
    filled = {**state.data, **taken}
    kept = {name: value for name, value in filled.items() if value is not EMPTY}
    return move_on(scene, form, replace(state, data=kept), notes)


def back(scene: Scene, form: Form, state: Conversation) -> list[Outgoing]:
    """One field back; from the first one it asks the same again; from one being edited to the review, unchanged."""
    if state.data.get("edit"):
        return show(scene, form, state.at(REVIEW, edit=False))
    asked = _before(form, state)
    kept = {name: value for name, value in state.data.items() if name != asked}
    return show(scene, form, Conversation(form.name, asked, state.version, kept))


def _before(form: Form, state: Conversation) -> str:
    """The question before this one: another answer may have made some needless, which are empty, never skipped."""
    names = [field.name for field in form.fields]
    place = names.index(state.step) if state.step in names else len(names)
    return next((name for name in reversed(names[:place]) if state.data.get(name) != ""), names[0])


def skip(scene: Scene, form: Form, state: Conversation) -> list[Outgoing]:
    """Leave an optional field empty."""
    field = form.field(state.step)
    if field is None or not field.optional:
        return show(scene, form, state, [say("form_cannot_skip")])
    return move_on(scene, form, state.at(state.step, **{field.name: None}))


def edit(scene: Scene, form: Form, state: Conversation, name: str) -> list[Outgoing]:
    """Ask one field again, and come back to the review. What it holds stays until there is a new answer."""
    if form.field(name) is None:
        return show(scene, form, state)
    return show(scene, form, state.at(name, edit=True))


def submit(scene: Scene, form: Form, state: Conversation) -> list[Outgoing]:
    """Finish: the form is closed and its work done."""
    return form.submit(close(scene, state), state)


def text_of(state: Conversation, name: str) -> str:
    """A filled answer as text; empty if there is none."""
    value = state.data.get(name)
    return value if isinstance(value, str) else ""


def number_of(state: Conversation, name: str) -> int:
    """A filled number, such as a case's id."""
    return int(cast("int", state.data[name]))


def files_of(state: Conversation, name: str = "files") -> tuple[FileRef, ...]:
    """The files that came so far."""
    pairs = cast("list[tuple[int, str]]", state.data.get(name) or [])
    return tuple(FileRef(ident, name) for ident, name in pairs)


def _pairs(files: Sequence[FileRef]) -> list[tuple[int, str]]:
    return [(file.id, file.name) for file in files]


def _about_files(files: Sequence[FileRef], problems: Sequence[Text]) -> list[Text]:
    kept = [say("file_kept", name=file.name) for file in files]
    return [*kept, *problems]


def _question(scene: Scene, form: Form, field: Field, state: Conversation) -> Outgoing:
    return scene.reply(field.ask(scene, state), *field.choices(scene, state), *_way_out(form, field, state))


def _way_out(form: Form, field: Field, state: Conversation) -> Rows:
    """Back, skip, cancel: on every question."""
    version = state.version
    ways = [Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat"))]
    if field.optional:
        ways.insert(0, Choice(say("choice_skip"), "form.skip", version=version, words=("bo qua", "skip")))
    if state.data.get("edit") or (form.fields and field.name != form.fields[0].name):
        ways.insert(0, Choice(say("choice_back"), "form.back", version=version, words=("quay lai", "back")))
    return (tuple(ways),)


def _with_notes(message: Outgoing, notes: Sequence[Text]) -> Outgoing:
    if not notes:
        return message
    text = say("joined", parts=Lines((*notes, message.text), "\n\n"))
    return replace(message, text=text)
