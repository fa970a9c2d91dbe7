"""Who is said to have directed by word of mouth hears it at once: was it so, or was it not (7.1.b)."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.choices import choice
from handlers.desk.propose import units_line
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.talk import Moment, Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage import people
from storage.cases import CaseRow


def to_signer(scene: Scene, case: CaseRow, act: Act) -> list[Outgoing]:
    """The words as recorded, with the two answers."""
    text = say(
        "confirm_your_direction",
        code=case.code,
        name=staff_name(scene, scene.person.id),
        at=Moment(act.occurred_at or scene.now),
        words=act.reason,
        units=units_line(scene, tuple(sorted(act.units))),
    )
    rows = ((choice(case, Event.CONFIRM_DIRECTION),), (choice(case, Event.DENY_DIRECTION),), see_case(case))
    ways = people.accounts_of(scene.work, act.person) if act.person is not None else []
    return [Outgoing(one.id, text, rows, case=case.id) for one in ways[:1]]
