"""What was reported up is seen, or agreed to where that was asked; it goes on to whoever speaks (9.6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from handlers.casework.cards import refreshed, see_case
from handlers.casework.my_work import my_work
from handlers.casework.steps import on_case, step, try_step
from handlers.names import staff_name
from handlers.scene import Scene
from handlers.speaker.standing import standing_text
from handlers.talk import Outgoing, say
from handlers.telling import tell
from procedure.errors import TextChanged
from procedure.facts import Act
from procedure.terms import Event
from storage import case_texts
from storage.case_texts import AGREED, SEEN, CaseText
from storage.cases import CaseRow

ACT = "agree_up"


def agree(scene: Scene, data: Mapping[str, object]) -> list[Outgoing]:
    """“Đồng ý nội dung”, once confirmed: exactly the text that was shown."""
    binding, ref = bytes.fromhex(str(data["binding"])), str(cast("int", data["case"]))
    return on_case(scene, ref, 0, Event.SEEN, lambda at, case: let_pass(at, case, binding))


def let_pass(scene: Scene, case: CaseRow, binding: bytes) -> list[Outgoing]:
    """The step on exactly that text, kept beside it. Raises `StepRefused`, nothing stored."""
    text = standing_text(scene, case)
    if text.binding != binding:
        raise TextChanged
    act, asked = Act(binding=binding), case.facts.draft is not None and case.facts.draft.asks
    capacity = try_step(scene, case, Event.SEEN, act).capacity
    case_texts.say(scene.work, text, AGREED if asked else SEEN, scene.person.id, capacity)
    after, done = step(scene, case, Event.SEEN, None, act)
    shown = scene.reply(say("agree_up_done" if asked else "seen_done", code=case.code), my_work(), see_case(after))
    told = _drafter(scene, after, text) if asked else []
    return [shown, *told, *refreshed(scene, after, told=True, tells=done.tells)]


def _drafter(scene: Scene, case: CaseRow, text: CaseText) -> list[Outgoing]:
    """Whoever wrote it learns that it was agreed to."""
    if text.author == scene.person.id:
        return []
    who = staff_name(scene, scene.person.id)
    return tell(scene, text.author, say("agree_up_told", code=case.code, name=who), see_case(case))
