"""One step on a unit's part of a case, done for whoever acts, or refused with the reason shown.

- Nobody is told of a part that is not theirs, not even that there is one (T28).
- An old button does nothing but show how the part stands now (T2).
- When the last part is in, the case moves on by itself (7.1.c).
"""

from __future__ import annotations

from collections.abc import Callable

from handlers.casework.leg_cards import back_to, cards_after
from handlers.casework.leg_reasons import leg_reason
from handlers.casework.steps import by_itself
from handlers.denying import denied
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.capacities import leg_capacities
from procedure.effects import dispatch_met
from procedure.errors import NotYours, StepRefused
from procedure.facts import NOTHING, Act, LegStep
from procedure.legs import check_leg, take_leg_step
from procedure.needs import is_settled
from procedure.terms import UNIT_STAFF, Event, LegEvent, LegState, Role, State
from storage import cases, clocks, legs, trail
from storage.cases import CaseRow
from storage.legs import LegRow

Then = Callable[[Scene, CaseRow, LegRow], list[Outgoing]]
UNKNOWN_VERSION = 0
CHAT = "chat"


def on_leg(scene: Scene, ref: str, version: int, event: LegEvent | None, then: Then, typed: str = "") -> list[Outgoing]:
    """Check that `event` may be done now to the part the button names, then go on with `then`.

    `event` None: the part is only looked at. `version` 0: no card was pressed. `typed`: words that would be lost by a
    refusal; they are given back (P2). What the act must carry is checked when it is done.
    """
    found = find_leg(scene, ref)
    if found is None:
        return denied(scene, "leg_not_seen", say("leg_unknown"))
    case, leg = found
    try:
        if event is not None:
            check_leg(case.facts, leg.facts, event, scene.actor)
        if event is not None and version not in (UNKNOWN_VERSION, leg.facts.version):
            return [scene.toast(say("card_old_toast")), *back_to(scene, case, leg, say("leg_card_old", code=case.code))]
        return then(scene, case, leg)
    except StepRefused as refusal:
        return [*_refused(scene, case, leg, refusal), *_given_back(scene, typed)]


def find_leg(scene: Scene, ref: str) -> tuple[CaseRow, LegRow] | None:
    """The part and its case, if there is one and it is theirs to see: a unit's people see their own unit's alone."""
    leg = legs.load(scene.work, int(ref)) if ref.isdigit() else None
    case = cases.load(scene.work, leg.case_id) if leg else None
    if leg is None or case is None:
        return None
    held = leg_capacities(case.facts, leg.facts, scene.actor) - {Role.JOURNALIST}
    return (case, leg) if held else None


def try_leg(scene: Scene, case: CaseRow, leg: LegRow, event: LegEvent, act: Act = NOTHING) -> LegStep:
    """What the step would do; nothing is stored. Raises `StepRefused`."""
    return take_leg_step(case.facts, leg.facts, event, scene.actor, scene.now, act)


def leg_step(
    scene: Scene,
    case: CaseRow,
    leg: LegRow,
    event: LegEvent,
    act: Act = NOTHING,
    digest: bytes | None = None,
    *,
    told: bool = False,
    **columns: object,
) -> tuple[CaseRow, LegRow, LegStep, list[Outgoing]]:
    """Do it: the case and the part as they are now, what was done, and everybody's cards.

    `digest`: the hash of words kept with it. `told`: whoever acts gets a message of the caller's, so their card is
    silent. `columns`: of the part's row besides (`report_id`). Raises `StepRefused` or `Overtaken`; check first with
    `try_leg` where words are kept before.
    """
    whole, after, done = record_leg(scene, case, leg, event, act, digest, **columns)
    settled = whole.facts.state is not case.facts.state
    return whole, after, done, cards_after(scene, whole, after, done, settled=settled, told=told)


def record_leg(
    scene: Scene,
    case: CaseRow,
    leg: LegRow,
    event: LegEvent,
    act: Act = NOTHING,
    digest: bytes | None = None,
    **columns: object,
) -> tuple[CaseRow, LegRow, LegStep]:
    """The same without anybody's cards: for the first of two steps that are one tap."""
    done = try_leg(scene, case, leg, event, act)
    after = legs.change(scene.work, leg, done.leg, **_columns(scene, leg, done, act), **columns)
    at = min(act.occurred_at or scene.incoming.occurred_at, scene.now)
    trail.append(scene.work, case.id, trail.entry_of_leg(done), scene.person.id, at, digest)
    clocks.carry_out(scene.work, case.id, done.clocks, event.value, scene.person.id)
    return _moved_on(scene, case.id, event), after, done


def _moved_on(scene: Scene, case_id: int, event: LegEvent) -> CaseRow:
    """The case, moved on by the program if nothing more is owed by units.

    Judged by the case as it is once its trail is ours alone: of two last parts at once the second sees the first.
    """
    case = _loaded(scene, case_id)
    clocks.carry_out(scene.work, case.id, dispatch_met(case.facts), event.value, scene.person.id)
    if case.facts.state is not State.DISPATCHED or not is_settled(case.facts):
        return case
    after, _ = by_itself(scene, case, Event.SETTLE)
    return after


def _loaded(scene: Scene, case_id: int) -> CaseRow:
    found = cases.load(scene.work, case_id)
    if found is None:
        raise LookupError(case_id)
    return found


def _columns(scene: Scene, leg: LegRow, done: LegStep, act: Act) -> dict[str, object]:
    """What the row keeps besides: who took it, how the letter went, when the result was recorded, who reported."""
    found: dict[str, object] = {}
    by_unit = done.capacity in UNIT_STAFF
    if by_unit and leg.taken_by is None:
        found |= {"taken_by": scene.person.id, "taken_at": scene.now}
    if done.leg.reached_at and leg.facts.reached_at is None:
        found["reached_how"] = CHAT if by_unit else act.evidence or CHAT
    if done.leg.result_at and leg.facts.result_at is None:
        found["result_recorded_at"] = scene.now
    if done.leg.state is LegState.REPORTED:
        found |= {"reported_at": scene.now, "reported_by": scene.person.id}
    return found


def _refused(scene: Scene, case: CaseRow, leg: LegRow, refusal: StepRefused) -> list[Outgoing]:
    if isinstance(refusal, NotYours):
        return denied(scene, "leg_not_yours", say("refused_not_yours"))
    reason = leg_reason(scene, case, leg, refusal)
    return [scene.toast(reason), *back_to(scene, case, leg, reason)]


def _given_back(scene: Scene, typed: str) -> list[Outgoing]:
    return [scene.reply(say("words_given_back", words=typed))] if typed else []
