"""A case that was offered to the other side (7.1.d): taken in one tap, declined with a reason, or the offer taken back.

Its promises go along; whoever asked is told where their case is now. A second refusal goes to the centre's head.
"""

from __future__ import annotations

from handlers.casework import audience
from handlers.casework.cards import see_case
from handlers.casework.leg_cards import recalled_cards
from handlers.casework.press import to_askers
from handlers.casework.sense import is_offered_to
from handlers.casework.steps import on_case, step
from handlers.desk.hand_over import BOUNCES, office_of
from handlers.desk.reasoned import reasoned
from handlers.desk.result import again, result
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.facts import Step
from procedure.terms import Event
from storage import cases, people
from storage.cases import CaseRow
from storage.words import Said


def accept(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Nhận hồ sơ."""
    return on_case(scene, ref, version, Event.ACCEPT, _accept)


def _accept(scene: Scene, case: CaseRow) -> list[Outgoing]:
    after, done = step(scene, case, Event.ACCEPT)
    cases.set_link(scene.work, case.id, bounces=0)
    now = again(scene, after)
    return [
        *_told(scene, now),
        *result(scene, now, say("accepted", code=now.code), Event.TAKE_ON, tells=done.tells),
        *_before(scene, case, now),
        *recalled_cards(scene, now, done),
    ]


def _told(scene: Scene, case: CaseRow) -> list[Outgoing]:
    status = Choice(say("choice_status"), "case.status", str(case.id), words=("tinh trang", "status"))
    text = say("accepted_told", code=case.code, unit=office_of(scene, case.facts.scope))
    return to_askers(scene, case, text, ((status,),))


def _before(scene: Scene, case: CaseRow, after: CaseRow) -> list[Outgoing]:
    """Whoever held it until now learns that it was taken."""
    held = case.facts.claimed_by
    if held is None or held == scene.person.id:
        return []
    text = say("accepted_by", code=after.code, unit=office_of(scene, after.facts.scope))
    before = audience.still(scene.work, case, [held])
    return [Outgoing(one.id, text, case=after.id) for who in before for one in people.accounts_of(scene.work, who)[:1]]


def _declined(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    bounces = case.bounces + 1
    cases.set_link(scene.work, case.id, bounces=bounces)
    now = again(scene, after)
    return [
        *result(scene, now, say("declined_hand_over", code=case.code), tells=done.tells, news=True),
        *(_to_heads(scene, now) if bounces >= BOUNCES else []),
    ]


def _to_heads(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """Who decides when neither side takes it: the head of the press centre."""
    text = say("bounced_twice", code=case.code, n=case.bounces)
    ways = (people.accounts_of(scene.work, one) for one in audience.heads(scene.work))
    found = [own[0] for own in ways if own]
    return [Outgoing(one.id, text, (see_case(case),), case=case.id) for one in found]


def _taken_back(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    """No refusal: it is not counted as one."""
    return result(scene, after, say("offer_taken_back", code=case.code), Event.HAND_OVER, tells=done.tells, news=True)


NO_ACCEPT, _leave = reasoned("no_accept", Event.DECLINE_HAND_OVER, "ask_no_accept", _declined, Said.NOT_TAKEN)
TAKE_BACK, _take_back = reasoned("take_back", Event.DECLINE_HAND_OVER, "ask_take_back", _taken_back)


def decline(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Không nhận; of the side that offered: Rút lại đề nghị."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    theirs = case is not None and (case.facts.offered_to is None or is_offered_to(case.facts, scene.actor))
    return _leave(scene, ref, version) if theirs else _take_back(scene, ref, version)
