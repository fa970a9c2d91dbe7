"""A direction, once confirmed: recorded at the moment of the confirmation, from which the 24 hours count (7.1.b)."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework import choices
from handlers.casework.cards import refreshed, see_case
from handlers.casework.fields import unit_names
from handlers.casework.my_work import my_work
from handlers.casework.steps import on_case, step, try_step
from handlers.leadership.decided import read
from handlers.leadership.kept import keep
from handlers.leadership.standing import moved_on
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Clock, Event
from storage import clocks
from storage.cases import CaseRow
from storage.directions import Kind


def direct(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Do it, if the case still stands as it was shown."""
    typed = str(data["words"])
    return on_case(scene, str(data["case"]), 0, Event.DIRECT, lambda at, case: _directed(at, case, data), typed)


def _directed(scene: Scene, case: CaseRow, data: Mapping[str, object]) -> list[Outgoing]:
    overtaken = moved_on(scene, case, data, choices.choice(case, Event.DIRECT))
    if overtaken:
        return overtaken
    decided, at = read(data), min(scene.incoming.occurred_at, scene.now)
    act = Act(occurred_at=at, reason=decided.words, units=frozenset(decided.units))
    try_step(scene, case, Event.DIRECT, act)
    digest = keep(scene, case, Kind.DIRECTION, decided, at)
    after, done = step(scene, case, Event.DIRECT, digest, act)
    shown = scene.reply(_done(scene, after), my_work(), see_case(after))
    return [shown, *refreshed(scene, after, news=True, told=True, files=decided.files, tells=done.tells)]


def _done(scene: Scene, case: CaseRow) -> Text:
    running = [one for one in clocks.running_of(scene.work, case.id) if one.clock is Clock.DISPATCH]
    if not running:
        return say("directed_nobody", code=case.code)
    units = unit_names(scene, sorted(case.facts.named))
    return say("directed", code=case.code, units=units, due=Moment(running[0].due_at))
