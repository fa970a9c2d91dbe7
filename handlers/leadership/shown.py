"""One tap counts for exactly what its reader was shown; named in words alone, the card comes first."""

from __future__ import annotations

from handlers.casework.cards import card
from handlers.casework.steps import UNKNOWN_VERSION, Then
from handlers.scene import Scene
from handlers.talk import Outgoing
from storage.cases import CaseRow


def only_what_was_shown(version: int, then: Then) -> Then:
    """`then`, if a card was pressed; its version has been compared already."""

    def checked(scene: Scene, case: CaseRow) -> list[Outgoing]:
        if version != UNKNOWN_VERSION:
            return then(scene, case)
        fresh = card(scene, case, scene.account)
        return [scene.reply(fresh.text, *fresh.choices)]

    return checked
