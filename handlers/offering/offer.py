"""A unit or province offers information to the press (7.2.a, 10.2.c): the words or the files, one look, sent.

Somebody of one unit needs two acts: what it is, and “Gửi”. What came back is handed in again by the same form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers import offered
from handlers.casework.fields import moment_of
from handlers.casework.steps import on_case
from handlers.denying import denied
from handlers.forms import Form, begin, files_of, number_of, text_of
from handlers.names import office
from handlers.offering.fields import (
    AT_FIELD,
    AT_REVIEW,
    BEFORE,
    PRESSES,
    PRESSES_WORDS,
    UNIT,
    UNIT_FIELD,
    WORDS,
    WORDS_FIELD,
    take_words,
)
from handlers.offering.filing import file, hand_in
from handlers.offering.urgency import URGENT, is_urgent
from handlers.offering.whose import units_of
from handlers.offering.words import last_words
from handlers.scene import Scene
from handlers.talk import Choice, FileRef, Lines, Moment, Outgoing, Text, say
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation


def start(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Ask for the information."""
    return _begin(scene, "", ())


def command(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/cungcap`: words after it are the first answer."""
    return _begin(scene, scene.incoming.text.strip(), ())


def typed(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Words and files that were kept until it was said what they are for."""
    return _begin(scene, offered.words(scene), offered.files(scene))


def _begin(scene: Scene, said: str, files: Sequence[FileRef]) -> list[Outgoing]:
    units = units_of(scene.actor)
    if not units:
        return denied(scene, "offer_not_yours", say("offer_not_yours"))
    known: dict[str, object] = {UNIT: units[0]} if len(units) == 1 else {}
    empty = Conversation(OFFER.name, WORDS, 0, {})
    taken = take_words(scene, empty, said) if said else {}
    return begin(scene, OFFER, {**known, **(taken if isinstance(taken, Mapping) else {})}, files)


def again(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Gửi lại Trung tâm Truyền thông: what was sent back, with what it lacked."""
    return on_case(scene, ref, version, Event.HAND_IN, lambda at, case: open_again(at, case, ""))


def open_again(scene: Scene, case: CaseRow, said: str) -> list[Outgoing]:
    """The form on what was offered before. `said`: words that are the new ones already."""
    filled: dict[str, object] = {
        "case": case.id,
        "code": case.code,
        UNIT: case.facts.opener,
        BEFORE: last_words(scene.work, case),
        **({URGENT: case.details[URGENT]} if is_urgent(case) else {}),
        **({WORDS: said} if said else {}),
    }
    return begin(scene, OFFER, filled)


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    if "case" not in form.data:
        return file(scene, form)
    ref, said = str(number_of(form, "case")), text_of(form, WORDS)
    return on_case(scene, ref, 0, Event.HAND_IN, lambda at, case: hand_in(at, case, form), said)


def _review(scene: Scene, form: Conversation) -> Outgoing:
    """What is handed over, for whom, and what follows from it."""
    names, at = tuple(one.name for one in files_of(form)), moment_of(form, "at")
    text = say(
        "offer_preview",
        unit=office(scene, text_of(form, UNIT)),
        at=Moment(at) if at else say("offer_at_now"),
        words=text_of(form, WORDS),
        files=say("files_listed", n=len(names), names=Lines(names, ", ")) if names else say("files_none"),
        urgent=say("offer_urgent_line") if text_of(form, URGENT) else "",
    )
    return scene.reply(text, *_choices(form))


def _choices(form: Conversation) -> tuple[tuple[Choice, ...], ...]:
    version = form.version
    presses: Text = say("choice_offer_calm" if text_of(form, URGENT) else "choice_offer_urgent")
    send = Choice(say("choice_offer_send"), "form.submit", version=version, words=("gui", "send", "ok"))
    edit = Choice(say("choice_leg_edit"), "form.edit", WORDS, version, ("sua", "edit"))
    moment = Choice(say("choice_offer_at"), "form.edit", "at", version, ("thoi diem", "time"))
    cancel = Choice(say("choice_cancel"), "form.cancel", version=version, words=("huy", "cancel", "thoat"))
    return ((send,), (Choice(presses, "form.pick", PRESSES, version, PRESSES_WORDS),), (edit, moment), (cancel,))


OFFER = Form(
    "unit_offer",
    (UNIT_FIELD, WORDS_FIELD),
    _submit,
    review=_review,
    extra=(AT_FIELD,),
    at_review=AT_REVIEW,
    takes_files=True,
)
