"""Which leader is on duty now, and who is next: the directory's roster, for leaders and the press centre."""

from __future__ import annotations

from handlers.casework import audience
from handlers.casework.my_work import my_work
from handlers.denying import denied
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Bilingual, Lines, Moment, Outgoing, Text, say
from procedure.authority import AGENCY
from procedure.terms import LEADERS, PRESS_CENTRE
from storage import contacts, roster_ahead
from storage.contacts import Duty

MAY_SEE = LEADERS | PRESS_CENTRE
NEXT = 5


def show(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """`/trucban`: today's and the next ones; without a roster every leader is told."""
    if not scene.roles & MAY_SEE:
        return denied(scene, "not_leadership", say("refused_not_yours"))
    now = contacts.on_duty(scene.work, AGENCY, audience.ON_DUTY)
    ahead = roster_ahead.after_now(scene.work, AGENCY, audience.ON_DUTY, NEXT)
    parts = (_lines("duty_now", now) if now else say("duty_none"), *((_lines("duty_next", ahead),) if ahead else ()))
    text = say("joined", parts=Lines((*parts, _told(scene)), "\n\n"))
    return [scene.reply(text, my_work())]


def _lines(key: str, found: list[Duty]) -> Text:
    return say(key, lines=Lines(tuple(_line(one) for one in found)))


def _line(one: Duty) -> Text:
    until = say("duty_until", until=Moment(one.until)) if one.until else ""
    title = Bilingual(one.title_vi, one.title_en)
    return say("duty_line", name=one.name, title=title, phone=one.phone, since=Moment(one.since), until=until)


def _told(scene: Scene) -> Text:
    """Who gets the next proposal, as they are known here: a name on the roster may have no account."""
    names = tuple(staff_name(scene, one) for one in audience.leaders(scene.work))
    return say("duty_told", names=Lines(names, ", ")) if names else say("duty_nobody")
