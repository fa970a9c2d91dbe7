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
    return _listed(scene, "desk_waiting", cases.unclaimed(scene.work)) if scene.is_desk else _no(scene)


def held(scene: Scene, ref: str = "", version: int = 0) -> list[Outgoing]:
    """Requests that this officer has taken on."""
    return _listed(scene, "desk_held", cases.held_by(scene.work, scene.person.id)) if scene.is_desk else _no(scene)


def show(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """The card of one case, as a new message."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if not scene.is_desk or case is None:
        return _no(scene)
    fresh = card(scene, case, scene.account)
    return [scene.reply(fresh.text, *fresh.choices)]


def _no(scene: Scene) -> list[Outgoing]:
    return denied(scene, "not_desk", say("refused_not_yours"))


def _listed(scene: Scene, key: str, found: list[CaseRow]) -> list[Outgoing]:
    lines = tuple(
        say("desk_line", code=one.code, asker=one.asker, outlet=one.outlet, filed=Moment(one.filed_at)) for one in found
    )
    rows = tuple((Choice(say("label", name=one.code), "case.show", str(one.id)),) for one in found)
    return [scene.reply(say(key, n=len(found), cases=Lines(lines) if lines else say("desk_none")), *rows)]
