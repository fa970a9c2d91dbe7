"""Taking a case out of the one it was merged into (10.1): back where it was, as far as that still stands."""

from __future__ import annotations

from dataclasses import replace

from handlers.casework.cards import refreshed
from handlers.casework.press import to_askers
from handlers.casework.state_names import state_name
from handlers.casework.steps import step
from handlers.desk.reasoned import reasoned
from handlers.desk.result import again, result
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure.facts import Act, Step
from procedure.terms import Event, State
from storage import askers, cases, trail
from storage.cases import CaseRow


def _taken_out(scene: Scene, case: CaseRow, after: CaseRow, done: Step) -> list[Outgoing]:
    other = cases.load(scene.work, case.merged_into) if case.merged_into is not None else None
    parted = _part(scene, case, other) if other else None
    cases.set_link(scene.work, after.id, merged_into=None)
    now = again(scene, after)
    return [
        *_told(scene, now),
        *result(scene, now, _said(now, other), Event.TAKE_ON, Event.DRAFT, tells=done.tells, news=True),
        *(refreshed(scene, parted, news=True) if parted else []),
    ]


def _said(case: CaseRow, other: CaseRow | None) -> Text:
    return say("unmerged", code=case.code, other=other.code if other else "–", state=state_name(case.facts))


def _part(scene: Scene, case: CaseRow, other: CaseRow) -> CaseRow:
    """Only those leave who are there by this case alone: who asked both goes on waiting in both."""
    only = askers.came_with(scene.work, other.id, case.id)
    parted, _ = step(scene, other, Event.PART, act=Act(other=replace(case.facts, askers=only)))
    askers.give_back(scene.work, other.id, case.id)
    return again(scene, parted)


def _told(scene: Scene, case: CaseRow) -> list[Outgoing]:
    status = Choice(say("choice_status"), "case.status", str(case.id), words=("tinh trang", "status"))
    return to_askers(scene, case, say("unmerged_told", code=case.code), ((status,),))


def _was(scene: Scene, case: CaseRow, act: Act) -> Act:
    """Where it stood when it was merged."""
    rows = [one.entry for one in trail.of_case(scene.work, case.id) if one.entry.event == Event.MERGE.value]
    return replace(act, was=State(rows[-1].came_from)) if rows and rows[-1].came_from else act


UNMERGE, start = reasoned("unmerge", Event.UNMERGE, "ask_unmerge", _taken_out, more=_was)
