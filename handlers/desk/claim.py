"""Taking a case on, and giving it back (10.1). One officer wins; the others see who and when."""

from __future__ import annotations

from handlers.casework.cards import refreshed
from handlers.casework.steps import on_case, step
from handlers.scene import Scene
from handlers.talk import Outgoing, say
from procedure.terms import Event
from storage.cases import CaseRow


def claim(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Nhận xử lý."""
    return on_case(scene, ref, version, Event.CLAIM, _claim)


def release(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Trả lại: the case is free again."""
    return on_case(scene, ref, version, Event.RELEASE, _release)


def _claim(scene: Scene, case: CaseRow) -> list[Outgoing]:
    after, _ = step(scene, case, Event.CLAIM)
    return [scene.toast(say("claimed_toast", code=case.code)), *refreshed(scene, after)]


def _release(scene: Scene, case: CaseRow) -> list[Outgoing]:
    after, _ = step(scene, case, Event.RELEASE)
    return [scene.toast(say("released_toast", code=case.code)), *refreshed(scene, after, news=True)]
