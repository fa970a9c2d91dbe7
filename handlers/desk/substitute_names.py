"""Who may stand in: another member of staff of the same unit, by the roster (T5)."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from handlers.names import is_called, staff_name
from handlers.scene import Scene
from procedure.terms import Role
from storage import holders
from storage.folding import fold
from storage.staff import Membership

OFFERED = 3


def colleagues(scene: Scene, member: Membership) -> list[int]:
    """Everybody else who holds a role in that unit in their own right and is not suspended."""
    held = holders.holders(scene.work, Role)
    own = (one for one in held if one.unit_code == member.unit_code and one.stands_in_for is None)
    return list(dict.fromkeys(one.person_id for one in own if one.person_id != member.person_id))


def find(scene: Scene, people: list[int], typed: str) -> int | None:
    """The one who is called exactly so, or has that number."""
    number = typed.strip().lstrip("#")
    if number.isdecimal() and int(number) in people:
        return int(number)
    exact = [one for one in people if is_called(staff_name(scene, one), typed)]
    return exact[0] if len(exact) == 1 else None


def nearest(scene: Scene, people: list[int], typed: str) -> list[int]:
    """Those whose names come nearest, the best first."""
    called = {one: fold(staff_name(scene, one)) for one in people}
    return [one for *_, one in process.extract(fold(typed), called, scorer=fuzz.WRatio, limit=OFFERED)]
