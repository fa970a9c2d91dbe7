"""Speech is for whoever may speak: anybody else of the staff who tries is shown 2.6 and a way to pass the matter on.

The attempt is on record (12). Who asked, and whoever must not know of the case, are told what they always are.
"""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.steps import Then, on_case, sees
from handlers.offering.whose import is_offer
from handlers.scene import Scene
from handlers.talk import Bilingual, Choice, Moment, Outgoing, Text, say
from procedure.authority import AGENCY
from procedure.capacities import capacities
from procedure.errors import NotYours, StepRefused
from procedure.paths import path_of
from procedure.steps import check_may
from procedure.terms import Event, Role
from storage import authorisations, cases, security
from storage.authorisations import Authorisation
from storage.cases import CaseRow

REASON = "speech_without_right"


def on_speech(scene: Scene, ref: str, version: int, event: Event, then: Then, typed: str = "") -> list[Outgoing]:
    """As `on_case`, for what only whoever speaks may do."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    over = _over(scene, case) if case is not None else None
    if case is not None and over is not None and not _may_otherwise(scene, case, event):
        return _lapsed(scene, case, event, over, typed)
    if case is not None and is_barred(scene, case, event):
        return barred(scene, case, event, typed)
    return on_case(scene, ref, version, event, then, typed)


def is_barred(scene: Scene, case: CaseRow, event: Event) -> bool:
    """Of the staff, sees the case, and has not the right to this."""
    if not scene.roles or not sees(scene, case):
        return False
    try:
        check_may(case.facts, event, scene.actor, scene.now)
    except NotYours:
        return True
    except StepRefused:
        return False
    return False


def barred(scene: Scene, case: CaseRow, event: Event, typed: str = "") -> list[Outgoing]:
    """2.6 in plain words, who may, and the way on."""
    detail = f"{event} {case.code}"
    security.note(scene.work, scene.account.channel, scene.account.external_id, REASON, detail)
    who = say("speech_province" if case.facts.scope != AGENCY else "speech_agency")
    if is_offer(case) and event is Event.APPROVE and not case.facts.sensitive:
        who = say("speech_offer")
    text = say("speech_barred", code=case.code, what=say(f"choice_{event}"), who=who)
    return [scene.reply(text, (pass_on(case),), see_case(case)), *_given_back(scene, typed)]


def _over(scene: Scene, case: CaseRow) -> Authorisation | None:
    """The authorisation by which they could speak in this case until it ended (2.4)."""
    one = authorisations.load(scene.work, case.facts.authorisation) if case.facts.authorisation else None
    return one if one and one.person_id == scene.person.id and one.ends <= scene.now else None


def _may_otherwise(scene: Scene, case: CaseRow, event: Event) -> bool:
    """By an office of their own."""
    rules = path_of(case.facts.kind, case.facts.scope).rules
    by = frozenset[Role]().union(*(rule.by for rule in rules if rule.event is event))
    return bool(capacities(case.facts, scene.actor) & by)


def _lapsed(scene: Scene, case: CaseRow, event: Event, one: Authorisation, typed: str) -> list[Outgoing]:
    """What they were shown while they had the right is theirs to act on no more."""
    security.note(scene.work, scene.account.channel, scene.account.external_id, REASON, f"{event} {case.code}")
    text = say("speech_lapsed", code=case.code, number=one.number, at=Moment(one.ends))
    listed = Choice(say("choice_authorised"), "auth.list", words=("uy quyen", "authorisations"))
    return [scene.reply(text, (listed,)), *_given_back(scene, typed)]


def _given_back(scene: Scene, typed: str) -> list[Outgoing]:
    return [scene.reply(say("words_given_back", words=typed))] if typed else []


def pass_on(case: CaseRow) -> Choice:
    """A note to those whose case it is to carry."""
    return Choice(say("choice_pass_on"), "speak.pass", str(case.id), words=("chuyen", "pass on"))


def lent(scene: Scene, case: CaseRow, capacity: Role) -> Authorisation | None:
    """The authorisation by which a Delegate acts."""
    if capacity is not Role.DELEGATE or case.facts.authorisation is None:
        return None
    return authorisations.load(scene.work, case.facts.authorisation)


def capacity_line(scene: Scene, case: CaseRow, capacity: Role) -> Text:
    """By which right: the office, or the written authorisation with its number and matter (2.4)."""
    one = lent(scene, case, capacity)
    if one is not None:
        return say("right_delegate", number=one.number, matter=one.matter, title=Bilingual(one.title_vi, one.title_en))
    return say(f"role_{capacity}")
