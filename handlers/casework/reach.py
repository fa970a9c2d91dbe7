"""How many journalists a text would reach now: said in the frame of the review and the approval, outside the hash."""

from __future__ import annotations

from handlers.casework.recipients_read import listed
from handlers.scene import Scene
from handlers.talk import Lines, Text, say
from storage import press_audience
from storage.case_texts import NewText
from storage.cases import CaseRow
from storage.press_audience import MATTER, PRESS


def receivers(scene: Scene, case: CaseRow, text: NewText) -> Lines | Text:
    """The recipients of a text, line by line; of the press, how many it reaches at this moment."""
    found = listed(text)
    if text.audience not in (PRESS, MATTER) or not isinstance(found, Lines):
        return found
    now = say("recipients_now", n=press_audience.reached(scene.work, case, text.audience))
    return Lines((*found.items, now))


def usual_audience(scene: Scene, case: CaseRow) -> str:
    """Whom a statement is for if nobody says otherwise: those whom its matter concerns where there are any."""
    concerned = press_audience.reached(scene.work, case, MATTER)
    return MATTER if concerned else PRESS


def is_to_press(audience: str) -> bool:
    """Whether it is for journalists who are found when it leaves, and not named before."""
    return audience in (PRESS, MATTER)
