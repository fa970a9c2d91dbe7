"""Reporting the exact text up before it is spoken (9.6), in one tap."""

from __future__ import annotations

from handlers.leadership.shown import only_what_was_shown
from handlers.scene import Scene
from handlers.speaker.approved import said
from handlers.speaker.right import on_speech
from handlers.speaker.standing import standing_text
from handlers.talk import Outgoing
from procedure.terms import Event
from storage.cases import CaseRow


def report_up(scene: Scene, ref: str, version: int) -> list[Outgoing]:
    """The text on the card goes to the Director General, whole."""
    return on_speech(scene, ref, version, Event.REPORT_UP, only_what_was_shown(version, _report))


def _report(scene: Scene, case: CaseRow) -> list[Outgoing]:
    return said(scene, case, Event.REPORT_UP, standing_text(scene, case).binding)
