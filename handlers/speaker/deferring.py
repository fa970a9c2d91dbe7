"""Not at once, but at an appointed time (9.4): when and why, up to the confirmation."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.fields import moment_of, until_field, words_field
from handlers.casework.steps import try_step
from handlers.confirming import confirm, without_pin
from handlers.forms import Form, begin, number_of, text_of
from handlers.scene import Scene
from handlers.speaker.deferred import SHOWN, notice, promised, standing_of
from handlers.speaker.right import capacity_line, on_speech
from handlers.talk import Lines, Outgoing, say
from procedure.facts import Act
from procedure.terms import Event
from storage.cases import CaseRow
from storage.conversations import Conversation

LONGEST = 2_000


def start(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Hẹn trả lời."""
    return on_speech(scene, ref, version, Event.DEFER, _open)


def _open(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return without_pin(scene) or begin(scene, DEFER, {"case": case.id, "code": case.code})


def _submit(scene: Scene, form: Conversation) -> list[Outgoing]:
    ref, typed = str(number_of(form, "case")), text_of(form, "words")
    return on_speech(scene, ref, 0, Event.DEFER, lambda at, case: _ask(at, case, form), typed)


def _ask(scene: Scene, case: CaseRow, form: Conversation) -> list[Outgoing]:
    until, why = moment_of(form, "until") or scene.now, text_of(form, "words")
    data = {"case": case.id, "until": until.isoformat(), "words": why, SHOWN: standing_of(scene, case)}
    done = try_step(scene, case, Event.DEFER, Act(until=until, reason=why))
    names = tuple(f"{one.name} – {one.outlet}" for one in case.waiting)
    what = say(
        "defer_what",
        code=case.code,
        notice=notice(scene, case.code, until, why, promised(scene, case)),
        recipients=Lines(names) if names else say("recipients_none"),
        right=capacity_line(scene, case, done.capacity),
    )
    return confirm(scene, "defer", data, what, case.code, see_case(case))


DEFER = Form(
    "case_defer", (until_field("until", "ask_defer_until"), words_field("words", "ask_defer_words", LONGEST)), _submit
)
