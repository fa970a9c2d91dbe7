"""Every change of somebody's rights, in the chained register of acts (Art. 12; T31)."""

from __future__ import annotations

from handlers.scene import Scene
from procedure.terms import Role
from storage import acts
from storage.acts import Act

SELF = "self"
KEEPERS = (Role.ADMINISTRATOR, Role.PRESS_HEAD, Role.PRESS_OFFICER)


def register(scene: Scene, person_id: int, act: str, **detail: object) -> None:
    """What was done to a person's rights by whoever acts, in their highest capacity for it."""
    record(scene, f"person:{person_id}", act, _capacity(scene), **detail)


def register_own(scene: Scene, person_id: int, act: str, **detail: object) -> None:
    """What a person settled about themselves."""
    record(scene, f"person:{person_id}", act, SELF, **detail)


def record(scene: Scene, subject: str, act: str, capacity: str, **detail: object) -> None:
    """One row; `detail` holds ids and codes, no person's own words."""
    acts.record(scene.work, Act(subject, act, scene.person.id, capacity, detail=detail), scene.incoming.occurred_at)


def _capacity(scene: Scene) -> str:
    return next((role.value for role in KEEPERS if role in scene.roles), SELF)
