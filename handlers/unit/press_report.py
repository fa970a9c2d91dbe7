"""What the press says, reported by whoever keeps an eye on it: units and provinces in their field (10.2.d), the centre.

A province says whether it is the province's own matter (local press, 7.1.d) or one for the press centre (7.1.a).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers import offered
from handlers.casework.fields import line_field, words_field
from handlers.casework.whose_matter import known_scope, scope_field
from handlers.denying import denied
from handlers.desk.answer import LINK
from handlers.forms import Field, Form, Problem, Taken, begin, files_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Lines, Outgoing, Text, say
from handlers.unit.press_filing import file
from procedure.authority import AGENCY
from procedure.terms import PRESS_CENTRE, UNIT_STAFF
from storage.conversations import Conversation

WORDS = words_field("words", "ask_press_words")


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Ask what the press says."""
    return _begin(scene, "")


def command(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/phananh`: words after it are the first answer."""
    return _begin(scene, scene.incoming.text.strip())


def typed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Words and files that were kept until it was said what they are for."""
    return _begin(scene, offered.words(scene), offered.files(scene))


def _begin(scene: Scene, said: str, files: Sequence[FileRef] = ()) -> list[Outgoing]:
    if not scene.roles & (PRESS_CENTRE | UNIT_STAFF):
        return denied(scene, "press_report_not_yours", say("refused_not_yours"))
    empty = Conversation(PRESS_REPORT.name, "words", 0, known_scope(scene))
    taken = _take_words(scene, empty, said) if said else {}
    return begin(scene, PRESS_REPORT, {**empty.data, **(taken if isinstance(taken, Mapping) else {})}, files)


def _take_words(scene: Scene, form: Conversation, text: str) -> Taken:
    """The words; a link among them need not be asked for."""
    taken = WORDS.take(scene, form, text)
    links = LINK.findall(text)
    if isinstance(taken, Problem) or len(links) != 1 or "link" in form.data:
        return taken
    return {"words": text, "link": links[0].rstrip(".,;)")}


def _ask_link(scene: Scene, form: Conversation) -> Text:
    return say("ask_press_link")


def _take_link(scene: Scene, form: Conversation, text: str) -> Taken:
    links = LINK.findall(text)
    return {"link": links[0].rstrip(".,;)")} if len(links) == 1 else Problem(say("press_link_unclear"))


def _review(scene: Scene, form: Conversation) -> Outgoing:
    """What will be filed, and where it goes."""
    names, version = tuple(one.name for one in files_of(form)), form.version
    text = say(
        "press_report_preview",
        outlet=text_of(form, "outlet"),
        link=text_of(form, "link") or "–",
        words=text_of(form, "words"),
        files=Lines(names, ", ") if names else say("files_none"),
        goes=say("press_goes_centre" if text_of(form, "scope") == AGENCY else "press_goes_province"),
    )
    send = Choice(say("choice_press_send"), "form.submit", version=version, words=("gui", "send", "ok"))
    edit = Choice(say("choice_leg_edit"), "form.edit", "words", version, ("sua", "edit"))
    cancel = Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat"))
    return scene.reply(text, (send,), (edit, cancel))


PRESS_REPORT = Form(
    "press_report",
    (
        replace(WORDS, take=_take_words),
        line_field("outlet", "ask_press_outlet"),
        Field("link", _ask_link, _take_link, optional=True),
        scope_field("ask_press_scope"),
    ),
    file,
    review=_review,
    takes_files=True,
)
