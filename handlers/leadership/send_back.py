"""Trả về Trung tâm Truyền thông: the proposal goes back with the reason (7.1.b)."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.leg_people import of_the_desk
from handlers.casework.my_work import my_work
from handlers.desk.reasoned import reasoned
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Step
from procedure.terms import Event
from storage import words
from storage.cases import CaseRow


def _sent_back(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    """Whoever made the proposal is told why; everybody's card shows that it waits at the press centre again."""
    why = words.of_case(scene.work, case.id)[-1].body or ""
    text = say("sent_back_received", code=case.code, name=staff_name(scene, scene.person.id), why=why)
    told = [
        Outgoing(one.id, text, (see_case(after),), case=case.id)
        for one in of_the_desk(scene, after)
        if one.person_id != scene.person.id
    ]
    shown = scene.reply(say("sent_back", code=case.code), my_work(), see_case(after))
    return [shown, *told, *refreshed(scene, after, told=True)]


SEND_BACK, start = reasoned("send_back", Event.SEND_BACK, "ask_send_back", _sent_back)
