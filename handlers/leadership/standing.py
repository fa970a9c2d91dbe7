"""Whether a case still stands as it did when a leader began to decide on it: two leaders within a second (P1).

What counts is what a decision answers: the state, the latest proposal, the latest decision. A claim or a further word
of the journalist does not.
"""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework.cards import see_case
from handlers.casework.state_names import state_name
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Choice, Moment, Outgoing, say
from storage import directions, words
from storage.cases import CaseRow
from storage.words import Said


def standing(scene: Scene, case: CaseRow) -> str:
    """What a decision answers, in short: it goes with the form and is compared at the end."""
    decided = directions.of_case(scene.work, case.id)
    proposed = [one.id for one in words.of_case(scene.work, case.id) if one.kind is Said.PROPOSAL]
    return f"{case.facts.state}.{decided[-1].id if decided else 0}.{max(proposed, default=0)}"


def moved_on(scene: Scene, case: CaseRow, data: Mapping[str, object], again: Choice) -> list[Outgoing]:
    """Nothing if it stands as it did; else what has happened meanwhile, the typed words given back, and the way on."""
    if data.get("standing") == standing(scene, case):
        return []
    decided = directions.of_case(scene.work, case.id)
    state = state_name(case.facts)
    last = decided[-1] if decided else None
    who = (
        say("overtaken_by", name=last.signer_name or staff_name(scene, last.signer), at=Moment(last.occurred_at))
        if last is not None
        else ""
    )
    text = say("overtaken_decision", code=case.code, state=state, who=who, words=str(data.get("words", "")))
    return [scene.reply(text, (again,), see_case(case))]
