"""Words such as “duyệt BC-2026-00042” typed without a list in sight: the card for whoever may, 2.6 for whoever may not.

Nothing is approved, refused or promised by them alone: what is decided on must have been shown.
"""

from __future__ import annotations

from collections.abc import Mapping

from handlers.casework.cards import card
from handlers.casework.steps import sees, sees_whole
from handlers.scene import Scene
from handlers.speaker.right import barred, is_barred
from handlers.talk import Outgoing
from handlers.understanding.codes import find_case_code
from procedure.paths import path_of
from procedure.terms import Event
from storage import cases
from storage.cases import CaseRow
from storage.folding import fold

SPEECH: Mapping[str, Event] = {
    "duyet": Event.APPROVE,
    "phe duyet": Event.APPROVE,
    "toi duyet": Event.APPROVE,
    "dong y duyet": Event.APPROVE,
    "approve": Event.APPROVE,
    "tu choi": Event.REFUSE,
    "toi tu choi": Event.REFUSE,
    "refuse": Event.REFUSE,
    "hen tra loi": Event.DEFER,
    "defer": Event.DEFER,
}


def spoken(scene: Scene) -> list[Outgoing]:
    """What such words lead to; nothing for any others, and nothing for who is not of the staff."""
    code = find_case_code(scene.incoming.text)
    event = _event(scene.incoming.text, code) if code and scene.roles else None
    case = cases.by_code(scene.work, code) if code and event else None
    if case is None or event is None or not sees(scene, case) or not _exists(case, event):
        return []
    if is_barred(scene, case, event):
        return barred(scene, case, event)
    return [card(scene, case, scene.account)] if sees_whole(scene, case) else []


def _event(text: str, code: str) -> Event | None:
    plain = fold(text).replace(fold(code), " ").replace("ho so", " ")
    return SPEECH.get(" ".join(plain.split()).strip(" .,:;!–-"))


def _exists(case: CaseRow, event: Event) -> bool:
    return path_of(case.facts.kind, case.facts.scope).has(event)
