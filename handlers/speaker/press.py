"""A word of whoever speaks to each journalist who waits, under the code of the case as they know it (merged cases)."""

from __future__ import annotations

from collections.abc import Callable

from handlers.casework.press import Rows, each_once, to_asker
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Outgoing, Text, say
from storage import cases
from storage.askers import Asker
from storage.cases import CaseRow

__all__ = ["Rows", "to_each"]


def to_each(scene: Scene, case: CaseRow, text: Callable[[str], Text], rows: Rows = ()) -> list[Outgoing]:
    """On the account they asked from, and by e-mail where they left an address."""
    return each_once(out for one in case.waiting for out in _to_one(scene, case, one, text, rows))


def _to_one(scene: Scene, case: CaseRow, asker: Asker, text: Callable[[str], Text], rows: Rows) -> list[Outgoing]:
    code = _code(scene, case, asker)
    said = text(code)
    mail = say("press_mail", code=code, name=asker.name, words=said, sender=office(scene, case.facts.scope))
    return list(to_asker(scene, case, asker, said, rows, mail=mail))


def _code(scene: Scene, case: CaseRow, asker: Asker) -> str:
    came = cases.load(scene.work, asker.came_with) if asker.came_with is not None else None
    return came.code if came else case.code
