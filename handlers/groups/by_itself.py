"""What time brings about for groups: one that nobody allowed within a day is left, one out of reach is over."""

from __future__ import annotations

from handlers.clocks.stage import own_scene
from handlers.groups.ending import ended
from handlers.talk import Outgoing
from storage import unit_groups
from storage.work import Work


def announced(work: Work) -> tuple[int, list[Outgoing]]:
    """How many groups ended, and who is told."""
    late, lost = unit_groups.overdue(work), unit_groups.lost(work)
    if not late and not lost:
        return 0, []
    scene = own_scene(work)
    told = [ended(scene, one, "expired") for one in late] + [ended(scene, one, "unreachable") for one in lost]
    return len(late) + len(lost), [out for outs in told for out in outs]
