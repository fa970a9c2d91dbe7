"""What waits at the press centre, and what an officer holds."""

from __future__ import annotations

from handlers.desk.cards import card
from handlers.desk.steps import denied
from handlers.scene import Scene
from handlers.talk import Choice, Lines, Moment, Outgoing, say
from storage import cases
from storage.cases import CaseRow


def waiting(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Requests that nobody has taken on, oldest first."""
    if not scene.is_desk:
        return _no(scene)
    return _listed(scene, "desk_waiting", cases.unclaimed(scene.work), cases.count_unclaimed(scene.work))


def held(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Requests that this officer has taken on."""
    if not scene.is_desk:
        return _no(scene)
    mine = scene.person.id
    return _listed(scene, "desk_held", cases.held_by(scene.work, mine), cases.count_held(scene.work, mine))


def show(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The card of one case, as a new message."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if not scene.is_desk or case is None:
        return _no(scene)
    fresh = card(scene, case, scene.account)
    return [scene.reply(fresh.text, *fresh.choices)]


def _no(scene: Scene) -> list[Outgoing]:
    return denied(scene, "not_desk", say("refused_not_yours"))


def _listed(scene: Scene, key: str, found: list[CaseRow], total: int) -> list[Outgoing]:
    """The oldest few, and how many there are in all."""
    lines = tuple(
        say("desk_line", code=one.code, asker=one.asker, outlet=one.outlet, filed=Moment(one.filed_at)) for one in found
    )
    rows = tuple((Choice(say("label", name=one.code), "case.show", str(one.id)),) for one in found)
    more = (say("desk_more", n=total - len(found)),) if total > len(found) else ()
    return [scene.reply(say(key, n=total, cases=Lines((*lines, *more)) if lines else say("desk_none")), *rows)]
