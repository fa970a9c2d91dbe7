"""Questions that many forms share: words, a moment that was, a moment to come.

Answers are kept as text (moments in ISO, UTC). Which units: `handlers/casework/unit_field.py`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from handlers.casework.moments import Unread, read_coming, read_past
from handlers.casework.unit_field import unit_names, units_field, units_of
from handlers.forms import Field, Problem, Rows, Taken, files_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Text, say
from storage.conversations import Conversation
from storage.folding import fold
from storage.words import NamedFile

__all__ = [
    "kept_files",
    "line_field",
    "moment_field",
    "moment_of",
    "unit_names",
    "units_field",
    "units_of",
    "until_field",
    "words_field",
]

LONGEST, LONGEST_LINE = 12_000, 200
LEAST, LEAST_LINE = 2, 1
FILES_ONLY, NOW, AT = "files", "now", "at-"
ONLY_WORDS = ("chi gui tep", "files only")
NOW_WORDS = ("vua xong", "bay gio", "just now")
DAY = timedelta(days=1)


def words_field(
    name: str, ask_key: str, longest: int = LONGEST, *, optional: bool = False, least: int = LEAST
) -> Field:
    """Words; where the form takes files, those that were sent may stand for them. The question may name `{code}`.

    `least`: how many letters or figures there must be: others read the words, and a slip of a finger says nothing.
    """

    def ask(scene: Scene, form: Conversation) -> Text:
        return _ask(form, ask_key)

    def take(scene: Scene, form: Conversation, text: str) -> Taken:
        if fold(text) in (FILES_ONLY, *ONLY_WORDS) and files_of(form):
            return {name: in_files(scene, form)}
        if sum(map(str.isalnum, text)) < least:
            return Problem(say("words_none", typed=text))
        if len(text) > longest:
            return Problem(say("words_too_long", limit=longest, length=len(text)))
        return {name: text}

    return Field(name, ask, take, _files_only, optional=optional)


def line_field(name: str, ask_key: str, *, optional: bool = False) -> Field:
    """A short answer in one line: a number, a title, evidence."""
    return words_field(name, ask_key, LONGEST_LINE, optional=optional, least=LEAST_LINE)


def moment_field(name: str, ask_key: str) -> Field:
    """When something happened: never in the future, never a day without its hour."""

    def take(scene: Scene, form: Conversation, text: str) -> Taken:
        at = _picked(scene, text) or read_past(text, scene.now, scene.around.zone)
        if isinstance(at, Unread):
            return Problem(say(f"moment_{at}", typed=text), _now(scene, form))
        if at > scene.now:
            return Problem(say("moment_to_come", at=Moment(at)), _offer(form, at - DAY, at - DAY <= scene.now))
        return {name: _iso(at)}

    return Field(name, lambda scene, form: _ask(form, ask_key), take, _now)


def until_field(name: str, ask_key: str) -> Field:
    """A moment to come; a day alone lasts to its end."""

    def take(scene: Scene, form: Conversation, text: str) -> Taken:
        at = _picked(scene, text) or read_coming(text, scene.now, scene.around.zone)
        if isinstance(at, Unread):
            return Problem(say(f"until_{at}", typed=text))
        if at <= scene.now:
            return Problem(say("until_past", at=Moment(at)), _offer(form, at + DAY, at + DAY > scene.now))
        return {name: _iso(at)}

    return Field(name, lambda scene, form: _ask(form, ask_key), take)


def moment_of(form: Conversation, name: str) -> datetime | None:
    """A filled moment, UTC; None if it was left out."""
    value = text_of(form, name)
    return datetime.fromisoformat(value) if value else None


def kept_files(form: Conversation) -> tuple[NamedFile, ...]:
    """The files that came with a form, to be stored with its words."""
    return tuple(NamedFile(one.id, one.name) for one in files_of(form))


def in_files(scene: Scene, form: Conversation) -> str:
    """What stands for words that are in the files: their names, in the writer's language."""
    names = Lines(tuple(one.name for one in files_of(form)), ", ")
    made = scene.around.words
    said = say("words_in_files", names=names)
    return made(said, scene.person.language) if made else ", ".join(one.name for one in files_of(form))


def _ask(form: Conversation, key: str) -> Text:
    count = len(files_of(form))
    asked = say(key, code=text_of(form, "code"))
    return say("ask_with_files", ask=asked, n=count) if count else asked


def _files_only(scene: Scene, form: Conversation) -> Rows:
    count = len(files_of(form))
    only = Choice(say("choice_files_only", n=count), "form.pick", FILES_ONLY, form.version, ONLY_WORDS)
    return ((only,),) if count else ()


def _now(scene: Scene, form: Conversation) -> Rows:
    return ((Choice(say("choice_just_now"), "form.pick", NOW, form.version, NOW_WORDS),),)


def _offer(form: Conversation, at: datetime, fits: bool) -> Rows:
    """The same hour of the day beside, which is likely meant: never taken without asking."""
    ref = f"{AT}{int(at.timestamp())}"
    return ((Choice(say("choice_at", at=Moment(at)), "form.pick", ref, form.version),),) if fits else ()


def _picked(scene: Scene, text: str) -> datetime | None:
    digits = text.removeprefix(AT)
    if text == NOW:
        return scene.now
    return (
        datetime.fromtimestamp(int(digits), UTC) if text != digits and digits.isascii() and digits.isdigit() else None
    )


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
