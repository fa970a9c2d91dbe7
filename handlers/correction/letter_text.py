"""The text that a letter to a newsroom begins with: what it published, and what is so instead (3.6).

In Vietnamese, whoever drafts it; it is changed freely before it is handed in. What is asked for, and by which article,
stands in the letter's frame.
"""

from __future__ import annotations

from handlers.correction.about import BASIS, DISTORTED, OURS_FROM, UNTRUE
from handlers.correction.said import Sides, sides_of
from handlers.names import office
from handlers.scene import Scene
from handlers.talk import Text, say
from procedure.terms import Kind
from storage.cases import CaseRow


def begun(scene: Scene, case: CaseRow) -> str:
    """Empty for any other kind of case, and where the words are erased."""
    sides = sides_of(scene, case) if case.facts.kind is Kind.CORRECTION else None
    made = scene.around.words
    return made(_text(scene, case, sides), "vi") if sides and made else ""


def _text(scene: Scene, case: CaseRow, sides: Sides) -> Text:
    return say(
        "correction_letter",
        theirs=sides.theirs,
        why=_why(case, sides.ours),
        sender=office(scene, case.facts.scope),
    )


def _why(case: CaseRow, ours: str) -> Text:
    """That it is untrue, or not what was said; and what is so instead."""
    if case.details.get(BASIS, UNTRUE) != DISTORTED:
        return say("correction_letter_untrue_right", ours=ours) if ours else say("correction_letter_untrue")
    number = case.details.get(OURS_FROM, "").partition(" ")[0]
    source = say("correction_letter_source", number=number) if number else ""
    return say("correction_letter_distorted", source=source, ours=ours)
