"""“Việc của tôi”: what waits for whoever asks, the most pressing first: the case, what is owed, until when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from handlers.casework.citing import cited
from handlers.casework.deadlines import span
from handlers.casework.my_work import my_work
from handlers.casework.owed_items import BINDING, Group, Item
from handlers.casework.waiting import pressing
from handlers.journalist import status
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, Text, say
from handlers.welcome import resume

PAGE = 8


def mine(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """The list; `ref`: how many were shown before. Whoever is no staff sees their own requests."""
    if not scene.roles:
        return status.overview(scene, "", 0)
    items = pressing(scene.work, scene.person.id)
    start = int(ref) if ref.isdigit() and int(ref) < len(items) else 0
    shown = items[start : start + PAGE]
    rest = len(items) - start - len(shown)
    if not shown:
        return [scene.reply(say("work_none"), *resume(scene), my_work())]
    more = ((_further(start + len(shown), rest),),) if rest else ()
    return [
        scene.reply(
            say("work_list", n=len(items), lines=lines(scene, shown)), *map(button, shown), *more, *resume(scene)
        )
    ]


def lines(scene: Scene, items: Sequence[Item]) -> Lines:
    """Items in their groups, each group under its name."""
    parts: list[str | Text] = []
    for group, each in groupby(items, key=lambda one: one.group):
        parts.append(say(f"work_{group.name.lower()}"))
        parts.extend(line(scene, one) for one in each)
    return Lines(tuple(parts))


def line(scene: Scene, item: Item) -> Text:
    """One thing: the case, what is owed, until when; a target is never called a deadline of the law."""
    what = say(f"todo_{item.what}")
    what = say("work_urgent", what=what) if item.urgent else what
    if item.due is None:
        return say("work_line", code=item.code, what=what, since=Moment(item.since))
    left = span(abs(int((item.due - scene.now).total_seconds())))
    force = item.force if item.force in BINDING else "target"
    late = "_late" if item.group is Group.OVERDUE else ""
    due = Moment(item.due)
    return say(f"work_line_{force}{late}", code=item.code, what=what, article=cited(item.article), due=due, left=left)


def button(item: Item) -> tuple[Choice, ...]:
    """On to the card."""
    label = say("choice_work", code=item.code, what=say(f"todo_{item.what}"))
    if item.leg_id is not None and item.what != "leg_decide":
        return (Choice(label, "leg.show", str(item.leg_id), words=(item.code,)),)
    return (Choice(label, "case.show", str(item.case_id), words=(item.code,)),)


def _further(start: int, rest: int) -> Choice:
    return Choice(say("choice_work_more", n=rest), "work.mine", str(start), words=("xem tiep", "more"))
