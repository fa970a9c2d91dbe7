"""One summary each morning at 07:30 in the agency's zone: overdue, today, later, with a button to each (4.1, 7.1).

To each officer and leader for whom something waits, and to nobody else. Once a person and day, through restarts and
any number of processes: how far the day's round has come is kept, and each message has a key.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from handlers.casework.my_work import my_work
from handlers.casework.owed_items import end_of_day
from handlers.casework.waiting import pressing
from handlers.clocks.reach import ways_of
from handlers.clocks.stage import own_scene
from handlers.scene import Scene
from handlers.talk import Kind, Moment, Outgoing, say
from handlers.work_list import button, lines
from procedure.ladders import MORNING
from procedure.terms import STAFF
from storage import clocks, facts, staff
from storage.work import Work

TOLD = "morning_told"
"""The fact that holds the day and the last person of its round: ``2026-11-23:17``."""
TOO_LATE = time(12, 0)
"""A summary that was missed is not told in the afternoon: what is due then is reminded of by itself."""
AT_ONCE = 20
MOST_SHOWN = 8


def announced(work: Work) -> tuple[int, list[Outgoing]]:
    """The next few people's summaries of this morning, once it has come; how many people were looked at."""
    local = work.now.astimezone(clocks.zone_of(work))
    if not MORNING <= local.time() < TOO_LATE:
        return 0, []
    last = _last(work, local.date())
    people = [one for one in sorted(staff.members(work, STAFF)) if one > last][:AT_ONCE]
    if not people:
        return 0, []
    facts.put(work, TOLD, f"{local.date().isoformat()}:{people[-1]}")
    scene = own_scene(work)
    return len(people), [out for who in people for out in _summary(scene, who, local)]


def _last(work: Work, day: date) -> int:
    """The last person of today's round so far; 0 before its first."""
    told_on, _, person = facts.get(work, TOLD).partition(":")
    return int(person) if told_on == day.isoformat() else 0


def _summary(scene: Scene, person: int, local: datetime) -> Iterator[Outgoing]:
    way, items = ways_of(scene.work, person).chat, pressing(scene.work, person)
    if way is None or not items:
        return
    shown = items[:MOST_SHOWN]
    more = say("morning_more", n=len(items) - len(shown)) if len(items) > len(shown) else ""
    day = Moment(scene.now, "date")
    text = say("morning", day=day, n=len(items), lines=lines(scene, shown), more=more)
    yield Outgoing(
        way.id,
        text,
        (*map(button, shown), my_work()),
        kind=Kind.DIGEST,
        key=f"morning:{local.date().isoformat()}:{person}",
        valid_until=end_of_day(scene.now, scene.around.zone),
    )
