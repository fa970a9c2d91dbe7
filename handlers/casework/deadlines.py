"""What is owed on a case: by whom, until when, under which article. A target is never called a deadline of the law."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from handlers.authority.spans import by
from handlers.casework.citing import cited
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Bilingual, Lines, Moment, Text, say
from procedure.authority import AGENCY
from procedure.clocks import Standing
from procedure.law.lengths import Force, Owner
from procedure.terms import Clock, Kind, State
from storage import clocks
from storage.cases import CaseRow
from storage.clocks import ClockRow

HIDDEN = frozenset({Owner.PROGRAM.value})
BINDING = frozenset({Force.LEGAL, Force.PROMISE})
OF_PROVINCE = frozenset({Owner.PRESS_CENTRE.value, Owner.SPEAKER.value})
"""Owners whom a province has of its own: the national ones are not meant where the case is a province's."""
COMPILED = frozenset({Kind.INCIDENT, Kind.CORRECTION})
"""Kinds with a target for drafting in which nothing is answered."""


def owed(scene: Scene, case: CaseRow, leg_id: int | None = None) -> Text | str:
    """One line for each running clock, first what binds, then the aims, each the one due first; empty for none.

    `leg_id`: of that part only.
    """
    running = [one for one in clocks.running_of(scene.work, case.id) if one.owner not in HIDDEN]
    found = [one for one in running if leg_id is None or one.leg_id == leg_id]
    mine = sorted(found, key=lambda one: one.force not in BINDING)
    groups = [list(each) for _, each in groupby(mine, key=lambda one: (one.clock, one.due_at))]
    lines = tuple(line(scene, case, each[0], each[1:]) for each in groups)
    return say("owed", lines=Lines(lines)) if lines else ""


def is_by_head(case: CaseRow) -> bool:
    """Whether the head of the press centre approves: of what a unit offered and is not sensitive (7.2.a)."""
    return case.facts.kind is Kind.UNIT_INFORMATION and not case.facts.sensitive


def line(scene: Scene, case: CaseRow, clock: ClockRow, others: Sequence[ClockRow] = ()) -> Text:
    """What, who, until when, and how long is left or how late it is.

    Once the text was reported up, whoever must see it owes the act (9.6).
    `others`: clocks of the same duty and moment, whose owners are named beside.
    """
    approval = clock.clock is Clock.APPROVAL
    seen = approval and case.facts.state is State.REPORTED_UP
    article = "9.6" if seen else "7.2.a" if approval and is_by_head(case) else clock.article
    late = clock.standing(scene.now) is Standing.BREACHED
    force = clock.force if clock.force in BINDING else Force.TARGET
    return say(
        f"owed_{force}_late" if late else f"owed_{force}",
        duty=say("clock_seen") if seen else duty(case, clock),
        article=cited(article),
        owner=say("owner_above") if seen else _owners(scene, case, (clock, *others)),
        due=by(scene, clock.due_at) if clock.force is Force.PROMISE else Moment(clock.due_at),
        left=span(abs(int((clock.due_at - scene.now).total_seconds()))),
    )


def _owners(scene: Scene, case: CaseRow, clocks: Sequence[ClockRow]) -> Lines:
    return Lines(tuple(owner(scene, case, one) for one in clocks), "; ")


def duty(case: CaseRow, clock: ClockRow) -> Text:
    """What is to be done by then: what is drafted is an answer only where the press asked."""
    if clock.clock is Clock.COMPILE and case.facts.kind in COMPILED:
        return say(f"compile_{case.facts.kind.lower()}")
    return say(f"clock_{clock.clock.lower()}")


def owner(scene: Scene, case: CaseRow, clock: ClockRow) -> Text | Bilingual:
    """Who owes it; of what a unit offered whoever approves need not be one who speaks."""
    if clock.clock is Clock.APPROVAL and is_by_head(case):
        return say("owner_press_head")
    if clock.owner == Owner.UNIT and clock.unit_code:
        return office(scene, clock.unit_code)
    if clock.scope == AGENCY or clock.owner not in OF_PROVINCE:
        return say(f"owner_{clock.owner}")
    place = office(scene, clock.scope)  # of its own case (2.2, 7.1.d)
    return say("owner_speaker_of", office=place) if clock.owner == Owner.SPEAKER else place


def span(seconds: int) -> Text:
    """A length of time in the two largest units: 2 ngày 3 giờ, 5 giờ 20 phút, 40 phút."""
    minutes = seconds // 60
    days, hours, rest = minutes // 1_440, minutes % 1_440 // 60, minutes % 60
    if days:
        whole = say("days", n=days)
        return say("span_days", days=whole, hours=say("hours", n=hours)) if hours else whole
    if not hours:
        return say("minutes", n=rest)
    whole = say("hours", n=hours)
    return say("span_hours", hours=whole, minutes=say("minutes", n=rest)) if rest else whole
