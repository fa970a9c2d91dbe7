"""Local press on a local matter is the province's own (7.1.d): seen by the outlet's name and the case's place.

It is a suggestion to the press centre, never done by itself: a name may mislead, and the centre decides.
"""

from __future__ import annotations

import re
import unicodedata

from handlers.scene import Scene
from storage import directory
from storage.directory import PROVINCIAL

KIND = re.compile(
    r"^(?:báo|tạp chí|đài)(?: điện tử)?(?:(?: và)? (?:phát thanh|pt)\s*(?:,|-|–|và)?\s*(?:truyền hình|th))?\s+",
    re.IGNORECASE,
)
"""What kind of outlet it is, before its name: Báo Nghệ An; Báo và phát thanh, truyền hình Nghệ An."""


def local_to(scene: Scene, outlet: str, unit_code: str | None) -> str | None:
    """The province, if the outlet's name is of the same province as the matter; else None."""
    unit = directory.unit(scene.work, unit_code) if unit_code else None
    if unit is None or unit.kind not in PROVINCIAL:
        return None
    found = scene.around.reader.find_place(KIND.sub("", unicodedata.normalize("NFC", outlet.strip())))
    return unit.code if found.code == unit.code and found.certain else None
