"""What is owed on a case: by whom, until when, under which article. A target is never called a deadline of the law."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from handlers.casework.citing import cited
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Bilingual, Lines, Moment, Text, say
from procedure.clocks import Standing
from procedure.law.lengths import Force, Owner
from procedure.terms import Clock, State
from storage import clocks
from storage.cases import CaseRow
from storage.clocks import ClockRow

HIDDEN = frozenset({Owner.PROGRAM.value})
BINDING = frozenset({Force.LEGAL, Force.PROMISE})


def owed(scene: Scene, case: CaseRow, leg_id: int | None = None) -> Text | str:
    """One line for each running clock, first what binds, then the aims, each the one due first; empty for none.

    `leg_id`: of that part only.
    """
    running = [one for one in clocks.running_of(scene.work, case.id) if one.owner not in HIDDEN]
    found = [one for one in running if leg_id is None or one.leg_id == leg_id]
    mine = sorted(found, key=lambda one: one.force not in BINDING)
    up = case.facts.state is State.REPORTED_UP
    groups = [list(each) for _, each in groupby(mine, key=lambda one: (one.clock, one.due_at))]
    lines = tuple(line(scene, each[0], up, each[1:]) for each in groups)
    return say("owed", lines=Lines(lines)) if lines else ""


def line(scene: Scene, clock: ClockRow, up: bool = False, others: Sequence[ClockRow] = ()) -> Text:
    """What, who, until when, and how long is left or how late it is.

    `up`: the text was reported up, so that whoever must see it owes the act now (9.6).
    `others`: clocks of the same duty and moment, whose owners are named beside.
    """
    seen = up and clock.clock is Clock.APPROVAL
    late = clock.standing(scene.now) is Standing.BREACHED
    force = clock.force if clock.force in BINDING else Force.TARGET
    return say(
        f"owed_{force}_late" if late else f"owed_{force}",
        duty=say("clock_seen") if seen else duty(clock),
        article=cited("9.6" if seen else clock.article),
        owner=say("owner_above") if seen else _owners(scene, (clock, *others)),
        due=Moment(clock.due_at),
        left=span(abs(int((clock.due_at - scene.now).total_seconds()))),
    )


def _owners(scene: Scene, clocks: Sequence[ClockRow]) -> Lines:
    return Lines(tuple(owner(scene, one) for one in clocks), "; ")


def duty(clock: ClockRow) -> Text:
    """What is to be done by then."""
    return say(f"clock_{clock.clock.lower()}")


def owner(scene: Scene, clock: ClockRow) -> Text | Bilingual:
    """Who owes it."""
    if clock.owner == Owner.UNIT and clock.unit_code:
        return office(scene, clock.unit_code)
    return say(f"owner_{clock.owner}")


def span(seconds: int) -> Text:
    """A length of time in the two largest units: 2 ngày 3 giờ, 5 giờ 20 phút, 40 phút."""
    minutes = seconds // 60
    days, hours, rest = minutes // 1_440, minutes % 1_440 // 60, minutes % 60
    if days:
        whole = say("days", n=days)
        return say("span_days", days=whole, hours=say("hours", n=hours)) if hours else whole
    return (
        say("span_hours", hours=say("hours", n=hours), minutes=say("minutes", n=rest))
        if hours
        else say("minutes", n=rest)
    )
