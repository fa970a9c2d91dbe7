"""Which outlet a journalist writes for: the directory's name where it is known, else as they wrote it."""

from __future__ import annotations

from handlers.scene import Scene
from storage import directory
from storage.directory import Outlet
from storage.folding import fold


def taken(scene: Scene, text: str) -> dict[str, object]:
    """The outlet as form data: its name, and its code if it is in the directory."""
    found = find(directory.all_outlets(scene.work), text)
    if found is None:
        return {"outlet": text, "outlet_code": None}
    return {"outlet": found.name_vi, "outlet_code": found.code}


def find(outlets: list[Outlet], text: str) -> Outlet | None:
    """The outlet that is called exactly so, accents and case aside, "Báo" before it or not."""
    wanted = _bare(text)
    return next((one for one in outlets if wanted in {_bare(name) for name in _names(one)}), None)


def _names(outlet: Outlet) -> tuple[str, ...]:
    return (outlet.name_vi, outlet.name_en, outlet.code, *outlet.aliases)


def _bare(name: str) -> str:
    return fold(name).removeprefix("bao ").removesuffix(" newspaper").strip(" .")
