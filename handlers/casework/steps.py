"""One step of the procedure on a case, done for whoever acts, or refused with the reason shown.

- An old button does nothing but show how the case stands now (T2).
- Of two officers one wins; the other is told who and when (P1).
- Nobody is told of a case that is not theirs to see, not even that there is one (T28).
"""

from __future__ import annotations

from collections.abc import Callable

from handlers.casework.cards import card, see_case
from handlers.casework.reasons import reason_of
from handlers.casework.state_names import state_name
from handlers.denying import denied
from handlers.scene import Scene
from handlers.talk import Outgoing, Text, say
from procedure import capacities
from procedure.errors import NotYours, StepRefused
from procedure.facts import NOTHING, THE_PROGRAM, Act, Step
from procedure.steps import check_may, take_step
from procedure.terms import Event, Kind
from storage import cases, program
from storage.cases import CaseRow

Then = Callable[[Scene, CaseRow], list[Outgoing]]
UNKNOWN_VERSION = 0


def on_case(scene: Scene, ref: str, version: int, event: Event, then: Then, typed: str = "") -> list[Outgoing]:
    """Check that `event` may be done now to the case the button names, then go on with `then`.

    `version` 0 means that no card was pressed (the case was named in words). `typed`: words that would be lost by a
    refusal; they are given back (P2). What the act must carry is checked when it is done.
    """
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not sees(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    try:
        check_may(case.facts, event, scene.actor, scene.now)
    except StepRefused as refusal:
        return [*refused(scene, case, refusal), *_given_back(scene, typed)]
    if version not in (UNKNOWN_VERSION, case.facts.version):
        return [scene.toast(say("card_old_toast")), *_again(scene, case, say("card_old", state=_state(case)))]
    try:
        return then(scene, case)
    except StepRefused as refusal:
        return [*refused(scene, case, refusal), *_given_back(scene, typed)]


def step(
    scene: Scene, case: CaseRow, event: Event, words_hash: bytes | None = None, act: Act = NOTHING
) -> tuple[CaseRow, Step]:
    """Do it: the case at its new version. Raises `StepRefused` or `Overtaken`.

    Done inside `on_case`, a refusal is shown; whatever was stored before it in the same transaction must be undone by
    the caller, so check first with `try_step`.
    """
    done = take_step(case.facts, event, scene.actor, scene.now, act)
    at = act.occurred_at or scene.incoming.occurred_at
    return cases.record(scene.work, case, done, scene.person.id, at, words_hash), done


def try_step(scene: Scene, case: CaseRow, event: Event, act: Act = NOTHING) -> Step:
    """What the step would do; nothing is stored. Raises `StepRefused`."""
    return take_step(case.facts, event, scene.actor, scene.now, act)


def by_itself(scene: Scene, case: CaseRow, event: Event, act: Act = NOTHING) -> tuple[CaseRow, Step]:
    """A step that follows by itself, recorded under the program."""
    done = take_step(case.facts, event, THE_PROGRAM, scene.now, act)
    actor = program.stand_in(scene.work)
    return cases.record(scene.work, case, done, actor, act.occurred_at or scene.now), done


def refused(scene: Scene, case: CaseRow, refusal: StepRefused) -> list[Outgoing]:
    """The named refusal in plain words, and the case as it stands for those who may see its card."""
    if isinstance(refusal, NotYours):
        return denied(scene, "step_not_yours", say("refused_not_yours"))
    reason = reason_of(scene, case, refusal)
    return [scene.toast(reason), *_again(scene, case, reason)]


def sees(scene: Scene, case: CaseRow) -> bool:
    """Who asked, whoever the procedure shows it to (T28), and whoever asked once and left."""
    once = case.opened_by == scene.person.id and case.facts.kind is Kind.REQUEST  # staff see what their office sees
    asked = once or any(one.person_id == scene.person.id for one in case.waiting)
    return asked or capacities.sees(case.facts, scene.actor)


def sees_whole(scene: Scene, case: CaseRow) -> bool:
    """Who reads its card, text and dossier: staff, and not by a unit's part alone (T28)."""
    return capacities.sees_whole(case.facts, scene.actor)


def _given_back(scene: Scene, typed: str) -> list[Outgoing]:
    return [scene.reply(say("words_given_back", words=typed))] if typed else []


def _again(scene: Scene, case: CaseRow, reason: Text) -> list[Outgoing]:
    """The reason as a message, and the card brought up to date where there is one."""
    if not sees_whole(scene, case):
        return [scene.reply(reason)]
    return [scene.reply(reason, see_case(case)), card(scene, case, scene.account, matters=False)]


def _state(case: CaseRow) -> Text:
    return state_name(case.facts)
