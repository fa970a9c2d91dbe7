"""Choices that several kinds of case have under the same name: which of two behaviours is meant."""

from __future__ import annotations

from handlers.scene import Behaviour, Scene
from handlers.talk import Outgoing
from procedure.terms import Kind
from storage import cases


def by_kind(kind: Kind, mine: Behaviour, others: Behaviour) -> Behaviour:
    """The first for a case of that kind, the second for anything else. Each checks the right itself."""

    def behave(scene: Scene, ref: str, version: int) -> list[Outgoing]:
        case = cases.load(scene.work, int(ref)) if ref.isdigit() else None
        is_mine = case is not None and case.facts.kind is kind
        return (mine if is_mine else others)(scene, ref, version)

    return behave
