"""An instruction to a province, once confirmed: its Director is told the words, everybody's card shows them (8.2)."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework import choices
from handlers.casework.cards import refreshed, see_case
from handlers.casework.my_work import my_work
from handlers.casework.steps import on_case, step, try_step
from handlers.leadership.decided import read
from handlers.leadership.kept import keep
from handlers.leadership.standing import moved_on
from handlers.names import office, staff_name
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from handlers.telling import tell
from procedure.facts import Act
from procedure.terms import PROVINCE_STAFF, Event, Role
from storage import staff
from storage.cases import CaseRow
from storage.directions import Kind


def instruct(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Do it, if the case still stands as it was shown."""
    typed = str(data["words"])
    return on_case(scene, str(data["case"]), 0, Event.INSTRUCT, lambda at, case: _instructed(at, case, data), typed)


def _instructed(scene: Scene, case: CaseRow, data: Mapping[str, object]) -> list[Outgoing]:
    overtaken = moved_on(scene, case, data, choices.choice(case, Event.INSTRUCT))
    if overtaken:
        return overtaken
    decided, at = read(data), min(scene.incoming.occurred_at, scene.now)
    act = Act(occurred_at=at, reason=decided.words)
    try_step(scene, case, Event.INSTRUCT, act)
    digest = keep(scene, case, Kind.INSTRUCTION, decided, at)
    after, done = step(scene, case, Event.INSTRUCT, digest, act)
    unit = say("label", name=office(scene, case.facts.scope))
    shown = scene.reply(say("instructed", code=case.code, unit=unit), my_work(), see_case(after))
    told = _told(scene, after, decided.words)
    return [shown, *told, *refreshed(scene, after, told=True, files=decided.files, tells=done.tells)]


def _told(scene: Scene, case: CaseRow, said: str) -> list[Outgoing]:
    """The Director, and whoever of the province holds the case; where there is neither, all its people."""
    directors = staff.members(scene.work, frozenset({Role.PROVINCE_DIRECTOR}), case.facts.scope)
    holder = [case.facts.claimed_by] if case.facts.claimed_by else []
    people = [*directors, *holder] or staff.members(scene.work, PROVINCE_STAFF, case.facts.scope)
    text = say("instruction_received", code=case.code, name=staff_name(scene, scene.person.id), words=said)
    return [out for one in dict.fromkeys(people) for out in tell(scene, one, text, see_case(case))]
