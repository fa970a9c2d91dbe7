"""A unit asks the press centre about its part (10.2.a); whoever holds the case answers, the unit reads it at once."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import kept_files, words_field
from handlers.casework.leg_cards import leg_cards, telling_the_desk
from handlers.casework.leg_choices import leg_rows, see_leg
from handlers.casework.leg_people import is_of_unit
from handlers.casework.leg_readers import readers
from handlers.casework.leg_steps import leg_step, on_leg, try_leg
from handlers.casework.steps import step, try_step
from handlers.denying import denied
from handlers.forms import Form, begin, files_of, number_of, text_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.facts import Act, Actor
from procedure.terms import Event, LegEvent
from storage import words
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.legs import LegRow
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Ask the unit for its question."""
    return on_leg(scene, ref, version, LegEvent.ASK_CENTRE, lambda at, case, leg: begin(at, ASK, _about(case, leg)))


def reply(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Ask the press centre for its answer."""
    return on_leg(scene, ref, 0, None, _open_reply)


def _about(case: CaseRow, leg: LegRow) -> dict[str, object]:
    return {"leg": leg.id, "case": case.id, "code": case.code}


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    said, ref = text_of(form, "words"), str(number_of(form, "leg"))
    return on_leg(scene, ref, 0, LegEvent.ASK_CENTRE, lambda at, case, leg: _asked(at, case, leg, form), said)


def _asked(scene: Scene, case: CaseRow, leg: LegRow, form: Conversation) -> list[Outgoing]:
    said = text_of(form, "words")
    act = Act(reason=said)
    try_leg(scene, case, leg, LegEvent.ASK_CENTRE, act)
    kept = kept_files(form)
    _, digest = words.keep(scene.work, case.id, Said.ASK_CENTRE, said, scene.person.id, kept, leg_id=leg.id)
    whole, after, _, outs = leg_step(scene, case, leg, LegEvent.ASK_CENTRE, act, digest, told=True)
    unit = say("label", name=office(scene, leg.facts.unit))
    answer = Choice(say("choice_leg_reply"), "leg.reply", str(leg.id), words=("tra loi don vi", "reply"))
    text = say("leg_asked_told", code=case.code, unit=unit, words=said)
    told = telling_the_desk(scene, whole, text, (answer,), files=files_of(form))
    asked = scene.reply(say("leg_asked", code=case.code), *_ways(whole, after, scene.actor))
    return [asked, *told, *outs]


def _ways(case: CaseRow, leg: LegRow, reader: Actor) -> tuple[tuple[Choice, ...], ...]:
    """What they may do with the part as it is now: where cards are not edited, those of an older one are old."""
    return (*leg_rows(case, leg, reader), see_leg(leg, case.code))


def _open_reply(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    if is_of_unit(scene, leg) and not scene.is_desk:
        return denied(scene, "leg_not_yours", say("refused_not_yours"))
    try_step(scene, case, Event.NOTE, Act(reason="…"))
    return begin(scene, REPLY, _about(case, leg))


def _send_reply(scene: Scene, form: Conversation) -> list[Outgoing]:
    said, ref = text_of(form, "words"), str(number_of(form, "leg"))
    return on_leg(scene, ref, 0, None, lambda at, case, leg: _replied(at, case, leg, form), said)


def _replied(scene: Scene, case: CaseRow, leg: LegRow, form: Conversation) -> list[Outgoing]:
    """A note on the case that is about this part: the unit reads it, the trail holds it."""
    said = text_of(form, "words")
    act = Act(reason=said)
    try_step(scene, case, Event.NOTE, act)
    kept, files = kept_files(form), files_of(form)
    _, digest = words.keep(scene.work, case.id, Said.NOTE_UNIT, said, scene.person.id, kept, leg_id=leg.id)
    after, _ = step(scene, case, Event.NOTE, digest, act)
    text = say("leg_replied_told", code=case.code, words=said)
    told = [
        Outgoing(one.account.id, text, _ways(after, leg, one.actor), files, case=case.id)
        for one in readers(scene, leg)
        if one.serves
    ]
    unit = say("label", name=office(scene, leg.facts.unit))
    done = scene.reply(say("leg_replied", code=case.code, unit=unit), see_case(case))
    return [done, *told, *leg_cards(scene, after, leg, told=True), *refreshed(scene, after, told=True)]


ASK = Form("leg_ask", (words_field("words", "ask_leg_ask", LONGEST),), _send, takes_files=True)
REPLY = Form("leg_reply", (words_field("words", "ask_leg_reply", LONGEST),), _send_reply, takes_files=True)
