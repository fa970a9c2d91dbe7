"""A sudden event, told by any of the staff in a minute (5.1.b, 5.2.a, 10.2.c): what, when, where; one look, sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers import offered
from handlers.casework.fields import moment_field, moment_of, words_field
from handlers.denying import denied
from handlers.forms import Form, Problem, Rows, Taken, begin, files_of, text_of
from handlers.incident.deciding import CALM, CALM_FIELD, may_decide
from handlers.incident.filing import file
from handlers.incident.place import PLACE, PLACE_FIELD, place_in
from handlers.leadership.effects import hours, length_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Lines, Moment, Outgoing, Text, say
from procedure.terms import STAFF, Clock
from storage import incidents
from storage.conversations import Conversation

WORDS = words_field("words", "ask_incident_words")


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Báo vụ việc đột xuất."""
    return _begin(scene, "")


def command(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/vuviec`: words after it are the first answer."""
    return _begin(scene, scene.incoming.text.strip())


def typed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Words and files that were kept until it was said what they are for."""
    return _begin(scene, offered.words(scene), offered.files(scene))


def _begin(scene: Scene, said: str, files: Sequence[FileRef] = ()) -> list[Outgoing]:
    if not scene.roles & STAFF:
        return denied(scene, "incident_not_yours", say("refused_not_yours"))
    taken = _take_words(scene, Conversation(INCIDENT.name, "words", 0, {}), said) if said else {}
    return begin(scene, INCIDENT, taken if isinstance(taken, Mapping) else {}, files)


def _take_words(scene: Scene, form: Conversation, text: str) -> Taken:
    """The words; staff of a province need not say where, unless the words name another place."""
    taken = WORDS.take(scene, form, text)
    place = place_in(scene, text)
    if isinstance(taken, Problem) or not isinstance(taken, Mapping) or PLACE in form.data or place is None:
        return taken
    return {**taken, PLACE: place}


def _review(scene: Scene, form: Conversation) -> Outgoing:
    """What will be on record, who is told, until when first information is owed."""
    names, at, scope = tuple(one.name for one in files_of(form)), moment_of(form, "at"), text_of(form, PLACE)
    since = at or scene.now
    length = length_of(Clock.FIRST_STATEMENT, since)
    calm = text_of(form, CALM) if may_decide(scene, scope) else ""
    owed = say("incident_preview_owed", hours=say("hours", n=hours(length)), due=Moment(since + length))
    text = say(
        "incident_preview",
        words=text_of(form, "words"),
        at=Moment(since),
        place=office(scene, scope),
        files=say("files_listed", n=len(names), names=Lines(names, ", ")) if names else say("files_none"),
        owed=say("incident_preview_calm", why=calm) if calm else owed,
        like=_like(scene, scope),
    )
    return scene.reply(text, *_ways(scene, form, scope))


def _like(scene: Scene, scope: str) -> Text | str:
    """Two people may tell of the same: what is open there already is named."""
    codes = tuple(incidents.open_of(scene.work, scope))
    return say("incident_like", codes=Lines(codes, ", ")) if codes else ""


def _ways(scene: Scene, form: Conversation, scope: str) -> Rows:
    version = form.version
    send = Choice(say("choice_incident_send"), "form.submit", version=version, words=("gui", "send", "ok"))
    words = Choice(say("choice_leg_edit"), "form.edit", "words", version, ("sua", "edit"))
    at = Choice(say("choice_incident_at"), "form.edit", "at", version, ("thoi diem", "time"))
    place = Choice(say("choice_incident_place"), "form.edit", PLACE, version, ("noi xay ra", "place"))
    label = say("choice_incident_at_once" if text_of(form, CALM) else "choice_incident_calm")
    calm = Choice(label, "form.edit", CALM, version, ("chua can", "not needed"))
    cancel = Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat"))
    return ((send,), (words, at, place), *(((calm,),) if may_decide(scene, scope) else ()), (cancel,))


INCIDENT = Form(
    "incident",
    (replace(WORDS, take=_take_words), moment_field("at", "ask_incident_at"), PLACE_FIELD),
    file,
    review=_review,
    extra=(CALM_FIELD,),
    takes_files=True,
)
