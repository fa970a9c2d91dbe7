"""Ends of an offer without the press: sent back for more, not used, withdrawn by its unit; each with why (7.2.a)."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.my_work import my_work
from handlers.desk.reasoned import reasoned
from handlers.names import office, staff_name
from handlers.offering.telling import to_unit
from handlers.scene import Scene
from handlers.talk import Bilingual, Outgoing, Text, say
from procedure.facts import Step
from procedure.terms import Event, Tell
from storage import words
from storage.cases import CaseRow
from storage.words import Said


def _sent_back(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    text = say("offer_returned_told", code=case.code, words=_why(scene, case))
    return [
        scene.reply(say("offer_returned", code=case.code, unit=_unit(scene, case)), see_case(after)),
        *to_unit(scene, after, text, Event.HAND_IN, Event.WITHDRAW),
        *_cards(scene, after, done),
    ]


def _declined(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    """The unit learns who decided and why; it may offer anew."""
    name = staff_name(scene, scene.person.id)
    text = say("offer_declined_told", code=case.code, name=name, words=_why(scene, case))
    return [
        scene.reply(say("offer_declined", code=case.code, unit=_unit(scene, case)), see_case(after)),
        *to_unit(scene, after, text),
        *_cards(scene, after, done),
    ]


def _withdrawn(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    """The centre stops: whoever held it, else everybody of it; colleagues of the unit learn of it too."""
    name = staff_name(scene, scene.person.id)
    text = say("offer_withdrawn_told", code=case.code, name=name, words=_why(scene, case))
    return [
        scene.reply(say("offer_withdrawn", code=case.code), see_case(after), my_work()),
        *to_unit(scene, after, text),
        *refreshed(scene, after, news=True, told=True, tells=set(done.tells) - {Tell.UNIT}),
    ]


def _cards(scene: Scene, after: CaseRow, done: Step) -> list[Outgoing]:
    return refreshed(scene, after, told=True, tells=set(done.tells) - {Tell.UNIT})


def _why(scene: Scene, case: CaseRow) -> str:
    return words.of_case(scene.work, case.id)[-1].body or ""


def _unit(scene: Scene, case: CaseRow) -> Text | Bilingual:
    return office(scene, case.facts.opener)


SEND_BACK, send_back = reasoned("offer_back", Event.SEND_BACK, "ask_offer_back", _sent_back, Said.SENT_BACK)
DECLINE, decline = reasoned("offer_decline", Event.DECLINE, "ask_offer_decline", _declined, Said.DECLINED)
WITHDRAW, withdraw = reasoned("offer_withdraw", Event.WITHDRAW, "ask_offer_withdraw", _withdrawn, Said.WITHDRAWN)
