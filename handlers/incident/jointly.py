"""A province asks to state its incident jointly with the national Spokesperson, or no more (5.2.a): one tap.

While it is asked, nothing leaves before the Spokesperson agreed to the exact text.
"""

from __future__ import annotations

from handlers.casework.steps import step
from handlers.desk.result import result
from handlers.scene import Scene
from handlers.speaker.right import on_speech
from handlers.talk import Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Đề nghị phối hợp phát ngôn."""
    return on_speech(scene, ref, version, Event.TOGETHER, _asked)


def _asked(scene: Scene, case: CaseRow) -> list[Outgoing]:
    asked = not case.facts.together
    after, done = step(scene, case, Event.TOGETHER, None, Act(together=asked))
    text = say("joint_asked" if asked else "joint_no_more", code=case.code)
    return result(scene, after, text, Event.DRAFT, Event.APPROVE, Event.TOGETHER, tells=done.tells, news=True)
