"""A false alarm (5.1.b): nothing is owed any more; everybody who had the card is told so, with why."""

from __future__ import annotations

from handlers.casework import audience
from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import words_field
from handlers.casework.my_work import my_work
from handlers.casework.saying import step_saying
from handlers.desk.result import about
from handlers.forms import Form, begin, number_of, text_of
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.speaker.right import on_speech
from handlers.talk import Kind, Outgoing, say
from procedure.capacities import sees_whole
from procedure.facts import Act, Step
from procedure.terms import Event
from storage import card_readers, people
from storage.actors import actors_of
from storage.cases import CaseRow
from storage.conversations import Conversation
from storage.people import Account
from storage.words import Said

LONGEST = 3_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Báo nhầm, không có vụ việc."""
    return on_speech(scene, ref, version, Event.FALSE_ALARM, lambda at, case: begin(at, FALSE_ALARM, about(case)))


def _send(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, why = str(number_of(form, "case")), text_of(form, "why")
    return on_speech(scene, ref, 0, Event.FALSE_ALARM, lambda at, case: _void(at, case, why), why)


def _void(scene: Scene, case: CaseRow, why: str) -> list[Outgoing]:
    after, done = step_saying(scene, case, Event.FALSE_ALARM, Act(reason=why), Said.FALSE_ALARM, why)
    text = say("false_alarm_told", code=case.code, name=staff_name(scene, scene.person.id), why=why)
    told = [
        Outgoing(one.id, text, (see_case(after),), kind=Kind.CARD, case=case.id) for one in _readers(scene, after, done)
    ]
    shown = scene.reply(say("false_alarm_done", code=case.code), see_case(after), my_work())
    return [shown, *told, *refreshed(scene, after, told=True)]


def _readers(scene: Scene, case: CaseRow, done: Step) -> list[Account]:
    """Who told it, had its card, is told of the step besides; whoever may not read it any more is left out."""
    had = [one.person_id for one in card_readers.of(scene.work, case.id, f"case:{case.id}")]
    called = [one.person_id for one in audience.accounts(scene.work, case, done.tells)]
    others = dict.fromkeys(one for one in (case.opened_by, *had, *called) if one != scene.person.id)
    actors = actors_of(scene.work, set(others))
    return people.one_each(scene.work, (one for one in others if sees_whole(case.facts, actors[one])))


FALSE_ALARM = Form("incident_false", (words_field("why", "ask_false_alarm", LONGEST),), _send)
