"""Where a request stands, in words for whoever asked: who owes the next act by office, never by name (7.1, 9).

No time is promised: what a leader or speaker promised is shown as promised, with its changes; what was measured is
marked as measured.
"""

from __future__ import annotations

from collections.abc import Mapping

from handlers.authority.spans import by
from handlers.casework.deadlines import span
from handlers.journalist import own
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Lines, Text, say
from procedure.authority import AGENCY
from procedure.clocks import Standing
from procedure.law.lengths import Force
from procedure.terms import State
from storage import clocks, medians
from storage.cases import CaseRow
from storage.clocks import ClockRow

PLAIN: Mapping[State, str] = {
    State.PROPOSED: "public_proposed",
    State.DIRECTED: "public_directed",
    State.DISPATCHED: "public_dispatched",
    State.COMPILING: "public_compiling",
    State.REVIEW: "public_review",
    State.REPORTED_UP: "public_review",
    State.APPROVED: "public_approved",
    State.ANSWERED: "public_answered",
    State.REFUSED: "public_refused",
    State.WITHDRAWN: "public_withdrawn",
    State.MERGED: "public_merged",
    State.DROPPED: "public_dropped",
    State.CLOSED: "public_closed",
}


def state(scene: Scene, case: CaseRow) -> Text:
    """The state in plain words; of a case they left, that they left it."""
    into = own.goes_on_in(scene, case)
    if own.asked(scene, into) and not own.waits(scene, into):
        return say("public_left")
    facts = into.facts
    if facts.state is State.REVIEW and facts.draft is None:
        return say("public_again")
    if facts.state in PLAIN:
        return say(PLAIN[facts.state])
    who = say("owner_press_centre") if facts.scope == AGENCY else say("label", name=office(scene, facts.scope))
    working = facts.state is not State.RECEIVED or facts.claimed_by is not None
    return say("public_claimed", who=who) if working else say("public_received", who=who)


def times(scene: Scene, case: CaseRow) -> list[Text]:
    """What was promised and its changes, and how long like requests took.

    When a refusal is looked at again is for our own use: shown, it would be read as a promise.
    """
    found = clocks.of_case(scene.work, case.id)
    promise = promised(scene, [one for one in found if one.force is Force.PROMISE])
    return [*([promise] if promise else []), *_measured(scene, case)]


def promised(scene: Scene, found: list[ClockRow]) -> Text | None:
    """The promise that stands, with those it replaced; nothing once it was kept."""
    if not found or found[-1].met_at is not None or found[-1].void_at is not None:
        return None
    now = found[-1]
    key = "public_promise_late" if now.standing(scene.now) is Standing.BREACHED else "public_promise"
    said = say(key, at=by(scene, now.due_at))
    earlier = tuple(by(scene, one.due_at) for one in found[:-1])
    return say("public_promise_changed", promise=said, earlier=Lines(earlier, ", ")) if earlier else said


def _measured(scene: Scene, case: CaseRow) -> list[Text]:
    if not case.is_open:
        return []
    like = medians.like(scene.work, case.topic_code, case.facts.scope)
    if like is None:
        return []
    return [say("public_measured", n=like.count, span=span(max(int(like.median.total_seconds()), 60)))]
