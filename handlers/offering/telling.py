"""Telling the people of the unit that offered something, in plain words, what became of it; each with the way on."""

from __future__ import annotations

from handlers.casework.audience import accounts
from handlers.casework.cards import see_case
from handlers.casework.choices import choice
from handlers.scene import Scene
from handlers.talk import FileRef, Outgoing, Text
from procedure.terms import Event, Tell
from storage.cases import CaseRow
from storage.people import Account


def unit_accounts(scene: Scene, case: CaseRow) -> list[Account]:
    """The unit's people, without whoever acts: they are answered where they act."""
    found = accounts(scene.work, case, (Tell.UNIT,))
    return [one for one in found if one.person_id != scene.person.id]


def to_unit(scene: Scene, case: CaseRow, text: Text, *nexts: Event, files: tuple[FileRef, ...] = ()) -> list[Outgoing]:
    """The same words to each. `nexts`: what they may do now."""
    rows = (*((choice(case, event),) for event in nexts), see_case(case))
    return [Outgoing(one.id, text, rows, files, case=case.id) for one in unit_accounts(scene, case)]
