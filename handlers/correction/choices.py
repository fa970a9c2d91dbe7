"""From what the press reported to asking it for a correction: a choice on the card of a reflection."""

from __future__ import annotations

from handlers.correction.right import may_follow
from handlers.scene import Scene
from handlers.talk import Choice, say
from storage.cases import CaseRow


def correction(scene: Scene, case: CaseRow) -> tuple[tuple[Choice, ...], ...]:
    """The way, for those who may; empty for anybody else and of any other kind of case."""
    if not may_follow(scene, case):
        return ()
    return ((Choice(say("choice_correction"), "case.correct", str(case.id), words=("cai chinh", "correction")),),)
