"""Refusing the whole of what was asked (Art. 6, 9.3): the ground, the words, what lifts it; up to the confirmation."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.steps import try_step
from handlers.confirming import confirm, without_pin
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.speaker import grounds
from handlers.speaker.refused import SHOWN, act_of, notice, standing_of
from handlers.speaker.right import capacity_line, on_speech
from handlers.talk import Lines, Moment, Outgoing, Text, say
from procedure.facts import Act
from procedure.terms import Event, Role
from storage.cases import CaseRow
from storage.conversations import Conversation


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Từ chối cung cấp."""
    return on_speech(scene, ref, version, Event.REFUSE, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return without_pin(scene) or begin(scene, REFUSE, {"case": case.id, "code": case.code})


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, typed = str(number_of(form, "case")), text_of(form, grounds.WORDS)
    return on_speech(scene, ref, 0, Event.REFUSE, lambda at, case: _ask(at, case, form), typed)


def _ask(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    """Exactly what the journalists will read; a refusal that lacks something is named now."""
    filled = {name: text_of(form, name) for name in grounds.NAMES}
    data = {"case": case.id, **filled, SHOWN: standing_of(case)}
    act = act_of(data)
    done = try_step(scene, case, Event.REFUSE, act)
    return confirm(scene, "refuse", data, _what(scene, case, act, done.capacity), case.code, see_case(case))


def _what(scene: Scene, case: CaseRow, act: Act, capacity: Role) -> Text:
    names = tuple(f"{one.name} – {one.outlet}" for one in case.waiting)
    return say(
        "refuse_what",
        code=case.code,
        notice=notice(scene, case.code, act),
        recipients=Lines(names) if names else say("recipients_none"),
        again=say("refuse_look_again", at=Moment(act.until)) if act.until else "",
        right=capacity_line(scene, case, capacity),
    )


REFUSE = Form("case_refuse", (grounds.ground_field("ask_ground_whole"), *grounds.FOLLOWING), _submit)
