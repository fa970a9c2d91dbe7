"""A leader's direction given outside the chat (7.1.b): in writing with its number, or by word of mouth; when, and what.

One by word of mouth is the leader's to confirm; the 24 hours count from when it was given, not from its recording.
"""

from __future__ import annotations

from handlers.casework.deadlines import owed
from handlers.casework.fields import kept_files, moment_field, moment_of, units_field, units_of, words_field
from handlers.casework.steps import on_case, step, try_step
from handlers.desk.propose import units_line
from handlers.desk.record_fields import ORAL, how_field, leader_field, only_leader
from handlers.desk.record_told import to_signer
from handlers.desk.result import about, result, review
from handlers.forms import Form, begin, number_of, text_of
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, say
from procedure.facts import Act
from procedure.terms import Event, State
from storage import directions, proposals, words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.directions import How, Kind
from storage.words import Said


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ghi nhận chỉ đạo của Lãnh đạo."""
    return on_case(scene, ref, version, Event.RECORD_DIRECTION, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """With the units that were proposed, which the leader may have changed: they are seen before it is sent."""
    proposed = list(proposals.units_of(scene.work, case.id)) if case.facts.state is State.PROPOSED else []
    known = {**only_leader(scene), **({"units": proposed} if proposed else {})}
    return begin(scene, RECORD, {**about(case), **known})


def _review(scene: Scene, form: Conversation) -> Outgoing:
    number = text_of(form, "how")
    text = say(
        "record_review",
        code=text_of(form, "code"),
        leader=staff_name(scene, number_of(form, "leader")),
        how=say("how_oral") if number == ORAL else say("how_written", number=number),
        at=Moment(moment_of(form, "at") or scene.now),
        words=text_of(form, "words"),
        units=units_line(scene, units_of(form, "units")),
    )
    edits = (
        (say("choice_edit_units"), "units"),
        (say("choice_edit_words"), "words"),
        (say("choice_edit_leader"), "leader"),
        (say("choice_edit_how"), "how"),
        (say("choice_edit_moment"), "at"),
    )
    return review(scene, form, text, say("choice_record"), edits)


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, said = str(number_of(form, "case")), text_of(form, "words")
    return on_case(scene, ref, 0, Event.RECORD_DIRECTION, lambda at, case: _recorded(at, case, form), said)


def _recorded(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    act = _act(form)
    try_step(scene, case, Event.RECORD_DIRECTION, act)
    words_id, digest = words.keep(scene.work, case.id, Said.DIRECTION, act.reason, scene.person.id, kept_files(form))
    _keep(scene, case, act, words_id)
    after, done = step(scene, case, Event.RECORD_DIRECTION, digest, act)
    text = say("direction_recorded", code=case.code, owed=owed(scene, after))
    outs = result(scene, after, text, Event.DISPATCH, Event.DRAFT, tells=done.tells)
    return [*outs, *(to_signer(scene, after, act) if after.facts.signer is not None else ())]


def _act(form: Conversation) -> Act:
    how = text_of(form, "how")
    return Act(
        occurred_at=moment_of(form, "at"),
        reason=text_of(form, "words"),
        units=frozenset(units_of(form, "units")),
        person=number_of(form, "leader"),
        evidence="" if how == ORAL else how,
    )


def _keep(scene: Scene, case: CaseRow, act: Act, words_id: int) -> None:
    directions.record(
        scene.work,
        case.id,
        Kind.DIRECTION,
        How.WRITTEN if act.evidence else How.ORAL,
        act.person,
        staff_name(scene, act.person),
        act.evidence or None,
        words_id,
        act.units,
        act.occurred_at or scene.now,
        scene.person.id,
    )


RECORD = Form(
    "record_direction",
    (
        leader_field("leader", "ask_which_leader"),
        how_field("how", "ask_direction_how"),
        moment_field("at", "ask_direction_at"),
        words_field("words", "ask_direction_words"),
        units_field("units", "ask_direction_units", nobody="choice_units_nobody"),
    ),
    _send,
    review=_review,
    takes_files=True,
)
