"""A promise once confirmed: it counts, and whoever asked is told; also when a new one replaces it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from handlers.authority.spans import by
from handlers.casework.cards import refreshed, see_case
from handlers.casework.steps import step, try_step
from handlers.scene import Scene
from handlers.speaker.press import to_each
from handlers.speaker.right import on_speech
from handlers.speaker.standing import moved_on, shown_as
from handlers.talk import Choice, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Clock, Event
from storage import clocks, words
from storage.cases import CaseRow
from storage.words import Said

SHOWN = "shown"


def promised(scene: Scene, case: CaseRow) -> datetime | None:
    """Until when an answer is promised already."""
    running = clocks.running_of(scene.work, case.id)
    return next((one.due_at for one in running if one.clock is Clock.PROMISE), None)


def standing_of(scene: Scene, case: CaseRow) -> str:
    """In view of what it is promised: who waits, and what is promised already."""
    return shown_as(case, promised(scene, case))


def defer(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """Hẹn trả lời."""
    ref, why, until = str(cast("int", data["case"])), str(data["words"]), datetime.fromisoformat(str(data["until"]))
    return on_speech(scene, ref, 0, Event.DEFER, lambda at, case: _deferred(at, case, data, until), why)


def _deferred(scene: Scene, case: CaseRow, data: Mapping[str, object], until: datetime) -> list[Outgoing]:
    why = str(data["words"])
    overtaken = moved_on(scene, case, data.get(SHOWN), standing_of(scene, case), Event.DEFER, why)
    if overtaken:
        return overtaken
    act = Act(until=until, reason=why)
    try_step(scene, case, Event.DEFER, act)
    before = promised(scene, case)
    _, digest = words.keep(scene.work, case.id, Said.DEFERRAL, why, scene.person.id)
    after, done = step(scene, case, Event.DEFER, digest, act)
    status = Choice(say("choice_status"), "case.status", str(case.id), words=("tinh trang", "status"))
    return [
        *to_each(scene, case, lambda code: notice(scene, code, until, why, before), ((status,),)),
        scene.reply(say("defer_done", code=case.code, at=by(scene, until)), see_case(case)),
        *refreshed(scene, after, news=True, told=True, tells=done.tells),
    ]


def notice(scene: Scene, code: str, until: datetime, why: str, before: datetime | None) -> Text:
    """What a journalist reads: the appointed time, or the new one in place of the old; and why."""
    if before is not None:
        return say("deferral_changed", code=code, before=by(scene, before), at=by(scene, until), words=why)
    return say("deferral_received", code=code, at=by(scene, until), words=why)
