"""A journalist's own cases: the one that a case of theirs goes on in, and whether they still wait for its answer."""

from __future__ import annotations

from handlers.scene import Scene
from procedure.paths import OPEN
from procedure.terms import State
from storage import askers, case_lists, cases
from storage.askers import Asker
from storage.cases import CaseRow


def goes_on_in(scene: Scene, case: CaseRow) -> CaseRow:
    """The case itself, or the one it was merged into: what they do to theirs is done there."""
    seen = {case.id}
    while case.facts.state is State.MERGED and case.merged_into is not None and case.merged_into not in seen:
        into = cases.load(scene.work, case.merged_into)
        if into is None:
            break
        seen.add(into.id)
        case = into
    return case


def waits(scene: Scene, case: CaseRow) -> bool:
    """Whether the person waits for the answer of this case."""
    return any(one.person_id == scene.person.id for one in case.waiting)


def asked(scene: Scene, case: CaseRow) -> list[Asker]:
    """How the person asked in it; empty if they never did."""
    return askers.of_person(scene.work, case.id, scene.person.id)


def listed(scene: Scene) -> list[CaseRow]:
    """Their cases, newest first. Of cases that came into another of theirs only the ones they filed are named."""
    mine = case_lists.asked_by(scene.work, scene.person.id)
    return [one for one in mine if not _only_came_in(scene, one)]


def open_ones(scene: Scene) -> list[CaseRow]:
    """The cases of theirs in which somebody owes an act and they wait, newest first: each by the code they know."""
    found = ((one, goes_on_in(scene, one)) for one in listed(scene))
    return [one for one, into in found if into.facts.state in OPEN and waits(scene, into)]


def _only_came_in(scene: Scene, case: CaseRow) -> bool:
    """Whether they are in it only because a case of theirs was merged into it."""
    ways = asked(scene, case)
    return bool(ways) and all(one.came_with is not None for one in ways)


def as_theirs(scene: Scene, case: CaseRow) -> CaseRow:
    """The case as they know it: where they came in with one of their own, that one."""
    if not _only_came_in(scene, case):
        return case
    came = next((one.came_with for one in reversed(asked(scene, case)) if one.came_with is not None), None)
    return (cases.load(scene.work, came) if came is not None else None) or case


def resolved(scene: Scene, ref: str) -> str:
    """The case that a button names, or the one it goes on in, for whoever asked it."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    return str(goes_on_in(scene, case).id) if case is not None and asked(scene, case) else ref
