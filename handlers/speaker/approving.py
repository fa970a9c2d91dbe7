"""Approving the exact text one was shown, and agreeing to it where two must (9.1, 2.1.c): up to the confirmation."""

from __future__ import annotations

from handlers.casework import recipients
from handlers.casework.cards import see_case
from handlers.casework.citing import cited
from handlers.casework.reach import receivers
from handlers.casework.steps import Then, try_step
from handlers.casework.texts import fingerprint
from handlers.confirming import confirm, without_pin
from handlers.leadership.shown import only_what_was_shown
from handlers.scene import Scene
from handlers.speaker.right import capacity_line, on_speech
from handlers.speaker.standing import changed_recipients, standing_text
from handlers.talk import Lines, Outgoing, Text, say
from procedure.facts import Act, Step
from procedure.terms import Event
from storage.case_texts import CaseText
from storage.cases import CaseRow


def approve(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Duyệt."""
    return on_speech(scene, ref, version, Event.APPROVE, only_what_was_shown(version, _of(Event.APPROVE)))


def consent(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """Đồng ý với văn bản."""
    return on_speech(scene, ref, version, Event.CONSENT, only_what_was_shown(version, _of(Event.CONSENT)))


def _of(event: Event) -> Then:
    return lambda scene, case: _ask(scene, case, event)


def _ask(scene: Scene, case: CaseRow, event: Event) -> list[Outgoing]:
    """What exactly will happen. Whoever could not confirm it learns so now, before any code is typed."""
    text = standing_text(scene, case)
    if recipients.have_changed(scene.work, case, text):
        return changed_recipients(scene, case, text)
    done = try_step(scene, case, event, Act(binding=text.binding))
    data = {"case": case.id, "text": text.id, "binding": text.binding.hex()}
    what = _what(scene, case, text, event, done)
    return without_pin(scene) or confirm(scene, event.value, data, what, case.code, see_case(case))


def _what(scene: Scene, case: CaseRow, text: CaseText, event: Event, done: Step) -> Text:
    """The mark of the text, who receives it, what leaves, under which right."""
    approves = "approve_briefing" if text.form == "interview" else "approve_what"
    return say(
        approves if event is Event.APPROVE else "consent_what",
        code=case.code,
        fingerprint=fingerprint(text.binding),
        form=say(f"form_{text.form}"),
        files=Lines(tuple(one.name for one in text.files), ", ") if text.files else say("files_none"),
        recipients=receivers(scene, case, text),
        right=capacity_line(scene, case, done.capacity),
        article=cited(done.article),
        then=say(f"approve_then_{text.form}") if text.form != "interview" else "",
    )
