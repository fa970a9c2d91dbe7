"""Xem trước văn bản (PDF): the letter as it would leave, marked DỰ THẢO, before anybody approves it."""

from __future__ import annotations

from handlers.casework.cards import see_case
from handlers.casework.steps import sees_whole
from handlers.denying import denied
from handlers.issuing.composing import Desk, compose
from handlers.scene import Scene
from handlers.talk import FileRef, Outgoing, say
from storage import case_texts, cases, files
from storage.cases import CaseRow

PDF = "application/pdf"
PREVIEWED = frozenset({"document", "signed", "posted"})


def show(scene: Scene, ref: str, version: int = 0) -> list[Outgoing]:
    """To any of the staff who see the whole of the case; not to a unit that has a part in it."""
    case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
    if case is None or not sees_whole(scene, case):
        return denied(scene, "case_not_seen", say("case_unknown"))
    made = _made(scene, case)
    if made is None:
        return [scene.reply(say("preview_none", code=case.code), see_case(case))]
    file = FileRef(files.keep(scene.work, PDF, made), f"du-thao-{case.code}.pdf")
    return [scene.reply(say("preview", code=case.code), see_case(case), files=(file,))]


def _made(scene: Scene, case: CaseRow) -> bytes | None:
    """Nothing where no text stands, or it is spoken and not written."""
    letters, words = scene.around.letters, scene.around.words
    if case.text_id is None or letters is None or words is None:
        return None
    text = case_texts.load(scene.work, case.text_id)
    if text.form not in PREVIEWED:
        return None
    return letters(compose(scene.work, Desk(words, scene.around.zone), case, text, None))
