"""Sending a case to units: what each must do, one text for all or each its own; the letter's number now or later.

Three forms of one shape: the letter after a direction (7.1.b), for support (7.2.b), one more unit (10.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlers.casework.fields import unit_names, units_field, units_of, words_field
from handlers.casework.leg_cards import recalled_cards
from handlers.casework.steps import on_case, step, try_step
from handlers.casework.units import Order, send_to_units
from handlers.desk.result import result, review
from handlers.desk.tasks import EACH, tasks_of, tasks_shown
from handlers.forms import Field, Form, Problem, Taken, files_of, number_of, text_of
from handlers.scene import Scene
from handlers.talk import Outgoing, Text, say
from procedure.facts import Act
from procedure.legs import check_new, unsent
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation

LONGEST_NUMBER = 100


def sending(name: str, event: Event, ask_units: str, ask_task: str) -> Form:
    """The form of one way of sending."""

    def submit(scene: Scene, form: Conversation) -> list[Outgoing]:
        ref, task = str(number_of(form, "case")), text_of(form, "task")
        return on_case(scene, ref, 0, event, lambda at, case: _sent(at, case, form, event), task)

    return Form(
        name,
        (units_field("units", ask_units), _task(ask_task)),
        submit,
        review=_review,
        extra=(NUMBER, EACH),
        at_review=Field("number", _ask_number, _take_number),
        takes_files=True,
    )


def _task(ask_key: str) -> Field:
    """What is asked of all of them: given anew, it takes the place of what was asked of each."""
    field = words_field("task", ask_key)

    def take(scene: Scene, form: Conversation, text: str) -> Taken:
        taken = field.take(scene, form, text)
        return {**taken, "own": {}} if isinstance(taken, Mapping) else taken

    return replace(field, take=take)


def _ask_number(scene: Scene, form: Conversation) -> Text:
    return say("ask_letter_number", code=text_of(form, "code"))


def _take_number(scene: Scene, form: Conversation, text: str) -> Taken:
    """A letter's number has a figure in it: so a slip at the review is not taken for one."""
    if not any(each.isdigit() for each in text) or len(text) > LONGEST_NUMBER:
        return Problem(say("letter_number_needed", typed=text))
    return {"number": text}


def _review(scene: Scene, form: Conversation) -> Outgoing:
    files = files_of(form)
    text = say(
        "sending_review",
        code=text_of(form, "code"),
        units=unit_names(scene, units_of(form, "units")),
        tasks=tasks_shown(scene, form),
        number=text_of(form, "number") or say("number_follows"),
        files=say("files_count", n=len(files)) if files else say("files_none"),
    )
    edits = (
        (say("choice_edit_units"), "units"),
        (say("choice_edit_task"), "task"),
        *(((say("choice_each_task"), "each"),) if len(units_of(form, "units")) > 1 else ()),
        (say("choice_letter_number"), "number"),
    )
    return review(scene, form, text, say("choice_send_units"), edits)


def _sent(scene: Scene, case: CaseRow, form: Conversation, event: Event) -> list[Outgoing]:
    tasks = tasks_of(form)
    after, outs = send(scene, case, event, tasks, form)
    text = say("sent_to_units", code=case.code, units=unit_names(scene, tasks), n=len(tasks))
    left = sorted(unsent(after.facts))
    if left:
        text = say("sent_to_some", code=case.code, units=unit_names(scene, tasks), left=unit_names(scene, left))
    return [*result(scene, after, text, *((Event.DISPATCH,) if left else ())), *outs]


def send(
    scene: Scene, case: CaseRow, event: Event, tasks: Mapping[str, str], form: Conversation
) -> tuple[CaseRow, list[Outgoing]]:
    """The step and the units' parts: the case as it is then, and what the units are sent. Raises `StepRefused`."""
    act = Act(units=frozenset(tasks), reason="\n\n".join(dict.fromkeys(tasks.values())))
    check_new(case.facts, act.units)
    try_step(scene, case, event, act)
    moved, done = step(scene, case, event, None, act)
    orders = [Order(code, task) for code, task in tasks.items()]
    after, outs = send_to_units(scene, moved, event, orders, text_of(form, "number") or None, files_of(form))
    return after, [*recalled_cards(scene, after, done), *outs]  # parts that the new letter replaces


NUMBER = Field("number", _ask_number, _take_number)
