"""The text that stands before whoever speaks, and what to do where its recipients are no longer who they were."""

from __future__ import annotations

from dataclasses import replace

from handlers.casework import recipients
from handlers.casework.cards import see_case
from handlers.casework.choices import choice
from handlers.casework.recipients_read import listed
from handlers.casework.state_names import state_name
from handlers.scene import Scene
from handlers.talk import Choice, Outgoing, say
from procedure.errors import TextChanged
from procedure.steps import allowed
from procedure.terms import Event
from storage import case_texts
from storage.case_texts import CaseText
from storage.cases import CaseRow


def standing_text(scene: Scene, case: CaseRow) -> CaseText:
    """The exact text. Raises `TextChanged` where none stands any more."""
    if case.text_id is None:
        raise TextChanged
    return case_texts.load(scene.work, case.text_id)


def shown_text(scene: Scene, case: CaseRow, binding: bytes) -> CaseText:
    """The text that the reader was shown, still the one that stands, for the same people. Raises `TextChanged`."""
    text = standing_text(scene, case)
    if text.binding != binding or recipients.have_changed(scene.work, case, text):
        raise TextChanged
    return text


def shown_as(case: CaseRow, *more: object) -> str:
    """What a decision on the whole request was taken in view of: who waits for the answer, and `more`."""
    waiting = ",".join(str(one.id) for one in case.waiting)
    return "|".join((waiting, *(str(one) for one in more)))


def moved_on(scene: Scene, case: CaseRow, was: object, now: str, event: Event, words: str) -> list[Outgoing]:
    """Nothing if all stands as it `was` when the confirmation was shown; else that it moved on, the words returned."""
    if was == now:
        return []
    state = state_name(case.facts)
    text = say("overtaken_decision", code=case.code, state=state, who="", words=words)
    return [scene.reply(text, (choice(case, event),), see_case(case))]


def changed_recipients(scene: Scene, case: CaseRow, text: CaseText) -> list[Outgoing]:
    """Somebody came or went since it was drawn up: the same words are handed in for those who wait now, or returned."""
    now = recipients.lines(scene.work, case, text.audience)
    told = say(
        "recipients_changed",
        code=case.code,
        before=listed(text),
        now=listed(replace(text, recipients=now)),
    )
    may = allowed(case.facts, scene.actor, scene.now) & {Event.EDIT, Event.DRAFT}
    renew = Choice(say("choice_readdress"), "case.readdress", str(case.id), case.facts.version, ("cap nhat", "update"))
    back = Choice(say("choice_return"), "case.return", str(case.id), case.facts.version, ("tra ve", "return"))
    return [scene.reply(told, (renew,) if may else (back,), see_case(case))]
