"""An anchor is corrected: the old clock is void with the reason, a new one counts from the true moment; both stay.

The trail keeps who corrected it, when it truly happened and when that was recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handlers.casework.audience import unit_people
from handlers.casework.cards import refreshed, see_case
from handlers.casework.choices import why as why_choice
from handlers.casework.deadlines import duty
from handlers.casework.leg_cards import leg_cards
from handlers.casework.steps import on_case, step, try_step
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, Text, say
from procedure.effects import dispatch_met
from procedure.facts import Act
from procedure.law.lengths import Force
from procedure.terms import Clock, Event
from storage import clocks, words
from storage.cases import CaseRow
from storage.clocks import ClockRow
from storage.words import Said
from storage.work import Work

ACT = "correct_anchor"


def correctable(work: Work, case: CaseRow | int) -> list[ClockRow]:
    """What the law counts in a case and is not void, the newest first."""
    ident = case if isinstance(case, int) else case.id
    found = [one for one in clocks.of_case(work, ident) if one.force is Force.LEGAL and one.void_at is None]
    return [one for one in reversed(found) if one.seconds is not None]


def clock_of(work: Work, case: CaseRow, clock_id: int) -> ClockRow | None:
    """One of them."""
    return next((one for one in correctable(work, case) if one.id == clock_id), None)


def refusal(clock: ClockRow, at: datetime) -> Text | None:
    """Why the moment cannot be what began it: it is what stands already, or the duty was fulfilled before it."""
    if at == clock.anchor_at:
        return say("anchor_same", at=Moment(at))
    if clock.met_at is not None and at > clock.met_at:
        return say("anchor_after_met", at=Moment(at), met=Moment(clock.met_at))
    return None


def correct(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """The confirmed act."""
    why = str(data["why"])
    return on_case(scene, str(data["case"]), 0, Event.CORRECT_ANCHOR, lambda at, case: _do(at, case, data), why)


def _do(scene: Scene, case: CaseRow, data: Mapping[str, object]) -> list[Outgoing]:
    at, why = datetime.fromisoformat(str(data["at"])), str(data["why"])
    clock = clock_of(scene.work, case, int(str(data["clock"])))
    wrong = say("anchor_moved_on", code=case.code) if clock is None else refusal(clock, at)
    if clock is None or wrong is not None:
        return [scene.reply(wrong or say("anchor_moved_on", code=case.code), see_case(case))]
    act = Act(occurred_at=at, reason=why)
    try_step(scene, case, Event.CORRECT_ANCHOR, act)
    _, digest = words.keep(scene.work, case.id, Said.REASON, why, scene.person.id)
    fresh = clocks.correct(scene.work, clock, at, why, scene.person.id)
    if clock.clock is Clock.DISPATCH and fresh.met_at is None:  # reached meanwhile, as its own receipts tell
        clocks.carry_out(scene.work, case.id, dispatch_met(case.facts), ACT, scene.person.id)
    after, done = step(scene, case, Event.CORRECT_ANCHOR, digest, act)
    text = say("anchor_corrected", code=case.code, duty=duty(case, clock), at=Moment(at), due=Moment(fresh.due_at))
    return [
        scene.reply(text, (why_choice(after),), see_case(after)),
        *refreshed(scene, after, news=True, told=True, tells=done.tells),
        *_unit(scene, after, clock),
    ]


def _unit(scene: Scene, case: CaseRow, clock: ClockRow) -> list[Outgoing]:
    """Whose part it is learns of it."""
    leg = next((one for one in case.legs if one.id == clock.leg_id), None)
    if leg is None:
        return []
    people = [one.person_id for one in unit_people(scene.work, leg.facts.unit)]
    return leg_cards(scene, case, leg, sounds_for=people)
