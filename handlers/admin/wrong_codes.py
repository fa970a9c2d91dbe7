"""Guessing codes is slowed down: five wrong ones an hour from one account, a hundred from all (T4, T9)."""

from __future__ import annotations

from datetime import timedelta

from handlers.scene import Scene
from storage import security

HOUR = timedelta(hours=1)
WRONG_BY_ONE = 5
WRONG_BY_ALL = 100
WRONG_CODE = "wrong_code"


def too_often(scene: Scene) -> bool:
    """Whether so many wrong codes came that none is looked at."""
    mine = security.count(scene.work, WRONG_CODE, HOUR, scene.account.external_id)
    return mine >= WRONG_BY_ONE or security.count(scene.work, WRONG_CODE, HOUR) >= WRONG_BY_ALL
