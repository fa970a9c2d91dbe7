"""“Vì sao hạn này?”: the article's words, the anchor, who recorded it and when, the arithmetic; for every clock.

A target says of itself that it is no deadline of the regulation. What was corrected or is void stays to be seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.casework.cards import see_case
from handlers.casework.choices import choice, ways_on
from handlers.casework.citing import cited
from handlers.casework.deadlines import HIDDEN, duty, owner, span
from handlers.casework.leg_choices import see_leg
from handlers.casework.steps import sees
from handlers.clocks.anchors import anchor, standing
from handlers.denying import denied
from handlers.names import who_recorded
from handlers.scene import Scene
from handlers.talk import Bilingual, Choice, Lines, Moment, Outgoing, Text, say
from procedure.capacities import capacities
from procedure.clocks import Standing
from procedure.law import articles
from procedure.law.lengths import Force
from procedure.terms import UNIT_STAFF, Event, Role
from storage import cases, clocks
from storage.cases import CaseRow
from storage.clocks import ClockRow

MOST = 8
RUNS = (Standing.RUNNING, Standing.BREACHED)


def show(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The clocks of a case that the reader may see: those that run, then the last ones that do not."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not scene.roles or not sees(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    found = [one for one in clocks.of_case(scene.work, case.id) if _is_for(scene, case, one)]
    return [scene.reply(explained(scene, case, found), *_ways(scene, case))]


def of_leg(scene: Scene, case: CaseRow, leg_id: int) -> Outgoing:
    """The same about one unit's part; the caller has checked that it is theirs to see."""
    leg = next(one for one in case.legs if one.id == leg_id)
    found = [one for one in clocks.of_case(scene.work, case.id) if one.leg_id == leg_id]
    return scene.reply(explained(scene, case, found), see_leg(leg, case.code))


def explained(scene: Scene, case: CaseRow, found: Sequence[ClockRow]) -> Text:
    """Each clock with its article, anchor and arithmetic; or that nothing is counted now."""
    shown = sorted(found, key=lambda one: (one.standing(scene.now) not in RUNS, -one.id))[:MOST]
    if not shown:
        return say("why_none", code=case.code)
    return say("why", code=case.code, clocks=Lines(tuple(_one(scene, case, one) for one in shown), "\n\n"))


def _is_for(scene: Scene, case: CaseRow, clock: ClockRow) -> bool:
    """A unit's people see their own part's alone (T28); nobody the program's own."""
    if clock.owner in HIDDEN:
        return False
    actor = scene.actor
    if clock.leg_id is not None and any(actor.sits(role, clock.unit_code or "") for role in UNIT_STAFF):
        return True
    if any(actor.sits(role, unit) for role in UNIT_STAFF for unit in (case.facts.scope, case.facts.opener or "")):
        return True
    return bool(capacities(case.facts, actor) - UNIT_STAFF - {Role.JOURNALIST})


def _one(scene: Scene, case: CaseRow, clock: ClockRow) -> Text:
    words = articles.citation(clock.article, clock.anchor_at)
    kind = clock.force if clock.force in (Force.LEGAL, Force.PROMISE) else Force.TARGET
    return say(
        f"why_{kind}",
        duty=duty(case, clock),
        owner=owner(scene, case, clock),
        standing=standing(scene, clock),
        article=cited(clock.article),
        words=Bilingual(words.vi, words.en) if words else "–",
        anchor=anchor(clock),
        at=Moment(clock.anchor_at),
        recorded=Moment(clock.recorded_at),
        by=who_recorded(scene, clock.recorded_by),
        sum=_sum(clock),
        version=clock.definition,
    )


def _sum(clock: ClockRow) -> Text:
    """Anchor + length = due; or that somebody said when."""
    if clock.seconds is None:
        return say("why_said", due=Moment(clock.due_at))
    return say("why_sum", at=Moment(clock.anchor_at), length=length(clock.seconds), due=Moment(clock.due_at))


def length(seconds: int) -> Text:
    """A length as the article says it: whole hours up to two days, else days and hours."""
    hours = seconds // 3_600
    return say("hours", n=hours) if seconds % 3_600 == 0 and hours <= 48 else span(seconds)


def _ways(scene: Scene, case: CaseRow) -> tuple[tuple[Choice, ...], ...]:
    """Back to the card; and the way to correct an anchor for whoever may."""
    may = Event.CORRECT_ANCHOR in ways_on(case, scene.actor, scene.now)
    return (*(((choice(case, Event.CORRECT_ANCHOR),),) if may else ()), see_case(case))
