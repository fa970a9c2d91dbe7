"""A reminder to one person: by chat; by e-mail where the chat cannot reach them, and then the centre's head is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from handlers.casework import audience
from handlers.casework.cards import see_case
from handlers.casework.deadlines import duty as duty_text
from handlers.casework.deadlines import owner
from handlers.clocks.reach import Ways, ways_of
from handlers.clocks.recipients import Duty
from handlers.clocks.wording import rows_for, said, tone_of
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Kind, Outgoing, Text, say
from procedure.ladders import LAST_HOURS
from procedure.law.lengths import Force
from storage.cases import CaseRow

KEY, NOTICE = "rung:", "notice:"
"""How the keys of reminders begin, and of notices about them; a notice that fails makes no further notice."""
BY_MAIL = ":mail"


@dataclass(frozen=True)
class Reminder:
    """What one person is told: their duties, the one due first at the top. `until`: when it is too old to be sent.

    `born_late`: the clocks recorded long after what began them. `missed`: it gathers what should have come earlier.
    """

    person: int
    duties: tuple[Duty, ...]
    born_late: frozenset[int]
    missed: bool
    key: str
    until: datetime


def told(scene: Scene, reminder: Reminder) -> Iterator[Outgoing]:
    """The message, by every way it needs."""
    ways, first = ways_of(scene.work, reminder.person), reminder.duties[0]
    tone = tone_of(scene, first, first.clock.id in reminder.born_late)
    text = said(scene, reminder.duties, tone, reminder.born_late, reminder.missed)
    key = f"{KEY}{reminder.key}:{reminder.person}"
    if ways.chat is not None:
        kind = Kind.CARD if any(_must_arrive(scene, one) for one in reminder.duties) else Kind.REMINDER
        rows = rows_for(scene, reminder.person, reminder.duties)
        yield Outgoing(ways.chat.id, text, rows, kind=kind, key=key, case=first.case.id, valid_until=reminder.until)
    if ways.sure is None:
        yield from instead(scene, ways, text, key, first)


def instead(scene: Scene, ways: Ways, text: Text, key: str, duty: Duty) -> Iterator[Outgoing]:
    """What the chat does not carry goes by e-mail; the centre's head is told who was not reached."""
    if ways.mail is not None:
        yield Outgoing(ways.mail.id, text, kind=Kind.REMINDER, key=f"{key}{BY_MAIL}", case=duty.case.id)
    name = staff_name(scene, ways.person)
    what = duty_text(duty.case, duty.clock)
    notice = say("remind_unreached", name=name, code=duty.case.code, duty=what, how=_how(ways))
    yield from to_heads(scene, duty.case, notice, f"unreached:{duty.case.id}:{ways.person}", but=ways.person)


def _how(ways: Ways) -> Text:
    """What took the place of the chat: nothing is said to have gone that cannot leave."""
    if ways.mail is not None:
        return say("unreached_by_mail")
    return say("unreached_no_way") if ways.has_server else say("unreached_no_server")


def nobody(scene: Scene, duty: Duty) -> Iterator[Outgoing]:
    """Nobody is known who could act: the centre's head is told, whatever the clock."""
    case, clock = duty.case, duty.clock
    text = say("remind_nobody", code=case.code, duty=duty_text(case, clock), owner=owner(scene, case, clock))
    yield from to_heads(scene, case, text, f"nobody:{clock.id}")


def to_heads(scene: Scene, case: CaseRow, text: Text, about: str, but: int | None = None) -> Iterator[Outgoing]:
    """The head of the press centre, by chat or else by e-mail, once a day about one thing."""
    day = scene.now.astimezone(scene.around.zone).date().isoformat()
    for who in audience.heads(scene.work):
        ways = ways_of(scene.work, who)
        way = ways.chat or ways.mail
        if who != but and way is not None:
            key = f"{NOTICE}{about}:{day}:{who}"
            yield Outgoing(way.id, text, (see_case(case),), kind=Kind.CARD, key=key, case=case.id)


def _must_arrive(scene: Scene, duty: Duty) -> bool:
    """A breach, and the last hours of a legal clock: sent again where nobody knows whether it arrived."""
    return duty.clock.force is Force.LEGAL and duty.clock.due_at - scene.now <= LAST_HOURS
