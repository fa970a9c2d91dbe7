"""“Việc khác…”: everything that a reader may do to a case, as one list."""

from __future__ import annotations

from handlers.casework import choices
from handlers.casework.cards import see_case
from handlers.casework.steps import sees, sees_whole
from handlers.correction.choices import correction
from handlers.denying import denied
from handlers.desk.parts import see_parts
from handlers.dossier.make import choice as dossier
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from storage import cases


def more(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The list; what stands on the card is in it too, so that nothing has to be looked for."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not sees(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    found = choices.ways_on(case, scene.actor, scene.now)
    ways = tuple((choices.choice(case, event, scene.actor),) for event in found)
    whole = ((dossier(case),),) if sees_whole(scene, case) else ()
    rows = (*ways, *correction(scene, case), *see_parts(scene, case), *whole)
    if not rows:
        return [scene.reply(say("more_nothing", code=case.code), see_case(case))]
    return [scene.reply(say("more_ways", code=case.code), *rows, see_case(case))]
