"""Which outlet a journalist is with: the directory's name where it is meant exactly, else as they wrote it.

- Exactly: accents and case aside, and "Báo", "Tạp chí" or "Đài" before the name left out or put in. "Tạp chí Lao động"
  is not "Báo Lao Động".
- A name that is really near one of the directory's is offered it; nothing is changed behind the writer's back.
- Several people of one outlet share its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from handlers.scene import Scene
from storage import directory
from storage.directory import Outlet
from storage.folding import fold

MOST_OFFERED = 3
NEAR = 87  # of 100; lower, "Báo Đấu thầu" would be offered "Báo Đầu tư"
SHORTEST = 5  # letters; shorter names are one slip apart from each other: HTV, VTV, QTV
KINDS = re.compile(r"^(?:(bao)(?: dien tu)?|(tap chi)(?: dien tu)?|(dai))\s+(?=\S)")
ENGLISH = {" newspaper": "bao", " magazine": "tap chi"}
LEFT_OUT = re.compile(
    r"\b(?:newspaper|online|dien tu|website|trang tin|kenh|chuyen trang|com|vn)\b|[^\w\s]|(?<=[a-z])\d+$"
)


def taken(scene: Scene, text: str) -> dict[str, object]:
    """The outlet as form data: its name, and its code if it is in the directory."""
    found = find(directory.all_outlets(scene.work), text)
    return as_typed(text) if found is None else of_directory(found)


def of_directory(outlet: Outlet) -> dict[str, object]:
    """An outlet of the directory, as form data."""
    return {"outlet": outlet.name_vi, "outlet_code": outlet.code, "outlet_near": None}


def as_typed(text: str) -> dict[str, object]:
    """An outlet that the directory has not, as form data."""
    return {"outlet": text, "outlet_code": None, "outlet_near": None}


def find(outlets: list[Outlet], text: str) -> Outlet | None:
    """The outlet that is called exactly so."""
    wanted = _bare(text)
    return next((one for one in outlets if any(_same(wanted, _bare(name)) for name in _names(one))), None)


def nearest(outlets: list[Outlet], text: str) -> list[Outlet]:
    """At most three outlets that are really near what was typed, nearest first."""
    wanted = _core(text)
    if len(wanted) < SHORTEST - 2:
        return []
    rated = ((_likeness(wanted, map(_core, _names(one))), one) for one in outlets)
    near = sorted((pair for pair in rated if pair[0] >= NEAR), key=lambda pair: -pair[0])
    return [one for _, one in near[:MOST_OFFERED]]


def _likeness(wanted: str, names: Iterable[str]) -> float:
    """0 to 100. Of a short name only the same letters count."""
    return max((_like(wanted, name) for name in names if name), default=0.0)


def _like(wanted: str, name: str) -> float:
    if wanted == name:
        return 100.0
    if min(len(wanted), len(name)) < SHORTEST:
        return 0.0
    return max(fuzz.ratio(wanted, name), fuzz.ratio(wanted.replace(" ", ""), name.replace(" ", "")))


def _names(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name_vi, outlet.name_en, outlet.code, *outlet.aliases)


def _bare(name: str) -> tuple[str, str]:
    """The kind put before a name or, in English, after it, and the name without it."""
    whole = fold(name).strip(" .,;:!“”\"'")
    for ending, kind in ENGLISH.items():
        if whole.endswith(ending):
            return kind, whole.removesuffix(ending)
    match = KINDS.match(whole)
    return (match[1] or match[2] or match[3], whole[match.end() :]) if match else ("", whole)


def _same(typed: tuple[str, str], name: tuple[str, str]) -> bool:
    """The same name, and not of another kind."""
    return typed[1] == name[1] and (typed[0] == name[0] or not typed[0] or not name[0])


def _core(name: str) -> str:
    """What is left to compare by likeness."""
    return " ".join(LEFT_OUT.sub(" ", _bare(name)[1]).split())
