"""The card of a unit's part, what else can be done with it, and taking it on (7.1.c)."""

from __future__ import annotations

from handlers.casework import leg_choices
from handlers.casework.cards import card
from handlers.casework.leg_body import all_files
from handlers.casework.leg_cards import leg_card
from handlers.casework.leg_choices import choice, see_leg, ways_on
from handlers.casework.leg_people import is_of_unit
from handlers.casework.leg_steps import leg_step, on_leg
from handlers.clocks.why import of_leg
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.terms import LegEvent
from storage.cases import CaseRow
from storage.legs import LegRow


def show(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The part as a new message, with its files; for the press centre the case."""
    return on_leg(scene, ref, 0, None, _show)


def more(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Việc khác: everything that can be done with the part now."""
    return on_leg(scene, ref, 0, None, _more)


def why(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """Vì sao hạn này? The article's words, the anchor, the arithmetic; of this part alone."""
    return on_leg(scene, ref, 0, None, lambda at, case, leg: [of_leg(at, case, leg.id)])


def acknowledge(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Đã nhận, xử lý ngay. Of two people of a unit one takes it; the other is told who."""
    return on_leg(scene, ref, version, LegEvent.ACKNOWLEDGE, _acknowledge)


def _show(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    if not is_of_unit(scene, leg):
        fresh = card(scene, case, scene.account)
        return [scene.reply(fresh.text, *fresh.choices)]
    shown = leg_card(scene, case, leg, scene.account)
    return [scene.reply(shown.text, *shown.choices, files=all_files(scene, case, leg))]


def _more(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    ways = ways_on(case, leg, scene.actor) if is_of_unit(scene, leg) else []
    rows = tuple((choice(leg, way),) for _, way in ways)
    key = "leg_more" if rows else "leg_more_none"
    return [scene.reply(say(key, code=case.code), *rows, (leg_choices.why(leg), *see_leg(leg, case.code)))]


def _acknowledge(scene: Scene, case: CaseRow, leg: LegRow) -> list[Outgoing]:
    _, _, _, outs = leg_step(scene, case, leg, LegEvent.ACKNOWLEDGE)
    return [scene.toast(say("leg_acknowledged", code=case.code)), *outs]
