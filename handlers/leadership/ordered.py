"""An order, once confirmed: each unit gets its part at once, the press centre sees it (7.1.b)."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework import choices
from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import unit_names
from handlers.casework.my_work import my_work
from handlers.casework.steps import on_case, step, try_step
from handlers.casework.units import Order, send_to_units
from handlers.leadership.decided import read
from handlers.leadership.kept import keep
from handlers.leadership.standing import moved_on
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.legs import check_new
from procedure.terms import Event
from storage.cases import CaseRow
from storage.directions import Kind


def order(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Do it, if the case still stands as it was shown."""
    typed = str(data["words"])
    return on_case(scene, str(data["case"]), 0, Event.ORDER, lambda at, case: _ordered(at, case, data), typed)


def _ordered(scene: Scene, case: CaseRow, data: Mapping[str, object]) -> list[Outgoing]:
    overtaken = moved_on(scene, case, data, choices.choice(case, Event.ORDER))
    if overtaken:
        return overtaken
    decided, at = read(data), min(scene.incoming.occurred_at, scene.now)
    act = Act(occurred_at=at, reason=decided.words, units=frozenset(decided.units))
    try_step(scene, case, Event.ORDER, act)
    check_new(case.facts, act.units)
    digest = keep(scene, case, Kind.ORDER, decided, at)
    after, done = step(scene, case, Event.ORDER, digest, act)
    orders = [Order(unit, decided.words) for unit in decided.units]
    whole, outs = send_to_units(scene, after, Event.ORDER, orders, files=decided.files)
    names = unit_names(scene, decided.units)
    shown = scene.reply(say("ordered", code=case.code, units=names), my_work(), see_case(whole))
    return [shown, *outs, *refreshed(scene, whole, news=True, told=True, tells=done.tells)]
