"""A decision is kept: its words with the others of the case, and who decided what, when, about which units."""

from __future__ import annotations

from datetime import datetime

from handlers.leadership.decided import Decided
from handlers.names import staff_name
from handlers.scene import Scene
from storage import directions, words
from storage.cases import CaseRow
from storage.directions import How, Kind
from storage.words import NamedFile, Said


def keep(scene: Scene, case: CaseRow, kind: Kind, decided: Decided, at: datetime) -> bytes:
    """Store the words and the decision; the words' salted hash, for the trail."""
    files = tuple(NamedFile(one.id, one.name) for one in decided.files)
    me = scene.person.id
    words_id, digest = words.keep(scene.work, case.id, Said.DIRECTION, decided.words, me, files)
    name = staff_name(scene, me)
    directions.record(scene.work, case.id, kind, How.CHAT, me, name, None, words_id, decided.units, at, me)
    return digest
