"""“Đã nhận đủ”: whoever asked says that they have the answer, and the case is closed (10.1).

- Their word is a receipt too, where the channel gave none (3.4).
- Where others wait for the same answer, one of them does not close it for the rest: it closes by itself later.
"""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.steps import by_itself, on_case, step
from handlers.journalist import own
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, Text, say
from procedure.terms import Event, State
from storage.cases import CaseRow


def confirm(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Close it."""
    return on_case(scene, own.resolved(scene, ref), 0, Event.CLOSE, _close)


def _close(scene: Scene, case: CaseRow) -> list[Outgoing]:
    if len(case.facts.askers) > 1:
        return [_thanked(scene, case, say("received_noted", code=case.code))]
    if case.facts.state is State.ANSWERED and not case.facts.delivered:
        case, _ = by_itself(scene, case, Event.DELIVERED)
    after, done = step(scene, case, Event.CLOSE)
    return [
        _thanked(scene, after, say("received_closed", code=case.code)),
        *refreshed(scene, after, tells=done.tells),
    ]


def _thanked(scene: Scene, case: CaseRow, text: Text) -> Outgoing:
    ref = str(case.id)
    rows = [(Choice(say("choice_rate"), "case.rate", ref, words=("danh gia", "rate")),)]
    if case.facts.state is not State.REFUSED:
        rows.append((Choice(say("choice_follow_up"), "case.follow", ref, words=("hoi tiep", "follow up")),))
    return scene.reply(text, *rows)
