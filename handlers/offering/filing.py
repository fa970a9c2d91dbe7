"""An offer is handed in: the 24 hours of the press centre count from its receipt (7.2.a).

The centre reads its card with the files; the unit's people the same card, and what happens next.
"""

from __future__ import annotations

from datetime import datetime

from handlers.casework.cards import card, new_case_cards, refreshed, see_case
from handlers.casework.deadlines import owed
from handlers.casework.fields import kept_files, moment_of
from handlers.casework.my_work import my_work
from handlers.casework.opening import opened
from handlers.casework.saying import step_saying
from handlers.denying import denied
from handlers.forms import files_of, text_of
from handlers.names import staff_name
from handlers.offering.telling import to_unit, unit_accounts
from handlers.offering.urgency import URGENT
from handlers.scene import Scene
from handlers.talk import FileRef, Outgoing, say
from procedure.errors import NotYours
from procedure.facts import Act
from procedure.steps import open_case
from procedure.terms import Event, Kind, Tell
from storage import cases
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.words import Said


def file(scene: Scene, form: Conversation) -> list[Outgoing]:
    """The form's end: the right is checked again."""
    try:
        case = _store(scene, form)
    except NotYours:
        given_back = scene.reply(say("words_given_back", words=text_of(form, "words")))
        return [*denied(scene, "offer_not_yours", say("offer_not_yours")), given_back]
    files = files_of(form)
    done = say("offer_filed", code=case.code, owed=owed(scene, case))
    return [
        scene.reply(done, see_case(case), my_work()),
        *new_case_cards(scene, case),
        *_unit_cards(scene, case, files),
    ]


def hand_in(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    """What was sent back, anew: the time counts anew with it."""
    said, act = text_of(form, "words"), Act(occurred_at=_happened(scene, form))
    moved, done = step_saying(scene, case, Event.HAND_IN, act, Said.HANDED_IN, said, kept_files(form))
    cases.set_link(scene.work, case.id, details={**case.details, URGENT: text_of(form, URGENT)})
    after = cases.load(scene.work, moved.id) or moved
    files = files_of(form)
    text = say("offer_handed_in", code=case.code, owed=owed(scene, after))
    told = say("offer_handed_in_told", code=case.code, name=staff_name(scene, scene.person.id))
    tells = set(done.tells) - {Tell.UNIT}
    return [
        scene.reply(text, see_case(after), my_work()),
        *to_unit(scene, after, told),
        *refreshed(scene, after, news=True, told=True, tells=tells, files=files),
    ]


def _store(scene: Scene, form: Conversation) -> CaseRow:
    unit, at = text_of(form, "unit"), _happened(scene, form)
    step = open_case(scene.actor, scene.now, Kind.UNIT_INFORMATION, act=Act(occurred_at=at), opener=unit)
    details = {URGENT: text_of(form, URGENT)} if text_of(form, URGENT) else {}
    return opened(scene, step, text_of(form, "words"), kept_files(form), place=unit, at=at, details=details)


def _happened(scene: Scene, form: Conversation) -> datetime:
    """As said; else when it was sent, by the platform's time: it was in our hands then."""
    return moment_of(form, "at") or min(scene.incoming.occurred_at, scene.now)


def _unit_cards(scene: Scene, case: CaseRow, files: tuple[FileRef, ...]) -> list[Outgoing]:
    """Colleagues learn of it; whoever sent it has been answered, and sees the card move where a card can."""
    own = card(scene, case, scene.account, matters=False)
    return [own, *(card(scene, case, one, files=files) for one in unit_accounts(scene, case))]
