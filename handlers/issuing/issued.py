"""The messages of a text that has just left: to whom it is for, and to whoever answers for the case."""

from __future__ import annotations

from handlers.casework import recipients
from handlers.casework.cards import see_case
from handlers.casework.reach import is_to_press
from handlers.issuing import messages, signing, statements
from handlers.issuing.letter import full_number
from handlers.issuing.papers import paper
from handlers.issuing.statements import Leaving
from handlers.offering import news
from handlers.scene import Scene
from handlers.talk import Outgoing, Text, say
from storage import press_audience


def issued(scene: Scene, it: Leaving) -> list[Outgoing]:
    """What leaves, then a word to whoever holds the case with the document."""
    left = _left(scene, it)
    told = _told(it, bool(left) or _has_readers(scene, it))
    desk = signing.told(scene.work, it.case, told, (paper(it.document),), (see_case(it.case),))
    return [*left, *desk, *news.released(scene, it.case, it.document)]


def _left(scene: Scene, it: Leaving) -> list[Outgoing]:
    """The press is written to from now on, some at a time (`handlers/issuing/spreading.py`)."""
    audience = it.text.audience
    if audience == recipients.ADDRESSEE:
        return statements.to_newsroom(scene, it)
    if is_to_press(audience) or audience == recipients.NOBODY:
        return []
    return messages.answer(scene, it.case, it.text, it.document, it.signed)


def _has_readers(scene: Scene, it: Leaving) -> bool:
    audience = it.text.audience
    return is_to_press(audience) and press_audience.reached(scene.work, it.case, audience) > 0


def _told(it: Leaving, has_left: bool) -> Text:
    """What whoever holds the case has to do now, if anything."""
    number, code = full_number(it.document.number, it.document.register), it.case.code
    if it.text.audience == recipients.NOBODY:
        return say("posted_issued", code=code, number=number)
    if it.text.audience == recipients.ADDRESSEE:
        key = "letter_issued" if has_left else "letter_by_hand"
        return say(key, code=code, number=number, outlet=it.case.outlet)
    if is_to_press(it.text.audience):
        return say("statement_issued" if has_left else "statement_to_nobody", code=code, number=number)
    return say("document_issued", code=code, number=number)
