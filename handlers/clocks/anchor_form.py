"""Correcting what a clock counts from: which clock, when it truly happened, why; then the confirmation.

Only what the law counts is corrected: a target is nudging, a promise is made anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handlers.casework.cards import see_case
from handlers.casework.deadlines import duty, owner
from handlers.casework.fields import moment_field, moment_of, words_field
from handlers.casework.steps import on_case
from handlers.clocks.anchors import anchor
from handlers.clocks.corrected import ACT, clock_of, correctable, refusal
from handlers.confirming import confirm
from handlers.forms import Field, Form, Problem, Rows, Taken, begin, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from procedure.terms import Event
from storage import cases
from storage.cases import CaseRow
from storage.clocks import ClockRow
from storage.conversations import Conversation
from storage.folding import fold

LONGEST = 1_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Sửa mốc tính giờ."""
    return on_case(scene, ref, version, Event.CORRECT_ANCHOR, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    found = correctable(scene.work, case)
    if not found:
        return [scene.reply(say("anchor_none", code=case.code), see_case(case))]
    known = {"clock": found[0].id} if len(found) == 1 else {}
    return begin(scene, ANCHOR, {"case": case.id, "code": case.code, **known})


def _ask_clock(scene: Scene, form: Conversation) -> Text:
    case = cases.load(scene.work, number_of(form, "case"))
    lines = tuple(_line(scene, case, one) for one in _found(scene, form)) if case else ()
    return say("ask_anchor_clock", code=text_of(form, "code"), clocks=Lines(lines))


def _line(scene: Scene, case: CaseRow, clock: ClockRow) -> Text:
    at, due, who = Moment(clock.anchor_at), Moment(clock.due_at), owner(scene, case, clock)
    return say("anchor_line", duty=duty(case, clock), owner=who, anchor=anchor(clock), at=at, due=due)


def _clock_choices(scene: Scene, form: Conversation) -> Rows:
    case = cases.load(scene.work, number_of(form, "case"))
    return tuple((_choice(scene, case, form, clock),) for clock in _found(scene, form)) if case else ()


def _choice(scene: Scene, case: CaseRow, form: Conversation, clock: ClockRow) -> Choice:
    label = say("anchor_choice", duty=duty(case, clock), owner=owner(scene, case, clock))
    return Choice(label, "form.pick", str(clock.id), form.version)


def _take_clock(scene: Scene, form: Conversation, text: str) -> Taken:
    """By its button, or by the number of its article: 7.1.b."""
    found = _found(scene, form)
    named = [one for one in found if fold(text) in (str(one.id), one.article)]
    if len(named) == 1:
        return {"clock": named[0].id}
    return Problem(say("anchor_clock_unclear"), _clock_choices(scene, form))


def _found(scene: Scene, form: Conversation) -> list[ClockRow]:
    return correctable(scene.work, number_of(form, "case"))


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    """To the confirmation, with what it was and what it will be."""
    return on_case(
        scene,
        str(number_of(form, "case")),
        0,
        Event.CORRECT_ANCHOR,
        lambda at, case: _confirm(at, case, form),
        text_of(form, "why"),
    )


def _confirm(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    clock, at = clock_of(scene.work, case, number_of(form, "clock")), moment_of(form, "at")
    if clock is None or at is None:
        return [scene.reply(say("anchor_moved_on", code=case.code), see_case(case))]
    wrong = refusal(clock, at)
    if wrong is not None:
        again = {"case": case.id, "code": case.code, "clock": clock.id, "why": text_of(form, "why")}
        return [scene.reply(wrong), *begin(scene, ANCHOR, again)]
    why = text_of(form, "why")
    data: Mapping[str, object] = {"case": case.id, "clock": clock.id, "at": at.isoformat(), "why": why}
    return confirm(scene, ACT, data, _what(scene, case, clock, at, why), case.code, see_case(case))


def _what(scene: Scene, case: CaseRow, clock: ClockRow, at: datetime, why: str) -> Text:
    return say(
        "anchor_confirm",
        code=case.code,
        duty=duty(case, clock),
        owner=owner(scene, case, clock),
        anchor=anchor(clock),
        before=Moment(clock.anchor_at),
        after=Moment(at),
        due_before=Moment(clock.due_at),
        due_after=Moment(clock.due_at + (at - clock.anchor_at)),
        why=why,
    )


ANCHOR = Form(
    "anchor",
    (
        Field("clock", _ask_clock, _take_clock, _clock_choices),
        moment_field("at", "ask_anchor_at"),
        words_field("why", "ask_anchor_why", LONGEST),
    ),
    _submit,
)
