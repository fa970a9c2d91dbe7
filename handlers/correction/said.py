"""Theirs and ours: the words that a correction begins with, kept as one so that one hash binds both; and read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.correction.about import CUT, OURS_AT
from handlers.scene import Scene
from handlers.talk import say
from storage import words
from storage.cases import CaseRow
from storage.words import Said


@dataclass(frozen=True)
class Sides:
    """What the press published, and what we had said or what is true; `ours` may be empty."""

    theirs: str
    ours: str


def together(scene: Scene, sides: Sides) -> tuple[str, Mapping[str, str]]:
    """Both as one text under headings, and where each is in it (for the case's details)."""
    if not sides.ours:
        return sides.theirs, {CUT: str(len(sides.theirs))}
    head = scene.around.words(say("correction_ours_head"), "vi") if scene.around.words else "–"
    before = f"{sides.theirs}\n\n{head}\n"
    return before + sides.ours, {CUT: str(len(sides.theirs)), OURS_AT: str(len(before))}


def sides_of(scene: Scene, case: CaseRow) -> Sides | None:
    """Both again; None once the words are erased."""
    first = next((one for one in words.of_case(scene.work, case.id) if one.kind is Said.QUESTION), None)
    if first is None or first.body is None:
        return None
    cut, at = case.details.get(CUT, ""), case.details.get(OURS_AT, "")
    theirs = first.body[: int(cut)] if cut else first.body
    return Sides(theirs, first.body[int(at) :] if at else "")
