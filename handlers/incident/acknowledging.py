"""The Spokesperson or a Delegate of the agency says that they have a province's report (5.2.a), in one tap."""

from __future__ import annotations

from handlers.casework.cards import refreshed, see_case
from handlers.casework.my_work import my_work
from handlers.casework.steps import on_case, step
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.terms import Event
from storage.cases import CaseRow


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Đã nhận báo cáo."""
    return on_case(scene, ref, 0, Event.CO_ACKNOWLEDGE, _acknowledged)


def _acknowledged(scene: Scene, case: CaseRow) -> list[Outgoing]:
    """Whatever moved on the card meanwhile, the report has come; said twice it is on record once."""
    if case.facts.acknowledged_by is not None:
        return [scene.reply(say("co_acknowledged_before", code=case.code), see_case(case), my_work())]
    after, done = step(scene, case, Event.CO_ACKNOWLEDGE)
    shown = scene.reply(say("co_acknowledged", code=case.code), see_case(after), my_work())
    return [shown, *refreshed(scene, after, news=True, told=True, tells=done.tells)]
