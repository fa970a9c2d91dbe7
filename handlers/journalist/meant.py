"""“Về hồ sơ nào?”: words or files from somebody with open cases may belong to one of them, or be a new request."""

from __future__ import annotations

from handlers.journalist import own
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from handlers.understanding.codes import find_case_code
from handlers.welcome import menu
from storage.cases import CaseRow

MOST = 5
Rows = tuple[tuple[Choice, ...], ...]


def rows(scene: Scene) -> Rows:
    """A choice for each open case of theirs, the one that the words name first; empty for staff and for nobody's."""
    if scene.roles:
        return ()
    code = find_case_code(scene.incoming.text)
    mine = sorted(own.open_ones(scene), key=lambda one: one.code != code)
    return tuple((_add(one),) for one in mine[:MOST])


def which(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Asked in words to add something: the only open case, else they choose."""
    mine = own.open_ones(scene)
    if not mine:
        return [menu(scene, say("nothing_to_supplement"))]
    found = tuple((_start(one),) for one in mine[:MOST])
    return [scene.reply(say("which_supplement"), *found)]


def _add(case: CaseRow) -> Choice:
    return Choice(say("choice_add_to", code=case.code), "case.addtyped", str(case.id), words=(case.code,))


def _start(case: CaseRow) -> Choice:
    return Choice(say("label", name=case.code), "case.supplement", str(case.id))
