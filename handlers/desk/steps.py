"""One step of the procedure, done for an officer or a journalist, or refused with the reason shown.

- An old button does nothing but show how the case stands now (T2).
- Of two officers one wins; the other is told who and when (P1).
"""

from __future__ import annotations

from collections.abc import Callable

from handlers.desk.cards import card
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, Text, say
from procedure.errors import ClaimedBy, NobodyClaimed, NotNow, NotYours, StepRefused
from procedure.paths import Event
from procedure.steps import Step, take_step
from storage import cases, security
from storage.cases import CaseRow

Then = Callable[[Scene, CaseRow], list[Outgoing]]
UNKNOWN_VERSION = 0


def on_case(scene: Scene, ref: str, version: int, event: Event, then: Then, typed: str = "") -> list[Outgoing]:
    """Check that `event` may be done now to the case the button names, then go on with `then`.

    `version` 0 means that no card was pressed (the case was named in words). `typed`: words that would be lost by a
    refusal; they are given back (P2).
    """
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not sees(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    try:
        take_step(case.facts, event, scene.actor, scene.now)
    except StepRefused as refusal:
        return [*refused(scene, case, refusal), *_given_back(scene, typed)]
    if version not in (UNKNOWN_VERSION, case.facts.version):
        return [scene.toast(say("card_old_toast")), *_again(scene, case, say("card_old", state=_state(scene, case)))]
    return then(scene, case)


def _given_back(scene: Scene, typed: str) -> list[Outgoing]:
    return [scene.reply(say("words_given_back", words=typed))] if typed else []


def step(scene: Scene, case: CaseRow, event: Event, words_hash: bytes | None = None) -> tuple[CaseRow, Step]:
    """Do it: the case at its new version. Raises `StepRefused` or `Overtaken`."""
    done = take_step(case.facts, event, scene.actor, scene.now)
    after = cases.record(scene.work, case, done, scene.person.id, scene.incoming.occurred_at, words_hash)
    return after, done


def refused(scene: Scene, case: CaseRow, refusal: StepRefused) -> list[Outgoing]:
    """The named refusal in plain words, and the case as it stands for those who may see its card."""
    if isinstance(refusal, NotYours):
        return denied(scene, "step_not_yours", say("refused_not_yours"))
    reason = _reason(scene, case, refusal)
    return [scene.toast(reason), *_again(scene, case, reason)]


def denied(scene: Scene, reason: str, text: Text) -> list[Outgoing]:
    """Nothing changes, a short neutral answer, one security row."""
    security.note(scene.work, scene.account.channel, scene.account.external_id, reason, scene.incoming.press)
    return [scene.reply(text)]


def sees(scene: Scene, case: CaseRow) -> bool:
    """The one who asked, and the press centre (T28)."""
    return scene.is_desk or case.facts.asker == scene.person.id


def _reason(scene: Scene, case: CaseRow, refusal: StepRefused) -> Text:
    match refusal:
        case ClaimedBy(person=person, at=at) if person == scene.person.id:
            return say("refused_claimed_by_you", at=Moment(at))
        case ClaimedBy(person=person, at=at):
            return say("refused_claimed", code=case.code, name=staff_name(scene, person), at=Moment(at))
        case NobodyClaimed():
            return say("refused_nobody", code=case.code)
        case NotNow():
            return say("refused_not_now", code=case.code, state=_state(scene, case))
    return say("refused_not_yours")


def _again(scene: Scene, case: CaseRow, reason: Text) -> list[Outgoing]:
    """The reason as a message, and the card brought up to date where there is one."""
    shown = scene.reply(reason)
    return [shown, card(scene, case, scene.account, matters=False)] if scene.is_desk else [shown]


def _state(scene: Scene, case: CaseRow) -> Text:
    return say(f"state_{case.facts.state.lower()}")
