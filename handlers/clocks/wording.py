"""What a reminder says: case, duty and article, who owes it, due when, how long is left; and what the reader may do.

The first line is the subject where it goes by e-mail. A target is never called a deadline.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from handlers.casework import choices
from handlers.casework.cards import see_case
from handlers.casework.deadlines import line
from handlers.casework.leg_choices import leg_rows, see_leg
from handlers.clocks.recipients import Duty
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Text, say
from procedure.facts import Actor
from procedure.law.lengths import Force
from procedure.terms import UNIT_STAFF
from storage.actors import actor_of

Rows = tuple[tuple[Choice, ...], ...]
MOST_CASES = 8


class Tone(StrEnum):
    """How a reminder begins."""

    NUDGE = "nudge"
    DUE = "due"
    BORN_LATE = "born_late"
    LATE = "late"


def tone_of(scene: Scene, duty: Duty, born_late: bool) -> Tone:
    """A target nudges; what the law or a promise sets is due, or late."""
    if duty.clock.force not in (Force.LEGAL, Force.PROMISE):
        return Tone.NUDGE
    if duty.clock.due_at < scene.now:
        return Tone.LATE
    return Tone.BORN_LATE if born_late else Tone.DUE


def said(scene: Scene, duties: Sequence[Duty], tone: Tone, born_late: frozenset[int], missed: bool) -> Text:
    """One message about one or several duties; `born_late`: clocks recorded long after what began them.

    `missed`: it gathers reminders that should have come earlier.
    """
    alone = len(duties) == 1
    lines = Lines(tuple(_line(scene, one, one.clock.id in born_late, alone) for one in duties))
    codes = Lines(tuple(dict.fromkeys(one.case.code for one in duties)), ", ")
    head = say(f"remind_{tone}", codes=codes) if alone else say("remind_several", n=len(duties))
    note = say("remind_missed") if missed else ""
    return say("remind", head=head, lines=lines, note=note)


def _line(scene: Scene, duty: Duty, born_late: bool, alone: bool) -> Text:
    """`alone`: the heading has said which case it is."""
    owes = line(scene, duty.case, duty.clock)
    told = owes if alone else say("remind_line", code=duty.case.code, line=owes)
    if not born_late:
        return told
    clock = duty.clock
    return say("remind_born_late_line", line=told, anchor=Moment(clock.anchor_at), recorded=Moment(clock.recorded_at))


def rows_for(scene: Scene, person: int, duties: Sequence[Duty]) -> Rows:
    """The buttons that do the thing for this reader; of several cases the way to each."""
    if len({(one.case.id, one.clock.leg_id) for one in duties}) == 1:
        return _acts(scene, person, duties[0])
    actor = actor_of(scene.work, person)
    ways = [_see(actor, one) for one in duties]
    return tuple({row[0].data: row for row in ways}.values())[:MOST_CASES]


def _acts(scene: Scene, person: int, duty: Duty) -> Rows:
    actor, leg = actor_of(scene.work, person), duty.leg
    if leg is not None and any(actor.sits(role, leg.facts.unit) for role in UNIT_STAFF):
        return (*leg_rows(duty.case, leg, actor), see_leg(leg, duty.case.code))
    return (*choices.rows(duty.case, actor, scene.now), see_case(duty.case))


def _see(actor: Actor, duty: Duty) -> tuple[Choice, ...]:
    leg = duty.leg
    if leg is not None and any(actor.sits(role, leg.facts.unit) for role in UNIT_STAFF):
        return see_leg(leg, duty.case.code)
    return see_case(duty.case)
